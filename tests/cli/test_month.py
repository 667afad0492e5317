"""report month on a real file."""

import io

import pytest
from pypdf import PdfReader

from coachdesk.desk import Desk

TODAY = ("--today", "2026-11-22")


def words_of(path):
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_the_last_month_that_is_over_is_printed_and_nothing_changes(run, team, tmp_path, dump):
    before, path = dump(team), tmp_path / "month.pdf"
    code, out, _ = run("report", "month", team, "-o", path, *TODAY)
    assert (code, out) == (0, f"Printed “{path}”.\n")
    found = words_of(path)
    assert found[0].startswith("October 2026") or "October 2026" in found[0]
    assert len(found) <= 2
    assert dump(team) == before


@pytest.mark.parametrize(("size", "width"), [("a4", 595), ("letter", 612)])
def test_a_month_and_a_paper_may_be_named_and_a_folder_takes_the_file(run, team, tmp_path, size, width):
    folder = tmp_path / "papers"
    code, _, _ = run("report", "month", team, "-o", folder, "--month", "2026-11", "--paper", size, *TODAY)
    path = folder / "Coaching report 2026-11.pdf"
    assert code == 0
    assert "so far, to 22 Nov" in words_of(path)[0]
    assert round(PdfReader(path).pages[0].mediabox.width) == width


def test_a_month_that_has_not_begun_is_refused_in_one_sentence(run, team, tmp_path):
    code, out, err = run("report", "month", team, "-o", tmp_path / "x.pdf", "--month", "2027-02", *TODAY)
    assert (code, out) == (1, "") or (code, out) == (2, "")
    assert err.strip() == "February 2027 has not begun yet: choose a month up to November 2026."
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("month", ["2026-Q4", "2026-W47", "November", "2026-13"])
def test_what_is_no_month_is_refused_with_an_example(run, team, tmp_path, month):
    code, _, err = run("report", "month", team, "-o", tmp_path / "x.pdf", "--month", month)
    assert code == 2
    assert "2026-11" in err


def test_a_file_that_is_there_is_replaced_only_when_told_to(run, team, tmp_path):
    path = tmp_path / "month.pdf"
    path.write_text("mine")
    code, _, err = run("report", "month", team, "-o", path, *TODAY)
    assert code
    assert "--force" in err
    assert path.read_text() == "mine"
    assert run("report", "month", team, "-o", path, "--force", *TODAY)[0] == 0


def test_an_empty_team_has_a_page_that_says_so(run, tmp_path):
    team, path = tmp_path / "new.coachdesk", tmp_path / "month.pdf"
    Desk.create(team).close()
    assert run("report", "month", team, "-o", path, *TODAY)[0] == 0
    assert "Nobody was on the team this month." in words_of(path)[0]
