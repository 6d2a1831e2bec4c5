"""Messages of the library, said for those who type options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

ARGUMENT = re.compile(r"(?<![\w'\"=-])([a-z_]+)=(?=[\s,;.]|$)")
"""An argument as the library names it, without a value: ``time=``."""


def in_options(text: str, asked: argparse.Namespace) -> str:
    """Name the options of a command where the library names its arguments.

    Examples
    --------
    >>> from argparse import Namespace
    >>> in_options("Name it with as_of=, one of: when, time.", Namespace(as_of=None))
    'Name it with --as-of, one of: when, time.'
    >>> in_options("Name it with colour=.", Namespace(as_of=None))
    'Name it with colour=.'
    """

    def option(found: re.Match[str]) -> str:
        name = found[1]
        return f"--{name.replace('_', '-')}" if hasattr(asked, name) else found[0]

    return ARGUMENT.sub(option, text)
