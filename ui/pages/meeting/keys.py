"""The keys of the meeting: every part of it is reached without the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.domain.commitments import Owner
from ui.commands import Command

if TYPE_CHECKING:
    from ui.pages.meeting.page import MeetingPage


def commands_of(page: MeetingPage) -> tuple[Command, ...]:
    """What can be done in the meeting."""
    room, steps = page.room, page.steps
    return (
        Command("meeting.agenda", "Go to the agenda", lambda: room.agenda.list.focus_on(page.clock.current), "F2"),
        Command("meeting.questions", "Go to the questions", room.focus.questions.focus_first, "F3"),
        Command("meeting.notes", "Go to the shared notes", room.notes.shared.setFocus, "F4"),
        Command("meeting.private", "Go to the notes only for me", room.notes.private.setFocus, "F5"),
        Command("meeting.promises", "Go to the commitments", room.promises.line.focus_line, "F6"),
        Command("meeting.carried", "Go to what was carried over", room.carried.focus_first, "F7"),
        Command("meeting.close", "Go to the close", room.close_card.useful.setFocus, "F8"),
        Command("meeting.pause", "Pause or go on", page.pause, "F9"),
        Command("meeting.next", "Next agenda item", partial(steps.turn, 1), "Alt+Down"),
        Command("meeting.before", "Previous agenda item", partial(steps.turn, -1), "Alt+Up"),
        Command("meeting.item", "Add an agenda item", room.agenda.ask_item, "Ctrl+N"),
        Command("meeting.promise", "Add the commitment", page.promising.add, "Ctrl+Return"),
        Command("meeting.mine", "The commitment is mine", partial(page.promising.set_owner, Owner.MANAGER), "Alt+M"),
        Command("meeting.theirs", "The commitment is the rep’s", partial(page.promising.set_owner, Owner.REP), "Alt+R"),
        Command("meeting.observe", "Note what I saw", page.observe, "Ctrl+O"),
        Command("meeting.keep", "Keep what is typed now", steps.keep_now, "Ctrl+S"),
        Command("meeting.finish", "Finish and keep", steps.finish, "Ctrl+Shift+Return"),
        Command("meeting.copy", "Copy the shared summary", steps.copy_summary, "Ctrl+Shift+C"),
        Command("meeting.print", "Print the shared summary", steps.print_summary, "Ctrl+P"),
        Command("meeting.leave", "Leave the meeting", page.leave),
    )
