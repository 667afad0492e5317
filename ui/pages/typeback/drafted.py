"""A sheet that is half typed: in the file a moment after the last key, and back in its form after a kill."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from coachdesk.domain.commitments import CommitmentState, Owner
from ui.bridge import Bridge
from ui.drafts import Draft, read, text_of
from ui.pages.typeback.form import SheetForm
from ui.widgets.score import HIGHEST, Score
from ui.widgets.when_field import WhenField

PROPOSED = {"next"}  # not typed, it is proposed anew


def written(form: SheetForm) -> dict[str, Any]:
    """What stands in the form, as it was typed."""
    seen = form.seen
    outcomes = [[row.one.id, row.state.value, row.why.text()] for row in form.outcomes.rows]
    untouched = [CommitmentState.OPEN.value, ""]
    return {
        "when": form.when.edit.text(), "minutes": form.minutes.line.text(),
        "outcomes": [one for one in outcomes if one[1:] != untouched], "notes": form.notes.value,
        "seen": [seen.skill.value, seen.level.value, seen.seen.line.text()],
        "lines": [[line.owner.owner.value, line.line.text()] for line in form.promises.lines],
        "useful": form.useful.value, "energy": form.energy.value, "next": form.next.edit.text(),
        "private": form.private.text(),
    }  # fmt: skip


def restore(form: SheetForm, found: dict[str, Any]) -> None:
    """Type it into the form again; a part that can't be read is left out."""
    parts: dict[str, Callable[[Any], None]] = {
        "when": lambda part: _retype(form.when, part), "minutes": lambda part: form.minutes.line.setText(text_of(part)),
        "outcomes": form.outcomes.take_up, "notes": lambda part: form.notes.text.setPlainText(text_of(part)),
        "seen": lambda part: _see(form, part), "lines": lambda part: _say(form, part),
        "useful": lambda part: _score(form.useful, part), "energy": lambda part: _score(form.energy, part),
        "next": lambda part: _retype(form.next, part), "private": lambda part: form.private.setText(text_of(part)),
    }  # fmt: skip
    for name in parts.keys() & found.keys():
        with suppress(TypeError, ValueError):
            parts[name](found[name])


class SheetDraft:
    """Follows one form. What the form began with is nothing typed."""

    def __init__(self, form: SheetForm, bridge: Bridge) -> None:
        self._form, self._began = form, written(form)
        self._place = bridge.desk.drafts.sheet(*form.sheet.key)
        self._draft = Draft(bridge, self._words, form)
        self.settle, self.let_go = self._draft.settle, self._draft.let_go
        restore(form, read(bridge.desk.drafts.words(self._place)))
        self.take_up()
        form.edited.connect(self._draft.touch)

    def take_up(self) -> None:
        """Keep from now on what is typed, and what stands there already."""
        self._draft.take_up(self._place)
        self._draft.settle()

    def _words(self) -> str:
        now = written(self._form)
        if now == self._began:
            return ""
        typed = {name: part for name, part in now.items() if name not in PROPOSED or part != self._began[name]}
        return json.dumps(typed, ensure_ascii=False)


def _retype(field: WhenField, part: object) -> None:
    if isinstance(part, str):
        field.edit.setText(part)
        field.settle()


def _score(score: Score, part: object) -> None:
    if part is None or (isinstance(part, int) and 1 <= part <= HIGHEST):
        score.show_score(part)


def _see(form: SheetForm, part: Any) -> None:
    skill, level, seen = part
    if any(skill == known for known, _ in form.sheet.skills):
        form.seen.skill.set_value(skill)
    _score(form.seen.level, level)
    form.seen.seen.set_value(text_of(seen))


def _say(form: SheetForm, part: Any) -> None:
    for place, (owner, text) in enumerate(part):
        if place >= len(form.promises.lines):
            form.promises.add_line(Owner.MANAGER)
        form.promises.lines[place].set_owner(Owner(owner))
        form.promises.lines[place].line.setText(text_of(text))
    form.order()
