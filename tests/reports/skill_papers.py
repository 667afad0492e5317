"""Papers about skills to print: of each a believable one, an empty one, one far too long."""

from dataclasses import replace
from datetime import date

from coachdesk.analysis.matrix import Matrix, MatrixCell, MatrixRow, MatrixSkill
from coachdesk.analysis.profile import ProfileSkill
from coachdesk.analysis.scoring import CallScore, ScoreLine, Total
from coachdesk.analysis.skill_papers import FormPaper, ScorecardPaper, SkillsPaper
from coachdesk.domain.frameworks import FrameworkContent, VersionSkill
from coachdesk.domain.scorecards import Criterion, Scorecard, ScoredCall
from tests.reports.papers import words


def skill(name="Discovery depth", family="Discovery", target=4, manager=2, **changes):
    """One line of a profile: two levels short, seen five times, widening."""
    gap = None if target is None or manager is None else target - manager
    return replace(ProfileSkill(
        skill_id=changes.pop("skill_id", 1), name=name, family=family, target=target, target_from="role",
        manager=manager, self_level=3, self_hidden=False, peers=(), gap=gap, gap_then=None, direction="",
        gap_words=f"gap {gap}", self_words="self 1 above manager", observations=5, newest=date(2026, 11, 12),
        stale=False, why_stale="", evidence="5 seen · 12 days",
    ), **changes)  # fmt: skip


def profile_skills():
    unseen = {"observations": 0, "newest": None}
    return (
        skill("Choosing whom to approach", "Prospecting", 3, 4, skill_id=2, gap_then=0, direction="same",
              gap_words="gap 0, as in Q2", self_words=""),
        skill("Prospecting by phone", "Prospecting", 3, 3, skill_id=3, self_level=None, self_hidden=True, self_words="",
              stale=True, why_stale="new competitor (Acme) on 3 Nov touches it", newest=date(2025, 12, 9)),
        skill(gap_then=1, direction="widening", gap_words="gap 2, was 1 in Q2"),
        skill("Listening and summing up", "Discovery", 4, 3, skill_id=4, target_from="person", self_level=3,
              self_words="self and manager agree", peers=(("Nadia Haddad", 4),), **unseen),
        skill("Negotiating", "Negotiation", 3, None, skill_id=5, self_level=2, self_words="", **unseen),
        skill("Follow-up", "Follow-up", None, 4, skill_id=6, self_level=None, self_words=""),
    )  # fmt: skip


def skills_paper(**changes):
    """The rep's copy of an ordinary skills scorecard."""
    return replace(SkillsPaper(
        rep="Elif Kaya", rep_first="Elif", role="Mid-market account executive", framework="Sales skills", version=3,
        as_of="24 November 2026", audience="rep", printed_on=date(2026, 11, 24), left_out="private notes",
        skills=profile_skills(), index_words="2 of 4 rated skills at or above the target",
        texts=((1, "Asks from a list and moves on at the first answer.",
                "Two follow-ups on every problem named; learns what doing nothing costs."),
               (4, "Repeats the last sentence.", "Sums up reasons and asks what is missing.")),
        note="We both hear it in the Norfolk calls.", private="",
    ), **changes)  # fmt: skip


def skills_paper_empty(**changes):
    return skills_paper(**{"skills": (), "texts": (), "note": "", "index_words": "no skill rated yet", **changes})


def many_skills(count=60, families=14):
    return tuple(skill(f"Skill number {n} of many {words(n % 4, f's{n}x')}", f"Family {n * families // count}",
                       2 + n % 4, 1 + n % 5, skill_id=n, stale=n % 7 == 0, why_stale=f"newest is {n} days old",
                       gap_then=1, direction="closing", gap_words=f"gap {n}, was 1 in Q2")
                 for n in range(count))  # fmt: skip


def skills_paper_overlong():
    texts = tuple((n, words(60, f"now{n}x"), words(70, f"wanted{n}x")) for n in range(60))
    return skills_paper(skills=many_skills(), texts=texts, note=words(200, "note"), private=words(60, "private"),
                        audience="manager", index_words=words(25, "index"))  # fmt: skip


