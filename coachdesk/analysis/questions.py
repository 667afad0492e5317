"""Which questions to bring: by the phases of the model and the focus skill, and never the list of last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coachdesk.domain.questions import Model, Pick, Question

LEAST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What was picked so far: how often each question was, when last with this rep, last time's list and this one's."""

    uses: Mapping[int, int] = field(default_factory=dict)
    before: Mapping[int, str] = field(default_factory=dict)
    last: frozenset[int] = frozenset()
    there: frozenset[int] = frozenset()


def choose(
    bank: Sequence[Question], model: Model, skill_id: int | None, minutes: int, asked: Asked, session_id: int = 0
) -> tuple[Pick, ...]:
    """One question for each phase, and one on the focus skill in the longest phase; `minutes` is the time for all.

    Least used and longest not asked first. What is on the list of this session or of last time comes only where a
    phase has nothing else, and last time's list never whole again.
    """
    ranked = sorted((q for q in bank if not q.archived and q.id is not None), key=lambda q: _rank(q, skill_id, asked))
    chosen: list[tuple[str, Question]] = []
    longest = max(model.phases, key=lambda phase: phase[1])[0]
    on_skill = _first([q for q in ranked if skill_id is not None and q.skill_id == skill_id and q.model is None])
    for phase, _ in model.phases:
        found = _first([q for q in ranked if q.model is model and q.phase == phase and q.skill_id in {None, skill_id}])
        takes_place = phase == longest and on_skill and len(model.phases) >= LEAST
        chosen += [(phase, found)] if found and not takes_place else []
        chosen += [(phase, on_skill)] if on_skill and phase == longest else []
    return _boxed(_not_again(chosen, asked), model, minutes, session_id)


def _rank(question: Question, skill_id: int | None, asked: Asked) -> tuple[int, bool, int, str, int]:
    id = question.id or 0  # noqa: A001
    other = skill_id is not None and question.skill_id != skill_id
    taken = 2 if id in asked.last else 1 if id in asked.there else 0
    return taken, other, asked.uses.get(id, 0), asked.before.get(id, ""), id


def _first(ranked: Sequence[Question]) -> Question | None:
    return next(iter(ranked), None)


def _not_again(chosen: list[tuple[str, Question]], asked: Asked) -> list[tuple[str, Question]]:
    """With nothing but last time's list left in the bank, leave the most used one of it out."""
    if len(chosen) < 2 or {q.id for _, q in chosen} != asked.last:
        return chosen
    most = max(chosen, key=lambda pick: asked.uses.get(pick[1].id or 0, 0))
    return [pick for pick in chosen if pick is not most]


def _boxed(chosen: Sequence[tuple[str, Question]], model: Model, minutes: int, session_id: int) -> tuple[Pick, ...]:
    """Each with its time: a phase's box, shared by the questions in it."""
    boxes, phases = dict(model.minutes(minutes)), [phase for phase, _ in chosen]
    picks: list[Pick] = []
    for place, (phase, question) in enumerate(chosen, start=1):
        share, rest = divmod(boxes[phase], phases.count(phase))
        first = phases.index(phase) == place - 1
        box = share + rest if first else share
        picks.append(Pick(None, session_id, question.id or 0, phase, box, position=place))
    return tuple(picks)
