"""Typed numbers that differ from a file's are shown, kept, and replaced only one by one or when asked for all."""

from dataclasses import replace
from datetime import date

from coachdesk.domain.measures import Result, Source
from coachdesk.exchange.compared import overwrite
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions
from coachdesk.exchange.tables import read_text
from coachdesk.importing import carry_out, preview_table
from tests.builders import filled_desk
from tests.exchange.test_imports import KNOWN, after

WEEK = date(2026, 1, 5)
TABLE = read_text("rep,date,Calls,Bookings\nAna Ferreira,2026-01-05,3,50\nBen Okafor,2026-01-05,4,60\n")
TYPED = (
    Result(1, 2, WEEK, 9.0), Result(2, 2, WEEK, 8.0), Result(1, 1, WEEK, 50.0),
    Result(2, 1, WEEK, 10.0, Source.IMPORTED),
)  # fmt: skip
STANDS = replace(KNOWN, results=TYPED)


def test_a_typed_number_that_differs_is_told_beside_the_files():
    plan = plan_import("results", TABLE, STANDS)
    assert [(c.rep, c.measure, c.was, c.result.value) for c in plan.report.conflicts] == [
        ("Ana Ferreira", "Calls", 9.0, 3.0), ("Ben Okafor", "Calls", 8.0, 4.0),
    ]  # fmt: skip
    assert (plan.report.kept, plan.report.same) == (2, 1)


def test_a_change_says_from_what_to_what():
    plan = plan_import("results", TABLE, STANDS)
    assert [(c.rep, c.measure, c.was, c.result.value) for c in plan.changes] == [("Ben Okafor", "Bookings", 10.0, 60.0)]
    assert plan.results == tuple(change.result for change in plan.changes)


def test_the_files_number_is_taken_one_by_one():
    plan = plan_import("results", TABLE, STANDS)
    taken = overwrite(plan, {plan.report.conflicts[1].key})
    assert (taken.report.kept, taken.report.changed) == (1, 2)
    values = {(r.rep_id, r.measure_id): r.value for r in after(STANDS, taken).results}
    assert (values[1, 2], values[2, 2]) == (9.0, 4.0)
    assert overwrite(plan, ()) == plan


def test_taking_all_is_the_same_as_asking_for_it_beforehand():
    plan = plan_import("results", TABLE, STANDS)
    every = overwrite(plan, {one.key for one in plan.report.conflicts})
    asked = plan_import("results", TABLE, STANDS, ImportOptions(replace_typed=True))
    assert set(every.results) == set(asked.results)
    assert every.report.kept == asked.report.kept == 0


def test_the_list_for_programs_names_both_numbers():
    assert plan_import("results", TABLE, STANDS).report.as_json()["kept"][0] == {
        "rep": "Ana Ferreira", "measure": "Calls", "start": WEEK, "typed": 9.0, "file": 3.0,
    }  # fmt: skip


def test_what_was_typed_stays_in_the_file_until_the_files_number_is_chosen(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox",), weeks=2) as desk:
        table = read_text("rep,measure,date,value\nDana Fox,Calls,2026-01-05,99\nDana Fox,Calls,2026-01-19,7\n")
        plan = preview_table(desk, "results", table)
        carry_out(desk, "results", plan, "a.csv")
        calls = desk.measures.by_name("Calls").id
        assert [r.value for r in desk.results.of_measure(calls)] == [40, 41, 7]
        chosen = overwrite(preview_table(desk, "results", table), {plan.report.conflicts[0].key})
        carry_out(desk, "results", chosen, "a.csv")
        first = desk.results.of_measure(calls)[0]
        assert (first.value, first.source) == (99, Source.IMPORTED)
