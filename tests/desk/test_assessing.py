"""Skills across topics in a real file: what was rated stays as it was, blind stays blind, and stale says why."""

import json
from dataclasses import asdict, replace
from datetime import date, datetime

import pytest

from coachdesk import assessing
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.people import Status
from coachdesk.domain.roles import Role
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.skills import Assessment, Observation, Rater
from tests.builders import TODAY, add_rep, add_skill, new_desk

SPRING, SUMMER, AUTUMN = date(2026, 5, 4), date(2026, 8, 3), date(2026, 11, 2)
MANAGER, REP = Audience.MANAGER, Audience.REP


@pytest.fixture
def desk(tmp_path):
    """One role, two reps of it, two skills with texts and a target each."""
    with new_desk(tmp_path) as desk:
        role = desk.roles.add(Role(None, "AE"))
        for name in ("Dana Fox", "Sam Okafor"):
            add_rep(desk, name, role_id=role.id)
        for name in ("Discovery", "Closing"):
            skill = add_skill(desk, name)
            desk.skills.set_level_text(skill.id, 1, f"{name}: from a list")
            desk.skills.set_level_text(skill.id, 3, f"{name}: two follow-ups")
            desk.skills.set_role_target(role.id, skill.id, 3)
        yield desk


@pytest.fixture
def dana(desk):
    return desk.people.by_name("Dana Fox")


def assess(desk, rep, day, levels, rater=Rater.MANAGER, **fields):
    return desk.assessments.save(Assessment(None, rep.id, rater, day, **fields), levels, {})


def cell(desk, at=0, day=TODAY):
    return assessing.matrix(desk, day).rows[0].cells[at]


def score_a_call(desk, rep):
    asked = [Criterion(None, 0, f"Criterion {n}") for n in "abcd"]
    card = desk.scorecards.save(Scorecard(None, "Discovery call"), asked)
    call = ScoredCall(None, card.id, rep.id, AUTUMN, "Acme", keep="The pause", private_note="plum call")
    return desk.scorecards.add_call(call), desk.scorecards.criteria(card.id)


def mark(desk, call, criteria, levels, rater, by=""):
    for criterion, level in zip(criteria, levels, strict=False):
        desk.scorecards.set_score(Score(None, call.id, criterion.id, rater, level, by=by))


def test_editing_a_level_text_leaves_last_quarters_paper_as_it_was(desk, dana):
    then = assess(desk, dana, SPRING, {1: 1, 2: 3})
    before = assessing.skills_paper(desk, dana, REP, TODAY, then.id)
    desk.skills.set_level_text(1, 1, "Reads the list aloud")
    desk.skills.edit(replace(desk.skills.one(2), name="Next steps", family="Finish", archived=True))
    assess(desk, dana, AUTUMN, {1: 3})
    assert assessing.skills_paper(desk, dana, REP, TODAY, then.id) == before
    assert before.texts[0] == (1, "Discovery: from a list", "Discovery: two follow-ups")
    assert (before.version, before.as_of) == (1, "4 May 2026")
    now = assessing.skills_paper(desk, dana, REP, TODAY)
    assert ([s.name for s in now.skills], now.version, now.skills[0].manager) == (["Discovery"], 2, 3)


def test_the_old_text_stays_with_the_old_rating_on_the_paper_of_today(desk, dana):
    assess(desk, dana, SPRING, {1: 1})
    desk.skills.set_level_text(1, 1, "Reads the list aloud")
    desk.skills.set_level_text(1, 3, "Three follow-ups")
    paper = assessing.skills_paper(desk, dana, REP, TODAY)
    assert paper.texts[0] == (1, "Discovery: from a list", "Three follow-ups")
    assert paper.texts[1] == (2, "", "Closing: two follow-ups")


def test_a_blind_self_assessment_waits_until_the_manager_has_rated(desk, dana):
    own = assess(desk, dana, SUMMER, {1: 5}, Rater.SELF, blind=True, note="I am great")
    assert cell(desk).self_level is None
    assert assessing.profile(desk, dana, TODAY).skills[0].self_hidden
    assert assessing.skills_paper(desk, dana, MANAGER, TODAY, own.id).note == ""
    assess(desk, dana, SPRING, {1: 2})
    assert cell(desk).self_level is None
    assess(desk, dana, SUMMER, {2: 2})
    assert cell(desk).self_level is None
    assess(desk, dana, SUMMER, {1: 2})
    assert cell(desk).self_level == 5
    assert assessing.profile(desk, dana, TODAY).skills[0].self_words == "self 3 above manager"


