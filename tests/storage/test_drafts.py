"""What is half typed: kept by its place, no step of the history, gone from the file when it is let go of."""

from datetime import datetime

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import Session, SessionKind
from tests.builders import add_rep, new_desk

PLACE = "meeting 1"
WHEN = datetime(2026, 11, 24, 10, 30)


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def session(desk):
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, WHEN, 45), [add_rep(desk).id])


def test_words_are_kept_by_their_place_and_exchanged(desk):
    desk.drafts.keep(PLACE, "half")
    desk.drafts.keep("meeting 2", "other")
    desk.drafts.keep(PLACE, "half a promise")
    assert [desk.drafts.words(place) for place in (PLACE, "meeting 2", "meeting 3")] == ["half a promise", "other", ""]


def test_empty_words_are_no_draft(desk):
    desk.drafts.keep(PLACE, "half")
    desk.drafts.keep(PLACE, "")
    desk.drafts.drop("meeting 9")
    assert desk.store.rows("select * from draft") == []


def test_a_draft_is_no_step_and_nobody_hears_of_it(desk):
    add_rep(desk)
    before, heard = desk.store.history(), []
    desk.store.subscribe(heard.append)
    desk.drafts.keep(PLACE, "half")
    desk.drafts.drop(PLACE)
    assert desk.store.history() == before
    assert desk.store.can_undo() == "Add Dana Fox"
    assert heard == []


def test_a_draft_between_leaves_redo_and_the_minute_of_one_edit(desk, session):
    desk.store.undo()
    desk.drafts.keep("typeback 1 new", "half")
    assert desk.store.can_redo() == "Add one-on-one on 2026-11-24"
    desk.store.redo()
    assert desk.drafts.words("typeback 1 new") == "half"


def test_undo_never_brings_a_draft_back(desk, session):
    desk.drafts.keep(PLACE, "half")
    with desk.store.change("Finish"):
        desk.sessions.set_reps(session, [])
        desk.drafts.drop(PLACE)
    desk.store.undo()
    assert desk.sessions.reps(session.id) == (1,)
    assert desk.drafts.words(PLACE) == ""


def test_a_step_that_fails_leaves_the_draft_it_was_about_to_drop(desk):
    def step():
        with desk.store.change("Finish"):
            desk.drafts.drop(PLACE)
            desk.sessions.one(9)

    desk.drafts.keep(PLACE, "half")
    with pytest.raises(DeskError):
        step()
    assert desk.drafts.words(PLACE) == "half"


def test_a_session_that_is_taken_away_takes_its_drafts_with_it(desk, session):
    own = (desk.drafts.meeting(session.id), desk.drafts.sheet(1, session.id))
    places = (*own, desk.drafts.sheet(1, None), "meeting 11")
    for place in places:
        desk.drafts.keep(place, "half")
    desk.store.undo()
    assert [desk.drafts.words(place) for place in places] == ["", "", "half", "half"]


def test_a_rep_who_is_taken_away_takes_the_sheets_with_it(desk):
    add_rep(desk)
    for place in ("typeback 1 new", "typeback 11 new"):
        desk.drafts.keep(place, "half")
    desk.store.undo()
    assert [desk.drafts.words(place) for place in ("typeback 1 new", "typeback 11 new")] == ["", "half"]


def test_a_draft_is_there_when_the_file_is_opened_again(tmp_path):
    with new_desk(tmp_path) as desk:
        desk.drafts.keep(PLACE, "half")
    with Desk.open(desk.store.path) as again:
        assert again.drafts.words(PLACE) == "half"


def test_a_dropped_draft_leaves_no_word_in_the_file(desk):
    desk.drafts.keep(PLACE, "Zugzwang " * 2000)
    assert b"Zugzwang" in desk.store.path.read_bytes()
    desk.drafts.drop(PLACE)
    assert b"Zugzwang" not in desk.store.path.read_bytes()
