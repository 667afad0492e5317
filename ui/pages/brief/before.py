"""The pre-brief: what is agreed before a call, in the order of its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from coachdesk.domain.briefs import Brief, CallKind
from ui.pages.brief.deal_card import DealCard
from ui.pages.brief.parts import FormColumn, PickField
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.forms import ChoiceField, Field
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField
from ui.widgets.private_line import PrivateLine

CALLS = ((CallKind.COACHING, "Coaching call: you watch"), (CallKind.DEMO, "Demo call: you show how"))
NO_SKILL: tuple[Any, str] = (None, "not chosen")


class BriefForm(FormColumn):
    """`changed` when something is to be kept: the name of the field, then the whole of it from `brief`."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.deal = DealCard(with_fit=True)
        self.call = PickField("Which kind of call?", CALLS, none="")
        self.texts = {
            "objective": TypedField("Objective", hint="What should be different when the call is over?"),
            "least": TypedField("Least acceptable next step", hint="A day, a person, a thing they do"),
            "objection": TypedField("Likely objection", hint="What they will say, and your first question"),
            "watched": TypedField("The one behaviour watched", hint="Waits five seconds after the price"),
            "role": TypedField("Your role on the call", hint="Takes notes, says nothing about price"),
            "step_in": TypedField("When you may step in", hint="Only when asked by name"),
        }
        self.questions = tuple(TypedField(f"Question {number}") for number in (1, 2, 3))
        self.skill = ChoiceField("Skill watched", [NO_SKILL])
        self.level_text = Label("", "caption", "text2", wrap=True)
        self.private = PrivateLine()
        self.put(self.deal, self._call_card(), self._question_card(), self._watch_card(), self.private)
        self._listen()

    @property
    def fields(self) -> dict[str, Field]:
        """Every field by its name in the brief; the three questions share theirs."""
        return {"call": self.call, "skill_id": self.skill, **self.texts}

    def show_brief(self, brief: Brief, skills: Sequence[tuple[int | None, str]], level_text: str) -> None:
        """Show what is kept; words that are being typed stay."""
        if [words for _, words in skills] != [self.skill.box.itemText(i) for i in range(1, self.skill.box.count())]:
            self.skill.set_choices([NO_SKILL, *skills], brief.skill_id)
        for name, field in self.fields.items():
            field.set_value(getattr(brief, name))
        for field, text in zip(self.questions, (*brief.questions, "", "", "")):
            field.set_value(text)
        self.level_text.setText(f"Wanted: {level_text}" if level_text else "")
        self.level_text.setVisible(bool(level_text))

    def brief(self, session_id: int) -> Brief:
        """The form as a pre-brief; an empty question in the middle keeps its place."""
        values = {name: field.value for name, field in self.fields.items()}
        questions = [field.value.strip() for field in self.questions]
        while questions and not questions[-1]:
            questions.pop()
        return Brief(None, session_id, questions=tuple(questions), **values)

    def answer(self, name: str, refusal: str) -> None:
        """Say beside a field what became of its value."""
        fields = self.questions if name == "questions" else (self.fields[name],)
        for field in fields:
            field.answer(refusal) if isinstance(field, TypedField) else field.set_error(refusal)

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        for field in (*self.texts.values(), *self.questions, self.private.field):
            field.settle()

    def _call_card(self) -> Card:
        card = Card("The call", "target")
        card.add(self.call)
        card.add(self.texts["objective"])
        card.add(self.texts["least"])
        return card

    def _question_card(self) -> Card:
        card = Card("Three planned questions", "circle-help", "open ones, about what comes")
        for field in (*self.questions, self.texts["objection"]):
            card.add(field)
        return card

    def _watch_card(self) -> Card:
        card = Card("Who watches what", "eye")
        row = row_of(self.skill, self.texts["watched"], spacing=12)
        row.setStretch(0, 2)
        row.setStretch(1, 3)
        card.add(row)
        card.add(self.level_text)
        card.add(self.texts["role"])
        card.add(self.texts["step_in"])
        return card

    def _listen(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self.changed.emit(name))
        for field in self.questions:
            field.edited.connect(lambda: self.changed.emit("questions"))
