import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Measure, Result, Target
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.periods import Cadence, start_of
from coachdesk.domain.roles import Role
from coachdesk.exchange.exports import export_bytes
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.names import fold
from coachdesk.exchange.plans import Known
from coachdesk.exchange.tables import read_table

NAUGHTY = st.sampled_from([
    "=1+1", "'=x", "-5", "- call", "@a", "＝x", "_x000D_", "a\nb", "é\u0301", "<b>", "''", "1,5", "🎉",
])  # fmt: skip
NOTES = st.one_of(NAUGHTY, st.text(max_size=30))
ROLES = (Role(1, "=Hunter"), Role(2, "Account Executive"))
MEASURES = (
    Measure(1, "Calls", floor_zero=False), Measure(2, "=Sum, \"of\" it", cadence=Cadence.MONTH, floor_zero=False),
)  # fmt: skip
DAYS = st.dates(date(2000, 1, 9), date(2099, 12, 1))


@st.composite
def reps(draw):
    names = draw(st.lists(NOTES, unique_by=fold, max_size=5))
    found = []
    for i, name in enumerate(names, 1):
        try:
            rep = Rep(i, name, draw(st.sampled_from([None, 1, 2])), draw(NOTES), location=draw(NOTES),
                      hired=draw(st.none() | st.dates()), status=draw(st.sampled_from(Status)),
                      note=draw(NOTES))  # fmt: skip
        except Invalid:
            continue
        found.append(rep)
    own = [rep for rep in found if not re.match(r"(grand )?total|confid|copyr", rep.name)]
    return tuple({fold(rep.name): rep for rep in own}.values())


def back(tmp_path_factory, verb, known, ending, into):
    path = tmp_path_factory.getbasetemp() / f"back.{ending}"
    path.write_bytes(export_bytes(verb, known, ending))
    return plan_import(verb, read_table(path), into)


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_a_roster_comes_back_the_same(tmp_path_factory, ending):
    @settings(max_examples=10 if ending == "xlsx" else 100, suppress_health_check=list(HealthCheck))
    @given(reps())
    def check(people):
        known = Known(people, ROLES, MEASURES)
        plan = back(tmp_path_factory, "roster", known, ending, known)
        assert (plan.report.added, plan.report.changed, plan.report.same) == (0, 0, len(people))
        assert plan.report.skipped == ()
        fresh = back(tmp_path_factory, "roster", known, ending, replace(known, reps=()))
        assert [replace(rep, id=None) for rep in fresh.reps_added] == [replace(rep, id=None) for rep in people]

    check()


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
@pytest.mark.parametrize("first_weekday", [0, 6])
def test_results_and_targets_come_back_the_same(tmp_path_factory, ending, first_weekday):
    @settings(max_examples=5 if ending == "xlsx" else 50, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.tuples(DAYS, st.sampled_from(MEASURES)), st.floats(-1e6, 1e6)))
    def check(values):
        results = {(m.id, start_of(day, m.cadence)): round(value, 6) for (day, m), value in values.items()}
        known = Known(
            (Rep(1, "=Ana"),), ROLES, MEASURES, tuple(Result(1, m, d, v) for (m, d), v in results.items()),
            tuple(
                Target(i, m, d, v, MEASURES[m - 1].cadence, *((1, None), (None, 1))[i % 2], i % 3 == 0)
                for i, ((m, d), v) in enumerate(results.items())
            ),
        )  # fmt: skip
        for verb in ("results", "targets"):
            plan = back(tmp_path_factory, verb, known, ending, known)
            assert (plan.report.same, plan.report.skipped) == (len(results), ())

    check()


def test_a_long_note_is_not_cut(tmp_path_factory):
    known = Known((Rep(1, "Ana", note="é🎉=" * 30_000), Rep(2, "Ben")), ROLES)
    plan = back(tmp_path_factory, "roster", known, "xlsx", known)
    assert plan.report.same == 2


def test_private_notes_and_formulas_are_never_written(tmp_path):
    known = Known((Rep(1, "=cmd()", private_note="SECRET", note="+1"),), ROLES)
    for ending in ("csv", "json", "xlsx"):
        path = tmp_path / f"a.{ending}"
        path.write_bytes(export_bytes("roster", known, f".{ending.upper()}"))
        parts = [path.read_bytes()]
        if ending == "xlsx":
            with zipfile.ZipFile(path) as book:
                parts = [book.read(name) for name in book.namelist()]
            assert not any(b"<f>" in part for part in parts)
        assert not any(b"SECRET" in part for part in parts)
    assert b"\r\n'=cmd()" in export_bytes("roster", known, "csv")
    assert export_bytes("roster", known, "xlsx") == export_bytes("roster", known, "xlsx")


def test_an_unknown_kind_of_file_is_refused():
    with pytest.raises(DeskError, match="csv"):
        export_bytes("roster", Known(), "doc")
