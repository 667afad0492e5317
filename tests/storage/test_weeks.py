"""Weeks that begin on another day: what is kept by week goes along, and an undo brings all of it back."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.baselines import Baseline
from coachdesk.domain.measures import Result, Source, Target
from coachdesk.domain.periods import WEEKDAYS, Cadence, start_of
from tests.builders import MONDAY, add_measure, add_rep, add_results, new_desk

SUNDAY = MONDAY - timedelta(days=1)


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def calls(desk):
    return add_rep(desk), add_measure(desk)


@pytest.mark.parametrize(("day", "moved"), [
    ("sunday", -1), ("saturday", -2), ("friday", -3), ("thursday", 3), ("wednesday", 2), ("tuesday", 1),
])  # fmt: skip
def test_a_week_goes_to_the_one_that_holds_most_of_its_days_and_back(desk, calls, day, moved):
    add_results(desk, *calls, [4, None, 6])
    before = desk.store.dump()["result"]
    desk.settings.save("first_weekday", day)
    starts = [row.start for row in desk.results.all()]
    assert starts == [MONDAY + timedelta(days=moved), MONDAY + timedelta(days=14 + moved)]
    desk.settings.save("first_weekday", "monday")
    assert desk.store.dump()["result"] == before


def test_weekly_targets_and_baselines_go_along_and_months_stay(desk, calls):
    rep, measure = calls
    monthly = add_measure(desk, "Bookings", cadence=Cadence.MONTH)
    desk.results.save_many([Result(rep.id, monthly.id, date(2026, 6, 1), 5)], "Type")
    desk.targets.save_many([
        Target(None, measure.id, MONDAY, 40, Cadence.WEEK, rep.id, repeats=True),
        Target(None, measure.id, date(2026, 6, 1), 160, Cadence.MONTH, rep.id),
    ], "Aim")  # fmt: skip
    desk.baselines.save(Baseline(None, rep.id, MONDAY, "New territory", measure.id))
    desk.settings.save("first_weekday", "sunday")
    assert [row.start for row in desk.results.all()] == [date(2026, 6, 1)]
    assert [(t.start, t.value) for t in desk.targets.all()] == [(SUNDAY, 40), (date(2026, 6, 1), 160)]
    assert desk.baselines.all()[0].start == SUNDAY


@pytest.mark.parametrize(("there", "comes", "left"), [
    (Source.TYPED, Source.IMPORTED, 9), (Source.TYPED, Source.TYPED, 4), (Source.IMPORTED, Source.IMPORTED, 4),
])  # fmt: skip
def test_of_two_numbers_for_one_week_a_typed_one_stays_else_the_one_of_the_week_so_far(desk, calls, there, comes, left):
    rep, measure = calls
    rows = [Result(rep.id, measure.id, SUNDAY, 9, there), Result(rep.id, measure.id, MONDAY, 4, comes)]
    desk.results.save_many(rows, "Type")
    desk.settings.save("first_weekday", "sunday")
    assert [(row.start, row.value) for row in desk.results.all()] == [(SUNDAY, left)]


def test_of_two_targets_for_one_week_that_of_the_week_so_far_stays(desk, calls):
    rep, measure = calls
    aims = [Target(None, measure.id, day, value, Cadence.WEEK, rep.id) for day, value in ((SUNDAY, 30), (MONDAY, 40))]
    desk.targets.save_many(aims, "Aim")
    before = desk.store.dump()
    desk.settings.save("first_weekday", "sunday")
    assert [(t.start, t.value) for t in desk.targets.all()] == [(SUNDAY, 40)]
    desk.store.undo()
    assert desk.store.dump() == before


ROWS = st.dictionaries(st.integers(0, 60), st.tuples(st.floats(-9, 99), st.sampled_from(Source)), max_size=20)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, aims=st.sets(st.integers(0, 40), max_size=8), days=st.lists(st.sampled_from(WEEKDAYS), max_size=3))
def test_undo_and_redo_are_exact_however_the_weeks_moved(tmp_path_factory, rows, aims, days):
    with new_desk(tmp_path_factory.mktemp("weeks")) as desk:
        rep, measure = add_rep(desk), add_measure(desk)
        found = [Result(rep.id, measure.id, MONDAY + timedelta(days=n), *told) for n, told in rows.items()]
        desk.results.save_many(found, "Type")
        starts = [MONDAY + timedelta(days=n) for n in aims]
        desk.targets.save_many([Target(None, measure.id, day, 1, Cadence.WEEK, rep.id) for day in starts], "Aim")
        dumps = [desk.store.dump()]
        for day in days:
            with desk.store.change("Begin weeks anew"):
                desk.settings.save("first_weekday", day)
                desk.settings.save("manager_name", f"{len(dumps)}")
            dumps.append(desk.store.dump())
        for dump in dumps[-2::-1]:
            desk.store.undo()
            assert desk.store.dump() == dump
        for dump in dumps[1:]:
            desk.store.redo()
            assert desk.store.dump() == dump


def test_the_day_of_a_moved_week_is_what_an_import_asks_for(desk, calls):
    add_results(desk, *calls, range(5))
    desk.settings.save("first_weekday", "saturday")
    assert all(row.start == start_of(row.start, Cadence.WEEK, 5) for row in desk.results.all())
