"""What is half typed: in the file so that a kill loses nothing, in no step so that undo never brings it back."""

from __future__ import annotations

from coachdesk.storage.store import Store


class Drafts:
    """One text for each place where something is being typed. Keeping one is no step of the history."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @staticmethod
    def meeting(session_id: int) -> str:
        """The place of what is being typed in a meeting."""
        return f"meeting {session_id}"

    @staticmethod
    def sheet(rep_id: int, session_id: int | None) -> str:
        """The place of a sheet being typed back; without a session it is one that was never planned."""
        return f"typeback {rep_id} {session_id or 'new'}"

    def words(self, place: str) -> str:
        """What was typed there; "" when nothing was."""
        found = self._store.rows("select words from draft where place = ?", [place])
        return found[0][0] if found else ""

    def keep(self, place: str, words: str) -> None:
        """Keep the words in the place of those before; empty ones are dropped."""
        if words == self.words(place):
            return
        if not words:
            self.drop(place)
            return
        sql = "insert into draft (place, words) values (?, ?) on conflict (place) do update set words = excluded.words"
        with self._store.change("Keep what is typed"):
            self._store.write(sql, [place, words])

    def drop(self, place: str) -> None:
        """Let go of what was typed there."""
        with self._store.change("Let go of what was typed"):
            self._store.remove("draft", "place = ?", [place])
