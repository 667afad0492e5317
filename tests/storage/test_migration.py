"""A team file of the first version opens under this one with all it holds, and a backup beside it."""

from datetime import datetime

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.errors import DeskError
from coachdesk.domain.questions import Model
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.storage import driver
from coachdesk.storage.schema import MIGRATIONS, migrate
from tests.builders import TODAY, add_plan, filled_desk

NOW = datetime(2026, 11, 22, 9)
COACHED = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 18, 9, 30), 45, place="Birch", summary="Agreed")


def tables(connection):
    """The columns of each table, in order."""
    names = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
    return {name: [row[1] for row in connection.execute(f'pragma table_info("{name}")')] for name in names}


def rows(connection, columns):
    """All rows of these tables, as far as these columns go."""
    asked = {name: ", ".join(f'"{column}"' for column in some) for name, some in columns.items()}
    return {
        name: connection.execute(f'select {some} from "{name}" order by 1, 2').fetchall()
        for name, some in asked.items()
    }


def coached_team(folder):
    """A team with a session, a commitment and a plan beside its numbers."""
    desk = filled_desk(folder, now=lambda: NOW)
    session = desk.sessions.add(COACHED, [1, 2])
    desk.commitments.add(Commitment(None, 1, Owner.MANAGER, "Send the deck", TODAY, TODAY, session_id=session.id))
    add_plan(desk, desk.people.one(1))
    return desk


@pytest.fixture
def old_file(tmp_path):
    """The rows of a real team in a file as the first version made it."""
    path = tmp_path / "old.coachdesk"
    connection = driver.new(path)
    migrate(connection, MIGRATIONS[:1])
    columns = tables(connection)
    with coached_team(tmp_path) as desk:
        connection.execute("pragma foreign_keys = off")
        connection.execute("begin")
        for name, found in rows(desk.store.db.conn, columns).items():
            marks = ", ".join("?" * len(columns[name]))
            connection.executemany(f'insert into "{name}" values ({marks})', found)
    connection.execute("delete from change_row where table_name not in (select name from sqlite_master)")
    connection.execute("commit")
    connection.close()
    return path


def read_raw(path):
    connection = driver.open_existing(path, len(MIGRATIONS), read_only=True)
    try:
        return driver.one(connection, "pragma user_version"), rows(connection, tables(connection))
    finally:
        connection.close()


def without_history(found):
    return {name: those for name, those in found.items() if name != "change"}


def test_all_rows_are_kept(old_file):
    version, before = read_raw(old_file)
    assert version == 1
    assert all(before[name] for name in ("rep", "result", "skill", "session", "session_rep", "commitment", "plan"))
    with Desk.open(old_file, now=lambda: NOW) as desk:
        old_columns = {name: some for name, some in tables(scratch_of_first()).items() if name in before}
        assert without_history(rows(desk.store.db.conn, old_columns)) == without_history(before)
        assert desk.check() == ()


def scratch_of_first():
    connection = driver.scratch()
    migrate(connection, MIGRATIONS[:1])
    return connection


def test_old_rows_are_read_as_the_records_of_today(old_file):
    with Desk.open(old_file, now=lambda: NOW) as desk:
        ((session, reps),) = desk.sessions.all()
        assert (session.start, session.place, session.summary, reps) == (COACHED.start, "Birch", "Agreed", (1, 2))
        assert (session.model, session.began, session.why, session.usefulness) == (Model.GROW, None, "", None)
        (promise,) = desk.commitments.of_session(session.id)
        assert (promise.text, promise.seen_in, promise.due_words) == ("Send the deck", "", "")
        assert promise.carried_from is None
        assert desk.questions.all() == ()
        assert desk.plans.of_rep(1)[0].period.title == "Q4 2026"


def test_a_backup_of_the_old_version_is_made_first(old_file):
    before = read_raw(old_file)
    with Desk.open(old_file, now=lambda: NOW) as desk:
        update = next(backup for backup in desk.backups.all() if backup.reason == "update")
        assert read_raw(update.path) == before


def test_older_steps_can_be_read_but_not_undone(old_file):
    with Desk.open(old_file, now=lambda: NOW) as desk:
        assert "Add Dana Fox" in [entry.label for entry in desk.store.history()]
        assert desk.store.can_undo() is None
        with pytest.raises(DeskError, match="nothing to undo"):
            desk.store.undo()
        desk.people.archive([1])
        assert desk.store.undo().label == "Undo: Archive Dana Fox"


def test_the_update_happens_once(old_file):
    for _ in range(2):
        with Desk.open(old_file, now=lambda: NOW) as desk:
            assert driver.one(desk.store.db.conn, "pragma user_version") == len(MIGRATIONS)
            assert [b.reason for b in desk.backups.all()].count("update") == 1


def test_an_old_file_is_not_changed_by_one_who_only_reads(old_file):
    before = old_file.read_bytes()
    with pytest.raises(DeskError, match="open it for writing once"):
        Desk.open(old_file, read_only=True)
    assert old_file.read_bytes() == before
