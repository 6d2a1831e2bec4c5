"""tropa: customer journeys, measured.

``tropa.read`` opens an event log, ``tropa.questions`` lists what it can be asked. Everything is
loaded when it is first used, so that ``import tropa`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tropa.core.errors import (
        Busy,
        Cancelled,
        Conflict,
        InputError,
        NotAllowed,
        NotFound,
        TropaError,
    )
    from tropa.log.event_log import EventLog
    from tropa.log.questions import questions
    from tropa.log.reading import read

__version__ = "0.1.0"

__all__ = [
    "Busy",
    "Cancelled",
    "Conflict",
    "EventLog",
    "InputError",
    "NotAllowed",
    "NotFound",
    "TropaError",
    "__version__",
    "questions",
    "read",
]

_HOMES = {
    "EventLog": "tropa.log.event_log",
    "questions": "tropa.log.questions",
    "read": "tropa.log.reading",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'tropa' has no attribute '{name}'")
    return getattr(import_module(_HOMES.get(name, "tropa.core.errors")), name)


def __dir__() -> list[str]:
    return __all__
