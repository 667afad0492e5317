"""Text as it may be stored: clean, composed, and of a bounded length."""

from __future__ import annotations

import re
import unicodedata

from coachdesk.domain.errors import Invalid

NAME_LIMIT = 200
TEXT_LIMIT = 2_000
NOTE_LIMIT = 200_000
_BIDI_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_KEPT_CONTROLS = {"\n", "\t"}


def clean(text: str) -> str:
    """Text in NFC with line feeds only, without control characters, lone surrogates or non-characters."""
    if text.isascii() and text.isprintable():
        return text
    whole = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    kept = (c for c in unicodedata.normalize("NFC", whole) if c in _KEPT_CONTROLS or not _is_control(c))
    return "".join(kept)


def clean_name(text: str, field: str = "name") -> str:
    """A name on one line; `Invalid` when nothing is left or it is longer than 200 characters."""
    name = " ".join(_BIDI_MARKS.sub("", clean(text)).split())
    if not name:
        raise Invalid(field, f"The {field} is empty: type at least one letter.")
    if len(name) > NAME_LIMIT:
        raise Invalid(field, f"The {field} has {len(name)} characters; at most {NAME_LIMIT} are kept. Shorten it.")
    return name


def clean_text(text: str, field: str = "text") -> str:
    """A thing that is said in a sentence or a few; `Invalid` when it is longer than 2,000 characters."""
    return clean_note(text, field, TEXT_LIMIT)


def clean_note(text: str, field: str = "note", limit: int = NOTE_LIMIT) -> str:
    """A note of any number of lines; `Invalid` when it is longer than its limit, usually 200,000 characters."""
    note = clean(text).strip()
    if len(note) > limit:
        raise Invalid(field, f"The {field} has {len(note):,} characters; at most {limit:,} are kept. Shorten it.")
    return note


def plain_line(text: str) -> str:
    """A text as a terminal may show it: on one line, without controls and marks that turn the reading direction."""
    return _BIDI_MARKS.sub("", clean(text)).replace("\n", " ").replace("\t", " ")


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Cn") and (
        unicodedata.category(character) != "Cn" or ord(character) & 0xFFFE == 0xFFFE
    )
