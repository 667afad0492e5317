"""The words of a goal plan: ranges with a best guess, and never one bare number."""

from __future__ import annotations

from datetime import date
from math import isclose

from coachdesk.analysis.goals import GoalPlan, GoalStep, Need
from coachdesk.analysis.words import figure, money, plural

WHOLE_FROM = 10


def amount(value: float) -> str:
    """A number of things: whole from 10 on, else with one decimal."""
    return figure(round(value) if abs(value) >= WHOLE_FROM else round(value, 1))


def span(need: Need, currency: str = "") -> str:
    """The plausible range: "17–41", "17 or more", one number only where nothing is guessed."""
    low = money(round(need.low), currency) if currency else amount(need.low)
    if need.high is None:
        return f"{low} or more"
    high = figure(round(need.high)) if currency else amount(need.high)
    return low if amount(need.low) == amount(need.high) else f"{low}–{high}"


def per_of(step: GoalStep) -> str:
    """The goal and the won deals are told for the quarter, inputs for a week."""
    return "quarter" if step.key in ("goal", "won") else "week"


def need_of(step: GoalStep) -> Need:
    """What a line shows: all that is left of the quarter, or each week."""
    return step.total if per_of(step) == "quarter" else step.weekly


def said(step: GoalStep, who: str, weeks: int, currency: str) -> str:
    """A line in words: "17–41 a week, best guess 26; Ben does 22 now"."""
    if step.total.needed <= 0 or step.key == "goal":
        return range_words(step, weeks, currency)
    return f"{range_words(step, weeks, currency)}, {guess_words(step)}; {now_words(step, who, weeks)}"


def range_words(step: GoalStep, weeks: int, currency: str) -> str:
    """What it takes as a range: "17–41 a week"."""
    if step.total.needed <= 0:
        return "reached already: nothing more is needed"
    if step.key == "goal":
        return f"{money(round(step.total.needed), currency)} still to win in {plural(weeks, 'week')}"
    return f"{span(need_of(step))} {'more by the end of the quarter' if per_of(step) == 'quarter' else 'a week'}"


def guess_words(step: GoalStep) -> str:
    """The best guess, never without its range beside it; without a range it says so."""
    need = need_of(step)
    if need.high is not None and isclose(need.low, need.high):
        return "if the numbers it stands on hold"
    open_end = ", no upper end can be told" if need.high is None else ""
    return f"best guess {amount(need.needed)}{open_end}"


def now_words(step: GoalStep, who: str, weeks: int) -> str:
    """What the rep does now, or where that leads by the end of the quarter."""
    if step.usual is None:
        return f"what {who} does now is not known"
    if per_of(step) == "quarter":
        return f"at the pace of now {who} gets to {amount(step.usual * weeks)}"
    return f"{who} does {amount(step.usual)} now"


def short_now(step: GoalStep, weeks: int) -> str:
    """The same beside a chart that names the rep: "now 22", "pace of now 7.5"."""
    if step.usual is None:
        return "now not known"
    if per_of(step) == "quarter":
        return f"pace of now {amount(step.usual * weeks)}"
    return f"now {amount(step.usual)}"


def share_words(step: GoalStep) -> str:
    """The share of these that goes on, with its count, range and whose it is: "49 of 102 go on, 39–58 %"."""
    if step.rate is None:
        return ""
    rate = step.rate.rate
    if step.source == "assumed":
        return f"{(rate.rate or 0) * 100:.0f} % go on, assumed"
    count, _, plausible = rate.words.partition(", ")
    whose = ", of the role" if step.source == "role" else ""
    return f"{count} go on{whose}, {plausible.removeprefix('plausible ')}"


def summary(plan: GoalPlan, who: str, currency: str, today: date) -> str:
    """The first line of the view: what the goal is, how far it is, and how long there is."""
    if plan.goal is None:
        return f"{who} has no goal for {plan.quarter.title} yet"
    so_far = "nothing known of it yet" if plan.so_far is None else f"{money(round(plan.so_far), currency)} so far"
    goal = money(round(plan.goal), currency)
    if plan.left <= 0:
        return f"{who}: {goal} in {plan.quarter.title} is reached, {so_far}"
    left = f"{plural(plan.weeks, 'week')} left, this one too" if plan.weeks else "the quarter is over"
    if plan.quarter.first > today:
        left = f"{plural(plan.weeks, 'week')} in it"
    return f"{who}: {goal} in {plan.quarter.title} · {so_far} · {left}"


CAUTION = (
    "The ranges come from the counts of the last year and take the weeks to come to be like them. They say what it "
    "takes, not what will happen."
)


def each_words(plan: GoalPlan, currency: str) -> str:
    """What one won deal is worth, with its range: "$8,173 each, $7,175–9,171"."""
    size = plan.deal_size
    if size.mean is None:
        return ""
    each = f"{money(round(size.mean), currency)} each"
    if plan.deal_size_source == "assumed":
        return f"{each}, assumed"
    if size.low is None or size.high is None:
        return each
    return f"{each}, {money(round(size.low), currency)}–{figure(round(size.high))}"


def deal_size(plan: GoalPlan, currency: str) -> str:
    """What a deal is worth, with its range, count and whose it is."""
    size = plan.deal_size
    if size.mean is None:
        return "Deal size is not known"
    mean = money(round(size.mean), currency)
    if plan.deal_size_source == "assumed":
        return f"Deal size {mean}, assumed"
    whose = "of the role" if plan.deal_size_source == "role" else "own"
    spread = "" if size.low is None or size.high is None else (
        f", plausible {money(round(size.low), currency)}–{figure(round(size.high))}"
    )  # fmt: skip
    return f"Deal size {mean}{spread}, from {plural(round(size.count), 'won deal')} ({whose})"
