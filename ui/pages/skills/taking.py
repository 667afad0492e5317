"""The matrix taken along: on paper, and as a range of a spreadsheet."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.matrix import Matrix
from coachdesk.analysis.words import plural
from coachdesk.exchange.csv_files import safe_cell
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.printing import ask_and_print


def print_matrix(bridge: Bridge, matrix: Matrix, parent: QWidget) -> None:
    """Print a matrix through the system's dialog, on the paper of the settings."""
    paper = value_of("paper", bridge.desk.settings.all())
    pdf = bridge.run(lambda: bytes(report("matrix").matrix_pdf(matrix, bridge.today(), paper)))
    if pdf is not None:
        ask_and_print(pdf, "Skills matrix", paper, parent)


def copy_matrix(bridge: Bridge, matrix: Matrix) -> None:
    """Put a matrix on the clipboard and say how much it was."""
    QGuiApplication.clipboard().setText(range_of(matrix))
    bridge.say(f"Copied {plural(len(matrix.rows), 'rep')} × {plural(len(matrix.skills), 'skill')}")


def range_of(matrix: Matrix) -> str:
    """A matrix as tabs and lines; no name can be taken for a formula, and what is unknown is empty."""
    lines = [["Rep", "Role", "Tier", *(skill.name for skill in matrix.skills), "At target", "Rated"]]
    for row in matrix.rows:
        levels = ["" if cell.level is None else str(cell.level) for cell in row.cells]
        lines.append([row.rep, row.role, row.tier, *levels, str(row.reached), str(row.rated)])
    return "\n".join("\t".join(safe_cell(" ".join(cell.split())) for cell in line) for line in lines)
