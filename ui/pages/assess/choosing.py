"""What a person chooses above the form: the view, the day, the framework and the skills."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.domain.skills import Rater
from ui.dialogs.pick_skills import PickSheet
from ui.pages.assess.setup import Setup
from ui.pages.assess.state import Choice, Form, choice_of, form_of, found_by
from ui.subsets import ALL, PICKED, subset_of

if TYPE_CHECKING:
    from ui.pages.assess.page import AssessPage

NAMELESS = "Say which peer rated: a name tells two of them apart."


class Choosing:
    """Holds the choice, and remembers what was empty when it was shown: a blind view begun here can be typed on."""

    def __init__(self, page: AssessPage) -> None:
        self._page, self._bridge = page, page.bridge
        self.choice: Choice | None = None
        self._fresh: set[tuple[object, ...]] = set()

    def start(
        self, rep_id: int | None, assessment_id: int | None, rater: str | Rater, framework_id: int | None,
        skill_ids: Iterable[int],
    ) -> None:  # fmt: skip
        """Begin with a rep or with an assessment there is; one of another visit is not typed on while it is blind."""
        desk, today, only = self._bridge.desk, self._bridge.today(), frozenset(skill_ids)
        self._fresh.clear()
        self._page.board.setup.say("")
        if assessment_id is not None:
            found = self._bridge.run(lambda: desk.assessments.one(assessment_id))
            self.choice = choice_of(found) if found else None
        if assessment_id is None or self.choice is None:
            view = Rater(rater) if rater else Rater.MANAGER
            rep_id = rep_id if rep_id is not None else self._first_rep()
            self.choice = Choice(rep_id, today, view, framework_id=framework_id) if rep_id is not None else None
        if self.choice and only:
            self.choice = replace(self.choice, subset=PICKED, only=only)

    def form(self) -> Form | None:
        """The form of the choice; None without a rep or without a framework."""
        choice, desk = self.choice, self._bridge.desk
        known = choice is not None and any(rep.id == choice.rep_id for rep in desk.people.all(include_archived=True))
        if choice is None or not known or not (choice.framework_id or desk.frameworks.all()):
            return None
        made = self._bridge.run(lambda: form_of(desk, choice, self._bridge.today()))
        self.choice = made.choice if made else choice
        if made is not None and made.assessment is None:
            self._fresh.add(_key(made.choice))
        return made

    def waits(self, form: Form) -> bool:
        """Whether the form is a blind one of before, which the manager is not to see yet."""
        return form.waits and _key(form.choice) not in self._fresh

    def lacks_name(self, form: Form) -> bool:
        """Whether a peer has no name yet, which is said under it."""
        lacks = form.choice.rater is Rater.PEER and not form.choice.by
        if lacks:
            self._page.board.setup.say(NAMELESS)
            self._page.board.setup.name.setFocus()
        return lacks

    def rater(self, rater: Rater) -> None:
        """Another view of the same rep and day."""
        self._change(rater=rater, by="", blind=False)
        if rater is Rater.PEER:
            self._page.board.setup.name.setFocus()

    def name(self, by: str) -> None:
        """Which peer; the name of one who has rated is corrected."""
        form = self._page.form
        if form is None or self.choice is None or by == self.choice.by or not by:
            return
        self._page.board.setup.say("")
        self._move(form, by=by)

    def day(self, day: date | None) -> None:
        """Another day: a form in use moves there, unless there is one of that day, which is then shown."""
        form = self._page.form
        if form is None or day is None or day > self._bridge.today():
            self._page.board.setup.say("An assessment is of today or of a day before.")
            return
        self._page.board.setup.say("")
        self._move(form, day=day)

    def blind(self, on: bool) -> None:
        """Whether the rep's own view stays hidden until the manager has rated."""
        form = self._page.form
        if form is not None:
            self._move(form, blind=on)

    def framework(self, framework_id: int) -> None:
        """Another framework, all of its skills."""
        self._change(framework_id=framework_id, subset=ALL, only=None)

    def subset(self, key: str) -> None:
        """All skills, or those that are of one kind today; picked ones are asked for."""
        form = self._page.form
        if form is None:
            return
        content = form.content
        if key == PICKED:
            PickSheet(content, form.choice.only or (), self.pick, self._page).open()
            return
        desk, today = self._bridge.desk, self._bridge.today()
        only = None if key == ALL else subset_of(desk, form.rep, content, today, key)
        self._change(subset=key, only=only)

    def pick(self, ids: frozenset[int]) -> None:
        """Exactly these skills."""
        self._change(subset=PICKED, only=ids)

    def connect_to(self, setup: Setup) -> None:
        """Follow what is chosen there."""
        setup.rater_chosen.connect(self.rater)
        setup.named.connect(self.name)
        setup.day_chosen.connect(self.day)
        setup.framework_chosen.connect(self.framework)
        setup.subset_chosen.connect(self.subset)
        setup.blinded.connect(self.blind)

    def _move(self, form: Form, **fields: object) -> None:
        """Correct the assessment there is; where that one is taken already, or there is none yet, only look there."""
        kept, desk = form.assessment, self._bridge.desk
        wanted = replace(form.choice, **fields)  # type: ignore[arg-type]
        self._page.board.leave()
        self.choice = wanted
        if kept is not None and found_by(desk, wanted) in {None, kept}:
            self._bridge.run(lambda: desk.assessments.edit(replace(kept, **fields)))  # type: ignore[arg-type]
        self._page.refresh()

    def _change(self, **fields: object) -> None:
        if self.choice is not None:
            self._page.board.leave()
            self._page.board.setup.say("")
            self.choice = replace(self.choice, **fields)  # type: ignore[arg-type]
            self._page.refresh()

    def _first_rep(self) -> int | None:
        return next((rep.id for rep in self._bridge.desk.people.all() if rep.present), None)


def _key(choice: Choice) -> tuple[object, ...]:
    """What tells one assessment of a rep from another."""
    return choice.rep_id, choice.rater, choice.by, choice.day, choice.framework_id
