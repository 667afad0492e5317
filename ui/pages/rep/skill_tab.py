"""The Skills tab: every skill with its standing, to rate or to note something for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.analysis.skills import Standing
from coachdesk.domain.skills import Skill
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.levels import Levels

TRENDS = {"up": ("rising", "good"), "down": ("falling", "risk"), "same": ("unchanged", "neutral")}


class SkillTab(QWidget):
    """Standings, widest gap first; then the skills of the framework that nothing is known of yet."""

    rate_asked = Signal(str)
    note_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.standing = Card("Where the skills stand", "layout-grid")
        self.other = Card("Other skills", "layout-grid", "not asked for by the role and never rated")
        self._grids = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        for card in (self.standing, self.other):
            holder = QVBoxLayout()
            self._grids[card] = holder
            card.add(holder)
            whole.addWidget(card)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show every skill."""
        found = {s.skill.id: s for s in seen.facts.standings}
        rest = [s for s in seen.records.skills if s.id not in found and not s.archived]
        self.standing.set_sub(seen.facts.skill_chart.index_words if found else "")
        rows: list[tuple[Skill, Standing | None]] = [(s.skill, s) for s in seen.facts.standings]
        self._fill(self.standing, rows, "Give the role target levels, or rate a skill below, and it stands here.")
        self._fill(self.other, [(s, None) for s in rest], "Every skill of the framework has its standing above.")

    def _fill(self, card: Card, rows: list[tuple[Skill, Standing | None]], nothing: str) -> None:
        holder = self._grids[card]
        clear(holder)
        if not rows:
            holder.addWidget(EmptyState("layout-grid", nothing))
            return
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(3, 1)
        for place, (skill, standing) in enumerate(rows):
            for column, widget in enumerate(self._cells(skill, standing)):
                grid.addWidget(widget, place, column)
        holder.addWidget(inside)

    def _cells(self, skill: Skill, standing: Standing | None) -> Iterator[QWidget]:
        yield Label(skill.name, "strong")
        yield Levels(skill.name, standing.manager if standing else None, standing.target if standing else None)
        yield standing_chip(standing)
        yield Label(self_words(standing), "caption", "text2", elide=True)
        skill_id = skill.id or 0
        yield Button("Note", "quiet", on=lambda: self.note_asked.emit(skill_id), small=True, tip="Note what I saw")
        yield Button("Rate", on=lambda: self.rate_asked.emit(skill.name), small=True)


def standing_chip(standing: Standing | None) -> QWidget:
    """The one thing to know of a standing, in words."""
    if standing is None or standing.manager is None:
        return Chip("not rated", "neutral")
    if standing.bare:
        return Chip("no evidence", "watch")
    if standing.stale:
        return Chip(standing.why_stale or "faded", "watch")
    if standing.gap is not None and standing.gap > 0:
        return Chip(f"{standing.gap} below target", "risk" if standing.gap > 1 else "watch")
    words, tone = TRENDS.get(standing.trend or "", ("at target" if standing.target else "rated", "good"))
    return Chip(words, tone)


def self_words(standing: Standing | None) -> str:
    """Evidence, trend and the rep's own view in one line."""
    if standing is None:
        return ""
    evidence = "" if standing.manager is None or standing.bare else standing.evidence  # its chip says it
    trend = TRENDS[standing.trend][0] if standing.trend in TRENDS else ""
    return " · ".join(part for part in (evidence, trend, standing.self_gap) if part)
