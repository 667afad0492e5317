"""Text is cleaned on the way in, and what cannot be kept is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean, clean_name, clean_note


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
