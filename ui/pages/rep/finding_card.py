"""One finding: what it is, what it stands on, a question to ask, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.diagnosis import Finding, FindingKind, Strength
from ui.pages.rep.stands import Standing
from ui.widgets.buttons import Button
from ui.widgets.card import Banner, Card
from ui.widgets.chips import Chip
from ui.widgets.columns import row_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label, plain_tip

KIND_TONES = {FindingKind.SKILL: "accent", FindingKind.SYSTEM: "info"}
STRENGTHS = {
    Strength.SIGNAL: ("watch", "signal: chance hardly explains it, although so much was looked at"),
    Strength.HINT: ("neutral", "hint: worth a question, and chance could still do it"),
}
LINE = 20


class ReasonLine(QLineEdit):
    """Why it is not this; Enter says so, Esc closes."""

    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FindingCard(Card):
    """Shown again it keeps a reason that is half typed, and the keyboard where it is."""

    agenda_asked = Signal(object)
    session_asked = Signal()
    plan_asked = Signal(object)
    plan_opened = Signal()
    aside_asked = Signal(object, str)
    skill_asked = Signal(int)
    course_asked = Signal(int)

    def __init__(self, finding: Finding) -> None:
        self.finding, self.standing = finding, Standing()
        self.kind, self.strength = Chip(), Chip(small=True)
        self.name = Label("", "heading", wrap=True)
        self.not_this = Button("Not this", "quiet", on=self.ask_why, small=True)
        super().__init__()
        self.reason = Reason()
        self.reason.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.lines: list[Evidence] = []
        self.to_agenda = Button("Add to agenda", "normal", "plus", self._agenda)
        self.question = Banner("", "neutral", "message-square", self.to_agenda)
        self.question.words.set_ink("text")
        self.skill = Button("Skill", "link", on=self._skill, small=True)
        self.course = Button("Course", "link", on=self._course, small=True)
        self.course_words = Label("", "captionStrong", "text", elide=True)
        self.skill_word, self.course_word = Label("Skill", "caption", "text2"), Label("Course", "caption", "text2")
        self.to_plan = Button("Put in the plan", "link", "target", self._plan)
        self._lay_out()
        self.reason.line.returnPressed.connect(self._say_why)
        self.reason.keep.clicked.connect(lambda _on=False: self._say_why())
        self.reason.line.closed.connect(self.close_reason)

    def show_finding(self, finding: Finding, standing: Standing) -> None:
        """Show what is known now."""
        self.finding, self.standing = finding, standing
        tone, meaning = STRENGTHS[finding.strength]
        self.kind.show_words(finding.kind.title, KIND_TONES.get(finding.kind, "neutral"))
        self.strength.show_words(finding.strength.value, tone)
        self.strength.setToolTip(plain_tip(meaning))
        self.strength.setAccessibleDescription(meaning)
        self.name.setText(finding.title)
        self.setAccessibleName(f"{finding.kind.title}, {finding.strength.value}: {finding.title}")
        self.not_this.setAccessibleDescription(finding.title)
        self._show_evidence(finding.evidence)
        self.question.show_words(f"“{finding.question}”")
        self._show_ways(finding, standing)

    def ask_why(self) -> None:
        """Open the line for the reason."""
        self.reason.show()
        self.reason.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_reason(self) -> None:
        """Close the line; what is typed stays in it for the next time."""
        self.reason.hide()
        self.reason.say("")
        self.not_this.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Begin anew: nothing typed for one finding may stand at another."""
        self.reason.hide()
        self.reason.line.clear()
        self.reason.say("")

    def refuse(self, sentence: str) -> None:
        """Say why the reason was not kept."""
        self.reason.say(sentence)

    def _lay_out(self) -> None:
        head = row_of(self.kind, self.strength, self.name, self.not_this)
        head.setStretch(2, 1)
        foot = row_of(self.skill_word, self.skill, self.course_word, self.course, self.course_words, 1, self.to_plan)
        foot.setSpacing(4)
        for item in (head, self.reason, self._lines, self.question, foot):
            self.add(item)

    def _show_evidence(self, evidence: tuple[str, ...]) -> None:
        while len(self.lines) < len(evidence):
            line = Evidence()
            self.lines.append(line)
            self._lines.addWidget(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(evidence))
            line.words.setText(evidence[place] if place < len(evidence) else "")

    def _show_ways(self, finding: Finding, standing: Standing) -> None:
        """What can be done, or where it stands already."""
        self.to_agenda.setText(standing.agenda or "Add to agenda")
        self.to_agenda.set_icon("check" if standing.agenda else "plus")
        self.to_agenda.setToolTip(plain_tip("Open what is prepared" if standing.agenda else standing.ahead))
        self.to_agenda.setAccessibleDescription(finding.question)
        self.to_plan.setText(standing.plan or "Put in the plan")
        self.to_plan.set_icon("check" if standing.plan else "target")
        way = "Open the plan" if standing.plan else "As the cause in the plan"
        self.to_plan.setToolTip(plain_tip(f"{way} for {standing.quarter}"))
        self.to_plan.setAccessibleDescription(finding.title)
        self.skill.setText(finding.skill or "Skill")
        for one in (self.skill_word, self.skill):
            one.setVisible(bool(finding.skill))
        day = f", {words.day(finding.course_day)}" if finding.course_day else ""
        self.course.setText(f"{finding.course}{day}" or "Course")
        self.course_words.setText(f"{finding.course}{day}")
        self.course_word.setVisible(bool(finding.course))
        self.course.setVisible(bool(finding.course) and standing.course)
        self.course_words.setVisible(bool(finding.course) and not standing.course)

    def _say_why(self) -> None:
        self.aside_asked.emit(self.finding, self.reason.line.text())

    def _agenda(self) -> None:
        if self.standing.agenda:
            self.session_asked.emit()
        else:
            self.agenda_asked.emit(self.finding)

    def _plan(self) -> None:
        if self.standing.plan:
            self.plan_opened.emit()
        else:
            self.plan_asked.emit(self.finding)

    def _skill(self) -> None:
        self.skill_asked.emit(self.finding.skill_id or 0)

    def _course(self) -> None:
        self.course_asked.emit(self.finding.course_id or 0)


class Evidence(QWidget):
    """One line that a finding stands on."""

    def __init__(self) -> None:
        super().__init__()
        icon = Icon("activity", "text2", 15)
        icon.setFixedHeight(LINE)
        self.words = Label("", "body", wrap=True)
        row = row_of(icon, self.words)
        row.setStretch(1, 1)
        row.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)


class Reason(QWidget):
    """The line for a reason with what it takes, and the sentence of a refusal below it."""

    def __init__(self) -> None:
        super().__init__()
        self.line = ReasonLine()
        self.line.setPlaceholderText("Why is it not this? Enter keeps it, Esc closes")
        self.line.setAccessibleName("Why it is not this")
        self.line.setMaxLength(400)
        self.keep = Button("Set aside", on=None)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.line.textEdited.connect(lambda _text: self.say(""))
        row = row_of(self.line, self.keep)
        row.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.error)

    def say(self, sentence: str) -> None:
        """Show a refusal with the line outlined; "" takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.line.setProperty("wrong", bool(sentence))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
