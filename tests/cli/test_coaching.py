import json
from datetime import date, datetime

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_rep, new_desk

TODAY = ("--today", "2026-11-24")
SPAN = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture
def counted(tmp_path):
    """Dana: one-on-ones of 30 on 3 (held) and 10 November (missed), a group of 60 with Sam on the 12th, one planned."""
    with new_desk(tmp_path) as desk:
        dana, sam = add_rep(desk), add_rep(desk, "Sam Okafor")
        rows = [
            (SessionKind.ONE_ON_ONE, 3, 30, SessionStatus.HELD, [dana]),
            (SessionKind.ONE_ON_ONE, 10, 30, SessionStatus.MISSED, [dana]),
            (SessionKind.GROUP, 12, 60, SessionStatus.HELD, [dana, sam]),
            (SessionKind.ONE_ON_ONE, 27, 30, SessionStatus.PLANNED, [dana]),
        ]
        for kind, day, minutes, status, reps in rows:
            note = "Talked." if status is SessionStatus.HELD else ""
            session = Session(None, kind, datetime(2026, 11, day, 10), minutes, status, summary=note)
            desk.sessions.add(session, [rep.id for rep in reps])
        late = Commitment(
            None, dana.id, Owner.REP, "Call Acme", date(2026, 11, 3), date(2026, 11, 10), CommitmentState.DONE,
            date(2026, 11, 12),
        )  # fmt: skip
        desk.commitments.add(late)
    return tmp_path / "team.coachdesk"


def test_coaching_agrees_with_what_was_counted_by_hand(ask, counted):
    found = ask("show", "coaching", counted, *SPAN, *TODAY)
    assert found["sessions"] == {"planned": 1, "held": 2, "missed": 1, "moved": 0, "cancelled": 0, "hollow": 0}
    assert found["minutes"] == {
        "one-on-one": 30, "pre-brief": 0, "debrief": 0, "joint call": 0, "group": 60, "training": 0, "call review": 0,
        "career talk": 0, "follow-up check": 0, "mid-quarter check": 0,
    }  # fmt: skip
    assert (found["manager_minutes"], found["pre_briefs"], found["debriefs"]) == (90, 0, 0)
    assert found["commitments"]["rep"] == {"due": 1, "kept": 1, "done_late": 1}
    assert found["commitments"]["manager"] == {"due": 0, "kept": 0, "done_late": 0}


def test_each_rep_stands_with_hours_budget_and_longest_gap(ask, counted):
    dana, sam = ask("show", "coaching", counted, *SPAN, *TODAY)["by_rep"]
    assert (dana["rep"], dana["held"], dana["minutes"], dana["longest_gap_days"]) == ("Dana Fox", 2, 90, 21)
    assert (dana["budget_minutes"], dana["budget_most_minutes"]) == (180, 300)
    assert (sam["held"], sam["minutes"], sam["longest_gap_days"]) == (1, 60, None)


def test_coaching_in_words(run, counted):
    code, out, err = run("show", "coaching", counted, *SPAN, *TODAY)
    assert (code, err) == (0, "")
    assert out.startswith("1.5 h in 2 sessions held · 1 still planned · 1 missed")
    assert "Commitments kept: reps 1 of 1, 1 of them late" in out
    assert "With a commitment: 0 of 2 sessions held (0%)" in out
    tables = ("Minutes by kind", "Group coaching  60", "Months", "Nov    2     1        1       90", "Tiers", "Reps")
    assert all(words in out for words in ("Your own time: 1.5 h", "0 pre-briefs · 0 debriefs", *tables))
    assert "21 days until now" in out


def test_a_span_the_wrong_way_round_is_refused(run, counted):
    code, out, err = run("show", "coaching", counted, "--from", "2026-11-30", "--to", "2026-11-01")
    assert (code, out) == (2, "")
    assert "before the first day" in err


def test_without_days_it_is_the_present_quarter(ask, team):
    found = ask("show", "coaching", team, "--today", "2026-11-22")
    assert len(found["by_month"]) == 3
    assert sum(found["minutes"].values()) == found["manager_minutes"]
    assert len(found["by_rep"]) == 8


def test_today_shows_what_the_page_shows(ask, run, team):
    found = ask("show", "today", team, "--today", "2026-11-22")
    assert (found["title"], found["team"]) == ("Sunday 22 November", 8)
    assert found["next"]["kind"] == "one-on-one"
    assert {"overdue", "due", "tasks", "needs", "stale", "stale_count", "time", "week"} <= set(found)
    code, out, _ = run("show", "today", team, "--today", "2026-11-22")
    assert code == 0
    assert "Needs attention" in out
    assert json.dumps(found["needs"][0]["why"], ensure_ascii=False).strip('"') in out


def test_the_day_in_words_names_what_is_due_and_the_time_with_its_briefs(run, counted):
    with Desk.open(counted) as desk:
        dana = desk.people.by_name("Dana Fox")
        promise = Commitment(None, dana.id, Owner.REP, "Ask\x9b Acme", date(2026, 11, 3), date(2026, 11, 26))
        desk.commitments.add(promise)
    out = run("show", "today", counted, *TODAY)[1]
    assert "Due in the next 7 days" in out and "Ask Acme  Thu 26 Nov" in out
    assert "your own time 1.5 h" in out and "0 pre-briefs · 0 debriefs" in out
    assert "Hours by kind" in out


def test_nothing_in_a_name_can_turn_the_terminals_lines(run, counted):
    with Desk.open(counted) as desk:
        dana = desk.people.by_name("Dana Fox")
        desk.commitments.add(Commitment(None, dana.id, Owner.REP, "a\u202eb\nc", date(2026, 11, 3), date(2026, 11, 20)))
    assert "ab c" in run("show", "today", counted, *TODAY)[1]


def test_one_rep_stands_with_focus_skills_and_open_commitments(run, ask, team):
    out = run("show", "rep", team, "--rep", "Dana Whitfield", "--today", "2026-11-22")[1]
    assert "Focus skills" in out and "Open commitments" in out
    assert "Free one morning a week from reporting" in out
    found = ask("show", "rep", team, "--rep", "Dana Whitfield", "--today", "2026-11-22")
    assert found["focus"] and found["commitments"]
    assert [set(row) for row in (found["focus"][0], found["commitments"][0])] == [
        {"skill", "now", "wanted"}, {"who", "what", "due", "late"},
    ]  # fmt: skip


@pytest.mark.parametrize("words", [
    ("show", "today", "--today", "1969-12-31"), ("show", "coaching", "--to", "2100-01-01"),
    ("show", "coaching", "--from", "0001-01-01"), ("report", "plan", "-o", "x.pdf", "--quarter", "2101-Q1"),
])  # fmt: skip
def test_days_that_only_a_slip_can_name_are_refused(run, counted, words):
    code, out, err = run(*words[:2], counted, *words[2:])
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "1970 and 2099" in err
