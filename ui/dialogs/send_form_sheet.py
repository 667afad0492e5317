"""Hand out self-assessments: a fillable PDF for each rep, or a blank form on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from coachdesk.analysis.words import listed, plural
from coachdesk.domain.errors import DeskError
from coachdesk.domain.frameworks import FrameworkContent
from coachdesk.domain.people import Rep
from coachdesk.paths import safe_name
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui import jobs
from ui.bridge import Bridge
from ui.dialogs.form_asks import Ask, Wanted, draw, hand_out, name_files
from ui.dialogs.sheet import Sheet
from ui.printing import ask_and_print
from ui.refusals import refusal_of
from ui.subsets import ALL, NOTHING, PICKED, by_family, subset_choices
from ui.widgets.buttons import Button
from ui.widgets.columns import column_of, row_of
from ui.widgets.forms import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.people_field import PeopleField
from ui.widgets.plan_preview import PAPERS
from ui.widgets.segmented import Segmented
from ui.widgets.skill_pick import SkillPick

MOST_SEEN = 18
HOW = (
    "The PDF opens in any reader, without a network. Drop it on the window when it comes back: what is in it is shown "
    "before it is stored. Your ratings and notes are not in it."
)


class SendFormSheet(Sheet):
    """One PDF a rep, each with a hidden number of its own, so that it comes back to the right rep and version once."""

    def __init__(
        self, bridge: Bridge, parent: QWidget | None = None, *, rep_id: int | None = None,
        framework_id: int | None = None, skill_ids: Iterable[int] = (),
    ) -> None:  # fmt: skip
        super().__init__("Send self-assessment", "A form to fill in, for one rep or several", parent, width=620)
        self._bridge, desk = bridge, bridge.desk
        self._reps = {rep.id or 0: rep for rep in desk.people.all() if rep.present}
        self.reps = PeopleField("Who", [(at, rep.name) for at, rep in self._reps.items()])
        self.reps.set_value([rep_id] if rep_id in self._reps else [])
        frameworks = [(f.id, f.name) for f in desk.frameworks.all()]
        self.framework = ChoiceField("Framework", frameworks, framework_id)
        self.subset = ChoiceField("Skills")
        self.pick, self.pick_frame = SkillPick(), QFrame()
        self.pick_frame.setProperty("kind", "table")
        self.pick_frame.setLayout(column_of(self.pick))
        self.pick_frame.setMinimumHeight(190)
        self.paper = Segmented("Paper", PAPERS, value_of("paper", desk.settings.all()))
        self.said = Label("", "caption", "risk", wrap=True)
        self._fill(several=len(frameworks) > 1)
        self._offer(frozenset(skill_ids))
        self.reps.edited.connect(self._count)
        self.framework.edited.connect(self._offer)
        self.subset.edited.connect(self._count)
        self.pick.ticked.connect(self._count)

    def save_to(self, place: Path) -> None:
        """Write the PDF of one rep there, or those of several into that folder; remembered once written."""
        size, asks = self.paper.current, self._asks(tokens=True)
        if not asks:
            return
        self._busy(on=True)

        def done(drawn: Sequence[tuple[Ask, bytes]]) -> None:
            if isValid(self):
                self._keep(drawn, place)

        jobs.start(lambda tick: draw(asks, size, tick), done, self._failed)

    def blank(self) -> bytes | None:
        """The forms to write on, for everybody chosen; None when there is nothing to ask."""
        asks = self._asks(tokens=False)
        pdf: bytes | None = report("selfform").form_pdf([a.paper for a in asks], self.paper.current) if asks else None
        return pdf

    @property
    def chosen(self) -> list[Rep]:
        """The reps that are switched on."""
        return [self._reps[at] for at in self.reps.value]

    def _asks(self, *, tokens: bool) -> list[Ask]:
        """A paper for each rep that has something to be asked; the others are named."""
        content = self._content()
        if content is None:
            return []
        wanted = Wanted(content, self.subset.value, self.pick.value, tokens)
        try:
            asks, without = wanted.of(self._bridge.desk, self.chosen, self._bridge.today())
        except DeskError as error:
            self.said.setText(str(error))
            return []
        kind = NOTHING.get(self.subset.value, "chosen")
        self.said.setText(f"No form for {listed(without)}: no skill is {kind}." if without else "")
        return asks

    def _content(self) -> FrameworkContent | None:
        return self._bridge.desk.frameworks.now(self.framework.value) if self.framework.value else None

    def _keep(self, drawn: Sequence[tuple[Ask, bytes]], place: Path) -> None:
        self._busy(on=False)
        desk, today = self._bridge.desk, self._bridge.today()
        files = name_files([ask for ask, _ in drawn], place, several=len(self.chosen) > 1)

        if refusal := refusal_of(lambda: hand_out(desk, drawn, files, today)):
            self.said.setText(refusal)
            return
        left = f" {self.said.text()}" if self.said.text() else ""
        what = f"Saved {files[0].name}." if len(files) == 1 else f"Saved {len(files)} forms in {place.name}."
        self._bridge.say(what + left)
        self.accept()

    def _save(self) -> None:
        if len(self.chosen) == 1:
            name = safe_name(f"{self.chosen[0].name}, self-assessment")
            place, _ = QFileDialog.getSaveFileName(self, "Save PDF", f"{name}.pdf", "PDF (*.pdf)")
        else:
            place = QFileDialog.getExistingDirectory(self, "One PDF a rep goes into this folder")
        if place:
            self.save_to(Path(place))

    def _print(self) -> None:
        pages = self.blank()
        if pages is not None and ask_and_print(pages, "Self-assessment", self.paper.current, self):
            self.accept()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        if isValid(self):
            self._busy(on=False)
            self.said.setText(str(error))

    def _busy(self, *, on: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(not on)

    def _offer(self, ids: frozenset[int] = frozenset()) -> None:
        """What may be asked of the framework; ids that were brought along are ticked."""
        content = self._content()
        if content is not None:
            self.subset.set_choices(subset_choices(content), PICKED if ids else ALL)
            families = [(name, [(s.id, s.name) for s in inside]) for name, inside in by_family(content.skills)]
            self.pick.offer(families, ids)
        self._count()

    def _count(self) -> None:
        picked = self.subset.value == PICKED
        self.pick_frame.setVisible(picked)
        several, ready = len(self.chosen) > 1, bool(self.chosen) and (bool(self.pick.value) or not picked)
        self.save_button.setText("Save PDFs…" if several else "Save PDF…")
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)
        self.said.setText("")
        self.set_sub(f"{plural(len(self.chosen), 'rep')} chosen")

    def _fill(self, *, several: bool) -> None:
        self.cancel = Button("Cancel", "quiet", on=self.reject)
        self.print_button = Button("Print blank form…", icon="printer", on=self._print)
        self.save_button = Button("Save PDF…", "primary", "download", self._save)
        self.framework.setVisible(several)
        fields = row_of(self.framework, self.subset, spacing=12)
        for item in (scrolled(self.reps, len(self._reps)), fields, self.pick_frame):
            self.add(item)
        self.add(row_of(Label("Paper", "captionStrong", "text2"), self.paper, 1, spacing=12))
        self.add(Label(HOW, "caption", "text2", wrap=True))
        self.add(self.said)
        self.foot.addStretch(1)
        for button in (self.cancel, self.print_button, self.save_button):
            self.foot.addWidget(button)


def scrolled(reps: PeopleField, count: int) -> QWidget:
    """A large team scrolls inside the sheet."""
    if count <= MOST_SEEN:
        return reps
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFixedHeight(190)
    area.setWidget(reps)
    return area
