"""Bring in numbers, a roster, sessions, skills and their like: pick a file, say which column is which, confirm."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.exchange.plans import ImportPlan
from coachdesk.exchange.recipes import Opened, SavedRecipe, proposed_name
from coachdesk.exchange.tables import Table
from coachdesk.importing import RememberedSource, carry_out, sources
from ui.bridge import Bridge
from ui.dialogs.import_file import OpenFile
from ui.dialogs.import_form import ImportForm
from ui.dialogs.import_guess import likely_kind
from ui.dialogs.import_intake import ImportIntake
from ui.dialogs.import_view import CHANGES, ROWS
from ui.dialogs.import_words import VERBS, read_words, table_words

__all__ = ["VERBS", "ImportSheet"]
SETTLE_MS = 150


class ImportSheet(ImportIntake):
    """Three steps over one table; nothing is written before the last button, and that is one undoable step.

    A file with the columns of a remembered source is read as it was then, and goes straight to the last step when
    nothing is open.
    """

    imported = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, verb: str = "results") -> None:
        super().__init__(bridge, parent, verb)
        self._file: OpenFile | None = None
        self._straight = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._look_again)
        self.look.opened.connect(self._show_opened)
        self.look.found.connect(self._show_looked)
        self.look.refused.connect(self._refuse)
        self.pick.picked.connect(self._pick_verb)
        self.pick.refused.connect(self.say)
        self.view.settled.connect(self._settle)
        self.confirm.conflicts.chosen.connect(self._choose)
        self.not_this.clicked.connect(self._read_anew)
        self.back.clicked.connect(lambda: self._go(self.pages.currentIndex() - 1))
        self.see_all.clicked.connect(self._see_all)
        self.next.clicked.connect(lambda: self._go(2))
        self.finish.clicked.connect(self._bring_in)
        self._go(0)

    def _show_opened(self, opened: Opened) -> None:
        table, recipe = opened.table, opened.recipe
        likely = likely_kind(table.heads, self.picked) if self.dropped else self.picked
        verb = recipe.verb if recipe else likely
        every = sources(self.bridge.desk)
        source = next((one for one in every if one.recipe == recipe), None)
        self.turn_to(verb)
        self._file = OpenFile(verb, table, source, self._form(verb, table, recipe))
        self._straight = recipe is not None
        self._propose(source, [one.recipe.name for one in every if one.recipe.verb == verb])
        self.view.show_only(CHANGES if recipe else ROWS)
        self.set_sub(table_words(table, len(self.waiting)))
        self._go(1)
        self._look_again()

    def _propose(self, source: RememberedSource | None, taken: Sequence[str]) -> None:
        """Say as what the file was read, and under which name it can be remembered."""
        assert self._file is not None
        if source is None:
            name = proposed_name(self._file.table.name, taken)
            self.remember.propose(name, taken, on=self._file.verb == "results" and self.path is not None)
        else:
            self.remember.propose(source.recipe.name, taken, source.recipe.name)
            self.applied.show_words(read_words(source.recipe.name, source.last, self.bridge.today()))

    def _form(self, verb: str, table: Table, recipe: SavedRecipe | None) -> ImportForm:
        measures = [m.name for m in self.bridge.desk.measures.all() if m.numerator_id is None]
        form = ImportForm(verb, table, measures, recipe.options if recipe else None)
        form.changed.connect(self._timer.start)
        form.sheet_picked.connect(self._pick_sheet)
        self.view.put_form(form)
        return form

    def _look_again(self) -> None:
        if self._file is not None:
            self.next.setEnabled(False)
            self.finish.setEnabled(False)
            self.look.look(self._file.verb, self._file.table, self._file.options)

    def _show_looked(self, plan: ImportPlan) -> None:
        assert self._file is not None
        self._file.looked = plan
        self.say("")
        self._file.form.show_found(plan.facts, plan.reading)
        self.confirm.conflicts.show_conflicts(plan.report.conflicts, self._file.taken)
        self.show_plan(self._file)
        straight, self._straight = self._straight, False
        if straight and self.finish.isEnabled() and not plan.report.conflicts:
            self._go(2)

    def _choose(self) -> None:
        if self._file is not None:
            self._file.taken = self.confirm.conflicts.taken
            self.show_plan(self._file)

    def _settle(self, name: str, known: str | None) -> None:
        if self._file is not None:
            self._file.aliases[name] = known
            QTimer.singleShot(0, self._look_again)

    def _bring_in(self) -> None:
        file, plan = self._file, self._file.plan if self._file else None
        if file is None or plan is None:
            return
        kept = file.kept(self.remember.name)
        report = self.bridge.run(lambda: carry_out(self.bridge.desk, file.verb, plan, file.table.name, kept))
        if report is not None:
            self.imported.emit(report)
            self.next_file()

    def _read_anew(self) -> None:
        """Forget that the file looked like a source: read it as if it were the first time."""
        if self._file is None:
            return
        if self.path is not None:
            self.open_file(self.path, sheet=self._file.table.sheet or None, anew=True)
        else:
            self._show_opened(Opened(self._file.table))

    def _pick_sheet(self, sheet: str) -> None:
        if self.path is not None:
            self.open_file(self.path, sheet=sheet)

    def _refuse(self, sentence: str) -> None:
        """Say why; a file that cannot be read at all leaves the first step, with the next file still to come."""
        if self.pages.currentIndex() == 0:
            self._go(0)
        self.say(sentence)

    def _go(self, step: int) -> None:
        source = self._file.source if self._file else None
        if step == 0:
            self.pick.refresh()
        self.go(step, applied=source is not None, waiting=bool(self.waiting))
        if step == 2:
            (self.finish if self.finish.isEnabled() else self.confirm.conflicts.table).setFocus()

    def _see_all(self) -> None:
        self.view.all_rows = not self.view.all_rows
        self.see_all.setText("See first rows" if self.view.all_rows else "See all rows")
        self.view.show_only(ROWS)
        if self._file is not None:
            self.show_plan(self._file)

    def _pick_verb(self, verb: str) -> None:
        self.picked = verb
        self.turn_to(verb)
