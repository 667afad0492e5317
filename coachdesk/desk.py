"""The desk: one open team file with everything that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from coachdesk import starter as starter_content
from coachdesk.storage.commitments import Commitments
from coachdesk.storage.keeping import Backups
from coachdesk.storage.measures import Measures
from coachdesk.storage.people import People
from coachdesk.storage.plans import Plans
from coachdesk.storage.recipes import Recipes
from coachdesk.storage.results import Results
from coachdesk.storage.roles import Roles
from coachdesk.storage.sessions import Sessions
from coachdesk.storage.settings import Settings
from coachdesk.storage.skills import Skills
from coachdesk.storage.store import Store
from coachdesk.storage.targets import Targets


class Desk:
    """A team: its topics as attributes, and the verbs that span several of them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.settings = Settings(store)
        self.roles = Roles(store)
        self.people = People(store)
        self.measures = Measures(store)
        self.targets = Targets(store)
        self.results = Results(store)
        self.skills = Skills(store)
        self.sessions = Sessions(store)
        self.commitments = Commitments(store)
        self.plans = Plans(store)
        self.recipes = Recipes(store)
        self.backups = Backups(store)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, now: Callable[[], datetime] = datetime.now) -> Desk:
        """Open a team file; `DeskError` says why one is refused."""
        return cls(Store(path, read_only=read_only, now=now))

    @classmethod
    def create(cls, path: Path, *, starter: bool = True, now: Callable[[], datetime] = datetime.now) -> Desk:
        """A new team file, with the starter content unless it is to be empty."""
        desk = cls(Store(path, create=True, now=now))
        if starter:
            starter_content.fill(desk.store)
        return desk

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
