"""The colour of each kind of session; its name always stands beside it."""

from __future__ import annotations

from coachdesk.domain.sessions import SessionKind

TONES = {
    SessionKind.ONE_ON_ONE: "d1",
    SessionKind.JOINT_CALL: "d3",
    SessionKind.PRE_BRIEF: "d5",
    SessionKind.DEBRIEF: "d4",
    SessionKind.CALL_REVIEW: "d6",
    SessionKind.GROUP: "accent",
    SessionKind.CAREER_TALK: "dN",
    SessionKind.TRAINING: "borderStrong",
    SessionKind.CHECK: "watch",
    SessionKind.MID_QUARTER: "info",
}


def tone_of(words: str) -> str:
    """The colour of a kind by its name in words: "One-on-ones", "Group coaching"."""
    said = words.casefold()
    return next((tone for kind, tone in TONES.items() if said.startswith(kind.value)), "dN")
