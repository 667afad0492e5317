"""The month for leadership, counted by hand.

The month is November 2026, today Tuesday 24 November: its closed weeks begin on 2, 9 and 16 November.
Dana's bookings in them are 10, unknown and 14, Li's 8, 9 and 7; the target is 10 a week for each.

  Dana  (10 + 14) / 20 = 120 %, one week missing      Li  (8 + 9 + 7) / 30 = 80 %
  team  (24 + 24) / (20 + 30) = 96 %
"""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.analysis.ledger_count import CoachingRecords
from coachdesk.analysis.ledger_sums import ledger
from coachdesk.analysis.matrix import MatrixRep, matrix
from coachdesk.analysis.month_growth import coming, plans, skills, state_on, trainings, weakest
from coachdesk.analysis.month_outcomes import outcomes
from coachdesk.analysis.month_records import EventRecord, MonthRecords
from coachdesk.analysis.month_sales import conversions, ramps, sales_months, team_points
from coachdesk.analysis.month_sheet import month_paper
from coachdesk.analysis.rates import wilson
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import standings
from coachdesk.domain.absences import Absence
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.measures import Kind, Measure, Part, Result, Target, Unit
from coachdesk.domain.months import MonthNote
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.periods import Cadence, end_of, step
from coachdesk.domain.plans import Goal, Plan, PlanStatus, Verdict
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import DatedRating, Rater, RoleSkill, Skill
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence

MONTH, TODAY = date(2026, 11, 1), date(2026, 11, 24)
NOVEMBER = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
BOOKED = Measure(1, "Bookings", Kind.OUTCOME, Unit.COUNT, lead=True, part=Part.BOOKINGS)
QUALIFIED = Measure(2, "Qualified", Kind.PROGRESS, part=Part.QUALIFIED)
WON = Measure(3, "Won deals", Kind.OUTCOME, part=Part.WON)
MEASURES = (BOOKED, QUALIFIED, WON)
DANA, LI = Rep(1, "Dana Fox", hired=date(2024, 1, 1)), Rep(2, "Li Wei", hired=date(2024, 1, 1))
NO_SKILLS = matrix(Framework(1, "Skills"), (), (), TODAY)


def weeks(rep, measure, values, last=NOVEMBER[-1]):
    """Results of the weeks up to `last`; None leaves a gap."""
    first = last - timedelta(weeks=len(values) - 1)
    days = (first + timedelta(weeks=n) for n in range(len(values)))
    return tuple(Result(rep.id, measure.id, day, value) for day, value in zip(days, values) if value is not None)


def records_of(rep, *rows, **fields):
    aim = Target(None, 1, date(2024, 1, 1), 10, Cadence.WEEK, rep_id=rep.id, repeats=True)
    return RepRecords(rep, measures=MEASURES, results=tuple(r for row in rows for r in row), targets=(aim,), **fields)


def month(team=(), sessions=(), **fields):
    """A month of these reps and sessions."""
    coaching = CoachingRecords(sessions, team=tuple((one.rep, "") for one in team))
    starts = [step(MONTH, Cadence.MONTH, by) for by in (-2, -1, 0, 1)]
    *shown, after = (ledger(coaching, start, end_of(start, Cadence.MONTH), TODAY) for start in starts)
    given = {"note": MonthNote(None, MONTH), "manager": "Sam", "matrix": NO_SKILLS, "measures": MEASURES}
    return MonthRecords(MONTH, TODAY, ledgers=tuple(shown), coming=after, team=tuple(team), **(given | fields))


TEAM = (records_of(DANA, weeks(DANA, BOOKED, [10, None, 14])), records_of(LI, weeks(LI, BOOKED, [8, 9, 7])))


def test_a_share_of_target_is_of_the_weeks_that_are_known_and_a_missing_one_is_marked():
    paper = month_paper(month(TEAM))
    dana, li = (row.cells[-1] for row in paper.reps)
    assert (dana.share, dana.gaps, dana.sales) == (pytest.approx(1.2), 1, "120 %*")
    assert (li.share, li.gaps, li.sales) == (pytest.approx(0.8), 0, "80 %")
    assert (paper.team[-1].share, paper.team[-1].sales) == (pytest.approx(0.96), "96 %*")
    assert "from 2 of 2 reps" in paper.team[-1].words


def test_the_week_that_runs_and_a_measure_by_quarter_have_no_share():
    running = records_of(DANA, weeks(DANA, BOOKED, [50], last=date(2026, 11, 23)))
    assert sales_months(running, BOOKED, MONTH, TODAY)[-1].share is None
    quarterly = Measure(1, "Bookings", Kind.OUTCOME, cadence=Cadence.QUARTER, lead=True)
    assert {m.share for m in sales_months(running, quarterly, MONTH, TODAY)} == {None}


