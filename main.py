"""Starts CoachDesk: the window without arguments or with one team file, else the command line."""

import os
import sys


def wants_window(argv: list[str]) -> bool:
    """The window opens for no argument, or for one that names a team file."""
    return not argv or (len(argv) == 1 and argv[0].endswith(".coachdesk"))


def main(argv: list[str]) -> int:
    """Files written from here on are the user's alone; only the chosen side is imported, so commands never load Qt."""
    os.umask(0o077)
    if wants_window(argv):
        from ui.app import main as start
    else:
        from coachdesk.cli import main as start
    return start(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
