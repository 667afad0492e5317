import os
import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.cli.team import check
from coachdesk.desk import Desk

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"


def test_new_makes_a_team_with_the_starter_content(run, ask, tmp_path):
    code, out, err = run("new", tmp_path / "a.coachdesk")
    assert (code, err) == (0, "")
    assert "Made" in out
    assert ask("show", "roster", tmp_path / "a.coachdesk") == []
    assert ask("check", tmp_path / "a.coachdesk") == {"problems": []}


def test_a_file_is_never_made_over_another(run, team):
    before = Path(team).read_bytes()
    for verb in ("new", "sample"):
        code, out, err = run(verb, team)
        assert (code, out) == (2, "")
        assert "is there already" in err
    assert Path(team).read_bytes() == before


def test_the_same_sample_has_the_same_bytes(run, sample_once, tmp_path):
    assert run("sample", tmp_path / "b.coachdesk", "--today", TODAY)[0] == 0
    assert (tmp_path / "b.coachdesk").read_bytes() == sample_once.read_bytes()


@pytest.mark.parametrize("option", ["--reps=0", "--reps=501", "--quarters=0", "--reps=x", "--today=tomorrow"])
def test_a_sample_of_no_size_is_refused_and_leaves_no_file(run, tmp_path, option):
    code, _, err = run("sample", tmp_path / "b.coachdesk", option)
    assert code == 2
    assert err.count("\n") == 1
    assert not (tmp_path / "b.coachdesk").exists()


def test_undo_and_redo_travel_through_the_file(run, ask, team, dump):
    before = dump(team)
    run("settings", team, "paper", "letter")
    changed = dump(team)
    assert run("undo", team)[1] == "Undo: Set paper\n"
    assert dump(team) == before
    assert run("redo", team)[1] == "Redo: Set paper\n"
    assert dump(team) == changed
    assert [step["kind"] for step in ask("history", team)][:3] == ["redo", "undo", "do"]


def test_a_setting_that_does_not_exist_or_fit_is_refused(run, ask, team):
    assert run("settings", team, "papr", "a4")[0] == 2
    assert run("settings", team, "paper", "a3")[0] == 2
    assert run("settings", team, "coaching_budget_low", "nan")[0] == 2
    assert run("settings", team, "currency", "eur")[0] == 0
    assert ask("settings", team, "currency") == {"currency": "EUR"}


def test_a_value_that_begins_with_a_minus_is_refused_in_words(run, team):
    code, _, err = run("settings", team, "gap", "-1")
    assert (code, err) == (2, "gap can't be “-1”: type a number from 0 to 60.\n")
    code, _, err = run("settings", team, "check_weeks", "-1")
    assert (code, err) == (2, "“-1” are not weeks: type up to 8 numbers from 1 to 52, like 1 3 8.\n")


def test_a_lunch_that_leaves_no_time_is_refused(run, team):
    for lunch in ("09:00-17:00", "09:10-16:50", "08:00-18:00"):
        code, _, err = run("settings", team, "lunch", lunch)
        assert (code, "would leave no 15 minutes in one piece of the day, 09:00–17:00" in err) == (2, True)
    assert run("settings", team, "lunch", "09:00-16:45")[0] == 0
    assert run("settings", team, "day_ends", "16:50")[0] == 2
    assert run("settings", team, "day_starts", "16:30")[0] == 0
    assert run("settings", team, "lunch", "")[0] == 0


HOSTILE = [
    ("show", "roster", "{}/missing"),
    ("show", "roster", "{}"),
    ("check", "{}/text"),
    ("undo", "{}/empty"),
    ("bogus",),
    ("show", "measure", "{}/x"),
    ("new", "{}/no/such/folder/a.coachdesk"),
    ("--nonsense",),
]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_refusal_is_one_sentence_and_exit_2(run, tmp_path, words):
    (tmp_path / "text").write_text("not a team file")
    (tmp_path / "empty").touch()
    code, out, err = run(*(word.format(tmp_path) for word in words))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_bug_exits_1_and_its_log_quotes_nobody(run, team, monkeypatch):
    monkeypatch.setattr(check, "callback", lambda **_: int("words-Private"[::-1]))
    code, _, err = run("check", team)
    assert code == 1
    log = Path(err.split(" written in ")[1].rstrip(".\n"))
    assert "ValueError" in log.read_text()
    assert "words-Private"[::-1] not in log.read_text()


def test_a_damaged_rule_is_listed(run, ask, team):
    with Desk.open(team) as desk, desk.store.change("Two leaders"):
        desk.store.write("update measure set lead = 1")
    code, out, err = run("check", team)
    assert code == 2
    assert "lead" in out
    assert err.count("\n") == 1
    assert len(ask("check", team)["problems"]) == 1


def test_commands_run_without_qt_or_a_display(team):
    words = (
        f"import sys, main; code = main.main(['show', 'tiers', {str(team)!r}]); "
        "sys.exit(code or any(n.split('.')[0] in ('PySide6', 'ui') for n in sys.modules))"
    )
    env = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Omar Haddad" in done.stdout
