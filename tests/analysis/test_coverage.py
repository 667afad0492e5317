"""Who has had what and what is due: worked examples of the rules."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.analysis.coverage import CoverState
from coachdesk.analysis.coverage_facts import by_need, cover, coverage, rep_covers
from coachdesk.analysis.refreshers import TrainingRecords, refreshers
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.people import Rep, Status

TODAY, SPRING, THIRD = date(2026, 11, 22), date(2026, 3, 3), date(2026, 11, 3)
DANA, SAM, LI = Rep(1, "Dana Fox", 7), Rep(2, "Sam Okafor", 7), Rep(3, "Li Wei", 8)
DRILL = Course(1, "Discovery drill", CourseKind.DRILL, 45, 90)
VALUE = Course(2, "What it is worth", CourseKind.WORKSHOP, 180)
CERTIFIED = Course(3, "Product certification", CourseKind.CERTIFICATION, 120, 180)
MARKET = Course(4, "Competitors today", CourseKind.E_LEARNING, 60, 90)
ACME = MarketChange(1, THIRD, MarketKind.COMPETITOR, "Acme")
FULL = TrainingRecords(
    TODAY, (DANA, SAM, LI), {7: "Account Executive", 8: "SDR"}, (DRILL, MARKET, CERTIFIED, VALUE),
    {1: frozenset({10}), 2: frozenset({11, 12}), 3: frozenset({13}), 4: frozenset({11})},
    {10: "Discovery", 11: "Competitor gap", 12: "Pain", 13: "Product"},
    {1: frozenset({10, 11, 13}), 2: frozenset({10}), 3: frozenset()}, {}, {}, {}, (),
)  # fmt: skip


def had(*days, rep=1, course=1, **fields):
    return replace(FULL, attended={(rep, course): days}, **fields)


@pytest.mark.parametrize(("day", "state", "words"), [
    (date(2026, 11, 20), CoverState.CURRENT, "had 20 Nov, due 18 Feb 2027"),
    (date(2026, 9, 22), CoverState.SOON, "had 22 Sep, due 21 Dec"),
    (date(2026, 8, 24), CoverState.DUE, "had 24 Aug, due today"),
    (SPRING, CoverState.DUE, "had 3 Mar, due since 1 Jun"),
])  # fmt: skip
def test_a_course_comes_again_after_its_days_and_thirty_days_ahead_it_is_soon(day, state, words):
    one = cover(DANA, DRILL, had(day))
    assert (one.state, one.words, one.last, one.times) == (state, words, day, 1)


def test_one_without_a_refresh_interval_is_never_due():
    one = cover(DANA, VALUE, had(date(2019, 5, 6), course=2))
    assert (one.state, one.due, one.words) == (CoverState.CURRENT, None, "had 6 May 2019")


def test_who_never_had_it_is_not_due_and_the_newest_of_several_counts():
    assert (cover(DANA, DRILL, FULL).state, cover(DANA, DRILL, FULL).words) == (CoverState.NEVER, "not had yet")
    twice = cover(DANA, DRILL, had(SPRING, date(2026, 11, 2)))
    assert (twice.times, twice.words) == (2, "had 2 times, last 2 Nov, due 31 Jan 2027")


def test_a_certificate_is_soon_within_the_days_of_the_setting():
    records = had(date(2026, 7, 20), course=3)
    assert cover(DANA, CERTIFIED, records).state is CoverState.SOON
    assert cover(DANA, CERTIFIED, replace(records, certificate_days=30)).state is CoverState.CURRENT


def test_the_next_event_ahead_is_the_one_booked():
    planned = {(1, 1): (date(2026, 11, 2), date(2026, 11, 24), date(2026, 12, 9))}
    one = cover(DANA, DRILL, had(SPRING, planned=planned))
    assert (one.booked, one.words) == (date(2026, 11, 24), "had 3 Mar, due since 1 Jun, booked for 24 Nov")


def test_a_market_change_makes_a_course_stale_even_before_it_is_due():
    records = had(date(2026, 11, 1), course=2, market=((ACME, frozenset({11, 99})),))
    one = cover(DANA, VALUE, records)
    assert (one.state, one.words) == (CoverState.STALE, "had 1 Nov, new competitor (Acme) on 3 Nov touches it")
    assert cover(DANA, VALUE, replace(records, attended={(1, 2): (THIRD,)})).state is CoverState.CURRENT


@pytest.mark.parametrize("change", [
    replace(ACME, day=date(2026, 11, 23)), replace(ACME, role_id=8), replace(ACME, day=date(2026, 10, 1)),
])  # fmt: skip
def test_a_change_to_come_one_of_another_role_and_an_older_one_make_nothing_stale(change):
    records = had(date(2026, 11, 1), course=2, market=((change, frozenset({11})),))
    assert cover(DANA, VALUE, records).state is CoverState.CURRENT


def test_another_course_on_the_touched_skill_since_the_change_is_enough():
    days = {(1, 2): (SPRING,), (1, 4): (date(2026, 11, 10),)}
    records = replace(FULL, attended=days, market=((ACME, frozenset({11})),))
    assert cover(DANA, VALUE, records).state is CoverState.CURRENT
    both = replace(records, market=((ACME, frozenset({11, 12})),))
    assert cover(DANA, VALUE, both).state is CoverState.STALE


def test_the_matrix_counts_those_of_whom_a_course_is_asked():
    made = coverage(had(date(2026, 11, 20)))
    drill, market, certified, value = made.heads
    assert [(head.had, head.of) for head in made.heads] == [(1, 2), (0, 1), (0, 1), (0, 1)]
    assert (drill.title, drill.kind, drill.refresh_days) == ("Discovery drill", "coaching drill", 90)
    assert (value.skills, market.skills, certified.skills) == (
        ("Competitor gap", "Pain"), ("Competitor gap",), ("Product",)
    )  # fmt: skip
    assert [(row.name, row.initials, row.role) for row in made.rows][:2] == [
        ("Dana Fox", "DF", "Account Executive"), ("Sam Okafor", "SO", "Account Executive"),
    ]  # fmt: skip
    assert made.summary == "1 of 5 that are asked are current · 4 not had yet"


def test_who_has_left_and_courses_put_away_are_not_in_the_matrix():
    records = replace(
        FULL, reps=(replace(DANA, status=Status.LEFT), SAM), courses=(DRILL, replace(VALUE, archived=True))
    )
    made = coverage(records)
    assert ([row.name for row in made.rows], [head.title for head in made.heads]) == (
        ["Sam Okafor"], ["Discovery drill"]
    )  # fmt: skip


def test_certificates_that_run_out_stand_with_the_soonest_first():
    days = {(1, 3): (date(2026, 6, 10),), (2, 3): (date(2026, 5, 4),), (3, 3): (date(2026, 11, 2),)}
    made = coverage(replace(FULL, attended=days, planned={(1, 3): (date(2026, 12, 1),)}))
    assert [(one.name, one.words) for one in made.running_out] == [
        ("Sam Okafor", "ran out on 31 Oct, 22 days ago; nothing is booked"),
        ("Dana Fox", "runs out on 7 Dec, in 15 days; renewal is booked for 1 Dec"),
    ]
    assert made.summary.endswith("1 certificate runs out soon · 1 certificate ran out")


def test_an_empty_team_and_a_team_without_courses_say_so():
    assert coverage(replace(FULL, reps=())).summary == "Nobody is on the team yet."
    assert coverage(replace(FULL, courses=())).summary == "No courses yet."
    assert coverage(replace(FULL, asked={})).summary == "No course serves a skill that is asked of anybody yet."


def test_a_rep_sees_what_is_asked_or_had_and_what_is_due_first():
    days = {(1, 1): (SPRING,), (1, 2): (date(2026, 11, 1),)}
    rows = rep_covers(replace(FULL, attended=days), DANA)
    assert [(head.title, one.state.value) for head, one in rows] == [
        ("Discovery drill", "due"), ("Competitors today", "never"), ("Product certification", "never"),
        ("What it is worth", "current"),
    ]  # fmt: skip
    assert rep_covers(FULL, LI) == ()


def test_a_change_concerns_who_is_asked_or_rated_and_is_on_the_team_in_that_role():
    market = ((ACME, frozenset({11, 12})),)
    (one,) = refreshers(replace(FULL, market=market, rated={2: frozenset({12}), 3: frozenset({10})}))
    assert one.waiting == ((1, "Dana Fox"), (2, "Sam Okafor"))
    own = ((replace(ACME, role_id=8), frozenset({11})),)
    assert refreshers(replace(FULL, market=own)) == ()


def test_the_course_that_serves_most_is_proposed_then_the_shortest():
    def course(*touched, **fields):
        return refreshers(replace(FULL, market=((ACME, frozenset(touched)),), **fields))[0]

    assert (course(11, 12).course, course(11).course) == ("What it is worth", "Competitors today")
    assert course(11, 12).words == (
        "Touches Competitor gap and Pain. 1 of 1 rep waits for a refresher. “What it is worth” serves both."
    )
    bare = course(11, serves={})
    assert (bare.course_id, bare.course) == (None, "")
    assert bare.words.endswith("1 of 1 rep waits for a refresher. No course serves it yet.")
    put_away = tuple(replace(one, archived=True) for one in FULL.courses)
    assert course(11, courses=put_away).course_id is None


def test_a_course_on_one_of_two_skills_leaves_the_other_waiting():
    market, days = ((ACME, frozenset({11, 12})),), {(1, 4): (THIRD,)}
    asked = {1: frozenset({11, 12}), 2: frozenset({11})}
    (one,) = refreshers(replace(FULL, market=market, attended=days | {(2, 4): (THIRD,)}, asked=asked))
    assert (one.waiting, one.done) == (((1, "Dana Fox"),), ((2, "Sam Okafor"),))
    booked = {(1, 4): (date(2026, 12, 1),)}
    assert refreshers(replace(FULL, market=market, planned=booked, asked=asked))[0].waiting[0] == (1, "Dana Fox")


def test_a_change_asks_for_as_many_courses_as_serve_all_its_skills():
    records = replace(FULL, market=((ACME, frozenset({10, 11, 12, 13})),), attended={(1, 1): (THIRD,)})
    records = replace(records, asked={1: frozenset({10, 11, 12, 13})}, courses=(DRILL, MARKET, VALUE))
    found = {one.course: (one.skills, bool(one.waiting)) for one in refreshers(records)}
    assert found == {
        "What it is worth": (("Competitor gap", "Pain"), True), "": (("Product",), True),
        "Discovery drill": (("Discovery",), False),
    }  # fmt: skip


def test_one_is_done_who_attended_since_and_booked_who_is_invited_since():
    records = replace(
        FULL, market=((ACME, frozenset({11})),), attended={(1, 4): (THIRD,), (2, 4): (SPRING,)},
        planned={(2, 4): (date(2026, 11, 25),)}, rated={2: frozenset({11}), 3: frozenset({11})},
    )  # fmt: skip
    (one,) = refreshers(records)
    assert (one.done, one.booked, one.waiting) == (((1, "Dana Fox"),), ((2, "Sam Okafor"),), ((3, "Li Wei"),))
    assert "1 of 3 reps waits for a refresher, 1 booked, 1 done." in one.words
    before = replace(records, planned={(2, 4): (date(2026, 11, 2),)})
    assert refreshers(before)[0].booked == ()


def test_those_that_wait_come_before_those_that_are_settled_and_a_change_to_come_asks_nothing():
    late = MarketChange(2, date(2026, 11, 10), MarketKind.PRODUCT, "Packages")
    ahead = MarketChange(3, date(2026, 12, 1), MarketKind.OTHER, "Fair")
    market = ((ahead, frozenset({11})), (late, frozenset({13})), (ACME, frozenset({11})))
    found = refreshers(replace(FULL, market=market, attended={(1, 3): (date(2026, 11, 12),)}))
    assert [(one.change, bool(one.waiting)) for one in found] == [("Acme", True), ("Packages", False)]
    assert found[1].words == "Touches Product. 1 of 1 rep refreshed."


def test_courses_that_somebody_has_to_have_again_stand_first_and_the_rest_as_they_stood():
    attended = {(1, 3): (date(2026, 5, 1),), (2, 1): (date(2026, 9, 22),), (3, 2): (SPRING,), (1, 4): (SPRING,)}
    whole = coverage(replace(FULL, attended=attended, market=((ACME, frozenset({11})),)))
    found = by_need(whole)
    states = {head.title: {row.covers[at].state for row in found.rows if row.covers[at].asked}
              for at, head in enumerate(found.heads)}  # fmt: skip
    assert [head.title for head in found.heads] == [
        "Competitors today", "Product certification", "Discovery drill", "What it is worth",
    ]  # fmt: skip
    assert CoverState.STALE in states["Competitors today"]
    assert CoverState.DUE in states["Product certification"]
    assert CoverState.SOON in states["Discovery drill"]
    assert [row.covers[0].course_id for row in found.rows] == [4, 4, 4]
    assert (found.summary, found.running_out) == (whole.summary, whole.running_out)


def test_a_course_that_is_asked_of_nobody_who_had_it_needs_nothing():
    late = coverage(replace(FULL, attended={(3, 1): (SPRING,)}))
    assert [head.course_id for head in by_need(late).heads] == [head.course_id for head in late.heads]