def test_a_market_change_turns_the_skills_it_touches_stale_and_says_why(desk, dana):
    assess(desk, dana, SUMMER, {1: 3, 2: 3})
    assert not cell(desk).stale
    desk.market.save(MarketChange(None, date(2026, 11, 3), MarketKind.COMPETITOR, "Acme"), [1])
    assert cell(desk).why_stale == "new competitor (Acme) on 3 Nov touches it"
    assert assessing.profile(desk, dana, TODAY).skills[0].stale
    assert (cell(desk, at=1).stale, cell(desk, day=date(2026, 11, 2)).stale) == (False, False)
    desk.skills.observe(Observation(None, dana.id, 1, date(2026, 11, 5), "Named what Acme cannot do"))
    assert not cell(desk).stale


def test_the_matrix_shows_who_is_present_and_may_show_one_role(desk, dana):
    other = desk.roles.add(Role(None, "SDR"))
    add_rep(desk, "Ann Bell", role_id=other.id)
    desk.people.edit(replace(desk.people.by_name("Sam Okafor"), status=Status.LEFT))
    found = assessing.matrix(desk, TODAY)
    assert [(row.rep, row.role, row.tier) for row in found.rows] == [
        ("Ann Bell", "SDR", "Too early"), ("Dana Fox", "AE", "Too early")
    ]  # fmt: skip
    assert [row.rep for row in assessing.matrix(desk, TODAY, role_id=other.id).rows] == ["Ann Bell"]


def test_matrix_and_profile_tell_the_same(desk, dana):
    desk.assessments.set_rep_target(dana, 1, 4)
    for day, level in ((SPRING, 2), (AUTUMN, 3), (SUMMER, 5)):
        assess(desk, dana, day, {1: level})
    assess(desk, dana, SUMMER, {1: 4}, Rater.SELF)
    skill = assessing.profile(desk, dana, TODAY).skills[0]
    here = cell(desk)
    assert (here.level, here.target, here.self_level) == (skill.manager, skill.target, skill.self_level) == (3, 4, 4)
    assert cell(desk, day=SUMMER).level == 5


def test_a_file_without_skills_has_an_empty_matrix_and_profile(tmp_path):
    with new_desk(tmp_path) as desk:
        rep = add_rep(desk)
        found = assessing.matrix(desk, TODAY)
        assert (found.framework, found.skills, len(found.rows)) == ("Sales skills", (), 1)
        assert assessing.profile(desk, rep, TODAY).skills == ()
        assert assessing.skills_paper(desk, rep, REP, TODAY).texts == ()
        assert assessing.rater_check(desk, TODAY).assessments == 0


def test_a_slope_keeps_the_words_of_the_later_version(desk, dana):
    before, after = (assess(desk, dana, day, levels).id for day, levels in ((SPRING, {1: 2, 2: 2}), (AUTUMN, {1: 3})))
    desk.skills.edit(replace(desk.skills.one(1), name="Digging"))
    found = assessing.slope(desk, dana, after, before)
    assert [(line.skill, line.before, line.after, line.target) for line in found.lines] == [("Discovery", 2, 3, 3)]
    assert (found.before, found.after, found.left_out) == (SPRING, AUTUMN, 1)


def test_an_assessment_of_somebody_else_is_refused(desk, dana):
    theirs = assess(desk, desk.people.by_name("Sam Okafor"), SPRING, {1: 2})
    with pytest.raises(DeskError, match="not one of Dana Fox"):
        assessing.skills_paper(desk, dana, REP, TODAY, theirs.id)
    with pytest.raises(DeskError, match="not one of Dana Fox"):
        assessing.slope(desk, dana, theirs.id, theirs.id)


def test_the_history_of_a_skill_in_use_no_more_is_still_told(desk, dana):
    assess(desk, dana, SPRING, {1: 1})
    desk.skills.edit(replace(desk.skills.one(1), archived=True))
    found = assessing.history(desk, dana, 1, TODAY)
    assert [(point.level, point.level_text) for point in found.points] == [(1, "Discovery: from a list")]


def test_private_notes_of_an_assessment_are_on_the_managers_copy_and_only_when_asked(desk, dana):
    then = assess(desk, dana, SPRING, {1: 1}, note="Good week", private_note="plum note")
    for audience in Audience:
        paper = assessing.skills_paper(desk, dana, audience, TODAY, then.id)
        asked = assessing.skills_paper(desk, dana, audience, TODAY, then.id, private=True)
        assert ("plum" in str(paper), paper.note, paper.left_out) == (False, "Good week", "private notes")
        assert asked.private == ("plum note" if audience is MANAGER else "")
    assert assessing.skills_paper(desk, dana, MANAGER, TODAY, private=True).left_out == ""


