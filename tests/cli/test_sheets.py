import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from coachdesk.desk import Desk
from coachdesk.domain.people import Status

TODAY = ("--today", "2026-11-22")
BLANK = "Grace Okafor"


def pages(path):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


def names_of(team):
    with Desk.open(team, read_only=True) as desk:
        return [rep.name for rep in desk.people.all() if rep.present]


def test_every_rep_has_a_prep_sheet_and_it_is_one_page_unless_there_is_far_too_much(run, team, tmp_path):
    for paper in ("a4", "letter"):
        code, out, _ = run("report", "prep", team, "-o", tmp_path / f"{paper}.pdf", "--paper", paper, *TODAY)
        assert (code, "Printed" in out) == (0, True)
        firsts = [page for page in pages(tmp_path / f"{paper}.pdf") if "Page 1 of" in page]
        assert all(name in page for name, page in zip(names_of(team), firsts, strict=True))
        assert sum("Page 1 of 1" in page for page in firsts) >= 7


def test_printing_a_sheet_changes_nothing_in_the_file(run, team, tmp_path, dump):
    before = dump(team)
    assert run("report", "prep", team, "-o", tmp_path / "p.pdf", *TODAY)[0] == 0
    assert run("report", "debrief", team, "-o", tmp_path / "d.pdf", *TODAY)[0] == 0
    assert dump(team) == before


def test_the_same_sheet_is_the_same_bytes(run, team, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        assert run("report", "prep", team, "-o", tmp_path / name, "--rep", BLANK, *TODAY)[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_no_private_note_is_in_any_copy(run, team, tmp_path):
    with Desk.open(team) as desk, desk.store.change("Plant a marker"):
        for rep in desk.people.all():
            desk.store.write("update rep set private_note = 'zzmarker' where id = ?", [rep.id])
        desk.store.write("update session set private_note = 'zzmarker'", [])
        desk.store.write("update deal set private_note = 'zzmarker'", [])
    for kind in ("prep", "debrief"):
        for audience in ("rep", "manager"):
            path = tmp_path / f"{kind}-{audience}.pdf"
            assert run("report", kind, team, "-o", path, "--audience", audience, *TODAY)[0] == 0
            assert "zzmarker" not in " ".join(pages(path))
    assert "Private" not in " ".join(pages(tmp_path / "prep-rep.pdf"))


def test_a_folder_gets_one_pdf_a_rep_and_one_file_holds_all(run, team, tmp_path):
    assert run("report", "prep", team, "-o", tmp_path / "sheets", *TODAY)[0] == 0
    assert len(list((tmp_path / "sheets").glob("Prep 2026-11-22 *.pdf"))) == 8
    assert run("report", "prep", team, "-o", tmp_path / "all", "--one-file", *TODAY)[0] == 0
    assert [path.name for path in (tmp_path / "all").iterdir()] == ["Preps 2026-11-22.pdf"]


def test_a_rep_without_a_debrief_gets_a_blank_sheet_and_is_told(run, team, tmp_path):
    with Desk.open(team) as desk, desk.store.change("No debriefs"):
        rep = desk.people.by_name(BLANK)
        for session in desk.sessions.of_rep(rep.id):
            if session.kind.value == "debrief":
                desk.sessions.remove(session.id)
    code, out, _ = run("report", "debrief", team, "-o", tmp_path / "d.pdf", "--rep", BLANK, *TODAY)
    assert code == 0
    assert f"{BLANK}: a blank sheet." in out
    assert "How did it end?" in pages(tmp_path / "d.pdf")[0]


def test_the_newest_debrief_is_printed_and_named(run, team, tmp_path):
    code, out, _ = run("report", "debrief", team, "-o", tmp_path / "d.pdf", "--rep", "Dana Whitfield", *TODAY)
    assert code == 0
    assert "Dana Whitfield: the debrief of 2026-11-" in out
    assert len(pages(tmp_path / "d.pdf")) == 1


def test_what_is_there_is_not_written_over_and_a_team_without_reps_is_refused(run, team, tmp_path):
    words = ("report", "prep", team, "-o", tmp_path / "p.pdf", "--rep", BLANK, *TODAY)
    assert [run(*words)[0], run(*words)[0], run(*words, "--force")[0]] == [0, 2, 0]
    run("new", tmp_path / "empty.coachdesk")
    code, _, err = run("report", "debrief", tmp_path / "empty.coachdesk", "-o", tmp_path / "e.pdf")
    assert (code, "no rep on the team" in err) == (2, True)


def test_a_rep_named_twice_gets_one_sheet(run, team, tmp_path):
    words = ("report", "prep", team, "-o", tmp_path / "p.pdf", "--rep", BLANK, "--rep", BLANK.lower(), *TODAY)
    assert run(*words)[0] == 0
    assert sum("Page 1 of" in page for page in pages(tmp_path / "p.pdf")) == 1


@pytest.mark.parametrize("verb", ["prep", "plan"])
def test_a_file_in_the_place_of_a_folder_is_refused_in_a_sentence(run, team, tmp_path, verb):
    (tmp_path / "there").write_text("mine")
    for name in ("there", "sheets.txt"):
        code, out, err = run("report", verb, team, "-o", tmp_path / name, "--rep", BLANK, *TODAY)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert "name a folder for the PDFs" in err
    assert not (tmp_path / "sheets.txt").exists()
    assert (tmp_path / "there").read_text() == "mine"
    (tmp_path / "v1.txt").mkdir()
    assert run("report", verb, team, "-o", tmp_path / "v1.txt", "--rep", BLANK, *TODAY)[0] == 0


def test_a_rep_on_leave_gets_a_blank_for_the_date_and_is_named(run, team, tmp_path):
    with Desk.open(team) as desk:
        rep = desk.people.by_name(BLANK)
        for session in desk.sessions.of_rep(rep.id):
            if session.status.value == "planned":
                desk.sessions.cancel(session)
        desk.people.edit(replace(rep, status=Status.ON_LEAVE))
    _, _, err = run("report", "prep", team, "-o", tmp_path / "p.pdf", "--rep", BLANK, *TODAY)
    assert err == f"On leave or away for longer, so the sheet has a blank for the date: {BLANK}.\n"
    assert "Date ____" in pages(tmp_path / "p.pdf")[0]
