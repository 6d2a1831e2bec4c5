"""The command ``tropa``: reads the arguments, runs one command, says what went wrong."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from tropa import __version__
from tropa.cli import (
    ask,
    between,
    cache,
    demo,
    export_command,
    filter_command,
    funnel,
    gap,
    graph,
    import_command,
    maps,
    questions,
    score,
    serve,
    sessions,
    summary,
    variants,
)
from tropa.cli.option_names import in_options
from tropa.core.errors import TropaError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

BAD_INPUT = 2
INTERRUPTED = 130
COMMANDS = (
    summary, graph, variants, filter_command, between, funnel, sessions, ask, questions, score, gap,
    cache, serve, demo, import_command, export_command, maps,
)  # fmt: skip


class OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave."""
        self.exit(BAD_INPUT, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    top = OneLineParser(prog="tropa", description="Customer journeys, measured.")
    top.add_argument("--version", action="version", version=f"tropa {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in COMMANDS:
        command.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 2 bad input with one line on standard error."""
    try:
        asked = parser().parse_args(arguments)
    except SystemExit as stop:  # argparse leaves by itself, with the right code
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    try:
        asked.run(asked)
        sys.stdout.flush()
    except TropaError as error:
        sys.stderr.write(f"tropa: {one_line(in_options(str(error), asked))}\n")
        return BAD_INPUT
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- goes on as it is, unless memory or disk ran out
        _tell_exhaustion(error)
        return BAD_INPUT
    return 0


def _tell_exhaustion(error: Exception) -> None:
    """Say that memory or disk ran out; anything else goes on as it is."""
    from tropa.store.exhaustion import no_room  # only who fails pays for it

    known = no_room(error)
    if known is None:
        raise error
    sys.stderr.write(f"tropa: {one_line(str(known))}\n")


def one_line(text: str) -> str:
    """Keep what a file holds from steering the terminal that shows it.

    Examples
    --------
    >>> one_line("'so\\non\\x1b[2J' is no date.")
    "'so on [2J' is no date."
    """
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


if __name__ == "__main__":
    sys.exit(main())
