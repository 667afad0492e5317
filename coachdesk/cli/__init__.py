"""The command line: verbs by name, each loaded on first use; a refusal is one sentence, a bug leaves a log."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from importlib import import_module

import click

from coachdesk import __version__
from coachdesk.domain.errors import DeskError
from coachdesk.domain.texts import plain_line
from coachdesk.paths import log_file

BUG, REFUSED = 1, 2


@dataclass(frozen=True, slots=True)
class Verb:
    """One word of the command line and the module that holds it."""

    name: str
    module: str
    command: str
    short: str


VERBS: tuple[Verb, ...] = (
    Verb("new", "team", "new", "Make an empty team with the starter skills, roles and measures."),
    Verb("sample", "team", "sample", "Make a believable sample team."),
    Verb("import", "imports", "import_group", "Bring in a roster, numbers, sessions, skills or a filled form."),
    Verb("recipes", "recipes", "recipes", "List, rename or remove the remembered ways to import."),
    Verb("export", "exports", "export_group", "Write records to CSV, XLSX or JSON."),
    Verb("report", "reports", "report_group", "Print papers to PDF."),
    Verb("plan", "plans", "plan_group", "Issue development plans and print them again."),
    Verb("show", "show", "show_group", "Show the same facts as the pages."),
    Verb("history", "steps", "history", "List the steps that were done."),
    Verb("undo", "steps", "undo", "Take the last step back."),
    Verb("redo", "steps", "redo", "Do again what was undone last."),
    Verb("check", "team", "check", "Check that a team file is whole."),
    Verb("settings", "settings", "settings_command", "Show or change settings."),
    Verb("docs", "docs", "docs", "Write the pages on commands and settings."),
)


class Verbs(click.Group):
    """The verbs of `VERBS`, listed without loading one."""

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Walk the registry, not the modules."""
        with formatter.section("Verbs"):
            formatter.write_dl([(verb.name, verb.short) for verb in VERBS])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="CoachDesk")
def root() -> None:
    """Plan, measure and print the coaching of a sales team, offline.

    Without a verb, or with one team file alone, the window opens.
    """


def load(verb: Verb) -> click.Command:
    """The command of a verb; its module is imported now."""
    command: click.Command = getattr(import_module(f"coachdesk.cli.{verb.module}"), verb.command)
    root.add_command(command, verb.name)
    return command


def main(argv: list[str]) -> int:
    """Run one verb: 0 when done, 2 with one sentence when refused, 1 for a bug, which is logged without its words."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        for verb in VERBS:
            if verb.name in argv[:1]:
                load(verb)
        code = root.main(args=argv, prog_name="main.py", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except DeskError as error:
        return _refuse(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return REFUSED
    except click.ClickException as error:
        return _refuse(" ".join(error.format_message().split()))
    except click.Abort:
        return _refuse("Stopped; nothing more was done.")
    except Exception as error:  # noqa: BLE001  the command line's one hook for bugs
        click.echo(f"CoachDesk met a fault of its own; what happened is written in {_log(error)}.", err=True)
        return BUG


def _refuse(sentence: str) -> int:
    click.echo(plain_line(sentence), err=True)
    return REFUSED


def _log(error: Exception) -> str:
    """Keep where it happened, never the error's text: that may quote someone's notes."""
    where = "".join(traceback.format_tb(error.__traceback__))
    path = log_file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"CoachDesk {__version__}: {type(error).__name__}\n{where}\n")
    except OSError:
        return "no log, for the log can't be written"
    return str(path)
