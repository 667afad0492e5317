"""Settings of the team file: who you are, money, paper, week, colours."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.settings import checked, setting, value_of
from ui import theme
from ui.bridge import Bridge
from ui.commands import Command
from ui.widgets.card import Card
from ui.widgets.forms import ChoiceField, Field, TextField
from ui.widgets.labels import Label
from ui.widgets.page import PageFrame

_DAYS = tuple((day, day.title()) for day in ("monday", "saturday", "sunday"))
_THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
_PAPERS = (("a4", "A4"), ("letter", "Letter"))


class SettingsPage(PageFrame):
    """Each field is kept when it is left; what is refused is said under the field."""

    watches = frozenset({"setting"})
    open_refreshes = False
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Settings")
        self.set_title("Settings", "Kept in this team file, on this computer")
        self._bridge = bridge
        self._fields: dict[str, Field] = {
            "theme": ChoiceField("Colours", _THEMES),
            "manager_name": TextField("Your name", caption="Printed on papers as the manager."),
            "currency": TextField("Currency", caption="Three letters, like EUR or USD.", limit=3),
            "paper": ChoiceField("Paper", _PAPERS),
            "first_weekday": ChoiceField("A week starts on", _DAYS),
        }
        self.add(self._card("You", "users", "manager_name"))
        self.add(self._card("Window", "sun", "theme"))
        self.add(self._card("Numbers and paper", "printer", "currency", "paper", "first_weekday"))
        self.add(Label("Nothing leaves this computer: there is no account and no network.", "caption", "text3"))
        self.body.addStretch(1)
        for name, field in self._fields.items():
            field.edited.connect(lambda name=name: self._save(name))
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept."""
        saved = self._bridge.desk.settings.all()
        for name, field in self._fields.items():
            field.set_value(value_of(name, saved))

    def title(self) -> str:
        """What the window calls this page."""
        return "Settings"

    def commands(self) -> tuple[Command, ...]:
        """Turning the colours, from anywhere in the palette."""
        return ()

    def open(self, **args: Any) -> None:
        """Nothing to choose."""

    def _card(self, heading: str, icon: str, *names: str) -> QWidget:
        card = Card(heading, icon)
        for name in names:
            self._fields[name].setMaximumWidth(360)
            card.add(self._fields[name])
        card.setMaximumWidth(760)
        return card

    def _save(self, name: str) -> None:
        field, kept = self._fields[name], self._bridge.desk.settings
        try:
            kept.save(name, checked(setting(name), field.value, kept.all()))
        except DeskError as error:
            field.set_error(str(error))
            return
        field.set_error("")
        if name == "theme":
            theme.use(field.value)
