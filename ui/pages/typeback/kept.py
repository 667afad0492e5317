"""The sheet that was kept last: undo makes it half typed again, redo ends that."""

from __future__ import annotations

from coachdesk.desk import Desk
from coachdesk.domain.sessions import Session
from ui.pages.typeback.form import SheetForm
from ui.pages.typeback.sheets import is_held
from ui.pages.typeback.stack import Forms


class LastKept:
    """`id` is the session of the sheet that is shown as kept; None while a form is shown."""

    def __init__(self, desk: Desk, forms: Forms) -> None:
        self.id: int | None = None
        self._desk, self._forms = desk, forms
        self._last: tuple[SheetForm, Session] | None = None

    def take(self, form: SheetForm, held: Session) -> None:
        """A sheet was kept: its words are in the file, and its draft no more."""
        self.id, self._last = held.id, (form, held)
        self._forms.let_go(form)

    def leave(self) -> None:
        """Another sheet comes; the form of one that stays kept is needed no more."""
        if self.id is not None and self._last is not None:
            self._forms.put_away(self._last[0])
            self._last = None
        self.id = None

    def follow_redo(self, shown: SheetForm | None) -> None:
        """Done again while the page may be out of sight: its draft goes at once, it is in the file."""
        if self._last is not None and self.id is None:
            self.follow(shown)

    def follow(self, shown: SheetForm | None) -> None:
        """See whether it was taken back, or done again while another form may be shown."""
        if self._last is None:
            return
        form, held = self._last
        if self.id is not None and not is_held(self._desk, self.id):
            self.id = None
            self._forms.take_up(form)
        elif self.id is None and any(one == held for one, _ in self._desk.sessions.all()):
            self._desk.drafts.drop(self._desk.drafts.sheet(*form.sheet.key))
            self.id = held.id
            self._forms.let_go(form)
            if form is not shown:
                self.leave()
