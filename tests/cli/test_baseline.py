"""The command line tells a new baseline, and only where there is one."""

from datetime import date
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.domain.baselines import Baseline

ASKED = ("--rep", "Priya Raman", "--measure", "Meetings held", "--today", "2026-11-22")


def begin(team):
    with Desk.open(Path(team)) as desk:
        rep, measure = desk.people.by_name("Priya Raman"), desk.measures.by_name("Meetings held")
        desk.baselines.save(Baseline(None, rep.id, date(2026, 3, 2), "new territory", measure_id=measure.id))


def test_a_new_baseline_is_told_with_its_reason(ask, run, team):
    begin(team)
    found = ask("show", "measure", team, *ASKED)["baseline"]
    assert (found["since"], found["reason"], found["from"]) == ("2026-03-02", "new territory", "2026-03-02")
    assert "New baseline since 2 Mar: new territory" in run("show", "measure", team, *ASKED)[1]


def test_points_before_a_baseline_still_stand_but_do_not_count(ask, team):
    before = ask("show", "measure", team, *ASKED)
    begin(team)
    after = ask("show", "measure", team, *ASKED)
    assert after["points"] == before["points"]
    assert after["baseline"]["points"] < before["baseline"]["points"]
    assert all(signal["start"] >= "2026-03-02" for signal in after["signals"])
