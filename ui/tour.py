"""Pictures of every page, light and dark, full and empty, in two sizes: `python -m ui.tour FOLDER [--file TEAM]`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QThreadPool
from PySide6.QtWidgets import QApplication

from coachdesk import assessing, calls, forms, improving, meeting, monthly, scheduling
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import SessionKind, SessionStatus
from coachdesk.reports import report
from coachdesk.sample import make_sample
from ui import plain, theme
from ui.bridge import Bridge
from ui.pages import PAGES
from ui.widgets.paper_view import page_count, page_image
from ui.window import MainWindow

SETTLE_MS = 350
SIZES = ((1280, 720), (1440, 900))


def main(argv: list[str]) -> int:
    """Draw everything into a folder and say how many pictures there are."""
    ask = argparse.ArgumentParser(prog="tour", description=__doc__)
    ask.add_argument("out", type=Path, help="the folder for the pictures")
    ask.add_argument("--file", type=Path, help="a team file; a sample team without it")
    chosen = ask.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    net = plain.install(app)
    theme.install("light")
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="coachdesk-tour-", ignore_cleanup_errors=True) as folder:
        count = sum(_walk(path, chosen.out, state) for state, path in _files(chosen.file, Path(folder)))
    net.deleteLater()
    sys.stdout.write(f"{count} pictures in {chosen.out}\n")
    return 0


def _files(given: Path | None, folder: Path) -> Iterator[tuple[str, Path]]:
    """A full team and an empty one; of a file that was named a copy, because walking through it leaves steps."""
    full, empty = folder / "full.coachdesk", folder / "empty.coachdesk"
    if given is None:
        make_sample(full, today=date.today())
    else:
        shutil.copy(given, full)
    Desk.create(empty).close()
    yield "full", full
    yield "empty", empty


def _walk(path: Path, out: Path, state: str) -> int:
    count = 0
    with Desk.open(path) as desk:
        for colours in ("light", "dark"):
            theme.use(colours)
            for size in SIZES:
                count += _pages(desk, out, f"{state}-{colours}-{size[0]}", size)
        count += _papers(desk, out)
    return count


def _pages(desk: Desk, out: Path, name: str, size: tuple[int, int]) -> int:
    """One picture of each page, and of each further state that a page names in `tour_states`."""
    window = MainWindow(Bridge(desk))
    window.resize(*size)
    window.show()
    count = 0
    for page, called, args in _stops(desk):
        window.show_page(page, args)
        count += _photograph(window, out / f"{called}-{name}.png")
        for words, step in getattr(window.current, "tour_states", tuple)():
            step()
            count += _photograph(window, out / f"{called}-{words}-{name}.png")
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return count


def _stops(desk: Desk) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each page with the name of its picture and what opens it."""
    reps, plans = desk.people.all(), desk.plans.all()
    talk, call = _coming(desk, SessionKind.ONE_ON_ONE), _coming(desk, SessionKind.PRE_BRIEF)
    late = _coming(desk, SessionKind.DEBRIEF)
    opened: dict[str, list[dict[str, Any]]] = {
        "rep": [{"rep_id": rep.id} for rep in reps[:1]], "plan": [{"plan_id": plan.id} for plan in plans[:1]],
        "assess": [{"rep_id": rep.id} for rep in reps[:1]], "top": [{}],
        "improvement": [{"plan_id": plan.id} for plan in desk.improvement_plans.all()[:1]],
        "score": [{"call_id": call.id} for call in desk.scorecards.calls()[:1]],
        "prepare": talk, "meeting": talk, "typeback": talk, "brief": call,
    }  # fmt: skip
    for page in (page for page in PAGES if page.there):
        if page.place != "hidden":
            yield page.id, page.id, {}
        yield from ((page.id, page.id, args) for args in opened.get(page.id, ()))
    yield from (("brief", "debrief", args) for args in late)


def _coming(desk: Desk, kind: SessionKind) -> list[dict[str, Any]]:
    """What opens the next planned session of a kind, if there is one."""
    rows = [s for s, _ in desk.sessions.all() if s.kind is kind and s.status is SessionStatus.PLANNED]
    today = date.today()
    return [{"session_id": s.id} for s in rows if s.start.date() >= today][:1]


