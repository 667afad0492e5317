"""A file that is not ours, not whole or not free is refused in its own sentence, without changing a byte."""

import hashlib
import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.storage import errors
from coachdesk.storage.check import check
from coachdesk.storage.driver import DriverError, dbapi2
from coachdesk.storage.schema import MIGRATIONS
from coachdesk.storage.store import Store
from tests.builders import add_rep, filled_desk, new_desk

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path):
    with filled_desk(tmp_path) as desk:
        desk.people.archive([1])
    return desk.store.path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sql(path, *statements):
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refused(path, kind):
    before = digest(path) if path.is_file() else None
    with pytest.raises(kind) as caught:
        Desk.open(path)
    assert type(caught.value) is kind
    assert path.name in str(caught.value)
    assert (digest(path) if path.is_file() else None) == before


def test_what_is_no_file_is_refused(tmp_path):
    link, folder, empty = (tmp_path / f"{name}.coachdesk" for name in ("link", "folder", "empty"))
    link.symlink_to(tmp_path / "gone")
    folder.mkdir()
    empty.touch()
    refused(tmp_path / "missing.coachdesk", errors.Missing)
    refused(link, errors.Missing)
    refused(folder, errors.NotAFile)
    refused(empty, errors.Empty)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty.coachdesk", "folder.coachdesk", "link.coachdesk"]


