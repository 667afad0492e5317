"""Self-assessment forms: made for one rep and version, looked at when they come back, and taken in once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.analysis.skill_papers import FormPaper
from coachdesk.analysis.words import plural
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.forms import SentForm
from coachdesk.domain.frameworks import Framework, FrameworkContent
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import Assessment, Rater
from coachdesk.exchange.dates import day_words
from coachdesk.exchange.forms import MOST_FILE, NOTE, TOKEN, ReadForm, read_form
from coachdesk.exchange.levels import parse_level
from coachdesk.reports import report
from coachdesk.settings import value_of

if TYPE_CHECKING:
    from coachdesk.desk import Desk

LEFT_OUT = "the manager’s ratings, levels aimed at, private notes"


@dataclass(frozen=True, slots=True)
class FormLook:
    """What a form that came back says, before anything is stored; names are those of the form's own version.

    `levels` are (skill id, skill, level), `evidence` (skill id, words); `unknown` names the skills left blank.
    """

    form: SentForm
    rep: Rep
    framework: Framework
    version: int
    levels: tuple[tuple[int, str, int], ...]
    evidence: tuple[tuple[int, str], ...]
    note: str
    unknown: tuple[str, ...]
    warnings: tuple[str, ...]


def form_paper(
    desk: Desk, rep: Rep, today: date, framework_id: int | None = None, subset: frozenset[int] = frozenset(),
    token: str = "",
) -> FormPaper:  # fmt: skip
    """The form for one rep by the present version; without a framework named it is the first one."""
    content = desk.frameworks.now(_framework(desk, framework_id).id or 0)
    if not content.skills:
        raise DeskError(f"“{content.name}” has no skills yet: add some first.")
    if strange := subset - {skill.id for skill in content.skills}:
        raise DeskError(f"{len(strange)} of the chosen skills are not in use in “{content.name}”.")
    return FormPaper(
        rep.name, rep.first_name, value_of("manager_name", desk.settings.all()), content, subset, token, today, LEFT_OUT
    )


def send_form(
    desk: Desk, rep: Rep, today: date, token: str, framework_id: int | None = None,
    subset: frozenset[int] = frozenset(), size: str = "a4",
) -> bytes:  # fmt: skip
    """The fillable PDF for one rep, remembered so that it can come back; `token` is 32 hex characters of its own."""
    assert rep.id is not None
    if not TOKEN.fullmatch(token):
        raise Invalid("token", "A form needs a hidden number of 32 hex characters.")
    paper = form_paper(desk, rep, today, framework_id, subset, token)
    pdf: bytes = report("selfform").form_pdf((paper,), size)
    desk.forms.send(SentForm(None, token, rep.id, paper.content.framework_id, paper.content.version, today))
    return pdf


def look_at_form(desk: Desk, content: bytes, name: str) -> FormLook:
    """What a filled form would bring in; nothing is stored, and `DeskError` says in one sentence why one is refused."""
    return look_at_answers(desk, read_form(content, name), name)


def look_at_answers(desk: Desk, read: ReadForm, name: str) -> FormLook:
    """The same of a form that was read already, as the window does beside itself: reading may take seconds."""
    form = _known(desk, read.token, name)
    rep, framework = desk.people.one(form.rep_id), desk.frameworks.one(form.framework_id)
    asked = desk.frameworks.content(form.framework_id, form.version)
    answers = _Answers(read, asked)
    if not (answers.levels or read.texts):
        raise DeskError(f"Nothing is filled in in “{name}”: save the form after filling it in, then try again.")
    return FormLook(
        form, rep, framework, form.version, answers.levels, answers.evidence, answers.note, answers.unknown,
        (*read.notes, *answers.warnings, *_told(framework, form, rep)),
    )  # fmt: skip


def read_pdf(path: Path) -> bytes:
    """The bytes of a file that came back; a sentence when there is none, or it is far too large for a form."""
    try:
        if path.is_file() and path.stat().st_size > MOST_FILE:
            raise DeskError(f"“{path.name}” is larger than {MOST_FILE >> 20} MB: a form of ours is far smaller.")
        return path.read_bytes()
    except OSError as error:
        raise DeskError(f"“{path.name}” cannot be read: {error.strerror or 'the system refuses'}.") from error


def take_form(desk: Desk, look: FormLook, today: date, *, blind: bool = False) -> Assessment:
    """Store what was looked at as one step: the self-assessment by the form's version, and the form as returned.

    With another form of that version about other skills, taken in on the same day, the two make one assessment; one
    that would change what is there is refused. A `blind` one stays hidden, skill by skill, until the manager has rated.
    """
    form = _known(desk, look.form.token, "the form")
    words = dict(look.evidence)
    with desk.store.change(f"Take in the self-assessment of {look.rep.name}"):
        kept = _begin(desk, look, today, blind=blind)
        for skill_id, _name, level in look.levels:
            desk.assessments.set_level(kept, skill_id, level, words.get(skill_id))
        desk.forms.returned(form, today, kept.id or 0)
    return kept


def _begin(desk: Desk, look: FormLook, today: date, *, blind: bool) -> Assessment:
    form = look.form
    wanted = Assessment(None, form.rep_id, Rater.SELF, today, framework_id=form.framework_id)
    old = {one.id for one in desk.assessments.of_rep(form.rep_id)}
    begun = desk.assessments.begin(wanted)
    if begun.id not in old:
        return desk.assessments.edit(replace(begun, version=form.version, note=look.note, blind=blind))
    rated = {one.skill_id for one in desk.assessments.ratings_of(begun.id or 0)}
    if begun.blind != blind or rated & {skill_id for skill_id, _name, _level in look.levels}:
        raise DeskError(
            f"{look.rep.first_name} has a self-assessment of {day_words(today)} already, and this form would change "
            "it: take it in on another day, or remove that one first."
        )
    if begun.version != form.version:
        raise DeskError(
            f"{look.rep.first_name} has a self-assessment of {day_words(today)} by version {begun.version} already; "
            f"this form is of version {form.version}. Take it in on another day."
        )
    note = "\n\n".join(dict.fromkeys(part for part in (begun.note, look.note) if part))
    return desk.assessments.edit(replace(begun, note=note))


def _framework(desk: Desk, framework_id: int | None) -> Framework:
    if framework_id is not None:
        return desk.frameworks.one(framework_id)
    found = desk.frameworks.all()
    if not found:
        raise DeskError("There is no framework of skills yet: add one first.")
    return found[0]


def _known(desk: Desk, token: str, name: str) -> SentForm:
    """The form that was sent with this number; it comes back once, unless its assessment was removed since."""
    form = desk.forms.by_token(token)
    if form is None:
        raise DeskError(f"“{name}” was made from another team file, or before a step that was undone.")
    if form.returned is not None and form.assessment_id is not None:
        raise DeskError(f"“{name}” came back already, on {day_words(form.returned)}.")
    return form


def _told(framework: Framework, form: SentForm, rep: Rep) -> tuple[str, ...]:
    told = []
    if form.version != framework.version:
        told.append(
            f"The form is of version {form.version} of “{framework.name}”; version {framework.version} is in use now. "
            f"Its answers keep the texts of version {form.version}."
        )
    if form.returned is not None:
        told.append(f"It came back on {day_words(form.returned)}; what it brought was removed since.")
    if not rep.present:
        told.append(f"{rep.name} is not on the team any more.")
    return tuple(told)


class _Answers:
    """The answers of a form put in the order and words of its version."""

    def __init__(self, read: ReadForm, asked: FrameworkContent) -> None:
        self.warnings: list[str] = []
        names = {str(skill.id): skill.name for skill in asked.skills}
        levels = {key: self._level(read.levels[key], name) for key, name in names.items() if key in read.levels}
        self.levels = tuple((int(key), names[key], level) for key, level in levels.items() if level is not None)
        self.unknown = tuple(names[key] for key, level in levels.items() if level is None)
        self.evidence = tuple((at, read.texts[str(at)]) for at, _, _ in self.levels if str(at) in read.texts)
        self.note = self._note(read.texts, {key: name for key, name in names.items() if levels.get(key) is None})
        if strange := len(set(read.levels) - set(names)):
            answers = plural(strange, "answer")
            self.warnings.append(f"{answers} left out: of skills that version {asked.version} does not have.")

    def _level(self, answer: str, name: str) -> int | None:
        try:
            return parse_level(answer)
        except Invalid as error:
            self.warnings.append(f"{name}: {error} It is left unknown.")
            return None

    def _note(self, texts: Mapping[str, str], unrated: Mapping[str, str]) -> str:
        """The note, with the words that stand beside skills without a level, so that none is lost."""
        beside = [f"{name}: {texts[key]}" for key, name in unrated.items() if key in texts]
        if beside:
            self.warnings.append(
                f"What stands beside {plural(len(beside), 'skill')} without a level goes into the note."
            )
        return "\n".join(part for part in (texts.get(NOTE, ""), *beside) if part)
