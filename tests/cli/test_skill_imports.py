"""Skills, ratings, observations and filled forms go out and come back through the command line."""

import json
from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.forms import send_form
from tests.exchange.pdf_forms import TOKEN, blank, filled, locked

VERBS = ("skills", "ratings", "observations")
RATING = "rep,skill,by,date,level,evidence\nOmar Haddad,Negotiating,manager,2026-11-20,4,Two calls\n"


@pytest.fixture
def source(tmp_path):
    def write(content, name="in.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def form(team):
    """A form for Omar that went out, and the ids of its skills."""
    with Desk.open(team) as desk:
        pdf = send_form(desk, desk.people.by_name("Omar Haddad"), date(2026, 11, 20), TOKEN)
        return pdf, {skill.name: skill.id for skill in desk.skills.all()}


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("verb", VERBS)
def test_an_export_comes_back_to_the_same(run, ask, team, tmp_path, dump, verb, ending):
    before = dump(team)
    assert run("export", verb, team, tmp_path / f"out.{ending}")[0] == 0
    report = ask("import", verb, team, tmp_path / f"out.{ending}")
    assert (report["added"], report["changed"], report["skipped"]) == (0, 0, [])
    assert report["same"] == report["read"] > 25
    assert dump(team) == before


def test_another_team_is_filled_the_same(run, team, tmp_path):
    other = tmp_path / "other.coachdesk"
    run("new", other)
    for verb in ("roster", *VERBS):
        run("export", verb, team, tmp_path / f"{verb}.json")
        assert run("import", verb, other, tmp_path / f"{verb}.json")[0] == 0
        run("export", verb, other, tmp_path / f"{verb}-2.json")
    for verb in VERBS:
        one, two = (json.loads((tmp_path / f"{verb}{end}.json").read_text())["rows"] for end in ("", "-2"))
        assert sorted(map(str, one)) == sorted(map(str, two))


def test_a_changed_text_begins_a_version_and_the_old_ratings_keep_theirs(run, ask, team, source, dump):
    before = dump(team)["rating"]
    text = "skill,3,weight\nNegotiating,Names one thing in return.,3\n"
    assert ask("import", "skills", team, source(text))["changed"] == 1
    assert ask("import", "skills", team, source(text))["same"] == 1
    with Desk.open(team, read_only=True) as desk:
        framework = desk.frameworks.by_name("Sales skills")
        old, new = (desk.frameworks.content(framework.id, n).skills for n in (2, 3))
        texts = [next(s for s in skills if s.name == "Negotiating").level_text(3) for skills in (old, new)]
    assert texts[0] != texts[1] == "Names one thing in return."
    assert dump(team)["rating"] == before
    run("undo", team)
    assert ask("import", "skills", team, source(text), "--dry-run")["changed"] == 1


def test_ratings_come_in_once_and_go_whole_with_one_undo(run, ask, team, source, dump):
    before = dump(team)
    assert ask("import", "ratings", team, source(RATING))["added"] == 1
    once = dump(team)
    assert ask("import", "ratings", team, source(RATING))["same"] == 1
    assert dump(team) == once
    assert run("undo", team)[1].startswith("Undo: Import ratings")
    assert dump(team) == before


def test_an_unknown_rep_stops_it_and_an_unknown_skill_is_listed(run, ask, team, source, dump):
    before = dump(team)
    code, _, err = run("import", "ratings", team, source(RATING.replace("Omar", "O.")))
    assert (code, "O. Haddad (perhaps Omar Haddad)" in err, dump(team) == before) == (2, True, True)
    (skip,) = ask("import", "ratings", team, source(RATING.replace("Negotiating", "Negotiation")))["skipped"]
    assert (skip["row"], skip["column"], skip["value"]) == (2, "skill", "Negotiation")
    assert "“Negotiating”?" in skip["why"]


def test_a_zero_is_unknown_and_a_six_is_refused(ask, team, source):
    report = ask("import", "ratings", team, source(RATING + RATING.split("\n")[1].replace(",4,", ",0,") + "\n"))
    assert (report["added"], "unknown is not zero" in report["notes"][-1]) == (1, True)
    (skip,) = ask("import", "ratings", team, source(RATING.replace(",4,", ",6,")))["skipped"]
    assert (skip["column"], skip["value"], "1 to 5" in skip["why"]) == ("level", "6", True)


def test_a_filled_form_is_looked_at_then_taken_in_once(run, ask, team, source, form, dump):
    pdf, ids = form
    path = source(filled(pdf, **{f"skill_{ids['Negotiating']}": "/2"}), "omar.pdf")
    before = dump(team)
    look = ask("import", "form", team, path, "--dry-run")
    assert (look["rep"], look["version"], look["levels"]) == (
        "Omar Haddad", 2, [{"skill": "Negotiating", "level": 2, "evidence": ""}]
    )  # fmt: skip
    assert dump(team) == before
    code, out, _ = run("import", "form", team, path, "--today", "2026-11-22")
    assert (code, "Took in the self-assessment of Omar Haddad" in out) == (0, True)
    (own,) = [s for s in ask("show", "skills", team, "--rep", "Omar Haddad") if s["skill"] == "Negotiating"]
    assert own["self"] == 2
    code, _, err = run("import", "form", team, path)
    assert (code, err) == (2, "“omar.pdf” came back already, on 22 Nov 2026.\n")


def test_a_blind_form_shows_no_level(run, team, source, form):
    pdf, ids = form
    path = source(filled(pdf, **{f"skill_{ids['Negotiating']}": "/2", "note": "SECRET"}), "omar.pdf")
    code, out, _ = run("import", "form", team, path, "--blind")
    assert (code, "1 skill rated" in out) == (0, True)
    assert "Negotiating" not in out and "SECRET" not in out


@pytest.mark.parametrize(("content", "why"), [
    (b"hello", "is not a PDF"), (blank()[:500], "is damaged"), (locked(blank()), "password"),
    (blank(), "another team file"), (blank(token=None), "hidden number"),
])  # fmt: skip
def test_what_is_no_form_of_this_file_is_refused(run, team, source, content, why, dump):
    before = dump(team)
    code, _, err = run("import", "form", team, source(content, "x.pdf"))
    assert (code, err.count("\n"), dump(team) == before) == (2, 1, True)
    assert why in err


def test_a_form_that_is_not_there_is_said(run, team, tmp_path):
    code, _, err = run("import", "form", team, tmp_path / "gone.pdf")
    assert (code, "gone.pdf" in err) == (2, True)


def test_no_private_note_and_no_hidden_self_rating_goes_out(run, team, tmp_path, dump):
    with Desk.open(team, read_only=True) as desk:
        (blind,) = [one for one in desk.assessments.all() if one.blind]
        private = next(one.private_note for one in desk.assessments.all() if one.private_note)
        rep = desk.people.one(blind.rep_id).name
    for verb in VERBS:
        run("export", verb, team, tmp_path / f"{verb}.csv")
        text = (tmp_path / f"{verb}.csv").read_text(encoding="utf-8-sig")
        assert private not in text and "private" not in text.lower()
    assert f"self,{blind.day}" not in (tmp_path / "ratings.csv").read_text(encoding="utf-8-sig")
    assert rep in (tmp_path / "ratings.csv").read_text(encoding="utf-8-sig")