def test_a_strangers_file_is_refused_even_with_a_half_saved_step(tmp_path):
    text, other = tmp_path / "text.coachdesk", tmp_path / "other.coachdesk"
    text.write_text("Dear diary, " * 500)
    refused(text, errors.Foreign)
    sql(other, "create table t (a)", "insert into t values (1)")
    refused(other, errors.Foreign)
    journal = other.with_name(other.name + "-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    before = digest(other), digest(journal)
    with pytest.raises(errors.Foreign):
        Desk.open(other)
    assert (digest(other), digest(journal)) == before


def test_a_newer_file_is_refused_with_both_versions(path):
    sql(path, "pragma user_version = 99")
    refused(path, errors.Newer)
    with pytest.raises(errors.Newer, match=rf"99.*{len(MIGRATIONS)}.*Nothing was changed"):
        Desk.open(path)


@pytest.mark.parametrize("statement", [
    "create trigger t after insert on rep begin delete from plan; end",
    "create view v as select * from rep",
    "alter table rep add column shoe_size text",
    "drop index goal_plan",
])  # fmt: skip
def test_a_file_built_differently_is_refused(path, statement):
    sql(path, statement)
    refused(path, errors.ChangedOutside)


def test_a_truncated_file_is_refused(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    refused(path, errors.Damaged)


def test_a_second_window_is_refused(path):
    with Desk.open(path):
        with pytest.raises(errors.InUse, match="open in another window"):
            Desk.open(path)
        code = "import sys; from pathlib import Path; from coachdesk.desk import Desk; Desk.open(Path(sys.argv[1]))"
        run = [sys.executable, "-c", code, str(path)]
        other = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)
        assert "InUse" in other.stderr
    Desk.open(path).close()


def test_a_new_file_never_takes_the_place_of_another(path):
    before = digest(path)
    with pytest.raises(errors.AlreadyThere):
        Desk.create(path)
    assert digest(path) == before


def test_reading_only_changes_nothing_and_writes_are_refused(path):
    before = digest(path)
    with Desk.open(path, read_only=True) as desk:
        assert len(desk.people.all(include_archived=True)) == 3
        with pytest.raises(errors.ReadOnly):
            add_rep(desk, "Nobody")
    assert digest(path) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_file_is_refused(path):
    path.chmod(0o400)
    refused(path, errors.ReadOnly)


def test_sixty_damaged_files_are_refused_or_whole(path, tmp_path):
    whole, chance, caught = path.read_bytes(), random.Random(7), 0
    for number in range(60):
        mutant, page = bytearray(whole), 4096 * chance.randrange(len(whole) // 4096)
        if number % 3 == 0:
            mutant[page : page + 4096] = bytes(4096)
        elif number % 3 == 1:
            mutant[page + chance.randrange(100)] ^= 255
        else:
            del mutant[page + 1 :]
        file = tmp_path / f"mutant {number}.coachdesk"
        file.write_bytes(mutant)
        before = digest(file)
        try:
            Desk.open(file, read_only=True).close()
        except errors.Refused:
            caught += 1
        assert digest(file) == before
    assert caught >= 40


def test_only_the_user_can_read_the_file_and_its_backups(tmp_path):
    old = os.umask(0)
    try:
        with new_desk(tmp_path) as desk:
            add_rep(desk)
            backup = desk.backups.back_up("test")
    finally:
        os.umask(old)
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (desk.store.path, backup, backup.parent)]
    assert modes == [0o600, 0o600, 0o700] or os.name == "nt"


def test_deleted_text_is_gone_from_the_bytes(tmp_path):
    with new_desk(tmp_path) as desk:
        add_rep(desk, note="zebra-marker-4711")
        with desk.store.change("Forget"):
            desk.store.remove("rep", "1", [])
            desk.store.write("delete from change_row")
    assert b"zebra-marker-4711" not in desk.store.path.read_bytes()


def broken(connection):
    connection.execute("create table half (a text) strict")
    connection.execute("insert into nowhere values (1)")


def test_a_failing_migration_leaves_the_old_file_and_a_backup(path):
    with Desk.open(path) as desk:
        rows = desk.store.dump()
    with pytest.raises(DriverError):
        Store(path, migrations=(*MIGRATIONS, broken))
    with Desk.open(path) as desk:
        assert desk.store.dump() == rows
        assert "update" in [b.reason for b in desk.backups.all()]


def better(connection):
    connection.execute("create table later (id integer primary key) strict")


def test_a_migration_keeps_every_row_and_is_done_once(path):
    with Desk.open(path) as desk:
        rows = desk.store.dump()
    for _ in range(2):
        store = Store(path, migrations=(*MIGRATIONS, better))
        assert store.dump() == rows
        assert store.rows("pragma user_version") == [(len(MIGRATIONS) + 1,)]
        store.close()
    refused(path, errors.Newer)


CHILD = """
import sys
from pathlib import Path
from tests.builders import *
with Desk.open(Path(sys.argv[1])) as desk:
    rep, calls = desk.people.all()[0], desk.measures.by_name("Calls")
    for number in range(int(sys.argv[2]), 100000):
        with desk.store.change(f"Step {number}"):
            add_results(desk, rep, calls, [float(number)] * 20)
            desk.settings.save("number", str(number))
        print(number, flush=True)
"""


def test_killed_at_any_moment_no_acknowledged_step_is_lost_or_half(path):
    chance, last = random.Random(3), 0
    for _ in range(4):
        command = [sys.executable, "-c", CHILD, str(path), str(last + 1)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            for _ in range(chance.randrange(1, 60)):
                last = int(child.stdout.readline())
            child.send_signal(signal.SIGKILL)
            rest = [int(line) for line in child.stdout.read().split("\n")[:-1]]
        last = max([last, *rest])
        with Desk.open(path) as desk:
            saved = int(desk.settings.value("number"))
            rep, calls = desk.people.all()[0], desk.measures.by_name("Calls")
            values = {r.value for r in desk.results.of_rep(rep.id) if r.measure_id == calls.id}
            assert saved in (last, last + 1)
            assert values == {float(saved)}
            assert check(desk.store) == ()
            last = saved


def test_the_check_names_what_is_wrong(path):
    sql(
        path, "pragma foreign_keys = off",
        "insert into goal (plan_id, text, kind, position) values (9, 'x', 'leading', 0)",
        "update rep set hired = 'yesterday' where id = 1", "update measure set lead = 1",
    )  # fmt: skip
    with Desk.open(path) as desk:
        found = check(desk.store)
    assert len(found) == 3
    assert "goal" in found[0]
    assert "yesterday" in found[1]


def test_a_desk_that_fails_to_open_is_told_in_a_sentence(tmp_path):
    with pytest.raises(DeskError, match="no folder"):
        Desk.create(tmp_path / "nowhere" / "team.coachdesk")