def test_a_sum_in_which_somebody_is_missing_is_unknown_and_never_smaller():
    found = team_points(BOOKED, TEAM, date(2026, 11, 30), TODAY)
    assert [(p.value, p.known, p.of) for p in found] == [(18, 2, 2), (None, 1, 2), (21, 2, 2)]


def test_nobody_is_missed_while_away_before_the_first_number_or_after_leaving():
    away = records_of(DANA, weeks(DANA, BOOKED, [10, None, 14]), absences=(
        Absence(None, 1, date(2026, 11, 9), date(2026, 11, 15)),))  # fmt: skip
    left = Rep(2, "Li Wei", status=Status.LEFT, left=date(2026, 11, 8))
    team = (away, records_of(left, weeks(left, BOOKED, [8], last=NOVEMBER[0])))
    found = team_points(BOOKED, team, date(2026, 11, 30), TODAY)
    assert [(p.value, p.of) for p in found] == [(18, 2), (14, 1)]
    assert found[-1].start == NOVEMBER[-1]


def test_only_a_signal_of_this_month_is_told_with_its_rule():
    quiet = [10, 12] * 10
    team = (records_of(DANA, weeks(DANA, BOOKED, [*quiet, 30])), records_of(LI, weeks(LI, WON, [*quiet, 11])))
    booked, won = outcomes(month(team))
    assert (booked.signal, booked.better, booked.says) == (True, True, "above the usual range: a real rise")
    assert (won.signal, won.says, won.made_of) == (False, "within the usual range", "1 rep, 3 of 3 weeks")
    assert booked.value == "52"
    long_ago = (records_of(DANA, weeks(DANA, BOOKED, [*quiet[:14], 60, *quiet[:6]])),)
    assert outcomes(month(long_ago))[0].signal is False


def test_under_six_periods_there_is_no_usual_range_and_a_month_without_a_number_says_so():
    (few,) = outcomes(month(TEAM))
    assert (few.usual, few.says) == ("–", "3 of 6 points needed for a usual range")
    old = (records_of(DANA, weeks(DANA, BOOKED, [10] * 8, last=date(2026, 9, 7))),)
    assert outcomes(month(old))[0].says == "no whole number this month"


EVEN = [9_500, 10_500] * 20


def test_a_new_hire_is_no_rise_of_the_team_and_gives_no_verdict():
    """Ana books 9,500 and 10,500 in turn, Ben the same from the week of 12 October: each still gets 10,000."""
    ana, ben = weeks(DANA, BOOKED, [*EVEN, 10_000]), weeks(LI, BOOKED, [*EVEN[:5], 10_360])
    (found,) = outcomes(month((records_of(DANA, ana), records_of(LI, ben))))
    assert (found.signal, found.judged, found.value, found.each) == (False, False, "60,360", "10,060")
    assert found.says == (
        "the team grew from 1 to 2 reps in October: compare per rep: 10,060 (usual 7,340–12,660 a week per rep)"
    )


def test_a_whole_baseline_after_the_team_changed_there_is_a_verdict_per_rep_again():
    ben = [*EVEN[:19], 10_000]
    team = (records_of(DANA, weeks(DANA, BOOKED, [*EVEN, 10_000])), records_of(LI, weeks(LI, BOOKED, ben)))
    (same,) = outcomes(month(team))
    assert (same.says, same.judged, same.usual) == ("within the usual range", True, "10,000–10,000 a week per rep")
    left = Rep(2, "Li Wei", status=Status.LEFT, left=date(2026, 10, 4))
    gone = records_of(left, weeks(left, BOOKED, EVEN, last=date(2026, 9, 28)))
    (fell,) = outcomes(month((team[0], gone)))
    assert fell.says.startswith("the team shrank from 2 to 1 rep in October: compare per rep: ")


def test_somebody_away_or_missing_for_a_week_changes_neither_the_team_nor_what_is_judged():
    gap = [*EVEN[:19], None]
    team = (records_of(DANA, weeks(DANA, BOOKED, EVEN[:20])), records_of(LI, weeks(LI, BOOKED, gap)))
    (found,) = outcomes(month(team))
    assert (found.judged, found.says, found.made_of) == (True, "within the usual range", "2 reps, 2 of 3 weeks")


def test_more_parts_than_a_whole_are_no_share():
    decided = Measure(4, "Decided deals", Kind.PROGRESS)
    rate = Measure(5, "Win rate", Kind.OUTCOME, Unit.RATE, numerator_id=3, denominator_id=4)
    rows = (weeks(DANA, WON, [7] * 12), weeks(DANA, decided, [3] * 12))
    dana = RepRecords(DANA, measures=(WON, decided, rate), results=rows[0] + rows[1])
    found = outcomes(month((dana,), measures=(WON, decided, rate)))[-1]
    assert (found.value, found.usual, found.judged) == ("21 of 9", "–", False)
    assert found.says == "no share: more won deals than decided deals were counted"


