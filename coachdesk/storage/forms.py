"""Self-assessment forms that went out, in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coachdesk.domain.forms import SentForm
from coachdesk.domain.people import Rep
from coachdesk.storage.store import Store


class Forms:
    """Which form went to whom, by which version, and whether it came back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[SentForm, ...]:
        return self._store.find("sent_form", SentForm, order="sent, id")

    def by_token(self, token: str) -> SentForm | None:
        """The form with this hidden id."""
        return next(iter(self._store.find("sent_form", SentForm, "token = ?", (token,))), None)

    def send(self, form: SentForm) -> SentForm:
        """Remember a form that is handed out."""
        rep = self._store.one("rep", Rep, form.rep_id).name
        with self._store.change(f"Make a self-assessment form for {rep}"):
            return self._store.save("sent_form", form)

    def returned(self, form: SentForm, day: date, assessment_id: int) -> SentForm:
        """Mark it as imported."""
        with self._store.change("Take in a self-assessment form"):
            return self._store.save("sent_form", replace(form, returned=day, assessment_id=assessment_id))
