"""Scorecards in the file: a used version is locked, not observed is no number, and every step goes back."""

from dataclasses import replace

import pytest

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.skills import Rater
from coachdesk.storage.driver import IntegrityError
from tests.builders import TODAY, add_rep, new_desk


@pytest.fixture
def desk(tmp_path):
    """A rep and a scorecard of four criteria; the first of each has the id 1."""
    with new_desk(tmp_path) as desk:
        add_rep(desk)
        desk.scorecards.save(Scorecard(None, "Discovery call"), [Criterion(None, 0, f"Criterion {n}") for n in "abcd"])
        yield desk


def card(desk):
    return desk.scorecards.by_name("discovery call")


def texts(desk, scorecard):
    return [criterion.text for criterion in desk.scorecards.criteria(scorecard.id)]


def score(desk, call, level, criterion_id=1, rater=Rater.MANAGER, **fields):
    return desk.scorecards.set_score(Score(None, call.id, criterion_id, rater, level, **fields))


@pytest.fixture
def call(desk):
    return desk.scorecards.add_call(ScoredCall(None, 1, 1, TODAY, "Acme", private_note="plum"))


def test_a_version_that_nobody_used_is_changed_in_place(desk):
    found = card(desk)
    kept = desk.scorecards.save(found, desk.scorecards.criteria(found.id)[:3])
    assert (kept.id, kept.version, texts(desk, kept)) == (1, 1, ["Criterion a", "Criterion b", "Criterion c"])


def test_a_used_version_is_locked_and_the_next_one_is_made(desk, call):
    score(desk, call, 3)
    old = card(desk)
    assert desk.scorecards.locked(old)
    newer = desk.scorecards.save(old, [Criterion(None, 0, "Asks what it costs", 2)])
    assert (newer.version, newer.id != old.id, texts(desk, newer)) == (2, True, ["Asks what it costs"])
    assert texts(desk, old) == ["Criterion a", "Criterion b", "Criterion c", "Criterion d"]
    assert desk.scorecards.scores(call.id)[0].level == 3
    assert desk.scorecards.all() == (newer,)
    assert not desk.scorecards.locked(newer)


def test_versions_count_on_from_the_highest(desk, call):
    first = card(desk)
    second = desk.scorecards.save(first, [])
    desk.scorecards.add_call(ScoredCall(None, second.id, 1, TODAY))
    assert desk.scorecards.save(first, []).version == 3


def test_the_next_version_is_one_step_that_goes_back_and_comes_again(desk, call):
    before = desk.store.dump()
    desk.scorecards.save(card(desk), [Criterion(None, 0, "New")])
    after = desk.store.dump()
    desk.store.undo()
    assert desk.store.dump() == before
    desk.store.redo()
    assert desk.store.dump() == after


def test_not_observed_is_kept_as_nothing_and_never_as_nought(desk, call):
    score(desk, call, None)
    assert desk.store.rows("select level from score") == [(None,)]
    assert desk.scorecards.scores(call.id)[0].level is None
    with pytest.raises(Invalid, match="1 to 5, not 0"):
        score(desk, call, 0)
    with pytest.raises(IntegrityError), desk.store.change("Cheat"):
        desk.store.write("update score set level = 0")


def test_the_same_raters_score_is_replaced_and_others_stay(desk, call):
    score(desk, call, 2)
    score(desk, call, 4, said="What if it stays like this?")
    score(desk, call, 5, rater=Rater.SELF)
    score(desk, call, 1, rater=Rater.PEER, by="Kim")
    score(desk, call, 3, rater=Rater.PEER, by="Ann")
    found = {(s.rater, s.by): s.level for s in desk.scorecards.scores(call.id)}
    assert found == {
        (Rater.MANAGER, ""): 4, (Rater.SELF, ""): 5, (Rater.PEER, "Kim"): 1, (Rater.PEER, "Ann"): 3
    }  # fmt: skip


def test_a_criterion_of_another_card_is_refused(desk, call):
    other = desk.scorecards.save(Scorecard(None, "Closing call"), [Criterion(None, 0, "Asks for a date")])
    with pytest.raises(DeskError, match="another scorecard"):
        score(desk, call, 3, desk.scorecards.criteria(other.id)[0].id)


def test_scores_of_one_rater_are_taken_back_alone(desk, call):
    score(desk, call, 2)
    score(desk, call, 5, rater=Rater.SELF)
    desk.scorecards.drop_scores(call.id, Rater.MANAGER)
    assert [s.rater for s in desk.scorecards.scores(call.id)] == [Rater.SELF]
    desk.store.undo()
    assert len(desk.scorecards.scores(call.id)) == 2


def test_removing_a_call_takes_its_scores_and_undo_brings_them(desk, call):
    score(desk, call, 2)
    full = desk.store.dump()
    desk.scorecards.remove_call(call)
    assert (desk.scorecards.calls(), desk.scorecards.scores(), desk.scorecards.locked(card(desk))) == ((), (), False)
    desk.store.undo()
    assert desk.store.dump() == full


def test_no_step_names_what_was_typed(desk, call):
    desk.scorecards.edit_call(replace(call, keep="The pause", private_note="plum and more"))
    score(desk, call, 2, said="What if")
    labels = [entry.label for entry in desk.store.history()]
    assert not [label for label in labels if any(text in label for text in ("plum", "pause", "What if", "Acme"))]


def test_an_archived_card_is_hidden_and_comes_back(desk):
    desk.scorecards.archive(card(desk))
    assert (desk.scorecards.all(), len(desk.scorecards.all(include_archived=True))) == ((), 1)
    desk.scorecards.archive(card(desk), archived=False)
    assert [found.name for found in desk.scorecards.all()] == ["Discovery call"]


def test_a_used_card_under_a_new_name_puts_the_old_name_away_in_the_same_step(desk, call):
    before = desk.store.dump()
    newer = desk.scorecards.save(replace(card(desk), name="First call"), [Criterion(None, 0, "Asks what it costs")])
    assert (desk.scorecards.all(), newer.version) == ((newer,), 1)
    assert desk.scorecards.one(call.scorecard_id).archived
    assert len(texts(desk, desk.scorecards.one(call.scorecard_id))) == 4
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_renamed_next_version_leaves_no_older_one_in_use(desk, call):
    second = desk.scorecards.save(card(desk), [])
    renamed = desk.scorecards.save(replace(second, name="First call"), [])
    assert (renamed.id, desk.scorecards.all()) == (second.id, (renamed,))
