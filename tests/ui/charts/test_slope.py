"""The charts of skills over time: what moved alike is one line, and every mark is said in words."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from coachdesk.analysis.profile import HistoryPoint, ProfileSkill, SkillHistory, Slope, SlopeLine
from coachdesk.domain.skills import Observation, Rater
from ui.charts.history import HistoryView, days_of
from ui.charts.profile import HEAD, ROW, ProfileView, gap_words
from ui.charts.slope import SlopeView, groups_of, names_of, spread

LINES = (
    SlopeLine("Discovery", 2, 3, 4), SlopeLine("Closing", 3, 3, 3), SlopeLine("Referrals", 2, 3, 3),
    SlopeLine("Negotiating", 4, 3, None),
)  # fmt: skip


def skill(at, name, family="Ask", **fields):
    known = ProfileSkill(
        skill_id=at, name=name, family=family, target=4, target_from="role", manager=3, self_level=5,
        self_hidden=False, peers=(("Kim Lee", 4),), gap=1, gap_then=2, direction="closing",
        gap_words="gap 1, was 2 in Q2", self_words="self 2 above manager", observations=2,
        newest=date(2026, 11, 2), stale=False, why_stale="", evidence="2 seen · 3 wk",
    )  # fmt: skip
    return replace(known, **fields)


def test_skills_that_moved_alike_are_one_line():
    assert [(g.before, g.after, g.skills) for g in groups_of(LINES)] == [
        (2, 3, ("Discovery", "Referrals")), (3, 3, ("Closing",)), (4, 3, ("Negotiating",)),
    ]  # fmt: skip


def test_many_names_are_counted():
    assert names_of(("A", "B", "C", "D", "E")) == "A, B, C and 2 more"


@pytest.mark.parametrize("wanted", [[50, 50, 50], [10, 190, 195], [180, 185, 190]])
def test_labels_stand_apart_and_inside(wanted):
    places = spread(wanted, 30, 20, 200)
    assert all(b - a >= 30 for a, b in pairwise(places))
    assert places[0] >= 20
    assert places[-1] <= 200


def test_a_slope_says_each_skill(qtbot):
    view = SlopeView()
    qtbot.addWidget(view)
    view.show_slope(Slope(date(2026, 6, 1), date(2026, 11, 2), "Manager", LINES, 0, "2 of 4 skills up"))
    assert view.accessibleDescription().startswith("2 of 4 skills up. Discovery 2 to 3. Closing 3 to 3")


def colour(view, x, y):
    return view.grab().toImage().pixelColor(round(x), round(y)).name()


def test_a_fall_is_an_orange_square_and_a_rise_a_blue_dot(qtbot):
    view = SlopeView()
    qtbot.addWidget(view)
    view.resize(560, 300)
    view.show_slope(Slope(date(2026, 6, 1), date(2026, 11, 2), "Manager", LINES, 0, ""))
    first, _ = view.ends()
    assert colour(view, first, view.height_of(4)) == "#c75500"
    assert colour(view, first, view.height_of(2)) == "#0072b2"


@pytest.fixture
def profile(qtbot):
    view = ProfileView()
    qtbot.addWidget(view)
    view.resize(620, 400)
    view.show_skills(
        [skill(1, "Discovery"), skill(2, "Closing", "Win", manager=None, gap=None, gap_words="not rated")], 1
    )
    return view


def test_a_click_and_the_arrows_choose_a_skill(profile, qtbot):
    with qtbot.waitSignal(profile.chosen) as caught:
        qtbot.mouseClick(profile, Qt.MouseButton.LeftButton, pos=QPoint(40, 2 * HEAD + ROW + 20))
    assert caught.args == [2]
    with qtbot.waitSignal(profile.chosen) as caught:
        qtbot.keyClick(profile, Qt.Key.Key_Up)
    assert caught.args == [1]


def test_the_chosen_skill_is_said_in_words(profile):
    assert profile.accessibleDescription() == (
        "Discovery: target 4 by role, you say 3, self 5, gap 1, was 2 in Q2: closing, "
        "self 2 above manager · Kim Lee says 4, 2 seen · 3 wk"
    )


def test_a_gap_that_is_closed_has_no_direction():
    assert (
        gap_words(skill(1, "Discovery", gap=0, gap_words="at target, was 1 short in Q2"))
        == "at target, was 1 short in Q2"
    )


def test_a_history_of_one_day_is_drawn_and_said(qtbot):
    view, day = HistoryView(), date(2026, 11, 2)
    qtbot.addWidget(view)
    point = HistoryPoint(day, 3, Rater.MANAGER, "", 1, "", "")
    history = SkillHistory(1, "Discovery", (point,), (Observation(1, 1, 1, day, "Asked"),))
    view.show_history(history, 4)
    view.grab()
    assert days_of(history) == (day,)
    assert view.accessibleDescription() == "2 November 2026, you: 3. 1 observation"
