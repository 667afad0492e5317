"""Numbers as people and systems write them; what is not clearly one is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from coachdesk.domain.errors import Invalid
from coachdesk.domain.measures import LARGEST
from coachdesk.exchange.raw import Exact, short

MISSING = frozenset({"", "-", "–", "—", "n/a", "na", "n.a.", "#n/a", "none", "null", "#div/0!", "#ref!", "#value!"})
_CURRENCY = r"(?:[$€£¥₹₽₩]|US\$|CA\$|A\$|[A-Z]{3}|kr\.?|zł|Fr\.?)"
_SHAPE = re.compile(rf"{_CURRENCY}?\s*([+-]?)\s*{_CURRENCY}?\s*([0-9][0-9.,'’ ]*|[.,][0-9]+)\s*(?:{_CURRENCY}|%)?(-?)")
_EXPONENT = re.compile(r"[+-]?[0-9]{1,17}(?:\.[0-9]{1,20})?[eE][+-]?[0-9]{1,3}")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([ .,'’])[0-9]{3})(?:\1[0-9]{3})*")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The decimal sign of a column; `note` says so where the column itself could not decide."""

    decimal: str = "."
    note: str = ""


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return cell.strip().lower() in MISSING


def vote_numbers(cells: Iterable[str]) -> NumberStyle:
    """The decimal sign that most cells of a column prove; cells such as 1,234 prove nothing and count as thousands."""
    points = commas = unsure = 0
    for cell in cells:
        sign = _proof(cell)
        points += sign == "."
        commas += sign == ","
        unsure += sign == "?"
    if commas > points:
        return NumberStyle(",", "Numbers were read with a decimal comma (1.234,50).")
    if unsure and not points:
        return NumberStyle(".", "Nothing in the column decides how to read 1,234: it was read as thousands.")
    return NumberStyle()


def parse_number(cell: str, style: NumberStyle | None = None) -> float | None:
    """The number in a cell, None where it is missing, `Invalid` where it is something else."""
    if is_missing(cell):
        return None
    if isinstance(cell, Exact) or _EXPONENT.fullmatch(cell.strip()):
        return _countable(cell, float(Decimal(str(cell).strip())))
    sign, digits = _parts(cell)
    decimal = (style or NumberStyle()).decimal
    whole, _, part = digits.partition(decimal)
    if (part and not part.isdigit()) or not _is_grouped(whole):
        raise Invalid("value", f"“{short(cell)}” is not a number with “{decimal}” as its decimal sign.")
    plain = re.sub(r"[^0-9]", "", whole) or "0"
    return _countable(cell, float(Decimal(f"{sign}{plain}.{part or '0'}")))


def _countable(cell: str, value: float) -> float:
    if not abs(value) <= LARGEST:
        raise Invalid("value", f"“{short(cell)}” is too large: a number has at most 15 digits.")
    return value


def _is_grouped(whole: str) -> bool:
    return whole.isdigit() or not whole or _GROUPS.fullmatch(whole) is not None


def _parts(cell: str) -> tuple[str, str]:
    """Sign and digits with their points and commas, without currency, percent sign or brackets."""
    text = cell.strip().replace("\u00a0", " ").replace("\u202f", " ").replace("−", "-")
    bare = text.removeprefix("(").removesuffix(")").strip()
    bracketed = text.startswith("(") and text.endswith(")")
    found = _SHAPE.fullmatch(bare) if len(text) <= LONGEST else None
    if found is None or (text.startswith("(") or text.endswith(")")) != bracketed:
        raise Invalid("value", f"“{short(cell)}” is not a number.")
    negative = (found[1] == "-") + bool(found[3]) + bracketed
    if negative > 1:
        raise Invalid("value", f"“{short(cell)}” is not a number.")
    return ("-" if negative else ""), found[2].strip()


def _proof(cell: str) -> str:
    """The decimal sign that a cell proves, "?" when it could be either, "" when it says nothing."""
    if isinstance(cell, Exact) or is_missing(cell):
        return ""
    try:
        digits = _parts(cell)[1]
    except Invalid:
        return ""
    signs = re.sub(r"[^.,]", "", digits)
    return _sign_of(digits, signs) if signs else ""


def _sign_of(digits: str, signs: str) -> str:
    if "." in signs and "," in signs:
        return signs[-1] if signs.count(signs[-1]) == 1 else ""
    other = "," if signs[0] == "." else "."
    if len(signs) > 1:
        return other
    if _GROUPS.fullmatch(digits) and digits[0] != "0":
        return "?" if signs == "," else ""
    return signs
