import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Measure, Result, Source, Unit
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.periods import Cadence
from coachdesk.domain.roles import Role
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import NEW, ImportOptions, Known
from coachdesk.exchange.tables import read_text

REPS = (Rep(1, "Ana Ferreira", title="AE"), Rep(2, "Ben Okafor"), Rep(3, "José Núñez"))
MEASURES = (
    Measure(1, "Bookings", unit=Unit.CURRENCY), Measure(2, "Calls"), Measure(3, "Quota", cadence=Cadence.QUARTER),
    Measure(4, "Win rate", unit=Unit.RATE, numerator_id=1, denominator_id=2),
)  # fmt: skip
KNOWN = Known(REPS, (Role(1, "Account Executive"),), MEASURES)
CRM = ImportOptions(
    rep_column="Opportunity Owner", date_column="Close Date", measure="Bookings", sum_column="Amount",
    where=("Stage=closed won",),
)  # fmt: skip


def after(known, plan):
    """What the file would hold after the import."""
    ids = {rep.id: 1000 - rep.id for rep in plan.reps_added}
    changed = {rep.id: rep for rep in plan.reps_changed}
    reps = [changed.get(rep.id, rep) for rep in known.reps] + [replace(r, id=ids[r.id]) for r in plan.reps_added]
    results = {(r.rep_id, r.measure_id, r.start): r for r in known.results}
    for r in plan.results:
        new = replace(r, rep_id=ids.get(r.rep_id, r.rep_id))
        results[new.rep_id, new.measure_id, new.start] = new
    targets = [replace(t, rep_id=ids.get(t.rep_id, t.rep_id)) for t in plan.targets]
    return replace(
        known, reps=tuple(reps), roles=(*known.roles, *plan.roles_added), results=tuple(results.values()),
        targets=(*known.targets, *targets),
    )  # fmt: skip


def counts(plan):
    return plan.report.added, plan.report.changed, plan.report.same


def crm_export(rows=3000):
    random.seed(7)
    lines, expected, skipped = ["Won deals,,,", ",,,", "Opportunity Owner,Close Date,Stage,Amount"], {}, 0
    for i in range(rows):
        rep = random.choice(REPS)
        day = date(2026, 1, 5) + timedelta(days=random.randrange(300))
        stage, amount = random.choice(["Closed Won", "Closed Lost"]), random.randrange(1, 50_000_00) / 100
        text = "" if i % 40 == 0 else f'"${amount:,.2f}"'
        written = f"{day.month}/{day.day}/{day.year}" if i % 7 else day.isoformat()
        lines.append(f"{rep.name.upper() if i % 5 else rep.name},{written},{stage},{text}")
        if i % 500 == 0:
            lines.append(lines[2])
        if stage == "Closed Won" and text:
            key = rep.id, day - timedelta(days=day.weekday())
            expected[key] = expected.get(key, 0) + amount
        skipped += stage == "Closed Won" and not text
    return "\n".join([*lines, "Grand Totals,,,123", "Confidential,,,"]), expected, skipped


def test_a_sales_systems_export_becomes_weekly_sums():
    text, expected, skipped = crm_export()
    table = read_text(text)
    plan = plan_import("results", table, KNOWN, CRM)
    assert {(r.rep_id, r.start): r.value for r in plan.results} == pytest.approx(expected)
    assert plan.report.read == 3000
    assert [s.why for s in plan.report.skipped].count("no amount") == skipped
    assert len(plan.preview) == 3000
    again = plan_import("results", table, after(KNOWN, plan), CRM)
    assert counts(again) == (0, 0, len(expected))


def test_rows_are_counted_where_no_amount_is_asked():
    table = read_text(
        "Owner,Day,Kind\nAna Ferreira,2026-01-05,call\nana ferreira,2026-01-11,call\nBen Okafor,2026-01-12,mail\n"
    )
    plan = plan_import("results", table, KNOWN, ImportOptions(measure="Calls", count=True, where=("Kind=call",)))
    assert plan.results == (Result(1, 2, date(2026, 1, 5), 2.0, Source.IMPORTED),)
    assert plan.preview[2].words == "left out: Kind is mail"


def test_weeks_may_start_on_sunday():
    table = read_text("rep,measure,date,value\nAna Ferreira,Calls,2026-01-11,4\nBen Okafor,Calls,2026-W03,5\n")
    plan = plan_import("results", table, KNOWN, first_weekday=6)
    assert {r.start for r in plan.results} == {date(2026, 1, 11)}


