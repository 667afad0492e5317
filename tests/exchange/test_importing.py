from dataclasses import replace
from datetime import date

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
