"""The sheet of the session that the page shows: for the preview, to a printer, or as a PDF to keep or send on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk import meeting
from coachdesk.analysis import words
from coachdesk.analysis.prep import PrepPaper
from coachdesk.domain.audiences import Audience
from coachdesk.reports import report
from ui.bridge import Bridge
from ui.making import Sheets, ask_and_save
from ui.printing import ask_and_print

if TYPE_CHECKING:
    from ui.pages.prepare.page import PreparePage


NAMED = 3
MANY = {"note on feedback": "notes on feedback"}


def sheet_pdf(paper: PrepPaper, size: str) -> bytes:
    """The page of one session."""
    make: Callable[..., bytes] = report("prep").prep_pdf
    return make((paper,), size)


def full_of(paper: PrepPaper) -> str:
    """What takes most of the sheet and can be taken out of it: "8 open commitments, 5 questions"."""
    counts = {
        "open commitment": len(paper.promises), "question": len(paper.questions), "deal": len(paper.deals),
        "topic": len(paper.rep_items) + len(paper.own_items), "note on feedback": len(paper.praise) + len(paper.sbi),
    }  # fmt: skip
    most = sorted((word for word in counts if counts[word] > 1), key=lambda word: -counts[word])[:NAMED]
    return ", ".join(words.plural(counts[word], word, MANY.get(word, "")) for word in most)


class Paper:
    """Each copy as it is now; the tick for the private line holds for one print and is then forgotten."""

    def __init__(self, bridge: Bridge, page: PreparePage) -> None:
        self._bridge, self._page = bridge, page

    def print_now(self) -> None:
        """Send the manager's sheet to a printer."""
        if pdf := self.pdf_now(Audience.MANAGER):
            ask_and_print(pdf, self._name(Audience.MANAGER), self._size, self._page)
            self._forget_private()

    def save(self, audience: Audience) -> None:
        """Keep a copy as PDF; the rep's half is what may be sent on."""
        if pdf := self.pdf_now(audience):
            ask_and_save(self._bridge, pdf, self._name(audience), self._page)
            self._forget_private()

    def pdf_now(self, audience: Audience) -> bytes:
        """The page with what has just been typed; nothing without a session."""
        self._page.form.settle()
        paper = self.paper_now(audience)
        return sheet_pdf(paper, self._size) if paper else b""

    def paper_now(self, audience: Audience) -> PrepPaper | None:
        """What the sheet says now for one reader; None without a session."""
        session = self._page.session()
        if session is None or self._page.facts is None:
            return None
        private = audience is Audience.MANAGER and self._page.preview.with_private
        return meeting.prep_paper(self._bridge.desk, session, audience, self._bridge.now(), private=private)

    def sheets(self) -> Sheets | None:
        """What the preview is to show."""
        paper = self.paper_now(Audience(self._page.preview.copy.current))
        self._page.preview.tell_length(full_of(paper) if paper else "")
        return Sheets(lambda size: sheet_pdf(paper, size), paper.left_out) if paper else None

    @property
    def _size(self) -> str:
        return self._page.preview.paper.current

    def _forget_private(self) -> None:
        if self._page.preview.with_private:
            self._page.preview.forget_private()
            self._page.maker.make()

    def _name(self, audience: Audience) -> str:
        facts = self._page.facts
        assert facts is not None
        whose = "" if audience is Audience.MANAGER else ", rep’s half"
        return f"{facts.session.kind.title} {facts.rep} {facts.session.start:%Y-%m-%d}{whose}"