def matrix_cell(skill_id, level=3, target=3, **changes):
    below = 0 if level is None or target is None else max(0, target - level)
    cell = MatrixCell(skill_id, level, target, below, None, 4, "3 wk", stale=False, why_stale="", words="")
    return replace(cell, **changes)


STARTER = {
    "Prospecting": ("Choosing whom to approach", "Prospecting by phone", "Prospecting by e-mail",
                    "Prospecting on LinkedIn", "Networking", "Speaking to groups", "Asking for referrals"),
    "Value propositions": ("Value by buyer role", "Value by industry", "Value by pain", "Value by competitor gap"),
    "Discovery": ("Discovery depth", "Listening and summing up", "Mapping who decides"),
    "Qualification": ("Qualifying", "Disqualifying"),
    "Presenting value": ("Presenting value", "Demonstrating the product"),
    "Handling objections": ("Handling objections",), "Negotiation": ("Negotiating",),
    "Closing": ("Closing on a next step", "Asking for the decision"), "Follow-up": ("Follow-up",),
    "Account growth": ("Growing accounts",),
    "Pipeline discipline": ("Keeping the pipeline honest", "Planning the week"),
    "Product and market knowledge": ("Product knowledge", "Market knowledge"),
}  # fmt: skip
TEAM = ("Ana Ferreira", "Ben Okafor", "Chloe Martin", "Daniel Weiss", "Elif Kaya", "Пётр Ильич", "محمد بن عبد الله",
        "王小明", "Hana Sato")  # fmt: skip


WEAK = "Discovery depth is low for the whole team: 7 of 8 below target. That is a playbook problem, not eight people’s."


def matrix(families=None, names=TEAM, **changes):
    """A team in the starter framework, or in families of one's own."""
    groups = STARTER if families is None else families
    pairs = [(family, name) for family, names in groups.items() for name in names]
    skills = tuple(MatrixSkill(n, name, family, "aim 3–4" if n % 3 else "aim 4", 3 if n % 4 else 2.5, len(names),
                               weak=n == 11) for n, (family, name) in enumerate(pairs))  # fmt: skip
    rows = tuple(
        MatrixRow(r, rep, rep[:2], ("Enterprise AE", "Mid-market account executive")[r % 2], "performer", tuple(
            matrix_cell(n, None if (r + n) % 17 == 5 else (r * n) % 5 + 1, 3 + n % 2, stale=(r + 2 * n) % 9 == 4,
                        observations=(r + n) % 13) for n in range(len(pairs))), 9, 12)
        for r, rep in enumerate(names))  # fmt: skip
    return replace(Matrix(
        1, "Sales skills", 3, tuple((family, len(names)) for family, names in groups.items()), skills, rows,
        (WEAK,) if len(pairs) > 11 else (), "9 reps · 28 skills · 104 ratings, 67 with evidence",
    ), **changes)  # fmt: skip


def matrix_large():
    """Forty people in sixty skills, one family wider than a page."""
    sizes = (3, 40, 1, 9, 7)
    families = {f"Family {n}": tuple(f"Skill {n}.{k} of a long name" for k in range(count))
                for n, count in enumerate(sizes)}  # fmt: skip
    return matrix(families, tuple(f"Rep {n} of the team" for n in range(40)))


CRITERIA = (
    ("Opens with a purpose and gets a yes to it", "Starts to pitch.", "Says why and for how long.",
     "Agrees purpose, time and what happens at the end."),
    ("Asks past the first answer", "Moves on.", "One follow-up.", "Learns what doing nothing costs, in their words."),
    ("Sums up before answering", "Answers at once.", "Sums up half.", "They say “exactly”."),
    ("Handles the price question", "Gives in.", "Holds once.", "Asks for a trade and stays silent."),
    ("Leaves with a dated next step", "“I’ll call you.”", "A date.", "A date, people, and what each brings."),
)  # fmt: skip


def score_lines(levels=((2, 3), (3, 2), (4, 4), (None, None), (5, None)), scored=("rep", "manager")):
    said = ("I told them it takes 20 minutes.", "“What happens if it stays like this?” and then the next topic.")
    return tuple(
        ScoreLine(Criterion(n, 1, *one[:1], 1 + n % 3, *one[1:]), rep, manager, None, said[0] if n < 3 else "",
                  said[1] if n < 2 else "", None if None in (rep, manager) else manager - rep, frozenset(scored))
        for n, (one, (rep, manager)) in enumerate(zip(CRITERIA, levels)))  # fmt: skip


