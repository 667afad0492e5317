import hashlib
import io

from pypdf import PdfReader

TODAY = ("--today", "2026-11-22")


def pages(path):
    return [page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


def test_one_plan_is_two_pages_with_the_name(run, team, tmp_path):
    code, out, err = run("report", "plan", team, "-o", tmp_path / "p.pdf", "--rep", "Omar Haddad", *TODAY)
    assert (code, err) == (0, "")
    assert "Printed" in out
    printed = pages(tmp_path / "p.pdf")
    assert len(printed) == 2
    assert "Omar Haddad" in printed[0]


def test_a_folder_gets_one_pdf_a_rep_and_drafts_are_told(run, team, tmp_path, dump):
    before = dump(team)
    code, _, err = run("report", "plan", team, "-o", tmp_path / "plans", *TODAY)
    assert code == 0
    assert len(list((tmp_path / "plans").glob("*.pdf"))) == 8
    assert err == "No plan for Q4 2026 yet, so printed as an unsaved draft: Jonas Lindqvist.\n"
    assert dump(team) == before


def test_one_file_holds_all_and_is_not_written_over(run, team, tmp_path):
    words = ("report", "plan", team, "-o", tmp_path / "all.pdf", "--one-file", "--quarter", "2026-Q4", *TODAY)
    assert run(*words)[0] == 0
    assert len(pages(tmp_path / "all.pdf")) == 16
    assert run(*words)[0] == 2
    assert run(*words, "--force", "--paper", "letter")[0] == 0


def test_an_issue_prints_the_same_bytes_again(run, ask, team, tmp_path):
    assert run("plan", "issue", team, "--rep", "Omar Haddad", *TODAY)[0] == 0
    issue = next(i for i in ask("plan", "issues", team) if i["rep"] == "Omar Haddad")
    for name in ("a.pdf", "b.pdf"):
        assert run("plan", "reprint", team, issue["id"], "-o", tmp_path / name)[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert hashlib.sha256((tmp_path / "a.pdf").read_bytes()).hexdigest() == issue["digest"]


def test_what_is_not_there_is_refused(run, team, tmp_path):
    assert run("plan", "issue", team, "--rep", "Jonas Lindqvist", *TODAY)[0] == 2
    assert run("plan", "reprint", team, 99, "-o", tmp_path / "a.pdf")[0] == 2
    assert run("report", "plan", team, "-o", tmp_path / "a.pdf", "--rep", "Nobody")[0] == 2
    assert run("report", "plan", team, "-o", tmp_path / "a.pdf", "--quarter", "2026-Q5")[0] == 2
    assert not (tmp_path / "a.pdf").exists()


def test_nothing_is_ever_written_over_the_team_file(run, tmp_path):
    team = tmp_path / "team.json"
    assert run("new", team)[0] == 0
    before = team.read_bytes()
    code, _, told = run("export", "roster", team, tmp_path / "." / "team.json", "--force")
    assert (code, "the team file itself" in told) == (2, True)
    assert team.read_bytes() == before


def test_a_new_file_has_nothing_to_undo(run, tmp_path):
    team = tmp_path / "team.coachdesk"
    run("sample", team, "--reps", "2", "--quarters", "1")
    code, _, told = run("undo", team)
    assert (code, "nothing to undo" in told) == (2, True)
