"""A sample team with findings, for tests of the places that show them."""

from datetime import date, datetime

from PySide6.QtWidgets import QLabel, QPushButton

from coachdesk import diagnosing
from coachdesk.domain.sessions import SessionKind, SessionStatus
from coachdesk.sample import make_sample
from ui.widgets.chips import Chip

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 48)


def sample_file(folder):
    """The sample team on a day on which it is known what is found."""
    path = folder / "sample.coachdesk"
    make_sample(path, today=TODAY)
    return path


def ahead(desk, rep):
    """The one-on-ones of a rep that are still to come."""
    rows = [s for s in desk.sessions.of_rep(rep.id) if s.status is SessionStatus.PLANNED]
    return [s for s in rows if s.kind is SessionKind.ONE_ON_ONE and s.start >= NOW]


def someone(desk, least=2):
    """A rep with so many findings and with a one-on-one ahead."""
    found = (r for r in desk.people.all() if len(diagnosing.diagnosis(desk, r, TODAY).findings) >= least)
    return next(rep for rep in found if ahead(desk, rep))


def words_on(widget):
    """Every word that is shown."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    chips = [one.text for one in widget.findChildren(Chip) if one.isVisibleTo(widget)]
    buttons = [one.accessibleName() for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)]
    return labels + chips + buttons
