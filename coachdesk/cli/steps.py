"""Verbs about steps: history, undo, redo."""

from __future__ import annotations

from pathlib import Path

import click

from coachdesk.cli.options import file_argument, json_option, opened, print_json, print_table


@click.command()
@file_argument
@click.option("--limit", default=100, show_default=True, help="How many steps, the newest first.")
@json_option
def history(file: Path, limit: int, *, as_json: bool) -> None:
    """List the steps that were done, the newest first."""
    with opened(file) as desk:
        steps = desk.store.history(limit)
    if as_json:
        print_json(
            [
                {
                    "id": s.id,
                    "label": s.label,
                    "at": s.at.isoformat(),
                    "kind": s.kind,
                    "undone": s.undone,
                    "rows": s.rows,
                }
                for s in steps
            ]
        )
        return
    rows = [(s.id, f"{s.at:%Y-%m-%d %H:%M}", s.label, s.rows, "undone" if s.undone else "") for s in steps]
    print_table(("no", "when", "step", "rows", ""), rows)


@click.command()
@file_argument
def undo(file: Path) -> None:
    """Take the last step back."""
    with opened(file) as desk:
        click.echo(desk.store.undo().label)


@click.command()
@file_argument
def redo(file: Path) -> None:
    """Do again what was undone last."""
    with opened(file) as desk:
        click.echo(desk.store.redo().label)
