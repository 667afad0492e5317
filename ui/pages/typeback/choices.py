"""What stands beside the form: which sheet it is, and the keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session
from ui.pages.typeback.sheets import sheet_words
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.forms import ChoiceField
from ui.widgets.labels import Label

KEYS = (
    ("Enter or Tab", "next field"), ("D  P  X", "done, part, dropped"), ("1–5", "a score, and on"),
    ("Shift+Enter", "a new line in the notes"), ("Alt+M  Alt+R", "yours, the rep’s"), ("Ctrl+Enter", "keep the sheet"),
)  # fmt: skip


class SheetChoice(Card):
    """Whose sheet, and of which session; `rep_chosen` and `sheet_chosen` (id or None) when another one is."""

    rep_chosen = Signal(int)
    sheet_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Which sheet", "clipboard-list")
        self.rep, self.sheet = ChoiceField("Rep"), ChoiceField("Sheet")
        self.add(self.rep)
        self.add(self.sheet)
        self.rep.edited.connect(lambda: self.rep_chosen.emit(self.rep.value))
        self.sheet.edited.connect(lambda: self.sheet_chosen.emit(self.sheet.value))

    def show_choices(
        self, reps: Sequence[Rep], rep: Rep, rows: Sequence[Session], session: Session | None,
        begun: Collection[int | None] = (),
    ) -> None:  # fmt: skip
        """Show what waits; the sheet that is open is always among it, and those half typed say so."""
        there = list(rows)
        if session is not None and session.id not in {one.id for one in there}:
            there.insert(0, session)
        said = [*((one.id, sheet_words(one)) for one in there), (None, "Not in the calendar: a new one")]
        sheets = [(one, f"{name} · begun, not kept" if one in begun else name) for one, name in said]
        names = [(one.id, one.name) for one in reps]
        if rep.id not in dict(names):
            names.append((rep.id, rep.name))
        self.rep.set_choices(names, rep.id)
        self.sheet.set_choices(sheets, session.id if session else None)


def key_card() -> Card:
    """The keys of the form."""
    card = Card("Keys", "command")
    for pressed, does in KEYS:
        line = QWidget()
        line.setLayout(row_of(Label(pressed, "captionStrong", "text2"), 1, Label(does, "caption", "text2", right=True)))
        card.add(line)
    return card
