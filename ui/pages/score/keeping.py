"""Keeps scores and words of a call as they are entered; a refusal stands beside its field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coachdesk.analysis.scoring import MANAGER, REP, SECOND, ScoreLine
from coachdesk.domain.errors import DeskError
from coachdesk.domain.scorecards import Score
from coachdesk.domain.skills import Rater

if TYPE_CHECKING:
    from ui.pages.score.page import ScorePage

RATERS = {REP: Rater.SELF, MANAGER: Rater.MANAGER, SECOND: Rater.PEER}
FIRST = "Score it first, or say that it was not observed; the words stay here."


class Keeper:
    """Writes for the page it belongs to."""

    def __init__(self, page: ScorePage) -> None:
        self._page = page

    def score(self, criterion_id: int, level: int | None) -> None:
        """One criterion: 1 to 5, or not observed."""
        refusal = self._keep(criterion_id, level=level)
        if refusal:
            self._page.bridge.refused.emit(refusal)

    def say(self, criterion_id: int, text: str) -> None:
        """What was said or done; it belongs to a score."""
        words, line = self._page.lines.cards[criterion_id].words, self._line(criterion_id)
        if line is None or self._page.who not in line.scored:
            words.set_error(FIRST if text else "")
        else:
            words.answer(self._keep(criterion_id, said=text))

    def write(self, name: str, text: str) -> None:
        """What comes of the call, and the private note."""
        page = self._page
        if page.seen is None:
            return
        try:
            page.bridge.desk.scorecards.edit_call(replace(page.seen.call, **{name: text}))  # type: ignore[arg-type]
        except DeskError as error:
            page.closing.answer(name, str(error))
        else:
            page.closing.answer(name, "")

    def _line(self, criterion_id: int) -> ScoreLine | None:
        lines = self._page.seen.lines if self._page.seen else ()
        return next((line for line in lines if line.criterion.id == criterion_id), None)

    def _keep(self, criterion_id: int, **change: Any) -> str:
        """Keep one score; gives the sentence that says why not."""
        page, line = self._page, self._line(criterion_id)
        if page.seen is None or line is None:
            return ""
        who, second = page.who, page.second.text().strip()
        level = {REP: line.rep, MANAGER: line.manager, SECOND: line.second}[who]
        typed = page.lines.cards[criterion_id].words.value if who != SECOND else ""
        try:
            by = second if who == SECOND else ""
            kept = Score(None, page.seen.call.id or 0, criterion_id, RATERS[who], level, typed, by)
            page.bridge.desk.scorecards.set_score(replace(kept, **change))
        except DeskError as error:
            return str(error)
        return ""
