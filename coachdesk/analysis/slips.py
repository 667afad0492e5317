"""Words at the end of a line that were meant as a day but name none: slips of the keyboard, days that are past."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher

from coachdesk.analysis import words

NEAR = 0.8
"""How alike a word after "by" or "on" is to a day it was meant for."""
NEARER = 0.83
"""The same for a last word that nothing announces."""
LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MEANT = {
    "today": "today", "tomorrow": "tomorrow", **{day: day[:3] for day in LONG_DAYS},
    **{day: day for day in ("tues", "thurs")},
}  # fmt: skip
LONG_MONTHS = {month.lower(): month[:3] for month in words.LONG_MONTHS if len(month) > 4}
FIVE = {"march", "april"}
"""Short months: many an ordinary word is near one, so only a nearer one counts."""
ORDINARY = {
    "frida", "munday", "sundry", "sundae", "sundar", "sunda", "morrow", "toady", "marc", "augusta", "augusto",
    "augustus", "augustin", "augustine", "augusts", "tomorrows", "days", "day", "weeks", "months", "quarters",
}  # fmt: skip
NAMES_TOO = {"april", "june", "may", "august"}
LEAD = r"(?:due )?(?:by|on|until|till|before|due)(?: the)?"
LED = re.compile(rf"(?:^|.*\s){LEAD} (?:(?:next|this|coming) )?([^\W\d_]+)", re.IGNORECASE)
NEXT = re.compile(r"(?:^|.*\s)(?:next|this|coming) ([^\W\d_]+)", re.IGNORECASE)
LAST = re.compile(r"(?:^|.*\s)([^\W_]+)")
IN_SOME = re.compile(r"(?:^|.*\s)(in (?:\d{1,3}|an?|two|three|four|five|six|eight|ten|twelve) ([a-z]+))", re.IGNORECASE)
DAY_OF = re.compile(r"(?:^|.*\s)(\d{1,2}(?:st|nd|rd|th)?(?: of)? ([^\W\d_]{5,})|([^\W\d_]{5,}) \d{1,2})", re.IGNORECASE)
GONE = re.compile(
    r"(?:^|.*?\s)((?:the )?day before yesterday|yesterday|(?:\w+ )?(?:days?|weeks?|months?) ago|last (\w+))",
    re.IGNORECASE,
)
TOLD = re.compile(rf"(?:^|.*\s){LEAD}$", re.IGNORECASE)
OF_THE_PAST = re.compile(
    r"\b(?:of|from|since|than|like|as|after|in|about|was|were|did|had|said|saw|heard|told|gave|sent|wrote|met|made"
    r"|went|held|\w+ed|\w+[’']s)\b",
    re.IGNORECASE,
)
PERIODS = ("day", "week", "month")
UNREAD = {"fortnight", "quarter", "year", "semester", "weekend", "workday", "weekday"}
LONGER = {"week", "month", "quarter"}
LAST_SAID = {*LONG_DAYS, *(day[:3] for day in LONG_DAYS), *LONGER}
SAY = "write fri, 2w, 18 Dec or before the Acme call"


def slip(tail: str, known: Collection[str]) -> str:
    """Why the end of a line names no day although one was meant; "" when it is ordinary words.

    `known` are names in lower case that are no slip whatever they look like: those of accounts.
    """
    for reader in (_period, _dated, _led, _next, _last):
        if sentence := reader(tail, known):
            return sentence
    return ""


def past(tail: str) -> str | None:
    """Why a line cannot end in a day that is past; "" where it only tells of one, None when it names none."""
    found = GONE.fullmatch(tail)
    if found is None or (found[2] and found[2].lower() not in LAST_SAID):
        return None
    before = tail[: found.start(1)].rstrip()
    tells = OF_THE_PAST.search(before) and not TOLD.fullmatch(before)
    return "" if tells else f"“{found[1]}” is past: choose today or a later day."


def nearest(word: str, meant: Collection[str], least: float) -> str:
    """The one of several words that was likely meant by another; "" when none is near, and for the word itself."""
    low = word.casefold()
    if low in ORDINARY or low in meant or low.removesuffix("s") in meant:
        return ""
    alike = {one: SequenceMatcher(None, low, one).ratio() for one in meant}
    best = max(alike, key=lambda one: alike[one], default="")
    return best if best and alike[best] >= (max(least, 0.85) if best in FIVE else least) else ""


def _period(tail: str, _known: Collection[str]) -> str:
    """So many of something that no day can be counted with."""
    found = IN_SOME.fullmatch(tail)
    if found is None:
        return ""
    unit = found[2].lower().removesuffix("s")
    if unit in UNREAD:
        return f"“{found[1]}” is not a day: {SAY}."
    meant = nearest(unit, PERIODS, 0.75) if len(unit) > 2 else ""
    return f"“{found[1]}” is not a day: did you mean {meant}s?" if meant else ""


def _dated(tail: str, known: Collection[str]) -> str:
    """A day of a month whose name was mistyped."""
    found = DAY_OF.fullmatch(tail)
    word = (found[2] or found[3]) if found else ""
    meant = nearest(word, LONG_MONTHS, NEAR) if word.casefold() not in known else ""
    return f"“{word}”: did you mean {LONG_MONTHS[meant]}?" if meant else ""


def _led(tail: str, known: Collection[str]) -> str:
    """A word after "by", "on", "until" or "before"."""
    found = LED.fullmatch(tail)
    if found is None or found[1].casefold() in known:
        return ""
    word, low = found[1], found[1].casefold()
    if low in LONG_MONTHS and low not in NAMES_TOO:
        return f"“{word}” is a whole month: write a day of it, like 18 {LONG_MONTHS[low]}."
    meant = nearest(word, (*MEANT, *LONG_MONTHS), NEAR)
    return f"“{word}”: did you mean {(MEANT | LONG_MONTHS)[meant]}?" if meant else ""


def _next(tail: str, known: Collection[str]) -> str:
    found = NEXT.fullmatch(tail)
    if found is None or found[1].casefold() in known:
        return ""
    meant = nearest(found[1], (*LONG_DAYS, *LONGER), NEAR)
    return f"“{found[1]}”: did you mean {MEANT.get(meant, meant)}?" if meant else ""


def _last(tail: str, known: Collection[str]) -> str:
    """The last word alone."""
    found = LAST.fullmatch(tail)
    if found is None or found[1].casefold() in known:
        return ""
    meant = nearest(found[1], ("today", "tomorrow", *LONG_DAYS), NEARER if len(found[1]) != 5 else NEAR)
    return f"“{found[1]}”: did you mean {MEANT[meant]}?" if meant else ""
