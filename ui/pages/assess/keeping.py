"""What the rating form writes: an assessment begins with the first thing that is kept, and ends with the last."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.desk import Desk
from coachdesk.domain.skills import Assessment
from ui.pages.assess.state import Form


def keep_level(
    desk: Desk, form: Form, skill_id: int, level: int | None, evidence: str | None = None
) -> Assessment | None:
    """Rate one skill, or take it back to unknown; gives the assessment, None when nothing is left of it."""
    kept = form.assessment
    if kept is None:
        return begin(desk, form, skill_id, level, evidence or "") if level is not None else None
    rated = {r.skill_id for r in desk.assessments.ratings_of(kept.id or 0)}
    if level is None and rated == {skill_id} and not (kept.note or kept.private_note):
        desk.assessments.remove(kept)
        return None
    desk.assessments.set_level(kept, skill_id, level, evidence)
    return kept


def begin(desk: Desk, form: Form, skill_id: int, level: int, evidence: str) -> Assessment:
    """The first rating: with it the assessment begins, in one step."""
    with desk.store.change(f"Begin an assessment of {form.rep.name}"):
        begun = desk.assessments.begin(wanted(form))
        desk.assessments.set_level(begun, skill_id, level, evidence)
        return begun


def keep_note(desk: Desk, form: Form, note: str, private_note: str) -> Assessment | None:
    """Keep what is said of the whole; words alone begin an assessment too, so that none are lost."""
    kept = form.assessment
    if kept is not None:
        return desk.assessments.edit(replace(kept, note=note, private_note=private_note))
    if not (note.strip() or private_note.strip()):
        return None
    with desk.store.change(f"Begin an assessment of {form.rep.name}"):
        begun = desk.assessments.begin(wanted(form))
        return desk.assessments.edit(replace(begun, note=note, private_note=private_note))


def wanted(form: Form) -> Assessment:
    """The assessment that the form is for; `Invalid` for a peer without a name."""
    one = form.choice
    return Assessment(None, one.rep_id, one.rater, one.day, framework_id=one.framework_id, by=one.by, blind=one.blind)
