"""The left side of the page: one card after another in the order of the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk import diagnosing
from coachdesk.analysis.diagnosis import Finding
from coachdesk.analysis.prep import PrepFacts
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import CommitmentState, Owner
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.dialogs.observe import ObserveSheet
from ui.pages.prepare.asked import AskedCard
from ui.pages.prepare.items import OwnBrings, Rehearsal, RepBrings, TopicLine
from ui.pages.prepare.keeping import Keeper
from ui.pages.prepare.known import DealsCard, FocusCard, NumbersCard, PromisesCard, SinceCard
from ui.widgets.agenda_edit import AgendaEdit, AgendaLine
from ui.widgets.from_training import FromTrainingCard
from ui.widgets.private_line import PrivateLine
from ui.widgets.question_pick import Picked, QuestionPick


class PrepForm(QScrollArea):
    """Shows the facts of a session and keeps what is changed, part by part."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge, self.keeper = bridge, Keeper(bridge)
        self._facts: PrepFacts | None = None
        self.promises, self.since, self.numbers = PromisesCard(), SinceCard(), NumbersCard()
        self.focus, self.deals, self.asked = FocusCard(self.observe), DealsCard(), AskedCard(bridge)
        self.training = FromTrainingCard()
        self.questions, self.agenda = QuestionPick(), AgendaEdit()
        self.rep_brings, self.own_brings, self.private = RepBrings(), OwnBrings(), PrivateLine()
        self.rehearse = Rehearsal()
        self._lay_out()
        self._listen()

    def show_facts(self, facts: PrepFacts) -> None:
        """Show a session; what is being typed stays."""
        self._facts = facts
        self.keeper.follow(facts)
        self.promises.show_facts(facts)
        self.training.show_lines(facts.training)
        self.since.show_facts(facts)
        self.numbers.show_numbers(facts.numbers, facts.rep_first)
        self.asked.show_facts(facts)
        self.focus.show_focus(facts.focus, facts.rep_first)
        self.deals.show_deals(facts.deals, facts.rep_first)
        picks = [Picked(one.question_id, one.phase, one.minutes) for one in facts.questions]
        skill = (facts.focus.skill_id, facts.focus.skill) if facts.focus else (None, "")
        self.questions.show_picks(picks, self.keeper.offers(facts), facts.model, *skill)
        total, id_ = facts.session.minutes, facts.session.id
        self.agenda.show_items(id_, facts.agenda, facts.suggested, total, facts.rep_first)
        self.rep_brings.show_facts(facts)
        self.own_brings.show_facts(facts)
        self.rehearse.show_facts(facts)
        self.private.field.set_value(facts.private_note)

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        if self._facts is not None:
            for part in (self.agenda, self.rep_brings.topics, self.own_brings, self.rehearse.field, self.private.field):
                part.settle()

    def forget(self) -> None:
        """Let go of words that were refused: another session is shown, from its top."""
        for part in (self.agenda, self.rep_brings.topics, self.own_brings.topics):
            part.answer("")
        self.verticalScrollBar().setValue(0)

    def observe(self) -> None:
        """Note what was seen of the focus skill, or of another."""
        if self._facts is not None:
            rep = self._bridge.desk.people.one(self._facts.rep_id)
            skill_id = self._facts.focus.skill_id if self._facts.focus else None
            ObserveSheet(self._bridge, (rep,), rep.id, skill_id, self).open()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("pageBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for card in (
            self.promises, self.training, self.since, self.numbers, self.asked, self.focus, self.questions, self.agenda,
            self.rep_brings, self.own_brings, self.deals, self.rehearse, self.private,
        ):  # fmt: skip
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)

    def _listen(self) -> None:
        keeper = self.keeper
        self.promises.ended.connect(self._end)
        self.questions.chosen.connect(keeper.choose)
        self.questions.proposed.connect(keeper.propose)
        self.agenda.kept.connect(self._keep_line)
        self.agenda.removed.connect(keeper.remove)
        self.agenda.arranged.connect(keeper.arrange)
        self.agenda.added.connect(lambda text, owner: self.agenda.answer(keeper.add_topic(text, owner)))
        self.agenda.taken.connect(lambda item: self.agenda.answer(keeper.take(item)))
        for owner, topics in ((Owner.REP, self.rep_brings.topics), (Owner.MANAGER, self.own_brings.topics)):
            topics.added.connect(lambda text, o=owner, t=topics: t.answer(keeper.add_topic(text, o)))
            topics.kept.connect(self._keep_topic)
            topics.removed.connect(keeper.remove)
        self.own_brings.written.connect(self._write)
        self.rehearse.written.connect(self._write_rehearsal)
        self.asked.taken.connect(self._take_question)
        self.deals.opened.connect(self._open_deal)
        self.deals.wanted.connect(self._add_deal)
        self.training.opened.connect(lambda line: sheet("followup")(self._bridge, line, self).open())
        field = self.private.field
        field.edited.connect(lambda: field.answer(keeper.write_private(field.value)))

    def _keep_line(self, line: AgendaLine, item: AgendaItem) -> None:
        line.answer(self.keeper.edit(item))

    def _keep_topic(self, line: TopicLine, item: AgendaItem, text: str) -> None:
        line.answer(self.keeper.reword(item, text))

    def _write(self, kind: AgendaKind, text: str) -> None:
        self.own_brings.answer(kind, self.keeper.write(kind, text))

    def _write_rehearsal(self, text: str) -> None:
        self.rehearse.field.answer(self.keeper.write(AgendaKind.REHEARSE, text))

    def _take_question(self, finding: Finding) -> None:
        """Put the question of a finding on the agenda of this session; what is wrong is said as a toast."""
        if self._facts is not None:
            item = diagnosing.item_of(self._facts.session, finding)
            self._bridge.run(lambda: self._bridge.desk.agendas.add(item))

    def _end(self, commitment_id: int, state: CommitmentState) -> None:
        """Close a commitment, or open it again, at once; the other ends ask why."""
        desk, today = self._bridge.desk, self._bridge.today()
        one = desk.commitments.one(commitment_id)
        if state in (CommitmentState.DONE, CommitmentState.OPEN):
            self._bridge.run(lambda: desk.commitments.close(one, state, today))
        else:
            sheet("ending")(self._bridge, [one], state, self).open()

    def _open_deal(self, deal_id: int) -> None:
        sheet("deal")(self._bridge, self._bridge.desk.deals.one(deal_id), self).open()

    def _add_deal(self) -> None:
        if self._facts is not None:
            sheet("deal")(self._bridge, None, self, rep_id=self._facts.rep_id).open()
