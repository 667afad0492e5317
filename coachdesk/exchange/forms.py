"""Self-assessment forms that came back as PDF, read in a process of its own with limits."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coachdesk.domain.errors import DeskError
from coachdesk.domain.texts import clean

MOST_FILE = 20 << 20
MOST_ANSWER = 20 << 20
MOST_TEXT = 20_000
WALL_SECONDS = 15
TOKEN = re.compile(r"[0-9a-f]{32}")
NOTE = "note"
_SKILL = re.compile(r"(skill|why)-([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class ReadForm:
    """What stands in a form of ours: by skill id the level as written, "" where it is blank, and the words beside it.

    `texts` also holds the note under "note". `notes` say what could not be taken as it was.
    """

    token: str
    levels: Mapping[str, str]
    texts: Mapping[str, str]
    notes: tuple[str, ...] = ()


def read_form(content: bytes, name: str = "form.pdf") -> ReadForm:
    """Read a filled form of at most 20 MB; `DeskError` in one sentence for anything that is no form of ours."""
    if len(content) > MOST_FILE:
        raise DeskError(f"“{name}” is larger than {MOST_FILE >> 20} MB: a form of ours is far smaller.")
    if b"%PDF-" not in content[:1024]:
        raise DeskError(f"“{name}” is not a PDF.")
    answer = _ask(content, name)
    fields: dict[str, str] = {str(key): clean(str(value)) for key, value in answer["fields"].items()}
    if not fields:
        raise DeskError(
            f"“{name}” has no fields to read: it was printed or scanned, so type its answers into an assessment."
        )
    token = fields.get("token", "").strip().lower()
    if " and " in token:
        raise DeskError(f"“{name}” holds more than one form: take in each by itself.")
    if not TOKEN.fullmatch(token):
        raise DeskError(f"“{name}” is a form, but none that was made here: it lacks our hidden number.")
    return _taken(token, fields)


def _taken(token: str, fields: Mapping[str, str]) -> ReadForm:
    levels, texts, notes = dict[str, str](), dict[str, str](), list[str]()
    for field, value in fields.items():
        found = _SKILL.fullmatch(field)
        if found and found[1] == "skill":
            levels[found[2]] = value.strip().removeprefix("/")
        elif found or field == NOTE:
            texts[found[2] if found else NOTE] = value[:MOST_TEXT].strip()
        if len(value) > MOST_TEXT:
            notes.append(f"A text longer than {MOST_TEXT:,} characters was cut.")
    return ReadForm(token, levels, {key: text for key, text in texts.items() if text}, tuple(dict.fromkeys(notes)))


def _ask(content: bytes, name: str) -> dict[str, Any]:
    """The worker's answer; a sentence when it refused, ran out of time or memory, or fell over."""
    command = [sys.executable, "-m", "coachdesk.exchange.forms_worker"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, without any argument
            command, input=content, capture_output=True, timeout=WALL_SECONDS, check=False,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise DeskError(f"“{name}” takes too long to read: it was not taken in.") from error
    answer = json.loads(done.stdout) if not done.returncode and len(done.stdout) <= MOST_ANSWER else {}
    if "fields" in answer:
        return dict(answer)
    why = {
        "encrypted": "is protected with a password: save it without one and try again.",
        "too much": "unpacks into far more than a form can hold: it was not taken in.",
    }
    raise DeskError(f"“{name}” {why.get(str(answer.get('refused')), 'is damaged: ask for it to be sent again.')}")