def test_a_scorecard_paper_never_carries_the_calls_private_note_by_the_way(desk, dana):
    call, criteria = score_a_call(desk, dana)
    mark(desk, call, criteria, (3, 4, None, 2), Rater.SELF)
    card = desk.scorecards.one(call.scorecard_id)
    for audience in Audience:
        paper = assessing.scorecard_paper(desk, card, TODAY, call, audience)
        assert "plum" not in json.dumps(asdict(paper), default=str)
        asked = assessing.scorecard_paper(desk, card, TODAY, call, audience, private=True)
        assert (asked.private, asked.score.call.private_note) == ("plum call" if audience is MANAGER else "", "")
    assert (paper.rep, paper.when, paper.title) == ("Dana Fox", "2 November 2026", "Acme")


def test_the_reps_copy_waits_with_the_managers_scores_and_names_what_is_left_out(desk, dana):
    call, criteria = score_a_call(desk, dana)
    card = desk.scorecards.one(call.scorecard_id)
    mark(desk, call, criteria, (3, 4, 5, 2), Rater.MANAGER)
    mark(desk, call, criteria, (5, 5, 5, 5), Rater.PEER, "Kim")
    paper = assessing.scorecard_paper(desk, card, TODAY, call)
    assert [line.manager for line in paper.lines] == [None] * 4
    assert paper.left_out == "private notes, the manager’s scores until yours are there, the second rater’s scores"
    mark(desk, call, criteria, (3, 4, None, 2), Rater.SELF)
    paper = assessing.scorecard_paper(desk, card, TODAY, call)
    assert [(line.rep, line.manager, line.second) for line in paper.lines][2] == (None, 5, None)
    assert assessing.call_score(desk, call).second_by == "Kim"


def test_a_blank_scorecard_and_an_old_call_each_have_their_own_version(desk, dana):
    call, criteria = score_a_call(desk, dana)
    newer = desk.scorecards.save(desk.scorecards.one(call.scorecard_id), [replace(c, text="New") for c in criteria])
    blank = assessing.scorecard_paper(desk, newer, TODAY)
    assert (blank.version, blank.score, blank.rep, blank.lines[0].criterion.text) == (2, None, "", "New")
    filled = assessing.scorecard_paper(desk, newer, TODAY, call)
    assert (filled.version, filled.lines[0].criterion.text) == (1, "Criterion a")


def test_calibration_is_over_all_reps_or_one(desk, dana):
    desk.settings.save("manager_name", "Alex")
    for rep in desk.people.all():
        call, criteria = score_a_call(desk, rep)
        mark(desk, call, criteria, (3, 4, None), Rater.MANAGER)
        mark(desk, call, criteria, (3, 2, 5), Rater.PEER, "Kim")
    assert assessing.second_raters(desk) == ("Kim",)
    found = assessing.calibration(desk, "Kim")
    assert (found.first, found.pairs, found.equal, found.mean_difference) == ("Alex", 4, 2, 1)
    assert assessing.calibration(desk, "Kim", dana.id).pairs == 2


def texts_of(paper):
    return {skill_id: now for skill_id, now, _wanted in paper.texts}


def test_a_level_without_a_text_of_its_own_keeps_the_words_it_borrowed_then(desk, dana):
    skill = desk.skills.by_name("Discovery")
    assess(desk, dana, SUMMER, {skill.id: 2})
    before = texts_of(assessing.skills_paper(desk, dana, MANAGER, TODAY))
    desk.skills.set_level_text(skill.id, 1, "Reworded since")
    desk.skills.set_level_text(skill.id, 2, "Written since")
    assert texts_of(assessing.skills_paper(desk, dana, MANAGER, TODAY))[skill.id] == before[skill.id]


def test_a_paper_of_a_day_before_an_edit_names_the_version_of_that_day(tmp_path):
    now = [datetime(2026, 8, 3, 9)]
    with new_desk(tmp_path, "dated", now=lambda: now[0]) as desk:
        rep, skill = add_rep(desk), add_skill(desk)
        assess(desk, rep, SUMMER, {skill.id: 3})
        now[0] = datetime(2026, 10, 1, 9)
        desk.skills.set_level_text(skill.id, 3, "Reworded")
        papers = [assessing.skills_paper(desk, rep, MANAGER, day) for day in (date(2026, 9, 30), date(2026, 10, 1))]
        assert [paper.version for paper in papers] == [1, 2]
