"""Tiers with their history, and improvement plans, from the command line."""

import io

from pypdf import PdfReader

from coachdesk.desk import Desk

TODAY = ("--today", "2026-11-22")
SECRET = "zqx marker"


def words_of(path):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages)


def test_each_tier_keeps_its_shape_and_has_its_history(ask, team):
    rows = ask("show", "tiers", team, *TODAY)
    assert all({"rep", "tier", "periods", "met", "attainment", "history"} <= row.keys() for row in rows)
    omar = next(row for row in rows if row["rep"] == "Omar Haddad")
    assert [past["quarter"] for past in omar["history"]] == ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
    last = omar["history"][-1]
    assert [last[key] for key in ("tier", "periods", "met")] == [omar[key] for key in ("tier", "periods", "met")]
    assert last["period"] == "quarter"


def test_the_table_tells_the_turns_in_words(run, team):
    code, out, _ = run("show", "tiers", team, *TODAY)
    assert code == 0
    assert "Top performer since " in out


def test_the_plans_there_are_become_one_pdf_each(run, team, tmp_path):
    code, out, _ = run("report", "improvement", team, "-o", tmp_path / "plans", *TODAY)
    names = sorted(path.name for path in (tmp_path / "plans").iterdir())
    assert (code, out.count("Printed")) == (0, 2)
    assert names == ["Improvement plan 2026-11-22 Dana Whitfield.pdf", "Improvement plan 2026-11-22 Grace Okafor.pdf"]


def test_both_readers_and_both_sizes_of_paper_can_be_had(run, team, tmp_path):
    for audience, copy in (("rep", "Copy for Grace"), ("manager", "Copy for the manager")):
        for paper in ("a4", "letter"):
            out = tmp_path / f"{audience}-{paper}.pdf"
            asked = ("--rep", "Grace Okafor", "--audience", audience, "--paper", paper)
            assert run("report", "improvement", team, "-o", out, *asked, *TODAY)[0] == 0
            assert copy in words_of(out)


def test_the_private_note_is_in_no_copy(run, team, tmp_path):
    with Desk.open(team) as desk, desk.store.change("Plant a marker"):
        desk.store.write(f"update improvement_plan set private_note = '{SECRET}'", [])
    for audience in ("rep", "manager"):
        out = tmp_path / f"{audience}.pdf"
        assert run("report", "improvement", team, "-o", out, "--audience", audience, *TODAY)[0] == 0
        assert SECRET not in words_of(out)


def test_a_named_rep_without_a_plan_is_an_unsaved_draft(run, team, tmp_path, dump):
    before = dump(team)
    code, out, _ = run("report", "improvement", team, "-o", tmp_path / "p.pdf", "--rep", "Priya Raman", *TODAY)
    assert (code, "unsaved draft" in out) == (0, True)
    assert "Under-performer: goal met" in words_of(tmp_path / "p.pdf")
    assert dump(team) == before


def test_a_team_without_plans_is_refused_with_a_way_on(run, tmp_path):
    team = tmp_path / "new.coachdesk"
    assert run("new", team)[0] == 0
    code, _, err = run("report", "improvement", team, "-o", tmp_path / "p.pdf", *TODAY)
    assert (code, "--rep" in err) == (2, True)
    assert not (tmp_path / "p.pdf").exists()


def test_an_output_that_is_there_is_not_written_over(run, team, tmp_path):
    out = tmp_path / "p.pdf"
    out.write_bytes(b"mine")
    code, _, err = run("report", "improvement", team, "-o", out, *TODAY)
    assert (code, "--force" in err, out.read_bytes()) == (2, True, b"mine")
