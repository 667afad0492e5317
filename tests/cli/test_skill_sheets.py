import io
from datetime import date

import pytest
from pypdf import PdfReader

from coachdesk.desk import Desk
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.skills import Assessment, Rater

TODAY = ("--today", "2026-11-22")
DANA, GRACE = "Dana Whitfield", "Grace Okafor"
KINDS = ("skills", "matrix", "scorecard", "selfform")
CARD = "A card of our own"


def read(path):
    return PdfReader(io.BytesIO(path.read_bytes()))


def words_of(path):
    return " ".join(" ".join(page.extract_text().split()) for page in read(path).pages)


def sent(team):
    with Desk.open(team, read_only=True) as desk:
        return [(form.token, desk.people.one(form.rep_id).name, form.sent) for form in desk.forms.all()]


def score(desk, card, rep, day, title):
    """A call that the rep saw one level higher than the manager."""
    call = ScoredCall(None, card.id, rep.id, date(2026, 11, day), title, keep="zzkeep", private_note="zzmarker")
    kept = desk.scorecards.add_call(call)
    for criterion in desk.scorecards.criteria(card.id):
        for rater, level in ((Rater.SELF, 4), (Rater.MANAGER, 3)):
            desk.scorecards.set_score(Score(None, kept.id, criterion.id, rater, level))


@pytest.fixture
def scored(team):
    """Three calls of Dana and nobody else's; the day of one is yet to come."""
    with Desk.open(team) as desk:
        for call in desk.scorecards.calls():
            desk.scorecards.remove_call(call)
        criteria = [Criterion(None, 0, f"Criterion {n}", guide1="Not at all") for n in range(4)]
        card = desk.scorecards.save(Scorecard(None, CARD), criteria)
        for day, title in ((20, "Newest call"), (10, "Older call"), (30, "Call to come")):
            score(desk, card, desk.people.by_name(DANA), day, title)
    return team


def test_every_paper_is_printed_for_the_whole_team_and_changes_nothing(run, scored, tmp_path, dump):
    before = dump(scored)
    for kind in KINDS:
        for size in ("a4", "letter"):
            path = tmp_path / f"{kind}-{size}.pdf"
            code, out, _ = run("report", kind, scored, "-o", path, "--paper", size, *TODAY)
            assert (code, "Printed" in out) == (0, True)
            assert "Page 1 of" in words_of(path)
    assert dump(scored) == before


def test_the_same_team_gives_the_same_bytes(run, scored, tmp_path):
    for kind in KINDS:
        for name in ("a.pdf", "b.pdf"):
            assert run("report", kind, scored, "-o", tmp_path / name, "--force", *TODAY)[0] == 0
        assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_no_private_note_is_in_any_of_them(run, scored, tmp_path):
    with Desk.open(scored) as desk:
        rep = desk.people.by_name(DANA)
        noted = Assessment(None, rep.id, Rater.MANAGER, date(2026, 11, 21), "zznote", "zzmarker")
        desk.assessments.save(noted, {desk.skills.all()[0].id: 3}, {})
    for kind in KINDS:
        options = [("--audience", who) for who in ("rep", "manager")] if kind in ("skills", "scorecard") else [()]
        for audience in options:
            path = tmp_path / f"{kind}.pdf"
            assert run("report", kind, scored, "-o", path, "--force", *audience, *TODAY)[0] == 0
            assert "zzmarker" not in words_of(path)
            assert kind != "skills" or "zznote" in words_of(path)


def test_a_folder_gets_one_scorecard_a_rep_and_one_file_holds_all(run, team, tmp_path):
    assert run("report", "skills", team, "-o", tmp_path / "each", *TODAY)[0] == 0
    assert len(list((tmp_path / "each").glob("Skills 2026-11-22 *.pdf"))) == 8
    assert run("report", "skills", team, "-o", tmp_path / "all", "--one-file", *TODAY)[0] == 0
    assert [path.name for path in (tmp_path / "all").iterdir()] == ["Skills 2026-11-22.pdf"]


def test_the_matrix_is_of_one_role_when_that_is_asked_for(run, team, tmp_path):
    role = ("--role", "account executive")
    assert run("report", "matrix", team, "-o", tmp_path / "m", *role, *TODAY)[0] == 0
    found = words_of(tmp_path / "m" / "Skills matrix 2026-11-22.pdf")
    assert (DANA in found, GRACE in found) == (True, False)
    code, _, err = run("report", "matrix", team, "-o", tmp_path / "x.pdf", "--role", "Astronaut", *TODAY)
    assert (code, "no role “Astronaut”" in err) == (2, True)


