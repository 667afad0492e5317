"""The lines of the list of sessions: what a table shows of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from coachdesk.analysis import words
from coachdesk.desk import Desk
from coachdesk.domain.commitments import Owner
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from ui.records import Column
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import paint_chip
from ui.widgets.team_cells import two_lines, write

TONES = {
    "planned": "info", "held": "good", "missed": "risk", "moved": "neutral", "cancelled": "neutral",
    "going on": "accent", "held or not?": "watch", "held, no note": "watch",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session: its reps' names, what became of it in words, and its commitments counted."""

    session: Session
    rep_ids: tuple[int, ...]
    names: tuple[str, ...]
    status: str
    about: str
    promises: int
    today: date

    @property
    def who(self) -> str:
        """One name, or the first with how many more."""
        if not self.names:
            return "Nobody"
        return self.names[0] if len(self.names) == 1 else f"{self.names[0]} and {len(self.names) - 1} more"

    @property
    def when(self) -> str:
        """The day and time: "Tue 24 Nov, 10:30"; with its year when that is another."""
        day = self.session.start.date()
        year = "" if day.year == self.today.year else f" {day.year}"
        return f"{words.weekday(day)}{year}, {self.session.start:%H:%M}"


def session_rows(desk: Desk, now: datetime) -> tuple[SessionRow, ...]:
    """Every session, the earliest first."""
    names = {rep.id: rep.name for rep in desk.people.all(include_archived=True)}
    accounts = {deal.id: deal.account for deal in desk.deals.all()}
    made: dict[int | None, int] = {}
    for one in desk.commitments.all():
        made[one.session_id] = made.get(one.session_id, 0) + 1
    return tuple(
        SessionRow(
            session, rep_ids, tuple(names[i] for i in rep_ids if i in names),
            status_words(session, made.get(session.id, 0), now), accounts.get(session.deal_id, ""),
            made.get(session.id, 0), now.date(),
        )
        for session, rep_ids in desk.sessions.all()
    )  # fmt: skip


def status_words(session: Session, promises: int, now: datetime) -> str:
    """What became of it; a planned one whose time has passed asks whether it was held."""
    if session.going_on:
        return "going on"
    if session.status is SessionStatus.PLANNED and session.end < now:
        return "held or not?"
    noted = bool(session.summary or session.private_note or promises)
    return "held, no note" if session.status is SessionStatus.HELD and not noted else session.status.value


def shown_in(row: SessionRow, view: str) -> bool:
    """Whether a row belongs to a view: coming, held, or fell out (missed, moved, cancelled)."""
    status = row.session.status
    if view == "coming":
        return status is SessionStatus.PLANNED
    if view == "held":
        return status is SessionStatus.HELD
    return status not in (SessionStatus.PLANNED, SessionStatus.HELD) if view == "out" else True


def arranged(rows: Sequence[SessionRow], view: str) -> list[SessionRow]:
    """Coming ones the earliest first, all others the newest first."""
    found = [row for row in rows if shown_in(row, view)]
    return sorted(found, key=lambda r: (r.session.start, r.session.id), reverse=view != "coming")


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("Who", lambda r: ", ".join(r.names), width=230, least=180, paint=_paint_who),
        Column("When", lambda r: r.when, width=190, least=184, sort=lambda r: r.session.start),
        Column("What", lambda r: r.session.kind.title, width=130, least=124),
        Column("Status", lambda r: r.status, width=130, least=126, paint=_paint_status),
        Column("Minutes", lambda r: r.session.minutes, align="right", width=94, least=90),
        Column("Commitments", lambda r: r.promises or None, align="right", width=130, least=126),
        Column("About", _about, width=220, least=120),
    )


def _about(row: SessionRow) -> str | None:
    """The deal, or why it did not take place; never a note."""
    by = {Owner.REP: "by the rep", Owner.MANAGER: "by me", None: ""}[row.session.missed_by]
    return " · ".join(part for part in (row.about, by, row.session.why, row.session.place) if part) or None


def _paint_who(painter: QPainter, place: QRectF, row: SessionRow, _chosen: bool) -> None:
    if not row.names:
        write(painter, place, row.who, "body", "text3")
        return
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 14, 28, 28), row.names[0])
    inner = place.adjusted(38, 0, 0, 0)
    if row.session.kind is SessionKind.GROUP and len(row.names) > 1:
        two_lines(painter, inner, row.who, ", ".join(row.names[1:]), "text2")
    else:
        write(painter, inner, row.who, "medium")


def _paint_status(painter: QPainter, place: QRectF, row: SessionRow, _chosen: bool) -> None:
    paint_chip(painter, place, row.status[:1].upper() + row.status[1:], TONES.get(row.status, "neutral"))