def test_a_wide_table_has_a_column_for_each_measure():
    table = read_text(
        'Rep,Week of,calls,Mood,BOOKINGS\nAna Ferreira,2026-01-05,3,good,"1,000"\n"Núñez, José",2026-01-05,-,,5\n'
    )
    plan = plan_import("results", table, KNOWN)
    assert [(r.rep_id, r.measure_id, r.value) for r in plan.results] == [(1, 2, 3), (1, 1, 1000), (3, 1, 5)]
    assert any("Mood" in note for note in plan.report.notes)


UNKNOWN = read_text("rep,measure,date,value\nB. Okafor,Calls,2026-01-05,3\nAna Ferreira,Calls,2026-01-05,1\n")


def test_unknown_names_are_listed_with_the_nearest():
    report = plan_import("results", UNKNOWN, KNOWN).report
    assert report.blocked
    assert report.as_json()["reps_unknown"] == [{"name": "B. Okafor", "rows": 1, "nearest": "Ben Okafor"}]


@pytest.mark.parametrize(("options", "reps"), [
    (ImportOptions(aliases={"B. Okafor": "Ben Okafor"}), {1, 2}), (ImportOptions(aliases={"b. okafor": None}), {1}),
    (ImportOptions(aliases={"B. Okafor": NEW}), {1, -1}), (ImportOptions(add_reps=True), {1, -1}),
])  # fmt: skip
def test_unknown_names_can_be_settled(options, reps):
    plan = plan_import("results", UNKNOWN, KNOWN, ImportOptions.from_dict(options.as_dict()))
    assert not plan.report.blocked
    assert {r.rep_id for r in plan.results} == reps


@pytest.mark.parametrize(("row", "column"), [
    ("Ana Ferreira,Calls,soon,1", "date"), ("Ana Ferreira,Calls,2026-01-05,many", "value"),
    ("Ana Ferreira,Cals,2026-01-05,1", "measure"), ("Ana Ferreira,Win rate,2026-01-05,1", "measure"),
    ("Ana Ferreira,Calls,2026-Q1,1", "date"), (",Calls,2026-01-05,1", "rep"), ("Ana Ferreira,Calls,,1", "date"),
    ("Ana Ferreira,Calls,2026-01-06,8", "value"),
])  # fmt: skip
def test_what_cannot_be_read_is_listed_with_its_row_and_column(row, column):
    table = read_text(f"rep,measure,date,value\nAna Ferreira,Calls,2026-01-06,7\n{row}\n")
    plan = plan_import("results", table, KNOWN)
    assert [(s.row, s.column) for s in plan.report.skipped] == [(3, column)]
    assert [r.value for r in plan.results] == [7]


def test_typed_numbers_are_kept_unless_asked():
    table = read_text("rep,measure,date,value\nAna Ferreira,Calls,2026-01-05,3\n")
    known = replace(KNOWN, results=(Result(1, 2, date(2026, 1, 5), 9.0),))
    kept = plan_import("results", table, known)
    assert (kept.report.kept, kept.results) == (1, ())
    assert counts(plan_import("results", table, known, ImportOptions(replace_typed=True))) == (0, 1, 0)


ROSTER = read_text(
    "E-mail,Full Name,Sales role,Job title,Start date,Status\n"
    "a@x.org,ana ferreira,account executive,,3/14/2025,Active\nd@x.org,Dee Dee,Hunter,SDR,13 May 2024,LOA\n"
    "e@x.org,Eve,Hunter,SDR,someday,who knows\n,,,,,\n"
)


def test_a_roster_adds_and_changes_but_never_empties():
    plan = plan_import("roster", ROSTER, KNOWN)
    assert counts(plan) == (2, 1, 0)
    assert [role.name for role in plan.roles_added] == ["Hunter"]
    ana = plan.reps_changed[0]
    assert (ana.name, ana.title, ana.role_id, ana.hired) == ("Ana Ferreira", "AE", 1, date(2025, 3, 14))
    assert plan.reps_added[0].status is Status.ON_LEAVE
    assert [(s.row, s.column) for s in plan.report.skipped] == [(4, "Start date"), (4, "Status"), (5, "")]
    assert counts(plan_import("roster", ROSTER, after(KNOWN, plan))) == (0, 0, 3)


