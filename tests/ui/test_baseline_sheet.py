"""A new baseline by hand: from the chart of a rep, with a reason, and taken back."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from coachdesk.domain.baselines import Baseline
from coachdesk.domain.skills import Observation
from tests import builders
from ui.bridge import Bridge
from ui.dialogs.baseline_sheet import BaselineSheet
from ui.pages.rep import RepPage

TODAY = builders.TODAY
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path, weeks=20) as desk:
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = RepPage(Bridge(desk, lambda: TODAY))
    page._bridge.changed.connect(lambda _change: page.refresh())
    qtbot.addWidget(page)
    page.resize(1216, 900)
    page.open(rep_id=sam(desk).id, tab="numbers", view="measures")
    page.numbers.progression.show_measure(desk.measures.by_name("Calls").id)
    page.show()
    qtbot.waitExposed(page)
    return page


def sam(desk):
    return desk.people.by_name("Sam Okafor")


def opened(page):
    page.start_baseline()
    return page.window().findChildren(BaselineSheet)[-1]


def test_the_period_pointed_at_is_where_it_begins(page, desk):
    page.numbers.progression.view.point_at(8)
    page.numbers.progression.view.point_at(None)
    sheet = opened(page)
    assert sheet.day.day == date(2026, 3, 2)
    assert sheet.count.text() == "12 known weeks since then: limits locked on the first 12 of them."
    sheet.why.set_value("new territory")
    sheet.keep()
    chart = page.numbers.progression.view.chart
    assert chart.baseline_at == 8
    assert "new baseline since 2 Mar: new territory" in page.numbers.progression.caption.text()
    desk.store.undo()
    assert page.numbers.progression.view.chart.baseline_at is None


def test_it_needs_a_reason_and_no_day_to_come(page, desk):
    sheet = opened(page)
    sheet.keep()
    assert "Say why" in sheet.why.error.text()
    sheet.why.set_value("new territory")
    sheet.day.line.setText("2027-02-01")
    sheet.keep()
    assert "today or earlier" in sheet.day.error.text()
    sheet.day.line.setText("gibberish")
    sheet.keep()
    assert "cannot be read" in sheet.day.error.text()
    assert not desk.baselines.all()
    sheet.reject()


def test_few_points_are_said_before_it_is_started(page):
    sheet = opened(page)
    sheet.day.line.setText("2026-05-04")
    assert sheet.count.text() == "3 known weeks since then: 3 more until there is a usual range."
    sheet.reject()


def test_one_that_was_started_can_be_taken_back(page, desk):
    calls = desk.measures.by_name("Calls")
    desk.baselines.save(Baseline(None, sam(desk).id, date(2026, 3, 2), "new territory", measure_id=calls.id))
    sheet = opened(page)
    back = next(b for b in sheet.findChildren(QPushButton) if b.accessibleName() == "Take back the baseline of 2 Mar")
    back.click()
    assert not desk.baselines.all()
    assert page.numbers.progression.view.chart.baseline_at is None
    sheet.reject()


def test_a_skill_has_a_baseline_of_its_own(page, desk):
    skill = desk.skills.all()[0]
    for day, level in enumerate([2, 2, 3, 2, 3, 2, 4, 4]):
        desk.skills.observe(Observation(None, sam(desk).id, skill.id, date(2026, 9, 1 + day), "asked", level=level))
    page.open(tab="skills")
    page.skills.view.show_skills(page.skills.profile.skills, skill.id)
    page.skills._show_history()
    assert "8 levels seen · trial limits on 8 points" in page.skills.history.levels.caption.text()
    sheet = opened(page)
    assert sheet.sub.text() == f"Levels seen of {skill.name} · Sam Okafor"
    sheet.day.line.setText("2026-09-07")
    sheet.why.set_value("new playbook")
    sheet.keep()
    assert page.skills.history.levels.view.chart.baseline_at == 6
    assert desk.baselines.all()[0].skill_id == skill.id


def test_without_numbers_it_says_why_not(qtbot, tmp_path):
    with builders.new_desk(tmp_path, "bare") as desk:
        builders.add_rep(desk)
        page = RepPage(Bridge(desk, lambda: TODAY))
        qtbot.addWidget(page)
        page.open()
        with qtbot.waitSignal(page._bridge.said) as said:
            page.start_baseline()
        assert "no usual range" in said.args[0]
