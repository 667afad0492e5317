import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import Invalid
from coachdesk.exchange.numbers import NumberStyle, parse_number, vote_numbers
from coachdesk.exchange.raw import Exact, exact

POINT = [
    ("1,234.50", 1234.5), ("(1,200)", -1200), ("$12,400.00", 12400), ("€ 5", 5), ("12 %", 12), ("12%", 12),
    ("US$ 1,000", 1000), ("USD 3.5", 3.5), ("3.5 EUR", 3.5), ("-7", -7), ("−7", -7), ("7-", -7), ("+7", 7),
    ("1 234", 1234), ("1\u00a0234.5", 1234.5), ("1'234.5", 1234.5), (".5", 0.5), ("$(3)", None), ("($3)", -3),
    ("-$3", -3), ("$-3", -3), ("1e3", 1000), ("1,234", 1234),
]  # fmt: skip
MISSING = ["", " ", "-", "–", "n/a", "N/A", "#N/A", "null", "None"]
REFUSED = ["nan", "inf", "-inf", "1_000", "١٢", "12 reps", "1.2.3,4", "1,23,4", "0x10", "--5", "(5", "9" * 60, "1e9999"]


@pytest.mark.parametrize(("cell", "value"), [c for c in POINT if c[1] is not None])
def test_a_number_with_a_decimal_point(cell, value):
    assert parse_number(cell) == value


@pytest.mark.parametrize(("cell", "value"), [("1.234,50", 1234.5), ("1 234,50", 1234.5), ("5,2", 5.2), ("1.234", 1234)])
def test_a_number_with_a_decimal_comma(cell, value):
    assert parse_number(cell, NumberStyle(",")) == value


@pytest.mark.parametrize("cell", MISSING)
def test_a_missing_number_is_none(cell):
    assert parse_number(cell) is None


@pytest.mark.parametrize("cell", REFUSED)
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(Invalid):
        parse_number(cell)


@pytest.mark.parametrize(("cells", "decimal", "noted"), [
    (["1,234"], ".", True), (["1,234", "0.5"], ".", False), (["1,234", "1,5"], ",", True), (["1.234.567"], ",", True),
    (["1,234,567"], ".", False), (["1.234", "2,50"], ",", True), (["0,123"], ",", True), (["12"], ".", False),
])  # fmt: skip
def test_the_column_decides_the_decimal_sign(cells, decimal, noted):
    style = vote_numbers(cells)
    assert (style.decimal, bool(style.note)) == (decimal, noted)


def test_a_stored_number_keeps_its_point_in_a_column_of_commas():
    assert parse_number(Exact("1.234"), NumberStyle(",")) == 1.234


@given(st.floats(-1e15, 1e15))
def test_every_stored_number_comes_back(value):
    assert parse_number(exact(value)) == value
    assert math.isclose(parse_number(str(exact(value))), value, abs_tol=0)


FOUR = ("1,234", "1.234", "1 234,50", "1'234.50")


def test_a_column_of_both_decimal_signs_reads_nothing_that_may_be_either():
    style = vote_numbers(FOUR, comma=True)
    assert (style.mixed, style.unsure) == (True, "1,234")
    assert "1,234" in style.note
    assert parse_number("1'234.50", style) == 1234.5
    for cell in FOUR[:3]:
        with pytest.raises(Invalid):
            parse_number(cell, style)


def test_a_choice_settles_a_column_of_both_decimal_signs():
    style = vote_numbers(FOUR, decimal=",")
    assert [parse_number(cell, style) for cell in FOUR[:3]] == [1.234, 1234, 1234.5]


def test_one_slip_among_many_numbers_leaves_the_others_as_they_are():
    style = vote_numbers(["1,234.50"] * 20 + ["12,5", "1,234"])
    assert (style.mixed, parse_number("1,234", style)) == (False, 1234)
