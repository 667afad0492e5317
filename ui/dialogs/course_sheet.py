"""Add a course, or change, archive or bring back one that is there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError, Invalid
from ui.bridge import Bridge
from ui.dialogs.course_form import CourseForm
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

SUB = "What can be trained, which skills it serves, and when it has to come again."


class CourseSheet(Sheet):
    """What is wrong stands beside its field and the text stays; `kept` is the course afterwards."""

    def __init__(
        self, bridge: Bridge, course: Course | None = None, parent: QWidget | None = None, *,
        skill_ids: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        super().__init__(course.title if course else "Add a course", SUB, parent, width=900, tall=True)
        self._bridge, self._course = bridge, course
        self.kept: Course | None = None
        chosen = bridge.desk.courses.skills(course.id or 0) if course else skill_ids
        self.form = CourseForm(bridge.desk, course, chosen)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.add(self.form, 1)
        self.add(self.error)
        self._finish()
        self.form.title.setFocus()

    def keep(self) -> None:
        """Write it down and close, or say what is wrong where it is wrong."""
        try:
            course = self.form.read()
            self.kept = self._bridge.desk.courses.save(course, self.form.skills.value)
        except Invalid as wrong:
            self.form.refuse(wrong)
        except DeskError as error:
            self._say(str(error))
        else:
            self.accept()

    def archive(self) -> None:
        """Put the course away, or bring it back; what was held of it stays either way."""
        if self._course is None:
            return
        course = self._course
        try:
            self.kept = self._bridge.desk.courses.save(replace(course, archived=not course.archived))
        except DeskError as error:
            self._say(str(error))
        else:
            self.accept()

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _finish(self) -> None:
        if self._course is not None:
            back = self._course.archived
            self.away = Button(
                "Bring back" if back else "Archive", "quiet", "undo-2" if back else "archive", self.archive
            )
            self.foot.addWidget(self.away)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "quiet", on=self.reject))
        self.keep_button = Button(
            "Keep the course" if self._course else "Add the course", "primary", "check", self.keep
        )
        self.foot.addWidget(self.keep_button)
        for keys in (Qt.Modifier.CTRL | Qt.Key.Key_Return, Qt.Modifier.CTRL | Qt.Key.Key_Enter):
            QShortcut(QKeySequence(keys), self, self.keep)
