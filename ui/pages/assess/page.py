"""The page Assess: one skill after the other by keyboard, each rating kept at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from coachdesk.domain.skills import Rater
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs.observe import ObserveSheet
from ui.pages.assess.board import Board
from ui.pages.assess.choosing import Choosing
from ui.pages.assess.keeper import Keeper
from ui.pages.assess.state import Form, Line, day_words, rater_words
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.page import PageFrame

DIGITS = {getattr(Qt.Key, f"Key_{level}"): level for level in range(1, 6)}
NONE = {Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AssessPage(PageFrame):
    """Opened with a rep, or with an assessment there is; nothing is written before the first level is chosen."""

    watches = frozenset({
        "assessment", "rating", "observation", "skill", "skill_level", "role_skill", "rep_skill", "rep", "framework",
        "framework_version", "plan", "market_change", "market_change_skill",
    })  # fmt: skip
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Assess", scrolls=False)
        self.bridge = bridge
        self.form: Form | None = None
        self.skill_id: int | None = None
        self.avatar = Avatar("", 44)
        self.set_lead(self.avatar)
        self.finish_button = Button("Finish", "primary", "check", self.finish, tip="Ctrl+Enter")
        self.add_action(self.finish_button)
        self.board = Board()
        self.choosing, self.keeper = Choosing(self), Keeper(self)
        self.add(self.board.setup)
        self.add(self.board, 1)
        self._connect()

    def open(
        self, rep_id: int | None = None, assessment_id: int | None = None, rater: str | Rater = "",
        framework_id: int | None = None, skill_ids: tuple[int, ...] = (), skill_id: int | None = None,
        **_more: object,
    ) -> None:  # fmt: skip
        """Show the form of a rep, or an assessment as it stands; `skill_ids` asks only some."""
        self.board.leave()
        self.choosing.start(rep_id, assessment_id, rater, framework_id, skill_ids)
        self.skill_id = skill_id
        self.refresh()
        self.board.skills.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """Who is assessed."""
        return f"Assess {self.form.rep.name}" if self.form else "Assess"

    def refresh(self) -> None:
        """Show what is kept now; what is being typed stays."""
        self.form = self.choosing.form()
        form = self.form
        self.finish_button.setEnabled(form is not None)
        if form is None:
            self.avatar.hide()
            self.set_title("Assess")
            _show_missing(self)
            return
        self.avatar.show()
        self.avatar.show_name(form.rep.name)
        version = f"{form.content.name}, version {form.content.version}"
        day = day_words(form.choice.day, self.bridge.today())
        said = "" if self.choosing.waits(form) else form.progress
        parts = (said, f"{rater_words(form.choice, form.rep)} of {day}", version)
        self.set_title(self.title(), " · ".join(part for part in parts if part))
        self._show_board(form)

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return _commands(self)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The rep's own view and that of a peer, for the pictures of the tour; nothing is written."""
        views = (("self", Rater.SELF), ("peer", Rater.PEER), ("mine", Rater.MANAGER))
        return tuple((name, lambda rater=rater: self.choosing.rater(rater)) for name, rater in views)

    def pick(self, level: int | None) -> None:
        """Rate the skill that is shown, or take it back to unknown; kept at once."""
        self.keeper.level(level)

    def step(self, by: int) -> None:
        """Go to the next or the previous skill."""
        self.board.skills.step(by)
        self.board.skills.setFocus(Qt.FocusReason.OtherFocusReason)

    def observe(self) -> None:
        """Open the sheet for what was seen of this skill."""
        if self.form is not None:
            reps = self.bridge.desk.people.all()
            ObserveSheet(self.bridge, reps, self.form.rep.id, self.skill_id, self).open()

    def finish(self) -> None:
        """Everything is kept already: go to the skills of the rep, with the index and what moved."""
        if self.form is None:
            return
        self.board.leave()
        kept = self.form.assessment
        told = {"rep_id": self.form.rep.id, "tab": "skills", "framework_id": self.form.choice.framework_id}
        self.asked.emit("rep", told | ({"assessment_id": kept.id} if kept else {}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in DIGITS:
            self.pick(DIGITS[key])
        elif plain and key in NONE:
            self.pick(None)
        elif plain and key in STEPS:
            self.step(STEPS[key])
        else:
            super().keyPressEvent(event)

    def line(self) -> Line | None:
        """The skill that is shown."""
        lines = self.form.lines if self.form else ()
        return next((line for line in lines if line.skill.id == self.skill_id), None)

    def _show_board(self, form: Form) -> None:
        today = self.bridge.today()
        frameworks = [(f.id or 0, f.name) for f in self.bridge.desk.frameworks.all()]
        self.board.setup.show_form(form, frameworks, today)
        if self.choosing.waits(form):
            first, day = form.rep.first_name, day_words(form.choice.day, today)
            words = f"What {first} said on {day} was entered blind. It shows once you have rated {first}."
            self.board.show_nothing(words, f"Rate {first} now", lambda: self.choosing.rater(Rater.MANAGER))
            return
        if not form.content.skills:
            _show_missing(self)
            return
        if not form.lines:
            self.board.show_nothing("No skill of this kind to rate.", "All skills", lambda: self.choosing.subset("all"))
            return
        if self.line() is None:
            first_open = next((line for line in form.lines if line.level is None), form.lines[0])
            self.skill_id = first_open.skill.id
        self.board.show_form(form, self.skill_id, self.keeper.draft(), today)

    def _choose(self, skill_id: int) -> None:
        if skill_id != self.skill_id and self.form is not None:
            self.board.detail.leave()
            self.skill_id = skill_id
            self.board.show_form(self.form, skill_id, self.keeper.draft(), self.bridge.today())

    def _connect(self) -> None:
        board = self.board
        board.skills.chosen.connect(self._choose)
        board.detail.picked.connect(self.pick)
        board.detail.evidence_said.connect(self.keeper.evidence)
        board.detail.stepped.connect(self.step)
        board.known.target_set.connect(self.keeper.target)
        board.seen.note_asked.connect(self.observe)
        board.whole.said.connect(self.keeper.whole)
        self.choosing.connect_to(board.setup)


def _commands(page: AssessPage) -> tuple[Command, ...]:
    return (
        Command("assess.observe", "Note what I saw", page.observe, "Ctrl+O"),
        Command("assess.next", "Next skill", lambda: page.step(1), "Alt+Down"),
        Command("assess.previous", "Previous skill", lambda: page.step(-1), "Alt+Up"),
        Command("assess.evidence", "Write the evidence", page.board.detail.write, "F2"),
        Command("assess.finish", "Finish the assessment", page.finish, "Ctrl+Return"),
    )


def _show_missing(page: AssessPage) -> None:
    """What is missing before anybody can be rated, and the way there."""
    told: dict[str, str] = {}
    if any(rep.present for rep in page.bridge.desk.people.all()):
        ask, told, words = "skills", {"view": "framework"}, "Here a rep is rated skill by skill. Add skills first."
    else:
        ask, words = "team", "Here a rep is rated skill by skill. Add a rep first."
    page.board.show_nothing(words, f"Go to {ask.capitalize()}", lambda: page.asked.emit(ask, told))
