"""What can be set: one list, walked by the command line, the settings page and the docs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_name

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# the countries whose public holidays are known; a test holds this list against the library
COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set. `kind` is text, choice or number; a number lies between `low` and `high`."""

    name: str
    default: str
    kind: str
    meaning: str
    choices: tuple[str, ...] = ()
    low: float = 0
    high: float = 0

    @property
    def allowed(self) -> str:
        """What may be typed, in words."""
        if self.kind == "choice":
            return ", ".join(self.choices)
        return f"{self.low:g} to {self.high:g}" if self.kind == "number" else "text"


SETTINGS: tuple[Setting, ...] = (
    Setting("manager_name", "", "text", "Your name, as printed on papers."),
    Setting("currency", "USD", "text", "The currency of amounts, as its three letters."),
    Setting("country", "", "text", "The country whose public holidays are days off, as two letters; empty for none."),
    Setting("paper", "a4", "choice", "The size of printed papers.", ("a4", "letter")),
    Setting("first_weekday", "monday", "choice", "The day a week starts on.", WEEKDAYS),
    Setting("coaching_budget_low", "3", "number", "The least hours of coaching meant for a rep in a month.", (), 0, 40),
    Setting("coaching_budget_high", "5", "number", "The most hours of coaching meant for a rep in a month.", (), 0, 40),
    Setting(
        "tier_top_share",
        "90",
        "number",
        "A top performer met the goal in at least this share of the closed periods, in percent.",
        (),
        1,
        100,
    ),
    Setting(
        "tier_performer_share",
        "60",
        "number",
        "A performer met the goal in at least this share of the closed periods, in percent.",
        (),
        1,
        100,
    ),
    Setting("least_trials", "20", "number", "Trials that a rate needs before people are ranked by it.", (), 1, 1000),
    Setting("theme", "system", "choice", "The colours of the window.", ("system", "light", "dark")),
)


PAIRS = (("coaching_budget_low", "coaching_budget_high"), ("tier_performer_share", "tier_top_share"))
"""Settings of which the first is never above the second."""


def setting(name: str) -> Setting:
    """The setting of that name; `Invalid` names all there are when it is unknown."""
    for one in SETTINGS:
        if one.name == name.strip().lower().replace("-", "_"):
            return one
    raise Invalid("setting", f"“{name}” is not a setting; there are {', '.join(s.name for s in SETTINGS)}.")


def checked(one: Setting, text: str, saved: Mapping[str, str] | None = None) -> str:
    """The value as it is kept; `Invalid` says what may be typed instead.

    With what is saved, a least that is above its most is refused too.
    """
    value = _checked(one, text)
    for low, high in PAIRS if saved is not None else ():
        if one.name in (low, high):
            _check_order(low, high, {**(saved or {}), one.name: value})
    return value


def _check_order(low: str, high: str, values: Mapping[str, str]) -> None:
    least, most = number_of(low, values), number_of(high, values)
    if least > most:
        raise Invalid(low, f"{low} would be {least:g}, above {high} with {most:g}: change the other one first.")


def _checked(one: Setting, text: str) -> str:
    value = clean_name(text, one.name) if text.strip() else ""
    if one.kind == "choice" and (value := value.lower()) not in one.choices:
        raise Invalid(one.name, f"{one.name} can't be “{text}”: choose one of {one.allowed}.")
    if one.kind == "number" and not (_is_number(value) and one.low <= float(value) <= one.high):
        raise Invalid(one.name, f"{one.name} can't be “{text}”: type a number from {one.allowed}.")
    if one.name == "currency" and not re.fullmatch(r"[A-Za-z]{3}", value):
        raise Invalid(one.name, f"“{text}” is not a currency: type its three letters, like EUR.")
    return _country(value) if one.name == "country" else value.upper() if one.name == "currency" else value


def value_of(name: str, saved: Mapping[str, str]) -> str:
    """What was saved under a setting's name, else its default."""
    return saved.get(name, setting(name).default)


def number_of(name: str, saved: Mapping[str, str]) -> float:
    """A setting of kind number, as a number."""
    return float(value_of(name, saved))


def first_weekday(saved: Mapping[str, str]) -> int:
    """The day a week starts on: 0 for Monday to 6 for Sunday."""
    return WEEKDAYS.index(value_of("first_weekday", saved))


def _country(text: str) -> str:
    """Its two letters in capitals, GB for the UK; "" stays: no public holidays."""
    value = {"UK": "GB"}.get(text.upper(), text.upper())
    if value and value not in COUNTRIES.split():
        raise Invalid("country", f"No public holidays are known for “{text}”: type two letters, like US or DE.")
    return value


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", text) is not None
