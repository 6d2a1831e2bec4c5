"""What was read of immutable versions, kept as long as they are open and there is room."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from tropa.store.journeys import Engine

Kept = TypeVar("Kept")


class AtHand(Generic[Kept]):
    """Keeps one thing read through each engine; those asked for longest ago go first.

    An engine reads one version, which never changes: so what it once read is never stale. This is
    no store of answers, for it holds facts before any filter. What is read must not hold the
    engine: a version closes when nobody asks it any more.

    Parameters
    ----------
    room : int
        Rows of all things together; the newest stays however large it is.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._lock = Lock()
        self._kept: OrderedDict[int, tuple[ref[Engine], Kept, int]] = OrderedDict()

    def of(self, engine: Engine, read: Callable[[], tuple[Kept, int]]) -> Kept:
        """Give what was read through an engine; at the first time it is read, and its rows told."""
        key = id(engine)
        with self._lock:
            found = self._kept.get(key)
            if found is not None and found[0]() is engine:
                self._kept.move_to_end(key)
                return found[1]
        thing, rows = read()
        with self._lock:
            self._kept[key] = (ref(engine), thing, rows)
            self._kept.move_to_end(key)
            self._make_room()
        return thing

    def __len__(self) -> int:
        """Count what is kept."""
        return len(self._kept)

    def _make_room(self) -> None:
        for key, (engine, _, _) in list(self._kept.items()):
            if engine() is None:
                del self._kept[key]
        while len(self._kept) > 1 and sum(rows for *_, rows in self._kept.values()) > self._room:
            self._kept.popitem(last=False)
