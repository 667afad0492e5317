"""The one place that knows the SQLite driver: how a file is looked at, opened, copied, and what it can raise."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from coachdesk.storage import errors

Connection = Any
DriverError: type[Exception] = dbapi2.Error
IntegrityError: type[Exception] = dbapi2.IntegrityError

APPLICATION = 0x436F4465  # "CoDe"
LARGEST_CHECKED = 100 * 1024 * 1024

# Rollback journal, not write-ahead log: a copy of the one file is then the whole team. Extra: a power cut loses no
# acknowledged step.
PRAGMAS = (
    "synchronous = extra",
    "foreign_keys = on",
    "recursive_triggers = on",
    "secure_delete = on",
    "temp_store = memory",
)


def scratch() -> Connection:
    """A database in memory only."""
    return dbapi2.connect(":memory:", isolation_level=None)


def new(path: Path) -> Connection:
    """A new empty file for the user alone; refused where anything stands already."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise errors.AlreadyThere(f"“{path.name}” is there already: choose another name.") from error
    except FileNotFoundError as error:
        raise errors.Missing(f"There is no folder “{path.parent}”: choose another place.") from error
    except OSError as error:
        raise errors.ReadOnly(f"“{path.name}” can't be made in “{path.parent}”: {error.strerror}.") from error
    connection = _connect(path, "mode=rw")
    connection.execute("pragma trusted_schema = off")
    hold(connection, path)
    return connection


def open_existing(path: Path, version: int, *, read_only: bool = False) -> Connection:
    """A file of ours, looked at first without changing a byte; any other raises `Refused`."""
    _check_place(path)
    _check_header(path, version)
    if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise _read_only(path)
    connection = _connect(path, "mode=ro" if read_only else "mode=rw")
    try:
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma cell_size_check = on")
        _check_content(connection, path, version)
    except DriverError as error:
        connection.close()
        raise refusal(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def hold(connection: Connection, path: Path) -> None:
    """Take the file for this window alone, durable and with foreign keys."""
    try:
        connection.execute("pragma locking_mode = exclusive")
        connection.execute("begin exclusive")
        connection.execute("commit")
        mode = one(connection, "pragma journal_mode = truncate")
        assert mode == "truncate", mode
        configure(connection)
    except DriverError as error:
        connection.close()
        raise refusal(error, path) from error
    except BaseException:
        connection.close()
        raise


def configure(connection: Connection) -> None:
    """The settings that belong to a connection, read back because SQLite ignores what it can't do."""
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}")
    assert one(connection, "pragma foreign_keys") == 1


def sealed(path: Path) -> Connection:
    """A closed file that nobody writes to (a backup), for reading only."""
    return _connect(path, "mode=ro&immutable=1")


def writable_copy(path: Path) -> Connection:
    """An own half-made file that nobody else knows of."""
    return _connect(path, "mode=rw")


def one(connection: Connection, sql: str) -> Any:
    """The first cell of the answer; None when there is none."""
    row = connection.execute(sql).fetchone()
    return row and row[0]


def is_full(error: Exception) -> bool:
    """Whether the disk, not the step, is to blame."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(
        ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_NOMEM", "SQLITE_BUSY")
    )


def refusal(error: Exception, path: Path) -> errors.Refused:
    """The sentence for what SQLite answered."""
    code = str(getattr(error, "sqlite_errorname", ""))
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return errors.InUse(f"“{path.name}” is open in another window: use that one or close it first.")
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return _read_only(path)
    if code == "SQLITE_NOTADB":
        return _foreign(path)
    return _damaged(path)


def _connect(path: Path, how: str) -> Connection:
    try:
        address = f"file:{quote(str(path.absolute()))}?{how}"
        return dbapi2.connect(address, uri=True, timeout=1, isolation_level=None)
    except DriverError as error:
        raise refusal(error, path) from error


def _check_place(path: Path) -> None:
    """Look at the name only: to open and close a live file would drop the locks another window has on it."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.is_symlink():
            raise errors.Missing(f"“{path.name}” is a link to a file that is gone: open the file itself.") from error
        raise errors.Missing(f"There is no file “{path}”: was it moved or renamed?") from error
    except OSError as error:
        raise errors.Missing(f"“{path}” can't be reached: {error.strerror}.") from error
    if stat.S_ISDIR(found.st_mode):
        raise errors.NotAFile(f"“{path.name}” is a folder: choose the team file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise errors.NotAFile(f"“{path.name}” is not a file: choose a team file.")
    if found.st_size == 0:
        raise errors.Empty(f"“{path.name}” is empty: a copy or a download of it has failed. Open a backup of it.")


def _check_header(path: Path, version: int) -> None:
    """Immutable: nothing is locked or rolled back, so that even a stranger's half-saved file stays as it is."""
    connection = sealed(path)
    try:
        application = one(connection, "pragma application_id")
        found = one(connection, "pragma user_version")
    except DriverError as error:
        raise refusal(error, path) from error
    finally:
        connection.close()
    if application != APPLICATION:
        raise _foreign(path)
    if found > version:
        raise errors.Newer(
            f"“{path.name}” was saved by a newer CoachDesk: its format is {found}, this program knows {version}. "
            "Nothing was changed. Update CoachDesk to open it."
        )
    if found < 1:
        raise _damaged(path)


def _check_content(connection: Connection, path: Path, version: int) -> None:
    found = one(connection, "pragma user_version")  # again: only now is a step that a crash cut off rolled back
    if one(connection, "pragma application_id") != APPLICATION or not 1 <= found <= version:
        raise _damaged(path)
    if path.stat().st_size <= LARGEST_CHECKED and one(connection, "pragma quick_check(1)") != "ok":
        raise _damaged(path)


def _foreign(path: Path) -> errors.Refused:
    return errors.Foreign(f"“{path.name}” is not a CoachDesk team file: choose another one.")


def _damaged(path: Path) -> errors.Refused:
    return errors.Damaged(f"“{path.name}” is damaged. Nothing was changed. Open a backup of it.")


def _read_only(path: Path) -> errors.Refused:
    return errors.ReadOnly(f"“{path.name}” or its folder can't be written to: copy it to a folder of yours first.")
