"""The card of a drafted quarter: its words, its clashes, and what its buttons ask for."""

from datetime import datetime

import pytest

from coachdesk import quarter as plans
from coachdesk.analysis.draft_words import DraftWords
from coachdesk.analysis.quarter import Choice
from coachdesk.domain.absences import Absence
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind
from tests.builders import add_rep, new_desk
from ui.bridge import Bridge
from ui.pages.calendar.draft_card import DraftCard
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow

NOW = datetime(2026, 11, 24, 8)
Q4 = Quarter(2026, 4)


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        for name in ("Dana Fox", "Sam Okafor"):
            desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=add_rep(desk, name).id))
        yield desk


@pytest.fixture
def card(qtbot, desk):
    card = DraftCard(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(card)
    return card


def proposed(desk):
    return plans.propose(desk, Q4, NOW, Choice())


def told(card):
    return [label.text() for label in card.findChildren(Label) if not label.isHidden()]


def test_a_draft_without_a_clash_can_be_accepted_or_discarded(card, desk, qtbot):
    card.show_draft(Q4, proposed(desk))
    assert "12 one-on-ones placed from 24 November on. Nothing fixed was moved." in told(card)
    assert {"No clashes", "Within 8 h in every week", "All reps met by rhythm"} <= set(told(card))
    assert card.unplaced.isHidden()
    with qtbot.waitSignal(card.accepted):
        card.accept_button.click()
    with qtbot.waitSignal(card.discarded):
        card.discard_button.click()


def test_a_clash_is_shown_with_the_ways_to_it_and_out_of_it(card, desk, qtbot):
    found = proposed(desk)
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, found.placed[0].start, 30), [2])
    card.show_draft(Q4, found)
    key = f"draft {found.placed[0].wish.key}"
    assert not card.accept_button.isEnabled()
    assert "1 clashes" in told(card)
    with qtbot.waitSignal(card.shown) as shown:
        card.findChild(LinkRow).click()
    out = next(b for b in card.findChildren(Button) if b.accessibleName().startswith("Leave it out"))
    with qtbot.waitSignal(card.dropped) as dropped:
        out.click()
    assert (shown.args, dropped.args) == ([key], [key])


def test_what_could_not_be_placed_is_listed_with_why(card, desk):
    for rep_id, day in ((1, 30), (2, 30)):
        desk.absences.add(Absence(None, rep_id, NOW.date().replace(day=day), datetime(2026, 12, 4).date()))
    card.show_draft(Q4, proposed(desk))
    assert not card.unplaced.isHidden()
    assert "One-on-one with Dana, week 49: Dana is away 30 Nov – 4 Dec." in told(card)
    assert "All reps met by rhythm but Dana and Sam, week 49" in told(card)


def test_a_long_list_is_opened_by_its_last_line(card, desk):
    lines = tuple(f"One-on-one with Dana, week {week}: you are away." for week in range(47, 53))
    card.show_words(DraftWords("Q4 2026", "", (), (), lines, acceptable=False))
    assert [line for line in told(card) if line in lines] == list(lines[:4])
    next(button for button in card.findChildren(Button) if button.text() == "and 2 more").click()
    assert [line for line in told(card) if line in lines] == list(lines)


def test_a_long_absence_is_one_line(card, desk):
    desk.absences.add(Absence(None, 1, NOW.date(), Q4.last))
    card.show_draft(Q4, proposed(desk))
    assert [line for line in told(card) if line.startswith("Dana")] == ["Dana: 6 weeks from 24 Nov: away."]
    assert not [line for line in told(card) if line.startswith("One-on-one")]
