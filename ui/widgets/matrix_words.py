"""A skills matrix in words, and where the keyboard is in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from coachdesk.analysis.matrix import Matrix, MatrixRow
from ui.widgets.matrix_places import FAMILY, Places

Spot = tuple[int | None, int]
"""Row and column; the row is None in the heads."""

NAMES = -1
EMPTY = Matrix(0, "", 1, (), (), (), (), "")
STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


@dataclass(slots=True)
class Cursor:
    """The cell that has the keyboard; column -1 is the name of the rep."""

    matrix: Matrix = EMPTY
    row: int = 0
    column: int = 0

    @property
    def current(self) -> tuple[int, int | None] | None:
        """Rep and skill; the skill is None on a name."""
        if not 0 <= self.row < len(self.matrix.rows):
            return None
        skills = self.matrix.skills
        on_skill = 0 <= self.column < len(skills)
        return self.matrix.rows[self.row].rep_id, skills[self.column].skill_id if on_skill else None

    def find(self, rep_id: int, skill_id: int | None) -> bool:
        """Go to rep and skill; where one of them is gone, to the first, and say so with False."""
        rows = [at for at, row in enumerate(self.matrix.rows) if row.rep_id == rep_id]
        columns = [at for at, skill in enumerate(self.matrix.skills) if skill.skill_id == skill_id]
        columns = [NAMES] if skill_id is None else columns
        self.row, self.column = (rows or [0])[0], (columns or [0])[0]
        return bool(rows and columns)

    def go(self, row: int, column: int) -> None:
        """Go to a place, and no further than there are cells."""
        self.row = max(0, min(len(self.matrix.rows) - 1, row))
        self.column = max(NAMES, min(len(self.matrix.skills) - 1, column))

    def press(self, key: Qt.Key, page: int, *, control: bool) -> bool:
        """Move as a key says; False when it moves nothing. `page` is how many rows are seen."""
        last_row, last_column = len(self.matrix.rows) - 1, len(self.matrix.skills) - 1
        if key in STEPS:
            self.go(self.row + STEPS[key][0], self.column + STEPS[key][1])
        elif key in PAGES:
            self.go(self.row + PAGES[key] * max(1, page - 1), self.column)
        elif key is Qt.Key.Key_Home:
            self.go(0 if control else self.row, 0)
        elif key is Qt.Key.Key_End:
            self.go(last_row if control else self.row, last_column)
        else:
            return False
        return True


def spot_at(matrix: Matrix, places: Places, at: QPointF) -> Spot | None:
    """What is under a place."""
    column, line = places.column_at(at.x()), places.line_at(at.y())
    if column is None or not matrix.rows:
        return None
    if at.y() < places.head:
        return (None, column) if at.y() >= FAMILY or not 0 <= column < places.columns else None
    return None if line is None or line.title else (line.row, column)


def head_order(matrix: Matrix, column: int) -> object:
    """What a click on a head sorts by."""
    return "name" if column < 0 else "index" if column >= len(matrix.skills) else matrix.skills[column].skill_id


def spot_words(matrix: Matrix, spot: Spot | None) -> str:
    """One cell, name or head in words."""
    if spot is None:
        return ""
    row, column = spot
    if row is None:
        return _head_words(matrix, column)
    one = matrix.rows[row]
    if 0 <= column < len(matrix.skills):
        return one.cells[column].words
    return row_words(one)


def row_words(row: MatrixRow) -> str:
    """A rep in words: "Ben Okafor, Mid-market AE, Performer: 5 of 12 rated skills at target"."""
    known = ", ".join(part for part in (row.rep, row.role, row.tier) if part)
    return f"{known}: " + (f"{row.reached} of {row.rated} rated skills at target" if row.rated else "none rated yet")


def _head_words(matrix: Matrix, column: int) -> str:
    if not 0 <= column < len(matrix.skills):
        return "Sort by name" if column < 0 else "Sort by the share of skills at target"
    skill = matrix.skills[column]
    median = "nobody rated yet" if skill.median is None else f"median {skill.median:g} of {skill.rated} rated"
    aim = f", {skill.aim_words}" if skill.aim_words else ""
    weak = ". Low for the whole team" if skill.weak else ""
    return f"{skill.name}{aim}: {median}{weak}. Click to sort by it"
