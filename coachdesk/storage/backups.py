"""Backups: whole verified copies beside the team file, thinned out as they age."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from coachdesk.domain.errors import DeskError
from coachdesk.storage import driver

STAMP = "%Y-%m-%d %H%M%S"
ALL_WITHIN = timedelta(days=2)
KEPT: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (7, lambda at: at.date()),
    (4, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: when and why it was made."""

    path: Path
    at: datetime
    reason: str
    size: int


def folder_of(path: Path) -> Path:
    """Where the backups of a team file stand."""
    return path.with_name(path.name + "-backups")


def backups_of(path: Path) -> tuple[Backup, ...]:
    """All backups of a team file, newest first; whatever else stands in the folder is passed over."""
    found = []
    for file in folder_of(path).glob("*.coachdesk"):
        with suppress(ValueError, OSError):
            at = datetime.strptime(file.stem[:17], STAMP)  # noqa: DTZ007
            found.append(Backup(file, at, file.stem[18:], file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))


def back_up(connection: driver.Connection, path: Path, reason: str, now: datetime) -> Path:
    """A copy that was read back and counted before it gets its name; nothing is ever overwritten."""
    folder = folder_of(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        name, count = f"{now:{STAMP}} {reason}", 1
        while (dest := folder / f"{name}{f' {count}' if count > 1 else ''}.coachdesk").exists():
            count += 1
        copy_verified(connection, dest)
    except (OSError, driver.DriverError) as error:
        raise DeskError(f"The backup of “{path.name}” could not be made, so nothing was done: {error}.") from error
    thin(path, now)
    return dest


def copy_verified(connection: driver.Connection, dest: Path) -> None:
    """Copy into a file that only the user can read; it gets its name when it is known to be whole."""
    handle, made = tempfile.mkstemp(dir=dest.parent, prefix=".~")
    os.close(handle)
    part = Path(made)
    try:
        copy = driver.writable_copy(part)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        _verify(connection, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.rename(dest)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _verify(connection: driver.Connection, part: Path) -> None:
    copy = driver.sealed(part)
    try:
        if driver.one(copy, "pragma quick_check") != "ok" or _counts(copy) != _counts(connection):
            raise DeskError("The backup differs from the file: the disk may be failing. Copy the file elsewhere.")
    finally:
        copy.close()


def _counts(connection: driver.Connection) -> dict[str, int]:
    names = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    return {name: driver.one(connection, f'select count(*) from "{name}"') for (name,) in names}


def thin(path: Path, now: datetime) -> None:
    """Remove the backups that are not worth their place any more."""
    found = backups_of(path)
    keep = worth_keeping((b.at for b in found), now)
    for backup in found:
        if backup.at not in keep:
            with suppress(OSError):
                backup.path.unlink()


def worth_keeping(stamps: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """All of two days, then the last of each of 7 days, 4 weeks and 12 months; the newest in any case."""
    newest_first = sorted(stamps, reverse=True)
    keep = {at for at in newest_first if at > now - ALL_WITHIN} | set(newest_first[:1])
    older = [at for at in newest_first if at <= now - ALL_WITHIN]
    for most, period in KEPT:
        last: dict[object, datetime] = {}
        for at in older:
            last.setdefault(period(at), at)
        keep |= set(list(last.values())[:most])
    return frozenset(keep)


def changed_since(connection: driver.Connection, newest: Backup | None) -> bool:
    """Whether a step was made after the newest backup."""
    last = driver.one(connection, "select max(at) from change")
    return last is not None and (newest is None or datetime.fromisoformat(last) >= newest.at)


def due(connection: driver.Connection, path: Path, today: date) -> bool:
    """Once a day, and only when something changed."""
    newest = next(iter(backups_of(path)), None)
    return (newest is None or newest.at.date() < today) and changed_since(connection, newest)


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a backup in place of a closed team file, which is kept aside under another name and given back."""
    source = driver.sealed(backup)
    try:
        if driver.one(source, "pragma quick_check") != "ok":
            raise DeskError(f"The backup “{backup.name}” is damaged: choose another one.")
        aside = None
        fresh = path.with_name(f"{path.stem} restored {now:%Y-%m-%d %H%M%S}{path.suffix}")
        copy_verified(source, fresh)
        if path.exists():
            aside = path.with_name(f"{path.stem} before restoring {now:%Y-%m-%d %H%M%S}{path.suffix}")
            _set_aside(path, aside)
        fresh.rename(path)
        return aside
    except (OSError, driver.DriverError) as error:
        raise DeskError(f"“{path.name}” could not be restored: {error}. Choose another backup.") from error
    finally:
        source.close()


def _set_aside(path: Path, aside: Path) -> None:
    """With its journal: left behind, that would be rolled into the restored file."""
    path.rename(aside)
    with suppress(FileNotFoundError):
        path.with_name(path.name + "-journal").rename(aside.with_name(aside.name + "-journal"))
