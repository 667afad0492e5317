"""The time zone that this computer keeps, by its name in the time zone database."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

if sys.platform == "win32":
    import winreg

LOCALTIME, TIMEZONE = Path("/etc/localtime"), Path("/etc/timezone")
REGISTRY = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"


def computer_zone() -> str | None:
    """Like "Europe/Berlin": from TZ, the system's own file or the registry; None when none of them tells."""
    told = (os.environ.get("TZ", "").lstrip(":"), _registered(), _linked(LOCALTIME), _written(TIMEZONE), _plain())
    return next((zone for zone in map(known, told) if zone), None)


def known(name: str) -> str | None:
    """The name when it is one of a zone; a path in TZ is read from its part below “zoneinfo”."""
    zone = WINDOWS_TO_OLSON.get(name, name).rpartition("zoneinfo/")[2].strip("/ \n\0")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return None
    return zone


def _linked(link: Path) -> str:
    try:
        return str(link.resolve()) if link.is_symlink() else ""
    except OSError:
        return ""


def _written(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _registered() -> str:
    """The zone of Windows, as it calls it."""
    if sys.platform == "win32":
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY) as key:
                return str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0])
        except OSError:
            return ""
    return ""


def _plain() -> str:
    """A computer that knows no zone runs on UTC."""
    return "UTC" if time.tzname[0] == "UTC" and not time.daylight and not time.timezone else ""
