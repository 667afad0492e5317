"""Backups are whole, made when due, thinned with age, and come back."""

from datetime import datetime, timedelta

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.storage.backups import restore, worth_keeping
from tests.builders import add_rep, filled_desk, new_desk

NOW = datetime(2026, 11, 22, 9)


def test_a_backup_holds_every_row(tmp_path):
    with filled_desk(tmp_path) as desk:
        path = desk.backups.before("import")
        rows = desk.store.dump()
        assert [(b.path, b.reason) for b in desk.backups.all()] == [(path, "before import")]
    with Desk.open(path, read_only=True) as copy:
        assert copy.store.dump() == rows
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_two_backups_of_one_second_stand_side_by_side(tmp_path):
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        assert len({desk.backups.back_up("x") for _ in range(3)}) == 3
        assert len(desk.backups.all()) == 3


def test_once_a_day_and_only_after_a_change(tmp_path):
    clock = [NOW]
    with new_desk(tmp_path, now=lambda: clock[0]) as desk:
        assert desk.backups.daily(clock[0].date()) is None
        add_rep(desk)
        assert desk.backups.daily(clock[0].date())
        add_rep(desk, "Sam")
        assert desk.backups.daily(clock[0].date()) is None
        clock[0] += timedelta(days=1)
        assert desk.backups.daily(clock[0].date())
        clock[0] += timedelta(days=1)
        assert desk.backups.daily(clock[0].date()) is None


def test_old_backups_are_thinned():
    every = [NOW - timedelta(hours=6 * i) for i in range(4 * 500)]
    keep = sorted(worth_keeping(every, NOW), reverse=True)
    assert keep[:8] == every[:8]
    assert 8 + 12 <= len(keep) <= 8 + 7 + 4 + 12
    assert worth_keeping([datetime(2001, 1, 1)], NOW) == {datetime(2001, 1, 1)}
    assert worth_keeping(keep, NOW) == frozenset(keep)


def test_a_damaged_file_is_restored_and_kept_aside(tmp_path):
    with filled_desk(tmp_path) as desk:
        rows, backup, path = desk.store.dump(), desk.backups.back_up("x"), desk.store.path
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DeskError):
        Desk.open(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"half a step")
    aside = restore(backup, path, NOW)
    assert not journal.exists()
    assert aside.stat().st_size == 5000
    with Desk.open(path) as desk:
        assert desk.store.dump() == rows


def test_a_damaged_backup_is_not_restored(tmp_path):
    with filled_desk(tmp_path) as desk:
        backup, path = desk.backups.back_up("x"), desk.store.path
    backup.write_bytes(backup.read_bytes()[:9000])
    before = path.read_bytes()
    with pytest.raises(DeskError):
        restore(backup, path, NOW)
    assert path.read_bytes() == before


def test_opening_a_changed_file_backs_it_up_once_a_day(tmp_path):
    with new_desk(tmp_path) as fresh:
        path = fresh.store.path
    days = [datetime(2026, 11, day, 9) for day in (20, 20, 21, 22)]
    seen = []
    for day in days:
        with Desk.open(path, now=lambda day=day: day) as desk:
            seen.append(len(desk.backups.all()))
            if day.day == 21:
                add_rep(desk, "New Face")
    assert seen[0] == seen[1] == seen[2]
    assert seen[3] == seen[2] + 1
