"""The debrief: what a call taught, in the order of its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from coachdesk.domain.briefs import Debrief, Reply
from coachdesk.domain.deals import DealOutcome
from coachdesk.domain.skills import LEVELS
from ui.pages.brief.deal_card import DealCard
from ui.pages.brief.followups import FollowUps
from ui.pages.brief.parts import FormColumn, PickField, Tally
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.fit_form import FitForm
from ui.widgets.forms import ChoiceField, Field
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField
from ui.widgets.private_line import PrivateLine
from ui.widgets.sbi import SbiField

OUTCOMES = tuple((one, "Still open" if one is DealOutcome.OPEN else one.value.capitalize()) for one in DealOutcome)
REPLIES = tuple((one, one.value.capitalize()) for one in Reply)
FIVE = tuple((number, str(number)) for number in LEVELS)
NO_SKILL: tuple[Any, str] = (None, "not chosen")
WENT = ("First", "Second", "Third")


class DebriefForm(FormColumn):
    """`changed` says the name of the field that is to be kept; the whole of it comes from `debrief`."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.deal, self.fit = DealCard(with_fit=False), FitForm()
        self.fields: dict[str, Field] = {
            "ended": TypedField("In a few words", hint="They asked for a revised offer by 3 December"),
            "outcome": PickField("The deal is now", OUTCOMES, none="As it was"),
            "belonged": PickField("Should we have been there at all?", REPLIES),
            "belonged_why": TypedField("Why", hint="Too small, no owner of the problem, a free trial is all they want"),
            "objective_met": PickField("Was the objective met?", REPLIES),
            "differently": TypedField("What would the rep do differently?"),
            "skill_id": ChoiceField("Skill watched", [NO_SKILL]),
            "watched": TypedField("Behaviour watched", hint="Waits five seconds after the price"),
            "level": PickField("Looked like level", FIVE),
            "change": TypedField("What changes on the next call", hint="One thing, said so that both will see it"),
            "took_over": PickField("Did you take over?", ((False, "No"), (True, "Yes"))),
            "effort": PickField("Effort of the rep", FIVE, right="1 little, 5 all there was"),
        }
        self.went_well = tuple(TypedField(label) for label in WENT)
        self.points = (SbiField("First point"), SbiField("Second point"))
        self.tally = Tally("Seen how often?")
        self.objective = Label("", "body", "text2", wrap=True)
        self.follow_ups, self.private = FollowUps(), PrivateLine()
        self._lay_out()
        self._listen()

    def show_debrief(
        self, debrief: Debrief, skills: Sequence[tuple[int | None, str]], rep: str, objective: str
    ) -> None:
        """Show what is kept; words that are being typed stay."""
        skill = self.fields["skill_id"]
        assert isinstance(skill, ChoiceField)
        if [words for _, words in skills] != [skill.box.itemText(i) for i in range(1, skill.box.count())]:
            skill.set_choices([NO_SKILL, *skills], debrief.skill_id)
        for name, field in self.fields.items():
            field.set_value(getattr(debrief, name))
        for field, text in zip(self.went_well, (*debrief.went_well, "", "", "")):
            field.set_value(text)
        for point, text in zip(self.points, (*debrief.points, "", "")):
            point.set_value(text)
        self.tally.show_count(debrief.count)
        self.went.set_sub(f"{rep} first")
        self.fields["differently"].label.setText(f"What would {rep} do differently?")
        self.fields["effort"].label.setText(f"Effort of {rep}")
        self.objective.setText(f"It was: {objective}" if objective else "No objective was agreed before the call.")

    @property
    def ended(self) -> Field:
        """The first field: how it ended."""
        return self.fields["ended"]

    def debrief(self, session_id: int) -> Debrief:
        """The form as a debrief."""
        values = {name: field.value for name, field in self.fields.items()}
        went = tuple(text for text in (field.value.strip() for field in self.went_well) if text)
        points = tuple(text for text in (point.value for point in self.points) if text)
        return Debrief(None, session_id, went_well=went, points=points, count=self.tally.value, **values)

    def answer(self, name: str, refusal: str) -> None:
        """Say beside a field what became of its value; nothing is lost of one that was refused."""
        lists: dict[str, tuple[Field | SbiField, ...]] = {"went_well": self.went_well, "points": self.points}
        for field in lists.get(name, (self.fields[name],) if name in self.fields else ()):
            field.answer(refusal) if isinstance(field, (TypedField, SbiField)) else field.set_error(refusal)

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        for field in (*self.fields.values(), *self.went_well, *self.points, self.private.field):
            if isinstance(field, (TypedField, SbiField)):
                field.settle()
        self.follow_ups.settle()

    def _lay_out(self) -> None:
        of = self.fields
        for label in (of["belonged"].label, of["belonged"].right):
            label.hide()
        count = column_of(Label("Seen how often?", "captionStrong", "text2"), self.tally, spacing=4)
        self.went = _card("What went well?", "circle-check", *self.went_well, of["differently"])
        self.put(
            self.deal,
            _card("How did it end?", "flag", of["ended"], of["outcome"]),
            _card("Should we have been there at all?", "users", of["belonged"], of["belonged_why"], self.fit),
            _card("The objective", "target", self.objective, of["objective_met"]),
            self.went,
            _card("Your one or two points", "message-square", *self.points),
            _card(
                "Behaviour watched", "eye", _row(of["skill_id"], of["watched"], shares=(2, 3)),
                _row(count, of["level"], shares=(0, 1)),
            ),
            _card("The next call", "trending-up", of["change"], self.follow_ups),
            _card("You and the rep", "activity", _row(of["took_over"], of["effort"], shares=(0, 1))),
            self.private,
        )  # fmt: skip

    def _listen(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self.changed.emit(name))
        for field in self.went_well:
            field.edited.connect(lambda: self.changed.emit("went_well"))
        for point in self.points:
            point.edited.connect(lambda: self.changed.emit("points"))
        self.tally.counted.connect(lambda: self.changed.emit("count"))


def _card(heading: str, icon: str, *parts: Any) -> Card:
    card = Card(heading, icon)
    for part in parts:
        card.add(part)
    return card


def _row(*parts: Any, shares: tuple[int, int]) -> Any:
    row = row_of(*parts, spacing=12)
    for place, share in enumerate(shares):
        row.setStretch(place, share)
    return row