def test_conversions_pool_the_team_and_differ_only_when_the_ranges_have_nothing_in_common():
    year = [20] * 40
    dana = records_of(DANA, weeks(DANA, QUALIFIED, [*year, 10, 10, 20]), weeks(DANA, WON, [*[5] * 40, 2, 3, 5]))
    li = records_of(LI, weeks(LI, QUALIFIED, [4, None, 6]), weeks(LI, WON, [2, 9, 3]))
    parts = {Part.QUALIFIED: QUALIFIED, Part.WON: WON}
    (same,) = conversions(month((dana, li), parts=parts))
    assert same.rate == wilson(15, 50)  # Dana 10 of 40, Li 5 of 10: the week without a first stage is left out
    assert (same.before.successes, same.before.trials) == (200, 800)
    assert (same.name, same.says) == ("Qualified → won", "can’t be told apart")
    many = records_of(DANA, weeks(DANA, QUALIFIED, [*year, 20, 20, 20]), weeks(DANA, WON, [*[5] * 40, 15, 15, 15]))
    assert conversions(month((many,), parts=parts))[0].says == "above the 22–28 % of before"


def rated(at, levels, aim=4):
    """One rep with a level for each skill, None for one that is not rated."""
    names = tuple(Skill(n, f"Skill {n}", "Win", framework_id=1, position=n) for n in range(1, len(levels) + 1))
    given = [DatedRating(n, level, Rater.MANAGER, TODAY) for n, level in enumerate(levels, 1) if level]
    aims = [RoleSkill(None, 1, skill.id, aim) for skill in names]
    return names, MatrixRep(Rep(at, f"Rep {at}"), "AE", "", standings(names, aims, given, (), TODAY))


def test_a_skill_tells_its_median_and_spread_only_from_three_people_on():
    rows = [rated(n, levels) for n, levels in enumerate(((2, 4, 1), (3, 5, None), (5, 4, 3), (2, None, None)), 1)]
    found = skills(matrix(Framework(1, "Skills"), rows[0][0], [row for _, row in rows], TODAY))
    one, two, three = found
    assert (one.median, one.spread, one.rated, one.below_words) == (2.5, "2–5", 4, "3 of 4 below target")
    assert (two.median, two.spread, two.rated, two.below) == (4.0, "4–5", 3, 0)
    assert (three.median, three.spread, three.rated, three.aimed) == (None, "–", 2, 0)
    assert [skill.name for skill in weakest(found)] == ["Skill 1"]


def test_a_plan_has_the_state_that_it_had_at_the_end_of_the_month():
    plan = Plan(None, 1, 2026, 4, 1, PlanStatus.CLOSED, agreed_on=date(2026, 10, 5), checked_on=date(2026, 11, 12),
                closed_on=date(2026, 12, 18))  # fmt: skip
    days = (date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31))
    assert [state_on(plan, day).value for day in days] == ["draft", "agreed", "mid-quarter check", "closed"]


def test_plans_are_counted_by_state_and_closed_goals_by_verdict():
    def goal(verdict):
        return Goal(None, 1, "Ask twice", verdict=verdict)

    closed = Plan(None, 1, 2026, 3, 1, PlanStatus.CLOSED, closed_on=date(2026, 9, 30))
    old = Plan(None, 1, 2026, 2, 1, PlanStatus.CLOSED, closed_on=date(2026, 6, 30))
    now = Plan(None, 1, 2026, 4, 2, PlanStatus.AGREED, agreed_on=date(2026, 10, 5))
    told = (goal(Verdict.IMPROVED), goal(Verdict.WORSE), goal(Verdict.IMPROVED))
    found = plans(month(TEAM, plans=((closed, told), (old, (goal(Verdict.WORSE),)), (now, ()))))
    assert (found.quarter, found.states, found.without) == ("Q4 2026", (("agreed", 1),), 1)
    assert (found.verdicts, found.since) == ((("improved", 2), ("worse", 1)), "September")


def event(day, status=SessionStatus.HELD, **fields):
    session = Session(day, SessionKind.TRAINING, datetime(2026, 11, 1, 9) + timedelta(days=day - 1), 90, status)
    return EventRecord(session, "Discovery lab", (1, 2, 3), **fields)


