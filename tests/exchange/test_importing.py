from dataclasses import replace
from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.plans import ImportOptions
from coachdesk.exchange.tables import read_table, read_text
from coachdesk.importing import export_file, import_table

ROSTER = read_text(
    "Name,Role,Hire date\nAna Ferreira,Account Executive,2025-01-02\nBen Okafor,Hunter,2025-03-04\n", "team.csv"
)
CALLS = read_text("rep,measure,date,value\nAna Ferreira,Calls,2026-11-03,7\nNew One,Calls,2026-11-03,5\n", "calls.csv")
TARGETS = read_text(
    "rep,measure,period,value\nAna Ferreira,Calls,2026-W47,50\nHunter,Calls,2026-Q4,600\n", "targets.csv"
)
ADD = ImportOptions(add_reps=True)


def counts(report):
    return report.added, report.changed, report.same


def test_each_import_is_one_step_that_repeats_without_a_change_and_can_be_undone(tmp_path):
    with Desk.create(tmp_path / "a.coachdesk") as desk:
        for verb, table in (("roster", ROSTER), ("results", CALLS), ("targets", TARGETS)):
            before = desk.store.dump()
            dry = import_table(desk, verb, table, ADD, dry_run=True)
            assert dry.dry_run
            assert desk.store.dump() == before
            assert counts(import_table(desk, verb, table, ADD)) == counts(dry) == (2, 0, 0)
            after = desk.store.dump()
            assert desk.store.history()[0].label == f"Import {verb} from {table.name}"
            assert counts(import_table(desk, verb, table, ADD)) == (0, 0, 2)
            assert desk.store.dump() == after
            desk.store.undo()
            assert desk.store.dump() == before
            desk.store.redo()
            assert desk.store.dump() == after
        assert desk.backups.all()
        assert desk.results.all()[0].start == date(2026, 11, 2)


def test_unknown_names_stop_the_whole_import(tmp_path):
    with Desk.create(tmp_path / "a.coachdesk") as desk:
        import_table(desk, "roster", ROSTER)
        before = desk.store.dump()
        report = import_table(desk, "results", CALLS)
        assert counts(report) == (0, 0, 0)
        assert [u.name for u in report.reps_unknown] == ["New One"]
        assert desk.store.dump() == before


def test_what_is_exported_fills_an_empty_team_the_same(tmp_path):
    with Desk.create(tmp_path / "a.coachdesk") as one, Desk.create(tmp_path / "b.coachdesk") as two:
        for verb, table in (("roster", ROSTER), ("results", CALLS), ("targets", TARGETS)):
            import_table(one, verb, table, ADD)
        for verb in ("roster", "results", "targets"):
            export_file(one, verb, tmp_path / f"{verb}.csv")
            import_table(two, verb, read_table(tmp_path / f"{verb}.csv"))
        for table in ("rep", "result", "role"):
            assert one.store.dump()[table] == two.store.dump()[table]
        assert {replace(t, id=None) for t in one.targets.all()} == {replace(t, id=None) for t in two.targets.all()}


def week_file(desk, folder, days="monday sunday"):
    """A desk with weekly numbers, its export, and then weeks that begin on another day."""
    first, then = days.split()
    desk.settings.save("first_weekday", first)
    import_table(desk, "roster", ROSTER)
    rows = [f"{name},Calls,2026-11-{day:02d},{day}" for day in (4, 11, 18) for name in ("Ana Ferreira", "Ben Okafor")]
    import_table(desk, "results", read_text("rep,measure,date,value\n" + "\n".join(rows)))
    targets = "rep,measure,period,per,value,repeats\nAna Ferreira,Calls,2026-W45,week,40,yes\n"
    import_table(desk, "targets", read_text(targets))
    for verb in ("results", "targets"):
        export_file(desk, verb, folder / f"{verb}.csv")
    desk.settings.save("first_weekday", then)


@pytest.mark.parametrize(
    "days", ["monday sunday", "sunday monday", "monday friday", "friday monday", "saturday sunday"]
)
def test_an_export_from_before_weeks_began_on_another_day_changes_nothing(tmp_path, days):
    with Desk.create(tmp_path / "a.coachdesk") as desk:
        week_file(desk, tmp_path, days)
        before = desk.store.dump()["result"]
        assert counts(import_table(desk, "results", read_table(tmp_path / "results.csv"))) == (0, 0, 6)
        assert counts(import_table(desk, "targets", read_table(tmp_path / "targets.csv"))) == (0, 0, 1)
        assert desk.store.dump()["result"] == before


def test_numbers_dated_by_the_last_day_of_their_week_stay_in_it(tmp_path):
    table = read_text("rep,measure,date,value\nAna Ferreira,Calls,2026-11-08,7\nAna Ferreira,Calls,2026-11-15,9\n")
    with Desk.create(tmp_path / "a.coachdesk") as desk:
        import_table(desk, "roster", ROSTER)
        import_table(desk, "results", table)
        assert [row.start for row in desk.results.all()] == [date(2026, 11, 2), date(2026, 11, 9)]
        assert counts(import_table(desk, "results", table)) == (0, 0, 2)


def test_weeks_that_the_file_says_begin_on_a_sunday_go_where_most_of_their_days_are(tmp_path):
    table = read_text("Rep,Week starting,Calls\nAna Ferreira,2026-11-01,7\nBen Okafor,2026-11-08,9\n")
    with Desk.create(tmp_path / "a.coachdesk") as desk:
        import_table(desk, "roster", ROSTER)
        report = import_table(desk, "results", table)
        assert [row.start for row in desk.results.all()] == [date(2026, 11, 2), date(2026, 11, 9)]
        assert any("Sunday" in note for note in report.notes)
