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
MIXED = 10
"""A column is mixed where one cell in so many, or more, proves the other sign."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The decimal sign of a column; `note` says so where the column itself could not decide.

    `mattered` is whether the sign made a difference; `unsure` is a cell where nothing but a choice decides. In a column
    that is `mixed`, both signs stand for decimals, and a cell that may be read in two ways is no number.
    """

    decimal: str = "."
    note: str = ""
    mattered: bool = False
    unsure: str = ""
    mixed: bool = False


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return cell.strip().lower() in MISSING


def vote_numbers(
    cells: Iterable[str], decimal: str | None = None, usual: str | None = None, *, comma: bool = False
) -> NumberStyle:
    """The decimal sign that most cells of a column prove; cells such as 1,234 prove nothing and count as thousands.

    `decimal` was asked for and wins. Where no cell proves a sign, `usual` counts, the sign of last time; `comma` is
    whether the file comes from where a comma is decimal: spreadsheets there part cells with semicolons.
    """
    proofs = {".": 0, ",": 0}
    open_cells: dict[str, str] = {}
    for cell in cells:
        sign = _proof(cell)
        if sign in proofs:
            proofs[sign] += 1
        elif sign:
            open_cells.setdefault(sign, cell.strip())
    proven = proofs["."] or proofs[","]
    unsure = "" if proven else open_cells.get("?", open_cells.get("!", ""))
    mattered = bool(proven or unsure)
    if decimal is not None:
        return NumberStyle(decimal, mattered=mattered, unsure=unsure)
    if proven:
        sign = "," if proofs[","] > proofs["."] else "."
        if open_cells and MIXED * min(proofs.values()) >= max(proofs.values()):
            open_cell = next(iter(open_cells.values()))
            return NumberStyle(sign, _mixed_note(open_cell, sign), True, open_cell, mixed=True)
        return NumberStyle(sign, _proven_note(sign, usual), True)
    if not unsure:
        return NumberStyle()
    sign = usual or ("," if comma else ".")
    return NumberStyle(sign, _unsure_note(unsure, sign, usual), True, unsure)


def _mixed_note(cell: str, sign: str) -> str:
    """What a reader should know of a column in which both signs are decimal."""
    return (
        f"Numbers with “.” and numbers with “,” as their decimal sign stand in one column: those that may be either, "
        f"like {short(cell)}, were skipped, and so were those that “{sign}” does not fit."
    )


def _proven_note(sign: str, usual: str | None) -> str:
    if usual is not None and usual != sign:
        return f"“{sign}” is the decimal sign in this file; last time it was “{usual}”."
    return "Numbers were read with a decimal comma (1.234,50)." if sign == "," else ""


def _unsure_note(cell: str, sign: str, usual: str | None) -> str:
    """How a cell that may be read in two ways was read."""
    grouped = sign not in cell
    read = "thousands" if grouped else "a number with three decimals"
    why = ", as last time" if usual is not None else ""
    return f"Nothing in the column decides how to read {short(cell)}: it was read as {read}{why}."


def parse_number(cell: str, style: NumberStyle | None = None) -> float | None:
    """The number in a cell, None where it is missing, `Invalid` where it is something else."""
    if is_missing(cell):
        return None
    if isinstance(cell, Exact) or _EXPONENT.fullmatch(cell.strip()):
        return _countable(cell, float(Decimal(str(cell).strip())))
    sign, digits = _parts(cell)
    decimal = (style or NumberStyle()).decimal
    if style is not None and style.mixed and _proof(cell) in ("?", "!"):
        raise Invalid("value", f"“{short(cell)}” may be read in two ways, and numbers of both kinds stand here.")
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
    """The decimal sign that a cell proves, "" when it says nothing; "?" and "!" for 1,234 and 1.234."""
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
        return "?" if signs == "," else "!"
    return signs
