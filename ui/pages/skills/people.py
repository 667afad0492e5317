"""The view People: a line for each rep, with what an assessment would help most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk import assessing
from coachdesk.analysis import words
from coachdesk.analysis.matrix import Matrix, MatrixRow
from coachdesk.domain.forms import SentForm
from coachdesk.domain.skills import Assessment, Rater
from ui.bridge import Bridge
from ui.pages.skills.cell import when_words
from ui.records import Column, RecordTable
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.team_cells import two_lines, write


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One rep: `as_wide` skills have the widest `gap`, `own` says where the self-assessment is."""

    rep_id: int
    rep: str
    role: str
    tier: str
    reached: int
    rated: int
    gap: int
    widest: str
    as_wide: int
    stale: int
    unrated: int
    last: date | None
    last_words: str
    last_by: str
    own: str
    own_waits: bool

    @property
    def share(self) -> float | None:
        """The share of rated skills at the target, None when none is rated."""
        return self.reached / self.rated if self.rated else None


class PeopleView(QWidget):
    """By the framework that `framework_id` names, else the first; Enter or a double click opens the rep's skills."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.framework_id: int | None = None
        self.table = RecordTable(columns(), lambda line: line.rep_id, label="Skills by rep", row_height=52)
        self.table.opened.connect(lambda line: self.asked.emit("rep", {"rep_id": line.rep_id, "tab": "skills"}))
        self.empty = EmptyState(
            "users", "Each rep will have a line here: what is at target, what is old, who rated last.",
            Button("Go to the team", "primary", on=lambda: self.asked.emit("team", {})),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    def refresh(self) -> str:
        """Read everyone again; gives the summary of the page."""
        desk, today = self._bridge.desk, self._bridge.today()
        matrix = assessing.matrix(desk, today, self.framework_id)
        lines = people_lines(matrix, desk.assessments.all(), desk.forms.all(), today)
        self.table.set_records(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        return people_words(lines) if lines else ""

    def set_filter(self, text: str) -> None:
        """Show only lines that say these words."""
        self.table.set_filter(text)


def people_lines(
    matrix: Matrix, assessments: Sequence[Assessment], forms: Sequence[SentForm], today: date
) -> tuple[PersonLine, ...]:
    """A line for each rep of a matrix, from what was rated by the day."""
    done = [a for a in assessments if a.day <= today]
    return tuple(
        _line(row, matrix, [a for a in done if a.rep_id == row.rep_id], [f for f in forms if f.rep_id == row.rep_id],
              today)
        for row in matrix.rows
    )  # fmt: skip


def _line(
    row: MatrixRow, matrix: Matrix, done: Sequence[Assessment], forms: Sequence[SentForm], today: date
) -> PersonLine:  # fmt: skip
    gap = max((cell.below for cell in row.cells), default=0)
    worst = [skill.name for skill, cell in zip(matrix.skills, row.cells) if gap and cell.below == gap]
    last = max(done, key=lambda a: (a.day, a.id or 0), default=None)
    own, waits = _own(done, forms, today)
    return PersonLine(
        row.rep_id, row.rep, row.role, row.tier, row.reached, row.rated, gap, worst[0] if worst else "", len(worst),
        sum(cell.stale and cell.level is not None for cell in row.cells),
        sum(cell.level is None for cell in row.cells),
        last.day if last else None, when_words(last.day, today) if last else "never", _by(last), own, waits,
    )  # fmt: skip


def _by(assessment: Assessment | None) -> str:
    if assessment is None:
        return ""
    named = {Rater.MANAGER: "by you", Rater.SELF: "by themselves"}
    return named.get(assessment.rater, f"by {assessment.by}")


def _own(done: Iterable[Assessment], forms: Iterable[SentForm], today: date) -> tuple[str, bool]:
    """Where the self-assessment is: waiting for the manager's rating, out as a form, or the day of the last one."""
    mine = max((a.day for a in done if a.rater is Rater.MANAGER), default=date.min)
    own = [a for a in done if a.rater is Rater.SELF]
    if any(a.blind and a.day > mine for a in own):
        return "waits for your rating", True
    out = max((f.sent for f in forms if f.returned is None), default=None)
    newest = max((a.day for a in own), default=None)
    if out is not None and (newest is None or out >= newest):
        return f"form out since {when_words(out, today)}", False
    return (when_words(newest, today), False) if newest else ("", False)


def people_words(lines: Sequence[PersonLine]) -> str:
    """What a manager came for: "8 reps · 2 self-assessments wait for your rating · 14 skills need a fresh look"."""
    waiting = sum(line.own_waits for line in lines)
    stale = sum(line.stale for line in lines)
    verb, need = ("waits", "needs") if waiting == 1 else ("wait", "need"), "needs" if stale == 1 else "need"
    parts = [words.plural(len(lines), "rep")]
    parts += [f"{words.plural(waiting, 'self-assessment')} {verb[0]} for your rating"] if waiting else []
    parts += [f"{words.plural(stale, 'rating')} {need} a fresh look"] if stale else []
    return " · ".join(parts)


def columns() -> tuple[Column, ...]:
    """The columns of the people."""

    def aged(line: PersonLine) -> str:
        return f"{line.last_words} {line.last_by}"

    return (
        Column("Rep", lambda r: f"{r.rep} {r.role}", width=214, least=180, paint=_paint_rep, sort=lambda r: r.rep),
        Column("Tier", lambda r: r.tier, width=146, least=132),
        Column("At target", lambda r: f"{r.reached} of {r.rated}" if r.rated else "none rated", width=104, least=92,
               paint=_paint_share, sort=lambda r: r.share),
        Column("Widest gap", lambda r: f"{r.widest} {r.gap} below" if r.gap else "", width=230, least=170,
               paint=_paint_gap, sort=lambda r: r.gap or None),
        Column("Stale", lambda r: r.stale or None, align="right", width=72, least=66),
        Column("Not rated", lambda r: r.unrated or None, align="right", width=92, least=88),
        Column("Last assessed", aged, width=134, least=118, paint=_paint_last, sort=lambda r: r.last),
        Column("Self-assessment", lambda r: r.own, width=190, least=120, paint=_paint_own),
    )  # fmt: skip


def _paint_rep(painter: QPainter, place: QRectF, line: PersonLine, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 15, 30, 30), line.rep)
    two_lines(painter, place.adjusted(42, 0, 0, 0), line.rep, line.role or "no role", "text2")


def _paint_share(painter: QPainter, place: QRectF, line: PersonLine, _chosen: bool) -> None:
    if line.share is None:
        write(painter, place, "none rated", "body", "text3")
    else:
        two_lines(painter, place, f"{line.reached} of {line.rated}", "rated skills")


def _paint_gap(painter: QPainter, place: QRectF, line: PersonLine, _chosen: bool) -> None:
    if line.gap:
        said = f"{line.gap} below, as {line.as_wide - 1} more" if line.as_wide > 1 else f"{line.gap} below target"
        two_lines(painter, place, line.widest, said, "watch")
    else:
        write(painter, place, "none" if line.rated else "–", "body", "text3")


def _paint_last(painter: QPainter, place: QRectF, line: PersonLine, _chosen: bool) -> None:
    if line.last is None:
        write(painter, place, "never", "body", "watch")
    else:
        two_lines(painter, place, line.last_words, line.last_by)


def _paint_own(painter: QPainter, place: QRectF, line: PersonLine, _chosen: bool) -> None:
    write(painter, place, line.own or "–", "body", "watch" if line.own_waits else "text2" if line.own else "text3")
