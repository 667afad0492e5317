"""The fields of a session: what, with whom, when, where, about which deal, and how it comes again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.booking import Problem
from coachdesk.domain.deals import Deal
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind
from ui.bridge import Bridge
from ui.dialogs.session_offers import RHYTHM, USUAL, Offers
from ui.widgets.columns import row_of
from ui.widgets.date_field import read_spoken_day
from ui.widgets.forms import ChoiceField, Field, TextField
from ui.widgets.people_field import PeopleField
from ui.widgets.slot_fields import SlotFields

KINDS = tuple(kind for kind in SessionKind if kind is not SessionKind.TRAINING)
TOGETHER = {SessionKind.GROUP, SessionKind.TRAINING}
ABOUT_DEALS = {SessionKind.PRE_BRIEF, SessionKind.DEBRIEF, SessionKind.JOINT_CALL}
NEW = "new"


class SessionForm(QWidget):
    """`edited` whenever something was chosen or typed to its end. What is wrong stands beside its field."""

    edited = Signal()

    def __init__(
        self, bridge: Bridge, session: Session | None, *, kind: SessionKind, rep_id: int | None, deal: Deal | None,
        day: date | None, at: time | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._bridge, self._session, self._day = bridge, session, day
        self._offers = offers = Offers(bridge, at)
        known = bridge.desk.sessions.reps(session.id or 0) if session else ()
        people = bridge.desk.people.all(include_archived=True)
        names = [(r.id, r.name) for r in people if r.id is not None and (r.present or r.id in known)]
        first = deal.rep_id if deal else rep_id
        if first is None:
            first = next(iter(known), None) or offers.longest_without([r for r in people if r.present], day)
        start = session or Session(None, kind, offers.start(first, kind, day), offers.length(first, kind))
        kinds = KINDS if start.kind in KINDS else (*KINDS, start.kind)
        self.kind = ChoiceField("Kind", [(k, k.title) for k in kinds], start.kind)
        self.rep = ChoiceField("With", names, first)
        self.reps = PeopleField("With", names)
        self.reps.set_value(known or (() if first is None else (first,)))
        self.slot = SlotFields(start.start, start.minutes, bridge.today())
        self.place = TextField("Place", session.place if session else offers.place(first), hint="room, call link")
        self.deal, self.repeat = ChoiceField("About the deal"), ChoiceField("Repeat")
        self.account = TextField("Account of the new deal", hint="the customer’s name")
        self.until = TextField("Until", hint="goes on", caption="Laid up to the end of the next quarter.")
        self._offer_deals(deal.id if deal else start.deal_id)
        self._offer_rhythms()
        self._lay_out()
        self._connect()
        self._show_fields()

    @property
    def rep_ids(self) -> tuple[int, ...]:
        """Who takes part."""
        if self.kind.value in TOGETHER:
            return self.reps.value
        return () if self.rep.value is None else (self.rep.value,)

    def draft(self) -> Session | None:
        """The session as the fields say; None when one of them can't be read, which it says itself."""
        slot = self.slot.read()
        if slot is None:
            return None
        start, minutes = slot
        base = self._session or Session(None, self.kind.value, start, USUAL)
        deal_id = self.deal.value if self.kind.value in ABOUT_DEALS and self.deal.value != NEW else None
        try:
            return replace(
                base, kind=self.kind.value, start=start, minutes=minutes, place=self.place.value, deal_id=deal_id
            )
        except Invalid as wrong:
            self.show_error(wrong.field, str(wrong))
            return None

    def repeats(self) -> tuple[Every | None, date | None] | None:
        """How often it comes again and up to which day; None when the day can't be read."""
        every = self._offers.rhythm(self.rep.value) if self.repeat.value == RHYTHM else self.repeat.value
        if every is None or not self.until.value:
            return every, None
        try:
            return every, read_spoken_day(self.until.value, self._bridge.today())
        except DeskError as error:
            self.show_error("repeat", str(error))
            return None

    def new_account(self) -> str | None:
        """The account of a deal to be added; None when none is wanted."""
        wanted = self.kind.value in ABOUT_DEALS and self.deal.value == NEW
        return self.account.value if wanted else None

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Say each problem beside its field; what was said before goes."""
        for field in (self.rep, self.reps, self.until, self.repeat, self.account):
            field.set_error("")
        for problem in found:
            self.show_error(problem.field, problem.words)

    def show_error(self, name: str, sentence: str) -> None:
        """Put a sentence beside the field of that name, below one that stands there already."""
        field = self._field(name)
        said = field.error.text() if field.error.isVisibleTo(field) else ""
        field.set_error(f"{said}\n{sentence}" if said and sentence not in said else sentence)

    def _field(self, name: str) -> Field:
        who = self.reps if self.kind.value in TOGETHER else self.rep
        fields: dict[str, Field] = {
            "reps": who, "minutes": self.slot.minutes, "time": self.slot.time, "repeat": self.until,
            "place": self.place, "account": self.account,
        }  # fmt: skip
        return fields.get(name, self.slot.day)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        about = row_of(self.deal, self.account, spacing=12)
        again = row_of(self.repeat, self.until, spacing=12)
        for part in (row_of(self.kind, self.rep, spacing=12), self.reps, self.slot, self.place, about, again):
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)

    def _connect(self) -> None:
        self.kind.edited.connect(self._choose_kind)
        self.rep.edited.connect(self._choose_rep)
        for field in (self.reps, self.slot, self.deal, self.account, self.repeat, self.until):
            field.edited.connect(self._tell)

    def _tell(self) -> None:
        self._show_fields()
        self.edited.emit()

    def _show_fields(self) -> None:
        kind = self.kind.value
        self.rep.setVisible(kind not in TOGETHER)
        self.reps.setVisible(kind in TOGETHER)
        self.deal.setVisible(kind in ABOUT_DEALS)
        self.account.setVisible(kind in ABOUT_DEALS and self.deal.value == NEW)
        self.repeat.setVisible(self._session is None)
        self.until.setVisible(self._session is None and self.repeat.value is not None)

    def _choose_kind(self) -> None:
        self._offer_deals(self.deal.value if isinstance(self.deal.value, int) else None)
        if self._session is None and not self.slot.touched:
            self.slot.minutes.set_value(self._offers.length(self.rep.value, self.kind.value))
        self._tell()

    def _choose_rep(self) -> None:
        """Another rep has other deals, another rhythm and another usual time."""
        self.reps.set_value(() if self.rep.value is None else (self.rep.value,))
        self._offer_deals(None)
        self._offer_rhythms()
        if self._session is None and not self.slot.touched:
            start = self._offers.start(self.rep.value, self.kind.value, self._day)
            self.slot.show_slot(start, self._offers.length(self.rep.value, self.kind.value))
            self.place.set_value(self._offers.place(self.rep.value))
        self._tell()

    def _offer_deals(self, chosen: int | None) -> None:
        named = self._offers.deals(self.rep.value, self.kind.value, chosen)
        self.deal.set_choices([(None, "No deal"), *named, (NEW, "A new deal…")], chosen)

    def _offer_rhythms(self) -> None:
        chosen, choices = self.repeat.value, self._offers.rhythms(self.rep.value)
        self.repeat.set_choices(choices, chosen if chosen in {c for c, _ in choices} else None)
