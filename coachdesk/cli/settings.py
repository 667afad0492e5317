"""The verb about settings: list them, show one, change one."""

from __future__ import annotations

from pathlib import Path

import click

from coachdesk.cli.options import file_argument, json_option, opened, print_json, print_table
from coachdesk.settings import SETTINGS, checked, setting, value_of


# a value may begin with a minus: it is refused in words, not as an option
@click.command("settings", context_settings={"ignore_unknown_options": True})
@file_argument
@click.argument("name", required=False)
@click.argument("value", required=False)
@json_option
def settings_command(file: Path, name: str | None, value: str | None, *, as_json: bool) -> None:
    """Show all settings of a team file, or one; with a VALUE, change it."""
    shown = (setting(name),) if name else SETTINGS
    with opened(file) as desk:
        if value is not None:
            desk.settings.save(shown[0].name, checked(shown[0], value, desk.settings.all()))
        saved = desk.settings.all()
    if as_json:
        print_json({one.name: value_of(one.name, saved) for one in shown})
        return
    print_table(
        ("setting", "value", "allowed", "meaning"),
        ((one.name, value_of(one.name, saved) or "–", one.allowed, one.meaning) for one in shown),
    )
