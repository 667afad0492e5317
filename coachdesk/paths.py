"""Where files stand, and how a file is written so that a crash leaves the old one whole."""

from __future__ import annotations

import os
import tempfile
import time
import unicodedata
from pathlib import Path

import platformdirs

from coachdesk.domain.errors import DeskError

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SUFFIX = ".coachdesk"
_TRIES = 6
_FORBIDDEN = set('<>:"/\\|?*')
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


def data_folder() -> Path:
    """Where team files go unless the user says otherwise: never a folder that a cloud client takes over."""
    folder = Path(platformdirs.user_data_dir("CoachDesk", appauthor=False, roaming=False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def log_file() -> Path:
    """Where a fault of our own is written down: where it happened, never what anybody typed."""
    return Path(platformdirs.user_log_dir("CoachDesk", appauthor=False)) / "coachdesk.log"


def backup_folder(path: Path) -> Path:
    """Where the backups of a team file stand: beside it."""
    return path.with_name(path.name + "-backups")


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place in one go, for the user alone; a link keeps pointing at it; `DeskError` when it fails."""
    target = Path(os.path.realpath(path))
    try:
        _write(target, content)
    except OSError as error:
        raise DeskError(f"“{target.name}” could not be written: {error.strerror}. Nothing was lost.") from error


def safe_name(text: str, default: str = "export", most_bytes: int = 120) -> str:
    """A file name that every system takes and that can't lead into another folder."""
    kept = (
        "_" if c in _FORBIDDEN or unicodedata.category(c) in _INVISIBLE else c
        for c in unicodedata.normalize("NFC", text)
    )
    name = "".join(kept).strip(" .").encode("utf-8", "replace")[:most_bytes].decode("utf-8", "ignore").strip(" .")
    if not name:
        return default
    return f"_{name}" if name.split(".")[0].rstrip().upper() in _RESERVED else name


def _write(target: Path, content: bytes) -> None:
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=".~")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put(Path(part), target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _put(part: Path, target: Path) -> None:
    """Virus scanners on Windows hold new files for a moment, so that alone is tried again."""
    for attempt in range(_TRIES):
        try:
            part.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)
    if os.name != "nt":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
