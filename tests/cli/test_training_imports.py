"""Courses and training go out and come back through the command line."""

import json
from datetime import date, datetime

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Training

COURSE = "title,kind,minutes,skills\nPricing talk,role-play,60,Negotiating\n"
ROW = "course,start,minutes,rep,presence,before,after,feedback\n{},2026-11-20 10:00,45,{},{},2,4,Useful\n"
NOTE = "What the rep said in trust"


@pytest.fixture
def source(tmp_path):
    def write(content, name="in.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def held(desk, start, reps):
    private = {"private_note": NOTE}
    return desk.sessions.add(Session(None, SessionKind.TRAINING, start, 45, SessionStatus.HELD, **private), reps)


@pytest.fixture
def trained(team):
    """A held event of a course with an open follow-up each, and one session that nothing makes an event."""
    with Desk.open(team) as desk:
        reps = [rep.id for rep in desk.people.all() if rep.present][:2]
        held(desk, datetime(2026, 11, 12, 8), reps)
        training = desk.trainings.save(Training(None, held(desk, datetime(2026, 11, 19, 10), reps).id, 1))
        desk.trainings.record([Attendance(None, training.id, reps[0], Presence.ATTENDED, None, 4, "Useful")])
        for rep in reps:
            desk.trainings.save_follow_up(FollowUp(None, training.id, rep, FollowUpKind.CHECK, date(2026, 12, 3), 1))
    return team


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("verb", ["courses", "training"])
def test_an_export_comes_back_to_the_same(run, ask, trained, tmp_path, dump, verb, ending):
    before = dump(trained)
    assert run("export", verb, trained, tmp_path / f"out.{ending}")[0] == 0
    report = ask("import", verb, trained, tmp_path / f"out.{ending}", "--today", "2026-11-22")
    assert (report["added"], report["changed"], report["skipped"]) == (0, 0, [])
    assert report["same"] == report["read"] > 3
    assert dump(trained) == before


def test_another_team_is_filled_the_same(run, trained, tmp_path):
    other = tmp_path / "other.coachdesk"
    run("new", other)
    for verb in ("roster", "courses", "training"):
        run("export", verb, trained, tmp_path / f"{verb}.json")
        assert run("import", verb, other, tmp_path / f"{verb}.json", "--today", "2026-11-22")[0] == 0
        run("export", verb, other, tmp_path / f"{verb}-2.json")
    for verb, left_out in (("courses", ()), ("training", ("follow-ups open", "follow-ups done"))):
        one, two = (json.loads((tmp_path / f"{verb}{end}.json").read_text())["rows"] for end in ("", "-2"))
        assert [{k: v for k, v in row.items() if k not in left_out} for row in one] == [
            {k: v for k, v in row.items() if k not in left_out} for row in two
        ]


def test_courses_come_in_once_and_go_whole_with_one_undo(run, ask, team, source, dump):
    before = dump(team)
    assert ask("import", "courses", team, source(COURSE), "--dry-run")["added"] == 1
    assert dump(team) == before
    assert ask("import", "courses", team, source(COURSE))["added"] == 1
    assert ask("import", "courses", team, source(COURSE))["same"] == 1
    assert run("undo", team)[1].startswith("Undo: Import courses")
    assert dump(team) == before


def test_training_comes_in_once_and_counts_as_coverage(run, ask, team, source, dump):
    before, text = dump(team), ROW.format("Discovery drill", "Omar Haddad", "attended")
    assert ask("import", "training", team, source(text), "--today", "2026-11-22")["added"] == 1
    once = dump(team)
    assert ask("import", "training", team, source(text), "--today", "2026-11-22")["same"] == 1
    assert dump(team) == once
    assert len(once["training"]) == len(before["training"]) + 1
    assert run("undo", team)[1].startswith("Undo: Import training")
    assert dump(team) == before


def test_who_was_not_there_has_nothing_left_to_follow(ask, trained, source):
    with Desk.open(trained) as desk:
        event = desk.trainings.all()[-1]
        rep, other = desk.sessions.reps(event.session_id)
        name, course = desk.people.one(other).name, desk.courses.one(1).title
    text = f"course,start,rep,presence\n{course},2026-11-19 10:00,{name},absent\n"
    assert ask("import", "training", trained, source(text), "--today", "2026-11-22")["changed"] == 1
    with Desk.open(trained) as desk:
        states = {row.rep_id: row.state for row in desk.trainings.follow_ups(event.id)}
    assert states == {rep: FollowUpState.OPEN, other: FollowUpState.DROPPED}


def test_an_event_called_off_in_the_file_takes_its_follow_up_along(ask, team, source):
    with Desk.open(team) as desk:
        rep = desk.people.by_name("Omar Haddad").id
        session = desk.sessions.add(Session(None, SessionKind.TRAINING, datetime(2026, 12, 1, 10), 45), [rep])
        training = desk.trainings.save(Training(None, session.id, None, "Fair"))
        check = FollowUp(None, training.id, rep, FollowUpKind.CHECK, date(2026, 12, 8), 1)
        desk.trainings.save_follow_up(check)
    text = "title,start,rep,status\nFair,2026-12-01 10:00,Omar Haddad,cancelled\n"
    assert ask("import", "training", team, source(text), "--today", "2026-11-22")["changed"] == 1
    with Desk.open(team) as desk:
        assert desk.sessions.one(session.id).status is SessionStatus.CANCELLED
        assert [row.state for row in desk.trainings.follow_ups(training.id)] == [FollowUpState.DROPPED]


def test_an_unknown_rep_stops_it_and_may_be_added(run, ask, team, source, dump):
    before, text = dump(team), ROW.format("Discovery drill", "O. Haddad", "attended")
    code, _, err = run("import", "training", team, source(text), "--today", "2026-11-22")
    assert (code, "O. Haddad (perhaps Omar Haddad)" in err, dump(team) == before) == (2, True, True)
    report = ask("import", "training", team, source(text), "--add-reps", "--today", "2026-11-22")
    assert (report["added"], report["reps_unknown"]) == (1, [])
    with Desk.open(team, read_only=True) as desk:
        rep = desk.people.by_name("O. Haddad").id
        assert [row.after for row in desk.trainings.attendance() if row.rep_id == rep] == [4]


def test_an_unknown_course_is_listed_with_the_nearest(ask, team, source):
    text = ROW.format("Discovery dril", "Omar Haddad", "attended")
    (skip,) = ask("import", "training", team, source(text), "--today", "2026-11-22")["skipped"]
    assert (skip["row"], skip["column"], "“Discovery drill”?" in skip["why"]) == (2, "course", True)


def test_no_private_note_goes_out(run, trained, tmp_path):
    for ending in ("csv", "json"):
        run("export", "training", trained, tmp_path / f"t.{ending}")
        text = (tmp_path / f"t.{ending}").read_text(encoding="utf-8-sig")
        assert NOTE not in text and "private" not in text and "Useful" in text