def test_a_training_counts_who_came_and_which_debriefs_are_done():
    told = {1: Presence.ATTENDED, 2: Presence.ABSENT, 3: Presence.ATTENDED}
    came = [Attendance(None, 1, rep, presence) for rep, presence in told.items()]
    after = [FollowUp(None, 1, rep, FollowUpKind.DEBRIEF, TODAY, state=state) for rep, state in (
        (1, FollowUpState.DONE), (2, FollowUpState.DROPPED), (3, FollowUpState.OPEN))]  # fmt: skip
    check = FollowUp(None, 1, 1, FollowUpKind.CHECK, TODAY, state=FollowUpState.DONE)
    full = event(3, attendance=tuple(came), follow_ups=tuple((one, None) for one in (*after, check)))
    found = trainings(month(TEAM, events=(full, event(4), event(26, SessionStatus.PLANNED))))
    assert [one.words for one in found] == [
        "2 of 3 attended; debriefed 1 of 2", "3 asked, who came was not written down; no debrief planned",
    ]  # fmt: skip
    assert found[0].when == "3 Nov"
    assert trainings(month(TEAM)) == ()


def test_next_month_tells_what_is_planned_what_is_meant_and_which_plans_end():
    planned = Session(1, SessionKind.ONE_ON_ONE, datetime(2026, 12, 1, 10), 45)
    open_plan = Plan(None, 1, 2026, 4, 2, PlanStatus.AGREED, agreed_on=date(2026, 10, 5))
    records = month(TEAM, ((planned, (1,)),), plans=((open_plan, ()),), events=(event(31, SessionStatus.PLANNED),))
    found = coming(records)
    assert (found.title, found.sessions, found.hours, found.budget) == ("December 2026", 1, 0.75, "6–10 h")
    assert (found.trainings, found.plans_to_close) == (("Discovery lab, Tue 1 Dec",), 1)


def test_a_new_hire_stands_beside_the_range_of_earlier_ones():
    role = Role(1, "AE", ramp=(0, 20, 40, 60))
    new = Rep(1, "Dana Fox", hired=date(2026, 9, 1))
    october = weeks(new, BOOKED, [3, 3, 3, 3], last=date(2026, 10, 26))
    earlier = ({2: 20.0}, {2: 40.0}, {2: 50.0})
    (found,) = ramps(month((records_of(new, october, role=role, earlier_hires=earlier),)))
    assert (found.now, found.says) == ("30 % of target in Oct", "within their range")
    (alone,) = ramps(month((records_of(new, october, role=role),)))
    assert alone.says == "fewer than 3 earlier hires, so no range"


def test_hours_count_a_group_once_for_the_manager_and_in_full_for_each_rep():
    group = Session(1, SessionKind.GROUP, datetime(2026, 11, 5, 10), 60, SessionStatus.HELD, summary="Talked.")
    paper = month_paper(month(TEAM, ((group, (1, 2)),)))
    assert [row.hours for row in paper.reps] == [1.0, 1.0]
    assert paper.team[-1].hours == 1.0
    assert [(kind.kind, kind.hours) for kind in paper.kinds] == [("Group coaching", 1.0)]
    assert paper.summary == "No signal in outcomes · 1 h in 1 session · 0 of 2 reps on course in hours"


def test_what_is_proposed_comes_from_facts_alone_and_nothing_is_proposed_without_them():
    paper = month_paper(month(TEAM[:0]))
    assert paper.proposals == paper.words
    assert paper.summary == "Nobody was on the team this month."
    told = month_paper(month(TEAM, note=MonthNote(None, MONTH, need="A quiet room")))
    assert told.words.need == "A quiet room"
    assert told.proposals.need == "Protected hours: 2 of 2 reps had less coaching than meant."


numbers = st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=3, max_size=12)


@settings(max_examples=25)
@given(st.lists(numbers, min_size=1, max_size=4), st.randoms())
def test_the_order_of_the_reps_changes_nothing_for_the_team(rows, random):
    team = [
        records_of(rep, weeks(rep, BOOKED, values)) for n, values in enumerate(rows, 1) for rep in [Rep(n, f"Rep {n}")]
    ]
    before = month_paper(month(team))
    random.shuffle(team)
    after = month_paper(month(team))
    assert (after.outcomes, after.team, after.summary) == (before.outcomes, before.team, before.summary)


def test_a_lean_spell_by_a_limit_cut_at_zero_is_no_signal_of_the_month():
    team = (records_of(DANA, weeks(DANA, BOOKED, [*[0, 4] * 8, 2, 0, 0, 0])),)
    (found,) = outcomes(month(team))
    assert (found.signal, found.says.split(": ", 1)[1].split(";")[0]) == (False, "a possible fall")
    assert month_paper(month(team)).proposals.moved.startswith("No outcome of the team shows a signal.")
