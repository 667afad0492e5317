"""Colours, letters and the style sheet from the design's tokens, light or dark."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parents[1] / "resources"
CHOICES = ("system", "light", "dark")
_TOKENS: dict[str, Any] = json.loads((RESOURCES / "tokens.json").read_text(encoding="utf-8"))
_FACES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "Inter-Italic")
_SYMBOLS = {"down": ("chevron-down", "text2"), "check": ("check", "onAccent"), "tick": ("check", "accentText")}
INKS = (
    "text", "text2", "text3", "accentText", "good", "watch", "risk", "info", "private", "onAccent", "toastText",
)  # fmt: skip


class Theme(QObject):
    """Which colours are on; `changed` after they were exchanged and the style sheet was set."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "light"
        self.name = "light"
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._following = False

    def use(self, choice: str) -> None:
        """Turn the window light, dark or as the system is."""
        self.choice = choice if choice in CHOICES else "system"
        self.name = _system_name() if self.choice == "system" else self.choice
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._follow(app)
            app.setPalette(_palette(self.name))
            app.setFont(font("body"))
            app.setStyleSheet(self.sheet())
        self.changed.emit()

    def sheet(self) -> str:
        """The style sheet of the theme of now."""
        colours = dict(_TOKENS[self.name])
        colours |= {f"icon_{name}": self._symbol(name) for name in _SYMBOLS}
        rule = 'QLabel[ink="{}"] {{ color: {}; background: transparent; }}\n'
        inks = "".join(rule.format(name, colours[name]) for name in INKS)
        return inks + Template((RESOURCES / "style.qss").read_text(encoding="utf-8")).substitute(colours)

    def _symbol(self, name: str) -> str:
        """A tinted copy of an icon as a file, for the places where only a style sheet reaches."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="coachdesk-", ignore_cleanup_errors=True)
        icon, ink = _SYMBOLS[name]
        path = Path(self._folder.name, f"{name}-{self.name}.svg")
        path.write_text(tinted(icon, _TOKENS[self.name][ink]), encoding="utf-8")
        return path.as_posix()

    def _follow(self, app: QApplication) -> None:
        if not self._following:
            self._following = True
            app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        if self.choice == "system" and self.name != _system_name():
            self.use("system")


THEME = Theme()
changed = THEME.changed


def use(choice: str) -> None:
    """Turn the window light, dark or as the system is."""
    THEME.use(choice)


def is_dark() -> bool:
    """Whether the dark colours are on."""
    return THEME.name == "dark"


def colour(name: str) -> QColor:
    """The colour of a token in the theme of now."""
    return QColor(_TOKENS[THEME.name][name])


def space(step: int) -> int:
    """A distance of the design by its step: 2, 4, 8, 12, 16, 20, 24, 32, 40, 56 px."""
    return int(_TOKENS["space"][step])


def font(style: str = "body", *, italic: bool = False, figures: bool = False) -> QFont:
    """The letters of a style of the design, without hinting; columns ask for `figures` of one width."""
    return QFont(_font(style, italic, figures))


@cache
def _font(style: str, italic: bool, figures: bool) -> QFont:
    kind = _TOKENS["type"][style]
    made = QFont("Inter")
    made.setPixelSize(kind["px"])
    made.setWeight(QFont.Weight(kind["weight"]))
    made.setItalic(italic)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kind["tracking"])
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), int(figures))
    return made


def tinted(icon: str, ink: str) -> str:
    """An icon's drawing with its strokes in one colour."""
    return (RESOURCES / "icons" / f"{icon}.svg").read_text(encoding="utf-8").replace("currentColor", ink)


def install(choice: str = "system") -> None:
    """Load the letters once and dress the application."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{face}.ttf"))
    QApplication.setStyle("Fusion")
    THEME.use(choice)


def _system_name() -> str:
    hints = QApplication.styleHints() if QApplication.instance() else None
    return "dark" if hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _palette(name: str) -> QPalette:
    """What style sheets do not reach: base colours, selections, hints."""
    role, made = QPalette.ColorRole, QPalette()
    tokens = {
        role.Window: "canvas", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "surface",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.Highlight: "accent",
        role.HighlightedText: "onAccent", role.PlaceholderText: "text3", role.ToolTipBase: "toast",
        role.ToolTipText: "toastText", role.Link: "accentText", role.BrightText: "onAccent", role.Mid: "border",
        role.Dark: "borderStrong", role.Light: "raised", role.Midlight: "hover", role.Accent: "accent",
    }  # fmt: skip
    for one, token in tokens.items():
        made.setColor(one, QColor(_TOKENS[name][token]))
    return made