def test_targets_belong_to_reps_or_roles():
    table = read_text(
        "Who,Measure,Quarter,Target\nAna Ferreira,Quota,2026-Q4,\"100,000\"\nAccount Executive,Calls,2026-W47,50\n"
        "Ben Okafor,Calls,2026-11,200\nBen Okafor,Calls,2026-11,300\n"
    )
    options = ImportOptions(mapping={"rep": "Who"})
    plan = plan_import("targets", table, KNOWN, options)
    assert [(t.rep_id, t.role_id, t.cadence, t.value) for t in plan.targets] == [
        (1, None, Cadence.QUARTER, 100_000), (None, 1, Cadence.WEEK, 50), (2, None, Cadence.MONTH, 200)
    ]  # fmt: skip
    assert [s.row for s in plan.report.skipped] == [5]
    assert counts(plan_import("targets", table, after(KNOWN, plan), options)) == (0, 0, 3)


@pytest.mark.parametrize(("verb", "text", "options", "words"), [
    ("results", "a,b\n1,2\n", None, "no column for rep"),
    ("results", "rep,date,x\nAna,2026-01-01,2\n", None, "measure"),
    ("results", "rep,date,x\nAna,2026-01-01,2\n", ImportOptions(measure="Boking", sum_column="x"), "“Bookings”"),
    ("results", "rep,date,x\nAna,2026-01-01,2\n", ImportOptions(measure="Calls", sum_column="xy"), "column “xy”"),
    ("results", "rep,date,x\nAna,2026-01-01,2\n", ImportOptions(measure="Calls", count=True, where=("x",)),
     "condition"),
    ("roster", "x,y\n1,2\n", None, "name"),
    ("cats", "x,y\n1,2\n", None, "cats"),
])  # fmt: skip
def test_a_table_that_cannot_be_meant_is_refused_in_words(verb, text, options, words):
    with pytest.raises(DeskError, match=words):
        plan_import(verb, read_text(text), KNOWN, options)


@pytest.mark.parametrize("day", ["0001-01-05", "0206-01-05", "2206-01-05", "9999-12-31"])
def test_a_day_that_nobody_lives_to_see_is_listed_and_not_taken(day):
    table = read_text(f"rep,measure,date,value\nAna Ferreira,Calls,{day},4\nAna Ferreira,Calls,2026-01-05,5\n")
    plan = plan_import("results", table, KNOWN, ImportOptions())
    assert [r.start for r in plan.results] == [date(2026, 1, 5)]
    (skip,) = plan.report.skipped
    assert (skip.row, skip.column, skip.value) == (2, "date", day)
    assert "not between 1970 and 2099" in skip.why


@pytest.mark.parametrize("typed", ["1e400", "1e16", "9999999999999999999"])
def test_a_number_too_large_is_told_as_it_was_typed(typed):
    plan = plan_import("results", read_text(f"rep,measure,date,value\nAna Ferreira,Calls,2026-01-05,{typed}\n"), KNOWN)
    (skip,) = plan.report.skipped
    assert (skip.value, skip.why) == (typed, f"“{typed}” is too large: a number has at most 15 digits.")


def test_a_long_head_or_cell_is_quoted_short():
    long = "x" * 1000
    with pytest.raises(DeskError) as refused:
        plan_import("results", read_text(f"{long},b\n1,2\n"), KNOWN)
    assert f"“{long[:39]}…”" in str(refused.value)
    assert len(str(refused.value)) < 300
    plan = plan_import("results", read_text(f"rep,measure,date,value\nAna Ferreira,Calls,{long},1\n"), KNOWN)
    assert f"“{long[:39]}…”" in plan.report.skipped[0].why


@pytest.mark.parametrize(("unit", "floor", "taken"), [
    (Unit.COUNT, True, False), (Unit.HOURS, True, False), (Unit.COUNT, False, True), (Unit.CURRENCY, True, True),
])  # fmt: skip
def test_a_number_below_zero_is_taken_only_where_there_can_be_one(unit, floor, taken):
    known = replace(KNOWN, measures=(Measure(1, "Calls", unit=unit, floor_zero=floor),))
    plan = plan_import("results", read_text("rep,measure,date,value\nBen Okafor,Calls,2026-11-03,-5\n"), known)
    assert [result.value for result in plan.results] == ([-5] if taken else [])
    assert [(s.row, s.value, s.why) for s in plan.report.skipped] == ([] if taken else [
        (2, "-5", "Calls can’t be below 0.")])  # fmt: skip
