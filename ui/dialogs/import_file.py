"""One file in the import sheet: its table and form, what was looked up, and what was chosen so far."""

from __future__ import annotations

from coachdesk.exchange.compared import Key, overwrite
from coachdesk.exchange.plans import ImportOptions, ImportPlan
from coachdesk.exchange.recipes import kept_options
from coachdesk.exchange.tables import Table
from coachdesk.importing import Remember, RememberedSource
from ui.dialogs.import_form import ImportForm


class OpenFile:
    """`looked` is what the file would do by itself; `plan` has the choices between typed numbers and the file's."""

    def __init__(self, verb: str, table: Table, source: RememberedSource | None, form: ImportForm) -> None:
        self.verb, self.table, self.source, self.form = verb, table, source, form
        self.aliases: dict[str, str | None] = dict(source.recipe.options.aliases) if source else {}
        self.taken: frozenset[Key] = frozenset()
        self.looked: ImportPlan | None = None

    @property
    def options(self) -> ImportOptions:
        """How the file is to be read, as the form and the settled names say."""
        return self.form.options(self.aliases)

    @property
    def plan(self) -> ImportPlan | None:
        """What is going to be written."""
        return overwrite(self.looked, self.taken) if self.looked else None

    def kept(self, name: str) -> Remember | None:
        """What is remembered of the import: all of it under a name, else only that its source was used."""
        if name and self.looked:
            return Remember(name, kept_options(self.options, self.looked.reading, self.table))
        return Remember(self.source.recipe.name) if self.source else None
