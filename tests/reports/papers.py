"""Plans to print: a believable one, an empty one, one far too long."""

from dataclasses import replace
from datetime import date

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
