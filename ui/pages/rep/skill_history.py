"""One skill of a rep over time: every rating with the text of its level then, and what was seen between."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.profile import HistoryPoint, ProfileSkill, SkillHistory
from coachdesk.analysis.skill_variation import SkillVariation
from coachdesk.domain.skills import Observation, Rater
from ui.charts.history import HistoryView
from ui.pages.rep.levels_seen import LevelsSeen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label, Rule

SHOWN = 6


class HistoryCard(Card):
    """`rate_asked`, `note_asked` and `baseline_asked` for the skill that is shown."""

    rate_asked = Signal()
    note_asked = Signal()
    baseline_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Skill", "trending-up")
        self.chart = HistoryView()
        self.said, self.stale = Label("", "caption", "text2", wrap=True), Label("", "caption", "watch", wrap=True)
        self.levels = LevelsSeen()
        self.levels.baseline_asked.connect(self.baseline_asked)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.more = Button("Show all", "link", on=self._show_all, small=True)
        self._all: tuple[SkillHistory, date] | None = None
        rate = Button("Rate", on=self.rate_asked.emit, small=True)
        note = Button("Note what I saw", icon="eye", on=self.note_asked.emit, small=True)
        parts = (self.said, self.stale, self.chart, row_of(rate, note, 1), self.levels, Rule(), self._rows, self.more)
        for item in parts:
            self.add(item)

    def show_skill(
        self, skill: ProfileSkill, history: SkillHistory, today: date, levels: SkillVariation | None = None
    ) -> None:
        """Show a skill; `levels` is the usual range of what was seen of it."""
        self.levels.show_levels(levels)
        self.set_heading(skill.name)
        target = f"target {skill.target}, set for this person" if skill.target_from == "person" else ""
        target = target or (f"target {skill.target} of the role" if skill.target is not None else "no target")
        self.said.setText(" · ".join(part for part in (target, skill.gap_words, skill.self_words) if part))
        self.stale.setText(f"Faded: {skill.why_stale}." if skill.stale else "")
        self.stale.setVisible(skill.stale)
        self.chart.show_history(history, skill.target)
        self.chart.setVisible(bool(history.points))
        self._all = (history, today)
        self._fill(SHOWN)

    def _show_all(self) -> None:
        self._fill(None)

    def _fill(self, most: int | None) -> None:
        clear(self._rows)
        if self._all is None:
            return
        history, today = self._all
        rows = rows_of(history, today)
        for row in rows[:most]:
            self._rows.addWidget(event_row(*row))
        if not rows:
            self._rows.addWidget(Label("Nothing seen and nothing rated yet.", "caption", "text2", wrap=True))
        left = len(rows) - len(rows[:most])
        self.more.setText(f"Show {left} older")
        self.more.setVisible(left > 0)


def rows_of(history: SkillHistory, today: date) -> list[tuple[str, str, str, str, str]]:
    """What happened, newest first: day, who or where, the words, the text of the level then, the level."""
    found = [(p.day, 1, rating_words(p, today)) for p in history.points]
    found += [(o.day, 0, seen_words(o, today)) for o in history.seen]
    return [row for _, _, row in sorted(found, key=lambda one: one[:2], reverse=True)]


def rating_words(point: HistoryPoint, today: date) -> tuple[str, str, str, str, str]:
    """A rating as a row, with the text that its level had then."""
    who = {Rater.MANAGER: "you", Rater.SELF: "self"}.get(point.rater, point.by)
    then = f"Level {point.level} then: “{point.level_text}”" if point.level_text else ""
    said = point.evidence or ("" if then else "rated without words")
    return when_words(point.day, today), f"{who} rated", said, then, str(point.level)


def seen_words(seen: Observation, today: date) -> tuple[str, str, str, str, str]:
    """An observation as a row."""
    return when_words(seen.day, today), seen.setting.value, seen.seen, "", str(seen.level) if seen.level else ""


def when_words(day: date, today: date) -> str:
    """A day, with its year unless it is this one."""
    return words.day(day) if day.year == today.year else f"{words.day(day)} {day.year}"


def event_row(day: str, who: str, said: str, then: str, level: str) -> QWidget:
    """One row of the history."""
    left = QWidget()
    left.setLayout(column_of(Label(day, "captionStrong"), Label(who, "micro", "text2", elide=True), 1, spacing=0))
    left.setFixedWidth(82)
    lines = [Label(said, "caption", wrap=True)] if said else []
    lines += [Label(then, "caption", "text2", wrap=True)] if then else []
    figure = Label(level, "strong", right=True)
    figure.setFixedWidth(14)
    figure.setAccessibleName(f"level {level}" if level else "no level named")
    holder = QWidget()
    row = row_of(left, column_of(*lines, 1, spacing=2), figure, spacing=8)
    row.setStretch(1, 1)
    row.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(row)
    return holder
