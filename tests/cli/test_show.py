from datetime import timedelta

import pytest

from coachdesk.domain.measures import Unit
from tests.builders import MONDAY, add_measure, add_rep, add_results, new_desk

TODAY = ("--today", "2026-11-22")


def test_roster_lists_everyone(ask, run, team):
    rows = ask("show", "roster", team, *TODAY)
    assert len(rows) == 8
    assert rows[0]["rep"] == "Dana Whitfield"
    assert rows[0]["tenure_months"] == 31
    assert "Dana Whitfield" in run("show", "roster", team)[1]


def test_the_sample_holds_every_tier(ask, team):
    rows = ask("show", "tiers", team, *TODAY)
    assert {row["tier"] for row in rows} == {"top", "performer", "under", "ramping"}
    assert all(set(row) >= {"rep", "tier", "periods", "met", "attainment"} for row in rows)


def test_a_measure_has_points_targets_range_and_signals(ask, team):
    found = ask("show", "measure", team, "--rep", "priya raman", "--measure", "Meetings held", *TODAY)
    assert (found["rep"], found["unit"], found["cadence"]) == ("Priya Raman", "count", "week")
    assert set(found["points"][0]) == {"start", "value", "target"}
    assert None in [point["value"] for point in found["points"]]
    assert found["baseline"]["state"] == "locked"
    assert set(found["baseline"]) == {"state", "points", "needed", "from"}
    assert found["lower"] < found["centre"] < found["upper"]
    assert {signal["side"] for signal in found["signals"]} == {"below"}
    assert set(found["signals"][0]) == {"rule", "side", "start", "end"}


def test_skills_say_what_they_stand_on(ask, team):
    rows = ask("show", "skills", team, "--rep", "Dana Whitfield", *TODAY)
    keys = {"skill", "family", "target", "manager", "self", "gap", "observations", "newest", "stale", "why_stale"}
    assert all(set(row) >= keys for row in rows)
    assert any(row["stale"] and row["why_stale"] for row in rows)
    assert any(row["manager"] and not row["observations"] for row in rows)


@pytest.mark.parametrize("verb", ["rep", "skills"])
def test_words_for_people(run, team, verb):
    code, out, err = run("show", verb, team, "--rep", "Omar Haddad", *TODAY)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) > 5


def test_an_unknown_rep_or_measure_names_the_nearest(run, team):
    assert "Priya Raman" in run("show", "rep", team, "--rep", "Pria Raman")[2]
    code, _, err = run("show", "measure", team, "--rep", "Priya Raman", "--measure", "Meeting held")
    assert code == 2
    assert "Meetings held" in err


def test_a_first_name_offers_the_names_that_start_with_it(run, team):
    assert "Did you mean “Mei-Ling Chen”?" in run("show", "rep", team, "--rep", "mei")[2]


def test_a_measure_is_told_in_its_unit_and_json_stays_raw(run, ask, tmp_path):
    with new_desk(tmp_path) as desk:
        rep, measure = add_rep(desk, "Dana Fox"), add_measure(desk, "Bookings", unit=Unit.CURRENCY)
        add_results(desk, rep, measure, [1200.0, 7 / 3, None, 2400.0, 2500.0])
    asked = ("show", "measure", tmp_path / "team.coachdesk", "--rep", "Dana Fox", "--measure", "Bookings", *TODAY)
    out = run(*asked)[1]
    assert "$1,200" in out and "$2.33" in out and "2.3333" not in out
    assert "Usual range: 4 of 6 points needed" in out
    assert [p["value"] for p in ask(*asked)["points"]] == [1200.0, 7 / 3, None, 2400.0, 2500.0]


def test_the_running_week_is_listed_and_called_so_but_no_signal(run, ask, tmp_path):
    with new_desk(tmp_path) as desk:
        rep, measure = add_rep(desk, "Dana Fox"), add_measure(desk, "Calls")
        add_results(desk, rep, measure, [*[40.0, 42.0] * 7, 3.0])
    running = str(MONDAY + timedelta(weeks=14, days=2))
    who = ("--rep", "Dana Fox", "--measure", "Calls", "--today", running)
    found, out = ask("show", "measure", tmp_path / "team.coachdesk", *who), run(
        "show", "measure", tmp_path / "team.coachdesk", *who)[1]  # fmt: skip
    assert (len(found["points"]), found["points"][-1]["value"], found["baseline"]["points"]) == (15, 3.0, 14)
    assert found["signals"] == [] and "fall" not in out and "3, not over yet" in out
