"""Papers to print: of each a believable one, an empty one, one far too long."""

from dataclasses import replace
from datetime import date

from coachdesk.analysis.briefs import BriefPaper, DebriefPaper, FitLine, TallyPaper
from coachdesk.analysis.charts import (
    ChartPoint,
    ChartSignal,
    Mark,
    Marker,
    ProgressChart,
    SkillChart,
    SkillRow,
    Tick,
)  # fmt: skip
from coachdesk.analysis.paper import (
    PaperAction,
    PaperDate,
    PaperFocus,
    PaperGoal,
    PaperMeasure,
    PaperStrength,
    PlanPaper,
)  # fmt: skip
from coachdesk.analysis.prep import (
    PaperCheck,
    PaperPromise,
    PrepDeal,
    PrepFocus,
    PrepNumber,
    PrepPaper,
    PrepQuestion,
    Seen,
    SummaryPaper,
)  # fmt: skip

VALUES = (91, 86, 97, 92, 88, 79, None, 83, 90, 86, 81, 88, 84, 78, 76, 80, 74, 79, 73, 77, 75, 81, 86, 84, 89)
MONTHS = [(2024 + (10 + n) // 12, (10 + n) % 12 + 1) for n in range(len(VALUES))]


def chart():
    points = tuple(ChartPoint(date(y, m, 1), date(y, m, 28), v, 100.0, f"{m}/{y}") for (y, m), v in zip(MONTHS, VALUES))
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    days = [date(y, m, d) for n, (y, m) in enumerate(MONTHS) for d in (6, 13, 20, 27)[: n % 5]]
    return ProgressChart(
        title="Quota attainment", points=points, bottom=60, top=110,
        value_ticks=(Tick(60, "60"), Tick(80, "80"), Tick(100, "100")),
        time_ticks=tuple(Tick(n, names[m - 1] + (f" ’{y % 100}" if m == 1 else "")) for n, (y, m) in
                         enumerate(MONTHS) if n % 2 == 0),
        centre=87, lower=69, upper=104, state="locked", locked_at=12,
        signals=(ChartSignal(13, 20, tuple(range(13, 21)), "8 in a row below the centre: a real fall"),),
        markers=(*(Marker(day, "met") for day in days), Marker(date(2025, 3, 5), "trained"),
                 Marker(date(2026, 6, 3), "trained")),
        marks=(Mark("high", 104, "Usual high 104"), Mark("target", 100, "Target 100 %"), Mark("now", 89, "Now 89 %"),
               Mark("centre", 87, "Centre 87"), Mark("low", 69, "Usual low 69")),
        verdict="fell in November, climbing since",
        caption="Usual range from the first 12 months; limits locked on 12.",
    )  # fmt: skip


def skills():
    return SkillChart((
        SkillRow("Discovery depth", 4, 3, 2, "5 seen, 12 Nov", False, "same", True, False),
        SkillRow("Qualification", 3, 4, 3, "4 seen, 20 Oct", False, "up", False, False),
        SkillRow("Executive access", 3, 3, 2, "2 seen, 22 Sep", False, "same", False, False),
        SkillRow("Objection handling", 3, None, 2, "no evidence", False, None, False, True),
        SkillRow("Negotiation", 3, 4, 3, "6 seen, 9 Nov", False, "up", False, False),
        SkillRow("Follow-up", 3, 4, 3, "3 seen, Apr, old", True, "down", False, False),
        SkillRow("Value story", 3, 3, 3, "4 seen, 2 Nov", False, "same", False, False),
    ), "4 of 12 rated skills at or above the role target (last quarter 3 of 11)")  # fmt: skip


def promises():
    return {
        "focus": (PaperFocus("discovery depth", 2, "Asks from a list and moves on at the first answer.", 4,
                          "Two follow-ups on every problem named; learns what doing nothing costs."),),
        "focus_why": "it should move Qualified → proposal, where Ben’s 3 of 14 is the widest gap to his role.",
        "goals": (
            PaperGoal("Discovery depth, observed in live calls", "leading", "2 (n 5)", "4, in 3 of 4", "18 Dec",
                      "Sam, two joint calls", "", ""),
            PaperGoal("Cost of doing nothing named", "leading", "1 of 9", "6 of 9", "19 Dec", "Ben’s call notes", "",
            ""),
            PaperGoal("Opportunities reaching proposal", "lagging", "3 of 13", "6 of 14", "31 Dec", "CRM export", "",
            ""),
        ),
        "actions": (
            PaperAction("Ask “what does it cost you per month?” in three calls", "on the job", "Ben", "20 Nov",
            "27 Nov",
                        "done", True),
            PaperAction("Listen to the Norfolk call together", "coaching", "Sam, Ben", "1 Dec", "2 Dec", "open", False),
            PaperAction("Discovery lab, pre-brief 3 Dec", "training", "Ben", "5 Dec", "6 Dec", "carried over", False),
            PaperAction("Sit in on two calls, silent", "joint call", "Sam", "4 Dec", "11 Dec", "dropped", False),
            PaperAction("Teach the team the three cost questions", "peer", "Ben", "9 Dec", "16 Dec", "open", False),
        ),
        "obstacles": "If the buyer refuses a number, then ask who would know and book that person.",
        "support": "Sam keeps Friday mornings free for calls.",
        "dates": (PaperDate("Weekly", "one-on-one, Tuesday 10:30, 45 min"), PaperDate("25 Nov", "mid-quarter check"),
               PaperDate("11 Dec", "discovery observed again"), PaperDate("18 Dec", "close and verdict")),
    }  # fmt: skip


def usual(**changes):
    return replace(PlanPaper(
        rep="Ben Okafor", rep_first="Ben", role="Mid-market account executive", tenure="month 20",
        manager="Sam Rivera", quarter="Q4 2026", span="1 Oct – 31 Dec", plan_number=7, issue=1, status="agreed",
        audience="rep", audience_words="Copy for the rep", printed_on=date(2026, 11, 24),
        left_out="private notes, other people’s figures",
        success="I walk into every pricing talk with the customer’s own numbers, so nobody asks me for a discount.",
        chart=chart(), chart_note="share of target, month by month; shaded = usual range, locked",
        attainment=("Q1 2026 77 %", "Q2 75 %", "Q3 84 %", "Q4 so far 87 %"), ramp="Month 20: past the ramp of 6 months",
        measures=(
            PaperMeasure("Quota attainment, last 4 quarters", "84 %", "100 %", "69–104 %", "climbing since August"),
            PaperMeasure("Qualified opportunities a week", "7.1", "9", "4–9", "no signal"),
            PaperMeasure("Qualified → proposal", "3 of 14", "–", "8–48 % plausible", "too few to rank; role 41 %"),
            PaperMeasure("Dated next step after a meeting", "19 of 24", "–", "60–91 % plausible", "no signal here"),
            PaperMeasure("Coaching received, hours a month", "4.6", "3–5", "–", "on budget since May"),
        ),
        strengths=(
            PaperStrength("Follow-up habit.", "Every first meeting in October had a written recap the same day."),
            PaperStrength("Composure.", "12 November, Norfolk: the buyer raised his voice, Ben slowed down and asked."),
        ),
        skills=skills(),
        causes=(("skill", True), ("will", False), ("knowledge", False), ("system or territory", False)),
        cause_why="Stops at the first problem named; the cost of doing nothing stays unknown.",
        **promises(),
        career="Enterprise account executive in 2028.", check_day="25 November", check_note="",
        close_day="18 December", retrospective="",
        verdicts=("improved", "no detectable change", "too early", "worse"), comment="", amendments=(),
        next_review="18 December", keep_until="31 December 2028", private="",
    ), **changes)  # fmt: skip


def empty():
    blank = dict.fromkeys(("success", "ramp", "cause_why", "focus_why", "obstacles", "support", "career",
    "check_day", "check_note", "close_day", "comment", "next_review", "keep_until", "tenure"), "")  # fmt: skip
    tuples = dict.fromkeys(("attainment", "measures", "strengths", "focus", "goals", "actions", "dates"), ())
    return usual(rep="Kim Lee", rep_first="Kim", chart=None, chart_note="No numbers yet", issue=None, status="draft",
                 skills=SkillChart((), "no skill rated yet"), plan_number=1, **blank, **tuples)  # fmt: skip


def words(count, stem="word"):
    return " ".join(f"{stem}{n}" for n in range(count))


def closed():
    """Everything filled in, closed, in its third issue."""
    base = usual()
    goals = tuple(
        replace(g, verdict=v, evidence=e)
        for g, v, e in zip(
            base.goals, ("improved", "too early", "no detectable change"), ("3 of 4 calls", "only 2 calls", "5 of 14")
        )
    )
    second = PaperFocus("executive access", 2, "Waits for the contact to offer.", 3, "Asks for the meeting by name.")
    return usual(goals=goals, status="closed", issue=3, focus=(*base.focus, second),
    check_note="Two calls seen so far.",
                 retrospective="The cost question works.", comment="I agree and would like more joint calls.",
                 amendments=("3 Dec: goal 2 moved to 19 Dec", "9 Dec: second focus added"))  # fmt: skip


def overlong():
    base = closed()
    actions = tuple(replace(base.actions[0], text=f"Action number {n} {words(12, 'act')}") for n in range(30))
    return replace(base, success=words(150, "success"), cause_why=words(300, "cause"), support=words(600, "support"),
                   check_note=words(900, "check"), actions=actions, comment=words(700, "comment"))  # fmt: skip


def prep(**changes):
    """The manager's sheet of an ordinary one-on-one."""
    return replace(PrepPaper(
        rep="Elif Kaya", rep_first="Elif", role="Mid-market account executive", when="Tue 24 November, 10:30, 45 min",
        title="One-on-one · session 14", copy="Manager’s sheet · 7 days since the last", audience="manager",
        printed_on=date(2026, 11, 23), left_out="private notes",
        promises=(
            PaperPromise("Elif", "Send the value summary to Halden", "20 Nov"),
            PaperPromise("Elif", "Rewrite the discount-request e-mail with a give-get", "20 Nov, 4 days late"),
            PaperPromise("You", "Role-play on procurement pressure", "today"),
        ),
        kept_words="Kept so far this quarter: Elif 9 of 11 · you 6 of 6",
        numbers=(
            PrepNumber("Quota attainment, October", "103 %", "usual 74–101", "up",
                       "8 in a row above the centre: a real rise."),
            PrepNumber("Qualified opportunities a week", "8.2", "usual 5–11", "", ""),
            PrepNumber("Discount given on won deals", "7 %", "usual 4–12", "", ""),
            PrepNumber("Dated next step", "22 of 25", "70–96 % plausible", "", ""),
        ),
        wins=(),
        focus=PrepFocus(7, "negotiation", 3, "Holds the price once; gives in at the second push.", 4,
                        "Names the trade before conceding, and stays silent after asking.",
                        (Seen("3 Nov", "pricing call: gave 5 % before asking for the date", 2),
                         Seen("12 Nov", "role-play: asked for a reference, then waited", 4))),
        rehearse=("the pause after “what would we get?”",),
        rep_items=("Marlow: procurement wants 12 %", "Is the Q1 territory change decided?", "Role-play, as promised"),
        own_items=("January targets",), praise=("Halden renewed at list price",), sbi=(),
        deals=(PrepDeal(1, "Marlow Foods", "€40k · Proposal · closes 12 Dec", "fits: 4 of 5 known, 3 met"),),
        model="GROW",
        questions=(
            PrepQuestion(1, "Goal", 3, "What would make the Marlow talk a good one for you?", False),
            PrepQuestion(2, "Reality", 7, "What happened just before you offered the discount?", False),
            PrepQuestion(3, "Options", 7, "If you held five seconds longer, what could happen?", False),
            PrepQuestion(4, "Will", 3, "On which call will you try it, and how will we both see it?", False),
        ),
        next_words="Tuesday 1 December, 10:30", private="",
    ), **changes)  # fmt: skip


def checks(count=2):
    """What is to be asked back of trainings."""
    every = (
        PaperCheck("Check 1: Discovery drill", "13 Nov, 11 days late",
                   "Which two questions do you ask after a customer has named a problem?",
                   "Ask two follow-ups on every problem in your next three calls, before you say anything about us."),
        PaperCheck("Debrief: Price talk and decision", "today",
                   "A customer says “you are too expensive”. What do you ask before you answer?",
                   "Write down your limit and three trades before your next talk about price."),
    )  # fmt: skip
    return every[:count]


def prep_of_rep(**changes):
    """The rep's half of the same sheet."""
    half = {"audience": "rep", "copy": "Copy for Elif · 7 days since the last", "left_out": "private notes"}
    return prep(**{**half, "own_items": (), "praise": (), "sbi": (), **changes})


def prep_empty(**changes):
    lists = ("promises", "numbers", "rehearse", "rep_items", "own_items", "praise", "deals", "questions")
    nothing = dict.fromkeys(lists, ())
    blank = {"kept_words": "", "next_words": "", "focus": None, "copy": "Manager’s sheet · first one-on-one"}
    return prep(**{**nothing, **blank, **changes})


def prep_overlong():
    base = prep(private=words(40, "private"), next_words=words(30, "next"))
    promises = tuple(PaperPromise(f"Elif{n}", words(20, f"p{n}x"), f"{n} Nov, 4 days late") for n in range(14))
    numbers = tuple(PrepNumber(words(6, f"n{n}x"), "1,234,567", "4–9", "down", words(9, f"s{n}x")) for n in range(8))
    asks = tuple(replace(base.questions[0], phase=f"Phase{n}", text=words(30, f"q{n}x")) for n in range(12))
    items = tuple(words(15, f"i{n}x") for n in range(12))
    focus = replace(base.focus, wanted_text=words(200, "wanted"), level_text=words(90, "level"))
    return replace(base, promises=promises, numbers=numbers, questions=asks, rep_items=items, own_items=items,
                   focus=focus, wins=items, sbi=(words(80, "sbi"),), rehearse=(words(50, "rehearse"),),
                   training=(PaperCheck(words(12, "c"), "today", words(30, "a"), words(60, "t")),) * 4)  # fmt: skip


def summary(**changes):
    return replace(SummaryPaper(
        rep="Elif Kaya", title="One-on-one · session 14", when="Tue 24 November, 10:30, 45 min",
        printed_on=date(2026, 11, 24), left_out="private notes",
        notes="Marlow: we go back with a trade.\nElif asks for the reference first, and waits.",
        talked=("Marlow: procurement wants 12 %", "Role-play, as promised"),
        promises=(PaperPromise("Elif", "Ask Marlow for a reference before any discount", "Fri 27 Nov"),
                  PaperPromise("Manager", "Settle the Q1 territory", "Mon 30 Nov")),
        next_words="Tuesday 1 December, 10:30",
    ), **changes)  # fmt: skip


def brief(**changes):
    """The manager's pre-brief sheet, filled in."""
    return replace(BriefPaper(
        rep="Elif Kaya", rep_first="Elif", role="Mid-market account executive", when="Wed 25 November, 09:15, 15 min",
        audience="manager", printed_on=date(2026, 11, 24), left_out="private notes", account="Marlow Foods",
        deal="€40k · closes 12 Dec", people="Ines Roth, procurement · Paul Grau, plant lead", stage="Proposal",
        fit=(FitLine("demographic", "50 to 500 employees", "yes"), FitLine("demographic", "Two or more sites", "yes"),
             FitLine("psychographic", "Buys on value, not on price alone", "no"),
             FitLine("psychographic", "Welcomes new ideas", "")),
        fit_words="fits: 3 of 4 known, 2 met", call="coaching call",
        objective="Leave with the trade agreed: reference against 5 %.", least="A second date with the plant lead.",
        questions=("What happens if nothing changes before spring?", "Who signs besides you?"),
        objection="“Your competitor is 12 % cheaper.”", skill="negotiation",
        watched="Silent after asking for the trade",
        level_text="Names the trade before conceding, and stays silent after asking.",
        role_words="Silent; takes notes.", step_in="Only when a price below the floor is named.", private="",
    ), **changes)  # fmt: skip


BLANK_BRIEF = ("deal", "people", "stage", "fit_words", "call", "objective", "least", "objection", "skill", "watched",
               "level_text", "role_words", "step_in")  # fmt: skip


def brief_empty(**changes):
    return brief(**{**dict.fromkeys(BLANK_BRIEF, ""), "fit": (), "questions": (), "account": "", **changes})


def debrief(**changes):
    """The manager's debrief sheet, filled in."""
    return replace(DebriefPaper(
        rep="Elif Kaya", rep_first="Elif", role="Mid-market account executive", when="Wed 25 November, 11:00, 20 min",
        audience="manager", printed_on=date(2026, 11, 25), left_out="private notes", account="Marlow Foods",
        deal="€40k · Proposal · closes 12 Dec", ended="They want the reference call first; date set for Tuesday.",
        outcomes=(("open", True), ("won", False), ("lost", False), ("disqualified", False)),
        belonged=(("yes", False), ("partly", True), ("no", False)), belonged_why="Two sites, yet they buy on price.",
        fit_words="fits: 3 of 4 known, 2 met", objective="Leave with the trade agreed: reference against 5 %.",
        objective_met=(("yes", False), ("partly", True), ("no", False)),
        went_well=("Asked and waited.", "Named the cost of doing nothing."),
        differently="Bring the plant lead in earlier.",
        points=("At the price question, Elif paused four seconds; the buyer then offered the reference himself.",),
        watched="Silent after asking for the trade", count=3, level=4,
        change="Open with the trade, not with the price.",
        promises=(PaperPromise("Elif", "Send the reference list", "Fri 27 Nov"),),
        took_over=(("yes", False), ("no", True)), effort=4, private="",
    ), **changes)  # fmt: skip


def open_choices(*names):
    return tuple((name, False) for name in names)


def debrief_empty(**changes):
    texts = ("account", "deal", "ended", "belonged_why", "fit_words", "objective", "differently", "watched", "change")
    blank, replies = dict.fromkeys(texts, ""), open_choices("yes", "partly", "no")
    choices = {"belonged": replies, "objective_met": replies, "took_over": open_choices("yes", "no")}
    choices["outcomes"] = open_choices("open", "won", "lost", "disqualified")
    none = {"went_well": (), "points": (), "promises": (), "count": None, "level": None, "effort": None}
    return debrief(**{**blank, **choices, **none, **changes})


def tally(**changes):
    return replace(TallyPaper(
        rep="Elif Kaya", role="Mid-market account executive", when="Thu 26 November", printed_on=date(2026, 11, 25),
        left_out="", skill="negotiation", calls=6,
        behaviours=("Names the trade before conceding", "Silent after asking", "Asks who else signs",
                    "Agrees a dated next step"),
    ), **changes)  # fmt: skip
