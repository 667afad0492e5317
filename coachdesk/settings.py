"""What can be set: one list, walked by the command line, the settings page and the docs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from zoneinfo import available_timezones

from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import WEEKDAYS
from coachdesk.domain.texts import clean_name

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
    Setting("week_hours", "8", "number", "The most hours of coaching meant for one week of yours.", (), 1, 60),
    Setting("working_days", " ".join(WEEKDAYS[:5]), "text", "The days of the week on which you meet people."),
    Setting("day_starts", "09:00", "text", "The time from which sessions are planned."),
    Setting("day_ends", "17:00", "text", "The time by which planned sessions are over."),
    Setting("lunch", "12:00-13:00", "text", "The time that stays free at midday; empty for none."),
    Setting("gap", "0", "number", "The least minutes between two planned sessions.", (), 0, 60),
    Setting("time_zone", "", "text", "The time zone of your calendar, like Europe/Berlin; empty for this computer’s."),
    Setting("debrief_days", "3", "number", "Within so many days a training is debriefed.", (), 1, 30),
    Setting("check_weeks", "1 3 8", "text", "The weeks after a training in which it is checked; empty for no checks."),
    Setting(
        "checks_as",
        "short",
        "choice",
        "A check has its own time, or is a short part of the next one-on-one.",
        ("short", "session"),
    ),
    Setting("certificate_days", "60", "number", "A certificate is said to run out so many days ahead.", (), 1, 365),
    Setting("theme", "system", "choice", "The colours of the window.", ("system", "light", "dark")),
)


PAIRS = (("coaching_budget_low", "coaching_budget_high"), ("tier_performer_share", "tier_top_share"))
"""Settings of which the first is never above the second."""
TIMES = ("day_starts", "day_ends")
# the minutes of the shortest session that is planned
SHORTEST = 15


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
    if saved is not None and one.name in (*TIMES, "lunch"):
        _check_day(one.name, {**saved, one.name: value})
    return value


def _check_day(name: str, values: Mapping[str, str]) -> None:
    """Refuse a day that ends before it starts, and one whose lunch leaves no room for the shortest session."""
    starts, ends = (clock(values, one) for one in TIMES)
    if starts >= ends:
        raise Invalid(name, f"The day would start at {starts:%H:%M} and end at {ends:%H:%M}.")
    if (noon := lunch(values)) is None:
        return
    before, after = _minutes(starts, min(noon[0], ends)), _minutes(max(noon[1], starts), ends)
    if max(before, after) < SHORTEST:
        raise Invalid(
            name, f"A lunch of {noon[0]:%H:%M}–{noon[1]:%H:%M} would leave no {SHORTEST} minutes in one piece of the "
            f"day, {starts:%H:%M}–{ends:%H:%M}.",
        )  # fmt: skip


def _minutes(first: time, last: time) -> int:
    return 60 * (last.hour - first.hour) + last.minute - first.minute


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
    return CHECKS[one.name](value) if one.name in CHECKS else value


def value_of(name: str, saved: Mapping[str, str]) -> str:
    """What was saved under a setting's name, else its default."""
    return saved.get(name, setting(name).default)


def number_of(name: str, saved: Mapping[str, str]) -> float:
    """A setting of kind number, as a number."""
    return float(value_of(name, saved))


def first_weekday(saved: Mapping[str, str]) -> int:
    """The day a week starts on: 0 for Monday to 6 for Sunday."""
    return WEEKDAYS.index(value_of("first_weekday", saved))


def clock(saved: Mapping[str, str], name: str) -> time:
    """A setting that is a time of day."""
    return time.fromisoformat(value_of(name, saved))


def lunch(saved: Mapping[str, str]) -> tuple[time, time] | None:
    """The time that stays free at midday; None when there is none."""
    begin, dash, end = value_of("lunch", saved).partition("-")
    return (time.fromisoformat(begin), time.fromisoformat(end)) if dash else None


def working_days(saved: Mapping[str, str]) -> frozenset[int]:
    """The days on which people are met, 0 for Monday to 6 for Sunday."""
    return frozenset(WEEKDAYS.index(day) for day in value_of("working_days", saved).split())


def check_weeks(saved: Mapping[str, str]) -> tuple[int, ...]:
    """After how many weeks a training is checked, in order."""
    return tuple(int(week) for week in value_of("check_weeks", saved).split())


def _currency(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", text):
        raise Invalid("currency", f"“{text}” is not a currency: type its three letters, like EUR.")
    return text.upper()


def _time(text: str) -> str:
    if not (match := re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", text)):
        raise Invalid("time", f"“{text}” is not a time of day: type it like 09:00.")
    return f"{int(match[1]):02d}:{match[2]}"


def _span(text: str) -> str:
    """Two times with a dash; "" stays."""
    if not text:
        return ""
    begin, dash, end = text.replace("–", "-").partition("-")
    if not dash or (first := _time(begin.strip())) >= (last := _time(end.strip())):
        raise Invalid("time", f"“{text}” is not a stretch of time: type it like 12:00-13:00.")
    return f"{first}-{last}"


def _days(text: str) -> str:
    """Names of weekdays, whole or by their first three letters, in the order of the week."""
    said = [word[:3] for word in re.split(r"[\s,;]+", text.lower()) if word]
    unknown = [word for word in said if word not in {day[:3] for day in WEEKDAYS}]
    if unknown or not said:
        raise Invalid("days", f"“{text}” are not days of the week: type them like monday tuesday.")
    return " ".join(day for day in WEEKDAYS if day[:3] in said)


def _weeks(text: str) -> str:
    said = [word for word in re.split(r"[\s,;+]+", text) if word]
    if not all(re.fullmatch(r"\d{1,2}", word) and 1 <= int(word) <= 52 for word in said) or len(said) > 8:
        raise Invalid("weeks", f"“{text}” are not weeks: type up to 8 numbers from 1 to 52, like 1 3 8.")
    return " ".join(str(week) for week in sorted({int(word) for word in said}))


def _zone(text: str) -> str:
    """The zone as the time zone database writes it; "" stays: the computer's own."""
    known = {zone.casefold(): zone for zone in available_timezones()}
    if text and text.casefold() not in known:
        raise Invalid("time_zone", f"“{text}” is not a time zone: type it like Europe/Berlin or America/New_York.")
    return known.get(text.casefold(), "")


def _country(text: str) -> str:
    """Its two letters in capitals, GB for the UK; "" stays: no public holidays."""
    value = {"UK": "GB"}.get(text.upper(), text.upper())
    if value and value not in COUNTRIES.split():
        raise Invalid("country", f"No public holidays are known for “{text}”: type two letters, like US or DE.")
    return value


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", text) is not None


CHECKS: Mapping[str, Callable[[str], str]] = {
    "currency": _currency, "country": _country, "working_days": _days, "day_starts": _time, "day_ends": _time,
    "lunch": _span, "time_zone": _zone, "check_weeks": _weeks,
}  # fmt: skip
