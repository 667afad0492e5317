"""Add a measure, or change what is known about one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Direction, Kind, Measure, Part, Unit
from coachdesk.domain.periods import Cadence
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.forms import ChoiceField, Field, NoteField, TextField

DIRECTIONS = ((Direction.UP, "More is better"), (Direction.DOWN, "Less is better"))
PARTS = ("numerator_id", "denominator_id")
PART_HINT = "What the funnel and the way back from quota find it by"


class MeasureSheet(Sheet):
    """The form of one measure; what is refused is said under its field, and the typed text stays."""

    def __init__(self, bridge: Bridge, measure: Measure | None = None, parent: QWidget | None = None) -> None:
        title = f"Edit {measure.name}" if measure else "Add a measure"
        super().__init__(title, "Something that is counted for every rep, period by period.", parent, width=640)
        self._bridge, self._measure = bridge, measure
        known = measure or Measure(None, "?")
        counted = [(m.id, m.name) for m in bridge.desk.measures.all() if m.unit is not Unit.RATE and m.id != known.id]
        parts = [(None, "Choose a measure"), *counted]
        self.fields: dict[str, Field] = {
            "name": TextField("Name", measure.name if measure else "", hint="Calls", limit=80),
            "kind": ChoiceField("Kind", _choices(Kind), known.kind),
            "unit": ChoiceField("Unit", _choices(Unit), known.unit),
            "cadence": ChoiceField("Counted every", _choices(Cadence), known.cadence),
            "direction": ChoiceField("Direction", DIRECTIONS, known.direction),
            "numerator_id": ChoiceField("Numerator", parts, known.numerator_id, caption="What succeeded"),
            "denominator_id": ChoiceField("Denominator", parts, known.denominator_id, caption="What was tried"),
            "part": ChoiceField("In the sales process", _parts(), known.part, caption=PART_HINT),
            "meaning": NoteField("Meaning", known.meaning, rows=3, hint="What counts, and what does not"),
        }
        self.lead = QCheckBox("Lead outcome: tiers and attainment go by it")
        self.lead.setChecked(known.lead)
        self.fields["unit"].edited.connect(self._show_parts)
        self.fields["part"].edited.connect(self._tell_part)
        self._lay_out_fields()
        self._fill_foot()
        self._show_parts()
        self.fields["name"].setFocus()

    def archive(self) -> None:
        """Put the measure away, or bring it back; its numbers stay."""
        measure = self._measure
        if measure is None:
            return
        put = replace(measure, archived=not measure.archived, lead=measure.lead and measure.archived)
        if self._bridge.run(lambda: self._bridge.desk.measures.edit(put)):
            self.accept()

    def keep(self) -> None:
        """Save the form, or say what is wrong where it is wrong."""
        for field in self.fields.values():
            field.set_error("")
        values = {name: field.value for name, field in self.fields.items()}
        values |= {"part": None} if values["unit"] is Unit.RATE else dict.fromkeys(PARTS)
        try:
            self._save(values)
        except Invalid as wrong:
            at = wrong.field.replace(" ", "_")
            self.fields.get(at, self.fields.get(f"{at}_id", self.fields["name"])).set_error(str(wrong))
        except DeskError as error:
            self.fields["name"].set_error(str(error))
        else:
            self.accept()

    def _save(self, values: dict[str, object]) -> None:
        measures, lead = self._bridge.desk.measures, self.lead.isChecked()
        if self._measure is None:
            measures.add(Measure(None, lead=lead, **values))  # type: ignore[arg-type]
        else:
            measures.edit(replace(self._measure, lead=lead, **values))  # type: ignore[arg-type]

    def _show_parts(self) -> None:
        for name in PARTS:
            self.fields[name].setVisible(self.fields["unit"].value is Unit.RATE)
        self.fields["part"].setVisible(self.fields["unit"].value is not Unit.RATE)
        self._tell_part()

    def _tell_part(self) -> None:
        """Say from which measure the part would be taken."""
        own, part = self._measure.id if self._measure else None, self.fields["part"].value
        other = self._bridge.desk.measures.by_part().get(part) if part is not None else None
        taken = f"Takes it from “{other.name}”, which counts it now." if other and other.id != own else ""
        self.fields["part"].caption.setText(taken or PART_HINT)

    def _lay_out_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        places = ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 1), (2, 1), (4, 0))
        for (row, column), field in zip(places, self.fields.values()):
            grid.addWidget(field, row, column, 1, 2 if field is self.fields["meaning"] else 1)
        self.add(grid)
        self.add(self.lead)

    def _fill_foot(self) -> None:
        self.foot.addWidget(Button("Cancel", "quiet", on=self.reject))
        if self._measure:
            words = "Bring back" if self._measure.archived else "Archive"
            self.foot.addWidget(Button(words, "quiet", "archive", on=self.archive))
        self.foot.addStretch(1)
        save = Button("Save" if self._measure else "Add measure", "primary", "check", on=self.keep)
        save.setDefault(True)
        self.foot.addWidget(save)


def _choices(kinds: type[Kind | Unit | Cadence]) -> list[tuple[object, str]]:
    return [(one, str(one.value).capitalize()) for one in kinds]


def _parts() -> list[tuple[object, str]]:
    return [(None, "No part in it"), *((part, part.value.capitalize()) for part in Part)]
