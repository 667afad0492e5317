import json

import pytest

TODAY = ("--today", "2026-11-22")
WHO = ("--rep", "Priya Raman")


def test_the_chain_has_ranges_and_rates(ask, team):
    rows = ask("show", "goals", team, *WHO, *TODAY)
    assert [row["step"] for row in rows][:3] == ["Bookings", "Won deals", "Proposals"]
    assert [row["per"] for row in rows] == ["quarter", "quarter", *["week"] * (len(rows) - 2)]
    assert rows[0]["rate"] is None
    assert all(row["low"] < row["needed"] < row["high"] for row in rows[1:])
    rate = rows[2]["rate"]
    assert set(rate) == {
        "successes",
        "trials",
        "rate",
        "low",
        "high",
        "shrunk",
        "role_rate",
        "enough_to_rank",
        "needed",
    }


def test_another_goal_takes_in_proportion(ask, team):
    one, two = (ask("show", "goals", team, *WHO, *TODAY, "--quarter", "2027-Q1", "--goal", goal)
                for goal in ("100000", "200000"))  # fmt: skip
    assert [row["needed"] for row in two] == pytest.approx([2 * row["needed"] for row in one])


def test_numbers_are_rounded_and_an_assumed_deal_size_is_named(ask, team):
    rows = ask("show", "goals", team, *WHO, *TODAY, "--quarter", "2027-Q1", "--goal", "100000", "--deal-size", "7000.1")
    figures = [row[key] for row in rows for key in ("needed", "low", "high", "usual") if row[key] is not None]
    assert figures == [round(value, 6) for value in figures]
    won = rows[1]
    assert (won["step"], won["source"], won["low"] == won["high"] == won["needed"]) == ("Won deals", "assumed", True)


def test_the_chain_in_words_says_that_it_is_no_forecast(run, team):
    code, out, err = run("show", "goals", team, *WHO, *TODAY)
    assert (code, err) == (0, "")
    assert "a week, best guess" in out
    assert "not what will happen" in out


def test_what_is_missing_goes_to_stderr_beside_json(run, team):
    code, out, err = run("show", "goals", team, *WHO, *TODAY, "--quarter", "2027-Q1", "--json")
    assert (code, json.loads(out)) == (0, [])
    assert "has no target for Q1 2027" in err


def test_a_goal_of_nothing_is_refused(run, team):
    code, _, err = run("show", "goals", team, *WHO, *TODAY, "--goal", "0")
    assert code == 2
    assert "above 0" in err
