"""Several measures come out of the same raw rows, each with its own filter, in one plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import Also, ImportOptions, Known
from coachdesk.exchange.tables import read_text
from tests.exchange.test_imports import KNOWN, MEASURES, REPS, after

TABLE = read_text(
    "Owner,Date,Stage,Amount\nAna Ferreira,2026-11-03,Won,12400\nAna Ferreira,2026-11-04,Lost,31000\n"
    "Ben Okafor,2026-11-04,Won,\n"
)
TWO = ImportOptions(
    rep_column="Owner", date_column="Date", measure="Bookings", sum_column="Amount", where=("Stage=Won",),
    also=(Also("Calls"),),
)  # fmt: skip
MONDAY = date(2026, 11, 2)


def numbers(plan):
    return {(r.rep_id, r.measure_id, r.start): r.value for r in plan.results}


def test_each_measure_takes_the_rows_of_its_own_filter():
    plan = plan_import("results", TABLE, KNOWN, TWO)
    assert numbers(plan) == {(1, 1, MONDAY): 12400, (1, 2, MONDAY): 2, (2, 2, MONDAY): 1}
    assert plan.facts["where"] == "2 of 3 rows"
    assert plan.facts["where 1"] == "3 of 3 rows"


def test_a_row_says_what_it_becomes_for_each_measure():
    known = replace(KNOWN, today=date(2026, 11, 20))
    words = [row.words for row in plan_import("results", TABLE, known, TWO).preview]
    assert words == [
        "Ana, week of 2 Nov: Bookings +12,400 · Calls +1", "Ana, week of 2 Nov: Calls +1",
        "Ben, week of 2 Nov: Calls +1",
    ]  # fmt: skip


def test_a_number_that_is_missing_for_one_measure_is_listed_and_the_others_count():
    plan = plan_import("results", TABLE, KNOWN, TWO)
    assert [(skip.row, skip.column, skip.why) for skip in plan.report.skipped] == [(4, "Amount", "no amount")]


@pytest.mark.parametrize(("options", "words"), [
    (replace(TWO, also=(Also("Bookings"),)), "asked for twice"), (replace(TWO, also=(Also("Win rate"),)), "is a rate"),
    (replace(TWO, also=(Also("Calls", "Amonut"),)), "“Amount”"), (replace(TWO, measure=None), "need a first one"),
])  # fmt: skip
def test_measures_that_cannot_be_meant_are_refused(options, words):
    with pytest.raises(DeskError, match=words):
        plan_import("results", TABLE, KNOWN, options)


ROWS = st.lists(
    st.tuples(st.sampled_from(REPS[:2]), st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.sampled_from("WL"),
              st.integers(-50, 5000)), max_size=25,
)  # fmt: skip


def table_of(rows):
    return read_text("Owner,Date,Stage,Amount\n" + "".join(f"{r.name},{d},{s},{a}\n" for r, d, s, a in rows))


@given(ROWS)
def test_importing_twice_changes_nothing(rows):
    options = replace(TWO, where=("Stage=W",))
    plan = plan_import("results", table_of(rows), KNOWN, options)
    again = plan_import("results", table_of(rows), after(KNOWN, plan), options)
    assert (again.results, again.changes, again.report.conflicts) == ((), (), ())


@given(ROWS, ROWS)
def test_a_refresh_is_the_second_file_over_the_first(first, second):
    once = after(KNOWN, plan_import("results", table_of(first), KNOWN, TWO))
    both = after(once, plan_import("results", table_of(second), once, TWO))
    alone = after(KNOWN, plan_import("results", table_of(second), KNOWN, TWO))
    stood = {(r.rep_id, r.measure_id, r.start): r.value for r in once.results}
    fresh = {(r.rep_id, r.measure_id, r.start): r.value for r in alone.results}
    assert {(r.rep_id, r.measure_id, r.start): r.value for r in both.results} == stood | fresh


@given(ROWS)
def test_several_measures_at_once_are_the_same_as_one_after_the_other(rows):
    table, known = table_of(rows), Known(REPS, (), MEASURES)
    together = numbers(plan_import("results", table, known, replace(TWO, where=("Stage=W",))))
    sums = numbers(plan_import("results", table, known, replace(TWO, where=("Stage=W",), also=())))
    counts = replace(TWO, where=(), also=(), measure="Calls", sum_column=None, count=True)
    assert together == sums | numbers(plan_import("results", table, known, counts))
