"""What every command is made of."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Commands = argparse._SubParsersAction  # argparse has no public name for what add_subparsers gives


def add_command(
    commands: Commands[Any], name: str, *, what: str, run: Callable[[argparse.Namespace], None]
) -> argparse.ArgumentParser:
    """Add a command that does one thing."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what)
    command.set_defaults(run=run)
    return command
