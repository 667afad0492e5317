"""Text is cleaned on the way in, and what cannot be kept is refused."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.questions import Question
from coachdesk.domain.texts import clean, clean_name, clean_note, plain_line


@given(st.text(st.characters()))
def test_clean_text_can_be_stored_anywhere_and_stays_as_it_is(text):
    once = clean(text)
    once.encode("utf-8")
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & {"\0", "\r", "\x1b", "\ufffe", "\uffff"}


def test_lone_surrogates_and_line_ends():
    assert clean("a\ud800b\r\nc\rd") == "a?b\nc\nd"


def test_names_are_one_line_without_direction_marks():
    assert clean_name("  \u202eMoreau,\n Ivan ") == "Moreau, Ivan"
    with pytest.raises(Invalid, match="empty"):
        clean_name(" \u200f ")
    with pytest.raises(Invalid, match="at most 200"):
        clean_name("x" * 201)


def test_an_endless_note_is_refused():
    assert len(clean_note("x" * 200_000)) == 200_000
    with pytest.raises(Invalid, match="200,001"):
        clean_note("x" * 200_001)


@pytest.mark.parametrize("make", [
    lambda text: Commitment(None, 1, Owner.REP, text, date(2026, 11, 3)),
    lambda text: AgendaItem(None, 1, AgendaKind.TOPIC, text), lambda text: Question(None, text),
])  # fmt: skip
def test_what_is_said_in_a_sentence_has_at_most_2000_characters(make):
    assert len(make("x" * 2_000).text) == 2_000
    with pytest.raises(Invalid, match="has 2,001 characters; at most 2,000 are kept"):
        make("x" * 2_001)


def test_a_line_for_the_terminal_has_no_controls_and_nothing_that_turns_it():
    assert plain_line("a\x1b[31m\u202eb\nc\td\x07") == "a[31mb c d"
