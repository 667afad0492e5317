"""`show diagnosis`, as scripts read it and as people do."""

import pytest

TODAY = ("--today", "2026-11-22")
KEYS = {"cause", "kind", "strength", "evidence", "question", "skill", "course"}


def test_findings_have_the_promised_shape(ask, team):
    rows = ask("show", "diagnosis", team, "--rep", "Tomás Herrera", *TODAY)
    first = rows[0]
    assert all(set(row) >= KEYS for row in rows)
    assert (first["cause"], first["kind"], first["strength"]) == ("conversion qualified-proposals", "skill", "signal")
    assert first["skill"] and first["course"] and first["question"].endswith("?")
    assert " qualified deals became proposals, plausible " in first["evidence"][0]


def test_no_skill_and_no_course_are_null(ask, team):
    row = next(r for r in ask("show", "diagnosis", team, "--rep", "Priya Raman", *TODAY) if r["kind"] == "will")
    assert (row["cause"], row["skill"], row["course"]) == ("effort falling", None, None)


def test_people_read_what_was_found_and_what_was_not(run, team):
    code, out, err = run("show", "diagnosis", team, "--rep", "Tomás Herrera", *TODAY)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("Tomás Herrera: 1 signal")
    assert "Skill, signal: Qualified deals do not become proposals" in out
    assert "\nChecked and not found\n" in out and "\nCan’t tell yet\n" in out


def test_an_unknown_rep_is_refused_with_the_nearest_name(run, team):
    code, out, err = run("show", "diagnosis", team, "--rep", "Tomas Herera", *TODAY)
    assert (code, out) == (2, "") and "Tomás Herrera" in err


@pytest.mark.parametrize("today", ["2020-01-01", "2030-01-01"])
def test_a_day_without_numbers_finds_nothing_in_them(ask, team, today):
    rows = ask("show", "diagnosis", team, "--rep", "Tomás Herrera", "--today", today)
    assert not [row for row in rows if row["cause"].startswith(("conversion", "effort", "win"))]
