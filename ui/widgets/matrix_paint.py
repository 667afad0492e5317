"""A whole skills matrix, drawn: the parts that stay over those that scroll, and of these only what is seen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from coachdesk.analysis.matrix import Matrix
from coachdesk.analysis.words import plural
from ui import theme
from ui.widgets import matrix_cells as drawn
from ui.widgets.matrix_places import END, FAMILY, FOOT, GAP, Places
from ui.widgets.team_cells import write

Rings = frozenset[tuple[int, int | None]]


def paint_all(painter: QPainter, matrix: Matrix, places: Places, rings: Rings, order: object) -> int:
    """Draw what is seen of a matrix, the parts that stay over those that scroll; returns how many cells were drawn."""
    if not matrix.rows or not matrix.skills:
        return 0
    count = _cells(painter, matrix, places, rings)
    _sides(painter, matrix, places, rings)
    _heads(painter, matrix, places, order)
    _foot(painter, matrix, places)
    painter.setClipping(False)
    return count


def _cells(painter: QPainter, matrix: Matrix, places: Places, rings: Rings) -> int:
    painter.setClipRect(QRect(places.name - 2, places.head, places.right - places.name + 4, places.rows_seen))
    count, ringed = 0, []
    for line in (line for line in places.lines_seen() if not line.title):
        row = matrix.rows[line.row]
        for column in places.columns_seen():
            cell = row.cells[column]
            box = QRectF(places.left_of(column), places.top_of(line), places.column - GAP, line.height - GAP)
            drawn.paint_cell(painter, box, cell)
            ringed += [box] if (row.rep_id, cell.skill_id) in rings else []
            count += 1
    for box in ringed:
        drawn.paint_ring(painter, box)
    return count


def _sides(painter: QPainter, matrix: Matrix, places: Places, rings: Rings) -> None:
    """Names and last column, on their own ground over the cells that scroll beneath."""
    painter.setClipRect(QRect(0, places.head, places.width, places.rows_seen))
    ground = theme.colour("surface")
    painter.fillRect(QRect(0, places.head, places.name - 2, places.rows_seen), ground)
    painter.fillRect(QRect(places.right + 1, places.head, END + 8, places.rows_seen), ground)
    for line in places.lines_seen():
        top = places.top_of(line)
        if line.title:
            painter.fillRect(QRect(0, top, places.width, line.height - GAP), ground)
            write(painter, QRectF(2, top + 4, places.width - 4, line.height - 6), line.title, "captionStrong", "text2")
            continue
        row = matrix.rows[line.row]
        name = QRectF(0, top, places.name, line.height - GAP)
        drawn.paint_name(painter, name, row, ring=(row.rep_id, None) in rings)
        drawn.paint_end(painter, QRectF(places.right, top, END - 4, line.height - GAP), row)


def _heads(painter: QPainter, matrix: Matrix, places: Places, order: object) -> None:
    painter.setClipRect(QRect(places.name - 2, 0, places.right - places.name + 4, places.head))
    shown, left = QRectF(places.name, 0, places.right - places.name, FAMILY), 0
    for name, count in matrix.families:
        wide = count * places.column
        place = QRectF(places.left_of(0) + left, 0, wide, FAMILY - 6)
        if place.intersects(shown):
            drawn.paint_family(painter, place, name, shown)
        left += wide
    for column in places.columns_seen():
        skill = matrix.skills[column]
        box = QRectF(places.left_of(column), FAMILY, places.column - GAP, places.head - FAMILY - 4)
        drawn.paint_head(painter, box, skill, sorted_by=order == skill.skill_id)
    painter.setClipping(False)
    at = QRectF(2, places.head - 24, places.name - 10, 18)
    write(painter, at, plural(len(matrix.rows), "rep"), "captionStrong" if order == "name" else "caption", "text3")


def _foot(painter: QPainter, matrix: Matrix, places: Places) -> None:
    painter.setClipping(False)
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.drawLine(0, places.bottom + 3, min(places.width, places.right + END), places.bottom + 3)
    top = places.bottom + 6
    write(painter, QRectF(2, top, places.name - 8, FOOT - 8), "Team median", "captionStrong")
    painter.setClipRect(QRect(places.name, top, places.right - places.name, FOOT))
    for column in places.columns_seen():
        box = QRectF(places.left_of(column), top, places.column - GAP, FOOT - 8)
        drawn.paint_median(painter, box, matrix.skills[column])
