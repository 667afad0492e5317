"""Pictures of every page, light and dark, full and empty, in two sizes: `python -m ui.tour FOLDER [--file TEAM]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QThreadPool
from PySide6.QtWidgets import QApplication

from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.periods import Quarter
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
    """A full team and an empty one."""
    full, empty = given or folder / "full.coachdesk", folder / "empty.coachdesk"
    if given is None:
        make_sample(full, today=date.today())
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
    for page, args in _stops(desk):
        window.show_page(page, args)
        count += _photograph(window, out / f"{page}-{name}.png")
        for words, step in getattr(window.current, "tour_states", tuple)():
            step()
            count += _photograph(window, out / f"{page}-{words}-{name}.png")
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return count


def _stops(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    reps, plans = desk.people.all(), desk.plans.all()
    for page in (page for page in PAGES if page.there):
        if page.id == "rep" and reps:
            yield page.id, {"rep_id": reps[0].id}
        elif page.id == "plan" and plans:
            yield page.id, {"plan_id": plans[0].id}
        elif page.place != "hidden":
            yield page.id, {}


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
    """Every page of one plan for each audience, on both sizes of paper."""
    today, count = date.today(), 0
    plan = next(iter(desk.plans.all(Quarter.of(today))), None)
    if plan is None:
        return 0
    for size in ("a4", "letter"):
        for audience in Audience:
            pdf = report("plan").plan_pdf((desk.plan_paper(plan, audience, today),), size)
            for page in range(page_count(pdf)):
                image = page_image(pdf, page, 1240)
                count += int(image.save(str(out / f"paper-plan-{audience.value}-{size}-{page + 1}.png")))
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
