"""No private word is in any rep-facing paper, export, search result or copied summary."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from coachdesk import assessing, calls, forms, meeting, monthly
from coachdesk.cli import main
from coachdesk.domain.absences import Absence
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.deals import Deal
from coachdesk.domain.periods import Quarter
from coachdesk.domain.scorecards import ScoredCall
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import Assessment, Rater
from coachdesk.reports import report
from tests.builders import filled_desk
from ui.bridge import Bridge
from ui.dialogs.record_sheet import RecordSheet
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 9)
MARK = "qzxmarker"
EXPORTS = (
    "roster", "results", "targets", "sessions", "commitments", "ratings", "observations", "skills", "courses",
    "training",
)  # fmt: skip
SPAN = ("--from", "2026-11-01", "--to", "2026-11-30")


def plant(desk):
    """The marker in everything private, and in what only the manager brings to the table."""
    rep = desk.people.by_name("Dana Fox")
    desk.people.edit(replace(rep, private_note=f"{MARK} of the rep"))
    deal = desk.deals.add(Deal(None, rep.id, "Halden", 40_000, private_note=f"{MARK} of the deal"))
    away = Absence(None, rep.id, date(2026, 12, 1), date(2026, 12, 2), private_note=f"{MARK} of the absence")
    desk.absences.add(away)
    plan = desk.create_plan(rep, Quarter.parse("2026-Q4"), NOW.date())
    desk.plans.edit(replace(plan, private_note=f"{MARK} of the plan"))
    for kind, day in ((SessionKind.ONE_ON_ONE, 17), (SessionKind.PRE_BRIEF, 18), (SessionKind.DEBRIEF, 19)):
        session = Session(
            None, kind, datetime(2026, 11, day, 10), 30, SessionStatus.HELD, summary="Talked of the next step.",
            private_note=f"{MARK} of the {kind.value}", deal_id=deal.id,
        )  # fmt: skip
        desk.sessions.add(session, [rep.id])
    plant_ratings(desk, rep.id)
    coming = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 24, 10, 30), 30, private_note=f"{MARK} coming")
    coming = desk.sessions.add(coming, [rep.id])
    meeting.prepare(desk, coming, NOW)
    for kind in (AgendaKind.PRAISE, AgendaKind.SBI):
        desk.agendas.add(AgendaItem(None, coming.id, kind, f"{MARK} for the manager’s half"))
    desk.commitments.add(Commitment(None, rep.id, Owner.REP, "Call Halden", NOW.date(), date(2026, 11, 27)))
    return coming


def plant_ratings(desk, rep_id):
    """An assessment and a scored call with private notes."""
    skill = desk.skills.all()[0]
    rated = Assessment(None, rep_id, Rater.MANAGER, date(2026, 11, 20), private_note=f"{MARK} of the assessment")
    desk.assessments.save(rated, {skill.id: 3}, {skill.id: "Asked twice"})
    card = desk.scorecards.all()[0]
    call = ScoredCall(None, card.id, rep_id, date(2026, 11, 20), "Acme", private_note=f"{MARK} of the scored call")
    desk.scorecards.add_call(call)


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox",)) as desk:
        yield desk


@pytest.fixture
def coming(desk):
    return plant(desk)


def words_of(pdf):
    reader = pypdf.PdfReader(BytesIO(pdf))
    told = " ".join(str(value) for value in (reader.metadata or {}).values())
    return told + " ".join(page.extract_text() for page in reader.pages)


def rep_papers(desk, coming):
    """Every paper that a rep is given."""
    rep = desk.people.by_name("Dana Fox")
    held = {s.kind: s for s in desk.sessions.of_rep(rep.id) if s.status is SessionStatus.HELD}
    plan = desk.plans.of_rep(rep.id)[0]
    yield report("plan").plan_pdf((desk.plan_paper(plan, Audience.REP, NOW.date()),))
    yield report("plan").plan_pdf((desk.plan_paper(plan, Audience.LEADERSHIP, NOW.date()),))
    yield report("prep").prep_pdf((meeting.prep_paper(desk, coming, Audience.REP, NOW, private=True),))
    brief, debrief = held[SessionKind.PRE_BRIEF], held[SessionKind.DEBRIEF]
    yield report("brief").brief_pdf((calls.brief_paper(desk, brief, Audience.REP, NOW, private=True),))
    yield report("debrief").debrief_pdf((calls.debrief_paper(desk, debrief, Audience.REP, NOW, private=True),))
    skills = assessing.skills_paper(desk, rep, Audience.REP, NOW.date(), private=True)
    yield report("skills").skills_pdf((skills,))
    call = desk.scorecards.calls(rep.id)[0]
    card = desk.scorecards.one(call.scorecard_id)
    scored = assessing.scorecard_paper(desk, card, NOW.date(), call, Audience.REP, private=True)
    yield report("scorecard").scorecard_pdf((scored,))
    yield report("matrix").matrix_pdf(assessing.matrix(desk, NOW.date()), NOW.date())
    yield report("selfform").form_pdf((forms.form_paper(desk, rep, NOW.date()),))
    yield report("tally").tally_pdf((calls.tally_paper(desk, rep, NOW),))
    yield report("summary").summary_pdf((meeting.summary_paper(desk, held[SessionKind.ONE_ON_ONE], NOW),))


def test_no_private_word_is_in_the_monthly_report_and_none_that_was_said(desk, coming):
    paper = monthly.month_paper(desk, NOW.date(), NOW.date())
    assert MARK not in str(paper)
    assert "Talked of the next step" not in str(paper)
    pdf = report("month").month_pdf(paper)
    assert MARK not in words_of(pdf)
    assert MARK.encode() not in pdf


def test_no_private_word_is_in_a_paper_for_the_rep(desk, coming):
    papers = list(rep_papers(desk, coming))
    assert len(papers) == 11
    assert [n for n, pdf in enumerate(papers) if MARK in words_of(pdf)] == []
    assert all(MARK.encode() not in pdf for pdf in papers)


def test_the_managers_own_copy_has_the_private_line_when_it_is_ticked_in(desk, coming):
    own = meeting.prep_paper(desk, coming, Audience.MANAGER, NOW, private=True)
    assert MARK in words_of(report("prep").prep_pdf((own,)))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_no_private_word_is_in_an_export(desk, coming, tmp_path, ending):
    path = desk.store.path
    desk.close()
    for verb in EXPORTS:
        out = tmp_path / f"{verb}.{ending}"
        assert main(["export", verb, str(path), str(out)]) == 0
        back = tmp_path / f"{verb}.json"
        assert main(["export", verb, str(path), str(back), "--force"]) == 0
        assert MARK not in back.read_text(encoding="utf-8")
        assert MARK.encode() not in out.read_bytes()


def test_no_private_word_is_said_by_the_command_line(desk, coming, tmp_path, capsys):
    path = str(desk.store.path)
    desk.close()
    today = ("--today", "2026-11-24")
    rep = ("show", "rep", path, "--rep", "Dana Fox")
    for verb in (("show", "coaching", path, *SPAN), ("show", "today", path), rep):
        assert main([*verb, *today]) == 0
        assert main([*verb, *today, "--json"]) == 0
    assert main(["history", path]) == 0
    for audience in ("rep", "manager"):
        out = tmp_path / f"{audience}.pdf"
        assert main(["report", "prep", path, "-o", str(out), "--audience", audience, *today]) == 0
    assert MARK not in words_of((tmp_path / "rep.pdf").read_bytes())
    assert MARK not in capsys.readouterr().out


def test_no_private_word_is_found_copied_or_announced(qtbot, desk, coming):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    for page in ("today", "sessions", "library", "team", "skills", "reports"):
        window.show_page(page)
        assert MARK not in " ".join(command.title for command in window.all_commands())
    assert MARK not in window.windowTitle()
    assert all(MARK not in entry.label for entry in desk.store.history())
    held = next(s for s, _ in desk.sessions.all() if s.status is SessionStatus.HELD)
    sheet = RecordSheet(window.bridge, held, window)
    assert MARK in sheet.private.value
    sheet.copy_summary()
    copied = QApplication.clipboard().text()
    assert "Talked of the next step." in copied
    assert MARK not in copied


def test_no_private_word_is_in_a_list_copied_as_a_range(qtbot, desk, coming):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.show_page("sessions")
    page = window.current
    tables = {"sessions": page.sessions, "commitments": page.promises, "deals": page.deals}
    for view, table in ((name, part.table) for name, part in tables.items()):
        page.open(view=view)
        table.view.selectAll()
        table.copy()
        copied = QApplication.clipboard().text()
        assert "Dana" in copied
        assert MARK not in copied
