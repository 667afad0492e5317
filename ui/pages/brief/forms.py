"""The two forms of the page: shows what is kept in them, and keeps what is typed field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk import calls, daily
from coachdesk.domain.audiences import Audience
from coachdesk.domain.deals import Answer, Deal
from coachdesk.domain.sessions import Session
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.brief.after import DebriefForm
from ui.pages.brief.before import BriefForm
from ui.widgets.forms import Field

if TYPE_CHECKING:
    from ui.pages.brief.page import BriefPage


class Forms:
    """`before` and `after` the call; only the one of the session's kind is shown."""

    def __init__(self, bridge: Bridge, page: BriefPage) -> None:
        self._bridge, self._page, self._keeper = bridge, page, page.keeper
        self.before, self.after = BriefForm(), DebriefForm()
        self.before.changed.connect(self._keep_brief)
        self.after.changed.connect(self._keep_debrief)
        for form in (self.before, self.after):
            form.deal.edit.connect(self.edit_deal)
            form.deal.new.connect(self._add_deal)
            form.deal.chosen.connect(self._choose_deal)
            form.private.field.edited.connect(lambda form=form: self._keep_private(form))
        self.before.deal.answered.connect(self._judge)
        self.after.fit.answered.connect(self._judge)
        self.after.follow_ups.added.connect(self._add_follow_up)
        self.after.follow_ups.removed.connect(self._keeper.remove_follow_up)

    def show_session(self, session: Session) -> None:
        """Show what is kept of a session."""
        desk, form = self._bridge.desk, self.before if self._page.is_before(session) else self.after
        deal, rep_id = self._keeper.deal_of(session), self._keeper.rep_id_of(session)
        answers = {one.criterion_id: one.answer for one in desk.deals.answers(deal.id)} if deal else {}
        criteria, deals = desk.deals.criteria(), desk.deals.of_rep(rep_id) if rep_id else ()
        form.deal.show_deal(deal, deals, criteria, answers, self._money(deal))
        form.private.field.set_value(session.private_note)
        rep = desk.people.one(rep_id).first_name if rep_id else "the rep"
        if form is self.before:
            self._show_brief(session, rep_id)
        else:
            self.after.fit.show_fit(criteria, answers)
            self.after.fit.setVisible(deal is not None)
            self._show_debrief(session, rep)

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        for form in (self.before, self.after):
            form.settle()

    def forget(self) -> None:
        """Let go of words that were refused: another session is shown, from its top."""
        self.after.follow_ups.answer("")
        for form in (self.before, self.after):
            form.verticalScrollBar().setValue(0)

    def record(self, session: Session) -> bool:
        """Count the session as held; a refusal is said beside its field."""
        if self._page.is_before(session):
            refusal = self._keeper.record_brief(session, self.before.brief(session.id or 0))
            self.before.answer("objective", refusal)
            at: Field = self.before.texts["objective"]
        else:
            answers = self.after.fit.value if session.deal_id is not None else {}
            refusal = self._keeper.record_debrief(session, self.after.debrief(session.id or 0), answers)
            self.after.answer("ended", refusal)
            at = self.after.ended
        if refusal:
            at.setFocus()
        return not refusal

    def edit_deal(self) -> None:
        """Open the sheet of the deal it is about."""
        session = self._page.session()
        deal = self._keeper.deal_of(session) if session else None
        if deal is not None:
            sheet("deal")(self._bridge, deal, self._page).open()

    def _show_brief(self, session: Session, rep_id: int | None) -> None:
        brief = self._keeper.brief_of(session)
        text = ""
        if rep_id is not None:
            paper = calls.brief_paper(self._bridge.desk, session, Audience.MANAGER, self._bridge.now())
            text = paper.level_text
        self.before.show_brief(brief, self._skills(brief.skill_id), text)

    def _show_debrief(self, session: Session, rep: str) -> None:
        debrief, before = self._keeper.debrief_of(session), self._keeper.brief_before(session)
        objective = before.objective if before else ""
        self.after.show_debrief(debrief, self._skills(debrief.skill_id), rep, objective)
        made = self._bridge.desk.commitments.of_session(session.id or 0)
        self.after.follow_ups.show_commitments(made, rep)

    def _skills(self, used: int | None) -> list[tuple[int | None, str]]:
        known = self._bridge.desk.skills.all(include_archived=True)
        return [(skill.id, skill.name) for skill in known if not skill.archived or skill.id == used]

    def _money(self, deal: Deal | None) -> str:
        fits = daily.deal_fits(self._bridge.desk) if deal and deal.value is not None else ()
        return next((fit.value_words for fit in fits if deal and fit.deal.id == deal.id), "")

    def _keep_brief(self, name: str) -> None:
        session = self._page.session()
        if session is not None:
            self.before.answer(name, self._keeper.draft_brief(session, self.before.brief))

    def _keep_debrief(self, name: str) -> None:
        session = self._page.session()
        if session is not None:
            self.after.answer(name, self._keeper.draft_debrief(session, self.after.debrief))

    def _keep_private(self, form: BriefForm | DebriefForm) -> None:
        session = self._page.session()
        if session is not None:
            field = form.private.field
            field.answer(self._keeper.write_private(session, field.value))

    def _judge(self, criterion_id: int, answer: Answer) -> None:
        session = self._page.session()
        if session is not None:
            self._keeper.judge(session, criterion_id, answer)

    def _add_follow_up(self, owner: object, line: str) -> None:
        session = self._page.session()
        if session is not None:
            self.after.follow_ups.answer(self._keeper.add_follow_up(session, owner, line))  # type: ignore[arg-type]

    def _choose_deal(self, deal_id: int | None) -> None:
        session = self._page.session()
        if session is not None:
            self._keeper.choose_deal(session, deal_id)

    def _add_deal(self) -> None:
        """A new deal, which the session is then about."""
        session = self._page.session()
        if session is None:
            return
        asking = sheet("deal")(self._bridge, None, self._page, rep_id=self._keeper.rep_id_of(session))
        asking.accepted.connect(lambda: self._choose_deal(asking.kept.id if asking.kept else None))
        asking.open()
