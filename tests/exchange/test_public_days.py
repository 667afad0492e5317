"""Public holidays are known without a network."""

import socket
import subprocess
import sys
from datetime import date
from importlib import import_module

import holidays
import pytest

from coachdesk.domain.errors import Invalid
from coachdesk.exchange import public_days
from coachdesk.settings import COUNTRIES, checked, setting


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("US", date(2026, 11, 26), "Thanksgiving Day"),
        ("GB", date(2026, 12, 25), "Christmas Day"),
        ("de", date(2026, 10, 3), "German Unity Day"),
    ],
)
def test_a_known_holiday_stands_on_its_day(country, day, name):
    assert public_days(country, day, day) == {day: name}


def test_only_the_days_asked_for_come_also_over_the_turn_of_a_year():
    found = public_days("GB", date(2026, 12, 26), date(2027, 1, 1))
    assert list(found) == [date(2026, 12, 26), date(2026, 12, 28), date(2027, 1, 1)]
    assert public_days("US", date(2026, 11, 23), date(2026, 11, 25)) == {}


def test_no_country_has_no_holidays_and_an_unknown_one_is_told():
    assert public_days("", date(2026, 1, 1), date(2026, 12, 31)) == {}
    with pytest.raises(Invalid, match="No public holidays are known for “ZZ”: type two letters"):
        public_days("ZZ", date(2026, 1, 1), date(2026, 12, 31))


def test_the_countries_of_the_setting_are_those_of_the_library():
    assert COUNTRIES.split() == sorted(holidays.list_supported_countries(include_aliases=False))


def test_every_country_has_names_that_can_be_shown():
    for country in COUNTRIES.split():
        names = public_days(country, date(2026, 1, 1), date(2026, 12, 31)).values()
        assert all(name.strip() and "\n" not in name for name in names), country


@pytest.mark.parametrize(("typed", "kept"), [("us", "US"), (" DE ", "DE"), ("uk", "GB"), ("", "")])
def test_a_country_is_kept_as_two_capitals(typed, kept):
    assert checked(setting("country"), typed) == kept


@pytest.mark.parametrize("typed", ["ZZ", "Germany", "U", "49"])
def test_a_country_nobody_knows_is_refused(typed):
    with pytest.raises(Invalid, match=f"for “{typed}”") as told:
        checked(setting("country"), typed)
    assert told.value.field == "country"


def test_the_library_is_not_loaded_before_it_is_asked():
    code = "import sys, coachdesk.booking, coachdesk.exchange; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_question_can_still_be_imported_after_it_was_asked():
    public_days("", date(2026, 1, 1), date(2026, 1, 1))
    assert import_module("coachdesk.exchange").public_days is public_days