def test_the_newest_scored_call_is_printed_and_who_has_none_is_told(run, scored, tmp_path):
    reps = ("--rep", DANA, "--rep", GRACE)
    code, _, err = run("report", "scorecard", scored, "-o", tmp_path / "c.pdf", *reps, *TODAY)
    found = words_of(tmp_path / "c.pdf")
    assert (code, "Newest call" in found, "Older call" in found, "zzkeep" in found) == (0, True, False, True)
    assert f"nothing is printed for: {GRACE}" in err


def test_a_blank_scorecard_names_nobody_and_is_refused_beside_a_rep(run, scored, tmp_path):
    path = tmp_path / "b.pdf"
    assert run("report", "scorecard", scored, "-o", path, "--card", CARD.upper(), *TODAY)[0] == 0
    found = words_of(path)
    assert (CARD in found, "Criterion 3" in found, DANA in found) == (True, True, False)
    code, _, err = run("report", "scorecard", scored, "-o", path, "--card", CARD, "--rep", DANA, *TODAY)
    assert (code, "not both" in err) == (2, True)


def test_without_a_scored_call_a_blank_one_is_named(run, team, tmp_path):
    words = ("report", "scorecard", team, "-o", tmp_path / "c.pdf", "--rep", GRACE, "--today", "2020-01-01")
    code, _, err = run(*words)
    assert (code, "--card" in err) == (2, True)


def test_a_form_to_write_on_has_no_fields_and_is_not_remembered(run, team, tmp_path):
    before = sent(team)
    assert run("report", "selfform", team, "-o", tmp_path / "f.pdf", *TODAY)[0] == 0
    assert not read(tmp_path / "f.pdf").get_fields()
    assert sent(team) == before


def test_each_form_to_fill_in_is_remembered_under_its_own_token(run, team, tmp_path):
    before = sent(team)
    assert run("report", "selfform", team, "-o", tmp_path / "f", "--fillable", *TODAY)[0] == 0
    new = [form for form in sent(team) if form not in before]
    tokens = {read(path).get_fields()["token"]["/V"] for path in (tmp_path / "f").iterdir()}
    assert len(new) == len(tokens) == 8
    assert {token for token, _, _ in new} == tokens
    assert {day for _, _, day in new} == {date(2026, 11, 22)}


def test_forms_of_several_reps_never_share_one_pdf(run, team, tmp_path):
    before = sent(team)
    code, _, err = run("report", "selfform", team, "-o", tmp_path / "f.pdf", "--fillable", *TODAY)
    assert (code, "one PDF for each rep" in err) == (2, True)
    assert not (tmp_path / "f.pdf").exists()
    assert sent(team) == before


def test_a_form_that_is_not_written_is_not_remembered(run, team, tmp_path):
    before = sent(team)
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / f"Self-assessment 2026-11-22 {GRACE}.pdf").write_text("mine")
    code, _, err = run("report", "selfform", team, "-o", tmp_path / "f", "--fillable", *TODAY)
    assert (code, "--force" in err) == (2, True)
    assert len(list((tmp_path / "f").iterdir())) == 1
    assert sent(team) == before


def test_a_form_is_forgotten_when_the_disk_refuses_it(run, team, tmp_path):
    before = sent(team)
    (tmp_path / "f.pdf").symlink_to(tmp_path / "gone" / "f.pdf")
    code, _, err = run("report", "selfform", team, "-o", tmp_path / "f.pdf", "--rep", GRACE, "--fillable", *TODAY)
    assert (code, "could not be written" in err) == (2, True)
    assert sent(team) == before


def test_an_unknown_framework_or_scorecard_and_a_team_without_reps_are_refused(run, team, tmp_path):
    out = ("-o", tmp_path / "x.pdf")
    assert run("report", "skills", team, *out, "--framework", "Cooking", *TODAY)[0] == 2
    assert run("report", "scorecard", team, *out, "--card", "Cooking", *TODAY)[0] == 2
    run("new", tmp_path / "empty.coachdesk")
    for kind in KINDS:
        assert run("report", kind, tmp_path / "empty.coachdesk", *out)[0] == 2