def _photograph(window: MainWindow, path: Path) -> int:
    _settle()
    return int(window.grab().save(str(path)))


def _settle() -> None:
    """Let pauses in typing, work beside the window and what follows from it come to their end."""
    rest = QElapsedTimer()
    rest.start()
    while rest.elapsed() < SETTLE_MS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QThreadPool.globalInstance().waitForDone(20)


def _papers(desk: Desk, out: Path) -> int:
    """Every page of each paper for each reader, on both sizes of paper."""
    count = 0
    for name, pdf in _pdfs(desk, datetime.now()):
        for page in range(page_count(pdf)):
            count += int(page_image(pdf, page, 1240).save(str(out / f"paper-{name}-{page + 1}.png")))
    return count


def _pdfs(desk: Desk, now: datetime) -> Iterator[tuple[str, bytes]]:
    plan, rep = next(iter(desk.plans.all(Quarter.of(now.date()))), None), next(iter(desk.people.all()), None)
    rows = [s for s, _ in desk.sessions.all()]
    before = next((s for s in rows if s.kind is SessionKind.PRE_BRIEF and s.deal_id), None)
    after = next((s for s in reversed(rows) if s.kind is SessionKind.DEBRIEF and s.deal_id), None)
    for size in ("a4", "letter"):
        for audience, paper in [(a, desk.plan_paper(plan, a, now.date())) for a in Audience] if plan else ():
            yield f"plan-{audience.value}-{size}", report("plan").plan_pdf((paper,), size)
        for audience in (Audience.REP, Audience.MANAGER):
            if rep is None or before is None or after is None:
                continue
            sheet = meeting.prep_paper(desk, meeting.upcoming(desk, rep, now), audience, now)
            yield f"prep-{audience.value}-{size}", report("prep").prep_pdf((sheet,), size)
            brief = calls.brief_paper(desk, before, audience, now)
            yield f"brief-{audience.value}-{size}", report("brief").brief_pdf((brief,), size)
            debrief = calls.debrief_paper(desk, after, audience, now)
            yield f"debrief-{audience.value}-{size}", report("debrief").debrief_pdf((debrief,), size)
        calendar = scheduling.calendar_paper(desk, Quarter.of(now.date()), now)
        yield f"calendar-{size}", report("calendar").calendar_pdf(calendar, size)
        month = monthly.month_paper(desk, monthly.last_full(now.date()), now.date())
        yield f"month-{size}", report("month").month_pdf(month, size)
        if rep is not None:
            yield f"tally-{size}", report("tally").tally_pdf((calls.tally_paper(desk, rep, now),), size)
            yield from _skill_pdfs(desk, rep, now.date(), size)
        yield from _improvement_pdfs(desk, now.date(), size)


def _improvement_pdfs(desk: Desk, today: date, size: str) -> Iterator[tuple[str, bytes]]:
    for plan in desk.improvement_plans.all()[:1]:
        for audience in (Audience.REP, Audience.MANAGER):
            paper = improving.improvement_paper(desk, plan, audience, today)
            yield f"improvement-{audience.value}-{size}", report("improvement").improvement_pdf((paper,), size)


def _skill_pdfs(desk: Desk, rep: Rep, today: date, size: str) -> Iterator[tuple[str, bytes]]:
    for audience in (Audience.REP, Audience.MANAGER):
        paper = assessing.skills_paper(desk, rep, audience, today)
        yield f"skills-{audience.value}-{size}", report("skills").skills_pdf((paper,), size)
    yield f"matrix-{size}", report("matrix").matrix_pdf(assessing.matrix(desk, today), today, size)
    for call in desk.scorecards.calls()[:1]:
        card = desk.scorecards.one(call.scorecard_id)
        scored = assessing.scorecard_paper(desk, card, today, call)
        blank = assessing.scorecard_paper(desk, card, today)
        yield f"scorecard-{size}", report("scorecard").scorecard_pdf((scored, blank), size)
    yield f"selfform-{size}", report("selfform").form_pdf((forms.form_paper(desk, rep, today),), size)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
