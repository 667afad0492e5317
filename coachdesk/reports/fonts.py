"""Which font draws which characters: Inter first, then one font per script, each registered on first need.

Drawn rightly: Latin, Greek, Cyrillic, Vietnamese; Arabic and Hebrew (right to left); Devanagari; Chinese,
Japanese and Korean. Anything no font covers prints as `[?]`, never as an empty box.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bidi import get_display
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr

rl_config.toColorCanUse = None
FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
STAND_IN = "[?]"
INTER = {
    "regular": "Inter-Regular",
    "medium": "Inter-Medium",
    "semibold": "Inter-SemiBold",
    "bold": "Inter-Bold",
    "italic": "Inter-Italic",
}
HEAVY = ("semibold", "bold")
FALLBACK = "DroidSansFallback"
SHAPED = ("NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari")
BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"))
TURNED = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
NUMBER_AFTER = re.compile(rf"(?<=[{TURNED}])(?=[\s·:,–-]+[0-9][^{TURNED}A-Za-z]*(?:[A-Za-z]|$))")
BLOCKS = (
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x06FF, "NotoSansArabic"),
    (0x0750, 0x077F, "NotoSansArabic"),
    (0x08A0, 0x08FF, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0xFB50, 0xFDFF, "NotoSansArabic"),
    (0xFE70, 0xFEFC, "NotoSansArabic"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one font, left to right on the paper; a shaped run is in reading order."""

    font: str
    text: str
    shaped: bool


def start_paper() -> None:
    """Forget the private glyph codes of earlier papers, so that equal facts give equal bytes."""
    for name in [n for n in pdfmetrics.getRegisteredFontNames() if n.startswith(SHAPED)]:
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))


@lru_cache(maxsize=32)
def coverage(name: str) -> frozenset[int]:
    """The characters a font has a glyph for; registers it on first use."""
    font = TTFont(name, str(FOLDER / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)


@lru_cache(maxsize=4096)
def font_of(character: str, weight: str) -> str | None:
    """The first font that covers a character, or None."""
    code = ord(character)
    names = [INTER[weight]]
    script = next((name for low, high, name in BLOCKS if low <= code <= high), None)
    if script:
        names.insert(0, f"{script}-{'SemiBold' if weight in HEAVY else 'Regular'}")
    for name in names:
        if code in coverage(name):
            return name
    return FALLBACK if code > 0x2000 and code in coverage(FALLBACK) else None


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs right to left."""
    for character in text:
        way = unicodedata.bidirectional(character)
        if way in ("L", "R", "AL"):
            return way != "L"
    return False


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc", "Cs") or 0xFE00 <= ord(character) <= 0xFE0F


def has_unknown(text: str) -> bool:
    """Whether some visible character is in no font, and so prints as the stand-in."""
    return not text.isascii() and any(
        not c.isspace() and not _invisible(c) and font_of(c, "regular") is None for c in text
    )


def _pieces(text: str, weight: str) -> list[tuple[str, bool, str]]:
    """(font, whether to shape, character) for each character in the order of the paper."""
    found: list[tuple[str, bool, str]] = []
    plain = INTER[weight]
    for character in text:
        last = found[-1] if found else None
        if character.isspace():
            keeps = last is not None and last[1]
            found.append((last[0], True, " ") if last and keeps else (plain, False, " "))
            continue
        if last and last[1] and unicodedata.category(character) == "Cf" and ord(character) in coverage(last[0]):
            found.append((last[0], True, character))
            continue
        font = font_of(character, weight)
        if font is None or unicodedata.category(character) == "Cf":
            if not _invisible(character) and not (last and last[2] == STAND_IN):
                found.append((plain, False, STAND_IN))
            continue
        shaped = font.startswith(SHAPED) and unicodedata.category(character) != "Nd"
        found.append((font, shaped, character))
    return found


def _mirrored(seen: str) -> str:
    """A reordered line with its brackets turned: a pair that now stands back to front lay in right-to-left words."""
    found = list(seen)
    for opener, closer in BRACKETS:
        opened = 0
        early: list[int] = []
        for place, character in enumerate(seen):
            if character == opener and early:
                found[early.pop()], found[place] = opener, closer
            elif character == opener:
                opened += 1
            elif character == closer and opened:
                opened -= 1
            elif character == closer:
                early.append(place)
    return "".join(found)


def _numbers_held(text: str) -> str:
    """A line from left to right in which a number after right-to-left words stays where it was written.

    Without a mark it would be drawn before those words, as part of them: “محمد 0 of 16” would begin with the number.
    """
    return text if is_right_to_left(text) else NUMBER_AFTER.sub("\u200e", text)


@lru_cache(maxsize=20_000)
def runs(text: str, weight: str) -> tuple[Run, ...]:
    """A line as runs from left to right: right-to-left words reordered, each character in a font that has it."""
    if text.isascii():
        return (Run(INTER[weight], text, shaped=False),) if text else ()
    seen = _mirrored(str(get_display(_numbers_held(text)))) if _has_right_to_left(text) else text
    grouped: list[tuple[str, bool, str]] = []
    for font, shaped, character in _pieces(seen, weight):
        if grouped and grouped[-1][:2] == (font, shaped):
            grouped[-1] = (font, shaped, grouped[-1][2] + character)
        else:
            grouped.append((font, shaped, character))
    turned = ("NotoSansArabic", "NotoSansHebrew")
    return tuple(Run(f, t[::-1] if s and f.startswith(turned) else t, s) for f, s, t in grouped)


def set_run(run: Run, size: float) -> tuple[str, float]:
    """A run as the canvas takes it, joined and formed where its script needs that, and its width."""
    coverage(run.font)
    text = shapeStr(run.text, run.font, size) if run.shaped else run.text
    if isinstance(text, ShapedStr):
        return text, sum(glyph.x_advance for glyph in text.__shapeData__) * size / 1000
    return text, float(pdfmetrics.stringWidth(text, run.font, size))


@lru_cache(maxsize=50_000)
def width(text: str, weight: str, size: float) -> float:
    """How wide a line prints, in points."""
    return sum(set_run(run, size)[1] for run in runs(text, weight))
