"""The verb that shows why a rep misses the goal, as far as the numbers can tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from coachdesk import diagnosing
from coachdesk.analysis import words
from coachdesk.analysis.diagnosis import Diagnosis, Finding
from coachdesk.cli.options import file_argument, json_option, opened, print_json, rep_option, say, today_option


@click.command("diagnosis")
@file_argument
@rep_option
@today_option
@json_option
def diagnosis(file: Path, name: str, today: date, *, as_json: bool) -> None:
    """Show why a rep misses the goal, with the evidence, and what was looked at and not found."""
    with opened(file) as desk:
        rep = desk.people.by_name(name)
        found = diagnosing.diagnosis(desk, rep, today)
    if as_json:
        print_json([_shape(finding) for finding in found.findings])
        return
    say(f"{rep.name}: {found.summary}")
    for finding in found.findings:
        _tell(finding)
    _rest(found)


def _shape(finding: Finding) -> dict[str, Any]:
    return {
        "cause": finding.cause,
        "kind": finding.kind.value,
        "strength": finding.strength.value,
        "title": finding.title,
        "evidence": list(finding.evidence),
        "question": finding.question,
        "skill": finding.skill or None,
        "course": finding.course or None,
        "course_day": finding.course_day,
    }


def _tell(finding: Finding) -> None:
    click.echo()
    say(f"{finding.kind.title}, {finding.strength.value}: {finding.title}")
    for line in finding.evidence:
        say(f"  - {line}")
    say(f"  “{finding.question}”")
    day = f", {words.weekday(finding.course_day)}" if finding.course_day else ""
    rows = (("Skill", finding.skill), ("Course", f"{finding.course}{day}" if finding.course else ""))
    proposed = [f"{head}: {text}" for head, text in rows if text]
    if proposed:
        say(f"  {' · '.join(proposed)}")


def _rest(found: Diagnosis) -> None:
    """What was looked at beside the findings."""
    aside = [(one.title, one.dismissal.reason) for one in found.set_aside]
    _list("Checked and not found", [(one.title, one.words) for one in found.not_found])
    _list("Can’t tell yet", [(one.title, one.words) for one in found.too_early])
    _list("Set aside by you", aside)


def _list(title: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        click.echo(f"\n{title}")
        for name, said in rows:
            say(f"  {name}: {said}")
