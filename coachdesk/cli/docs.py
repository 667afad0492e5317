"""The verb that writes the pages on commands and settings out of what is declared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from coachdesk.cli import VERBS, load
from coachdesk.cli.options import PATH
from coachdesk.paths import write_whole
from coachdesk.settings import SETTINGS

FOLDER = Path(__file__).parents[2] / "docs"
NOTE = "<!-- Written by `python main.py docs`; change the command's own words instead. -->"


@click.command()
@click.option("--to", "folder", type=PATH, default=FOLDER, help="The folder to write to; else docs of this checkout.")
def docs(folder: Path) -> None:
    """Write commands.md and settings.md out of the commands and settings themselves."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        write_whole(folder / name, text.encode())
        click.echo(f"Wrote “{folder / name}”.")


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    return {"commands.md": commands_page(), "settings.md": settings_page()}


def commands_page() -> str:
    """All verbs with their arguments and options, in the order of the help."""
    lines = [
        "# Commands",
        "",
        NOTE,
        "",
        "`python main.py VERB …` exits 0 when done, 2 when refused, 1 for a fault.",
        "",
    ]
    found = (pair for verb in VERBS for pair in _walk(load(verb), (verb.name,)))
    for path, command in found:
        if not isinstance(command, click.Group):
            lines += [*_section(path, command), ""]
    return "\n".join(lines).rstrip() + "\n"


def settings_page() -> str:
    """All settings with their defaults and what may be typed."""
    rows = [f"| {s.name} | {s.default or '–'} | {s.allowed} | {s.meaning} |" for s in SETTINGS]
    head = ["# Settings", "", NOTE, "", "`python main.py settings FILE NAME VALUE` changes one.", ""]
    return "\n".join([*head, "| setting | default | allowed | meaning |", "|---|---|---|---|", *rows]) + "\n"


def _walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            child = command.get_command(ctx, name)
            assert child is not None
            yield from _walk(child, (*path, name))


def _section(path: tuple[str, ...], command: click.Command) -> list[str]:
    arguments = [p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    lines = [f"## {' '.join((*path, *arguments))}", "", " ".join((command.help or "").split()), ""]
    return [*lines, *(_option(option, command) for option in options)]


def _option(option: click.Option, command: click.Command) -> str:
    names = ", ".join(option.opts)
    taken = "" if option.is_flag else f" {option.make_metavar(click.Context(command))}"
    default = f" (usually {option.default})" if option.show_default else ""
    return f"- `{names}{taken}`: {option.help or ''}{default}"