def call_score(lines, **changes):
    call = ScoredCall(1, 1, 1, date(2026, 11, 20), "Marlow Foods, first meeting", keep="The summary at the end.",
                      start="Asking what it costs.", change="One follow-up on every problem named.",
                      practice="Three calls: note the second question.", private_note="zzprivate")  # fmt: skip
    return CallScore(call, Scorecard(1, "Discovery call", "first meeting", 2), "Elif Kaya", lines,
                     Total(3.4, 4, 5, "3.4 of 5, 4 of 5 observed"), Total(3.1, 3, 5, "3.1 of 5, 3 of 5 observed"),
                     Total(None, 0, 5, "not scored yet"), "", "same on 1 of 3; manager lower on 1; higher on 1",
                     rep_first=False, **changes)  # fmt: skip


def scorecard(**changes):
    """The rep's copy of a call that both have scored."""
    lines = changes.pop("lines", score_lines())
    return replace(ScorecardPaper(
        name="Discovery call", version=2, call_type="first meeting", rep="Elif Kaya", when="Fri 20 November",
        title="Marlow Foods, first meeting", audience="rep", printed_on=date(2026, 11, 24), left_out="private notes",
        lines=lines, score=call_score(lines), private="",
    ), **changes)  # fmt: skip


def scorecard_blank(**changes):
    lines = score_lines(((None, None),) * 5, ())
    lines = tuple(replace(line, rep_said="", manager_said="") for line in lines)
    return scorecard(**{"rep": "", "when": "", "title": "", "left_out": "", "lines": lines, "score": None, **changes})


def scorecard_overlong():
    lines = tuple(
        ScoreLine(Criterion(n, 1, words(18, f"text{n}x"), 5, words(60, f"one{n}x"), words(50, f"three{n}x"),
                            words(70, f"five{n}x")), 1, 5, None, words(60, f"rep{n}x"), words(90, f"boss{n}x"), 4,
                  frozenset(("rep", "manager"))) for n in range(6))  # fmt: skip
    score = call_score(lines)
    call = replace(score.call, keep=words(90, "keep"), start=words(40, "start"), change=words(60, "change"),
                   practice=words(80, "practice"))  # fmt: skip
    return scorecard(lines=lines, score=replace(score, call=call), private=words(50, "private"), audience="manager",
                     title=words(20, "title"))  # fmt: skip


def form_skills():
    texts = (
        (1, "Works through whatever list is at hand, from top to bottom."),
        (3, "Checks each name against the fit criteria and writes down a reason to make contact."),
        (5, "Ranks accounts by fit and timing, drops poor ones weekly and can say why each name is on it."),
    )
    pairs = [(family, name) for family, names in STARTER.items() for name in names]
    return tuple(VersionSkill(n, name, family, "What is meant by it, in one line." if n % 2 else "",
                              texts if n != 3 else texts[:1]) for n, (family, name) in enumerate(pairs, 1))  # fmt: skip


def form(**changes):
    """The form that a rep fills in on a screen."""
    return replace(FormPaper(
        rep="Elif Kaya", rep_first="Elif", manager="Sam Rivera",
        content=FrameworkContent(1, "Sales skills", 3, form_skills()), subset=frozenset(),
        token="0123456789abcdef0123456789abcdef", printed_on=date(2026, 11, 24), left_out="everybody’s ratings",
    ), **changes)  # fmt: skip


def form_blank(**changes):
    return form(**{"token": "", **changes})


def form_overlong(**changes):
    skills = tuple(VersionSkill(n, words(9, f"name{n}x"), f"Family {n // 8}", words(40, f"what{n}x"),
                                ((1, words(30, f"one{n}x")), (3, words(80, f"three{n}x")), (5, words(50, f"five{n}x"))))
                   for n in range(60))  # fmt: skip
    return form(**{"content": FrameworkContent(1, words(12, "framework"), 3, skills), **changes})
