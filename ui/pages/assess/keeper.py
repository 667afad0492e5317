"""Keeps what is chosen and typed on the page, and holds words of evidence that wait for a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.assess.keeping import keep_level, keep_note
from ui.pages.assess.state import Choice
from ui.refusals import refusal_of

if TYPE_CHECKING:
    from ui.pages.assess.page import AssessPage


class Keeper:
    """A rating can't be without a level: words beside an unknown skill stay on the page until there is one."""

    def __init__(self, page: AssessPage) -> None:
        self._page, self._bridge = page, page.bridge
        self._drafts: dict[tuple[Choice, int], str] = {}

    def draft(self) -> str:
        """The words that wait for a level of the skill that is shown."""
        form = self._page.form
        return self._drafts.get((form.choice, self._page.skill_id or 0), "") if form else ""

    def level(self, level: int | None) -> None:
        """Rate the skill that is shown, with the words that waited; None takes it back, and its words wait again."""
        self._page.board.detail.evidence.settle()
        form, line, choosing = self._page.form, self._page.line(), self._page.choosing
        if form is None or line is None or choosing.waits(form) or choosing.lacks_name(form):
            return
        key = (form.choice, line.skill.id)
        words = self._drafts.pop(key, None)
        if level is None and (line.evidence or words):
            self._drafts[key] = line.evidence or words or ""
        self._bridge.run(lambda: keep_level(self._bridge.desk, form, line.skill.id, level, words))

    def evidence(self, words: str) -> None:
        """The line of evidence was typed."""
        form, line = self._page.form, self._page.line()
        if form is None or line is None:
            return
        refusal = ""
        if line.level is None:
            self._drafts[form.choice, line.skill.id] = words
        else:
            desk, level = self._bridge.desk, line.level
            refusal = refusal_of(lambda: keep_level(desk, form, line.skill.id, level, words))
        self._page.board.detail.evidence.answer(refusal)

    def whole(self, note: str, private_note: str) -> None:
        """A note on the whole was typed."""
        form, choosing = self._page.form, self._page.choosing
        if form is None or choosing.lacks_name(form):
            return
        self._bridge.run(lambda: keep_note(self._bridge.desk, form, note, private_note))
        self._page.board.whole.accept()

    def target(self, level: int | None) -> None:
        """The level this person is to reach; None goes by the role."""
        form, skill_id = self._page.form, self._page.skill_id
        if form is not None and skill_id is not None:
            self._bridge.run(lambda: self._bridge.desk.assessments.set_rep_target(form.rep, skill_id, level))
