"""One skill of a rep that nobody has seen for long: a row that leads to noting it."""

from __future__ import annotations

from collections.abc import Callable

from coachdesk.analysis.today import StaleSkill
from ui.widgets.avatar import Avatar
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow


def stale_row(one: StaleSkill, on: Callable[[int, int], object]) -> LinkRow:
    """Who, which skill, since when; `on` is told the rep and the skill."""
    row = LinkRow(f"Note what you saw: {one.rep}, {one.skill}, {one.words}",
                  lambda: on(one.rep_id, one.skill_id), tip="Note what you saw")  # fmt: skip
    row.add(Avatar(one.rep, 22))
    row.add(Label(one.rep, "medium", elide=True))
    row.add(Label(one.skill, "body", "text2", elide=True), 1)
    row.add(Label(one.words, "caption", "text2", right=True))
    return row
