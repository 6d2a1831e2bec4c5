"""XES (IEEE 1849) as a stream: traces with their events, attributes laid flat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tropa.core.errors import InputError
from tropa.formats.chunks import unpacked
from tropa.formats.xml_guard import guarded_parser, local_name, parse_guarded

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.formats.source import Progress

Attributes = dict[str, str | None]

PLAIN_TAGS = frozenset({"string", "date", "int", "float", "boolean", "id"})
ATTRIBUTE_TAGS = PLAIN_TAGS | {"list", "container"}
DEEPEST_NESTING = 64
MOST_REPEATED = 1_000
"""So often may one key stand among its siblings."""
MOST_HELD_EVENTS = 200_000
"""A trace is held until it ends, since attributes may follow its events; a longer one is not."""


class TraceSink(Protocol):
    """Whoever takes the traces."""

    def take(self, trace: Attributes, events: list[Attributes], *, is_complete: bool) -> None:
        """Take events of one trace; of a very long one in several parts."""


class XesParser:
    """Reads one file and hands its traces to a sink.

    Nested attributes are named ``outer/inner``, members of a list ``outer[0]``, ``outer[1]`` …,
    and a key that repeats among its siblings ``key``, ``key[1]`` …, so that nothing is lost.

    Attributes
    ----------
    globals : dict[str, Attributes]
        Defaults by scope (``trace``, ``event``).
    classifiers : dict[str, str]
        Keys by name of the classifier (of events).
    traces, empty_traces, outside : int
        How many traces there were, those without an event, and events outside any trace.
    """

    def __init__(self, file: str, sink: TraceSink) -> None:
        self.globals: dict[str, Attributes] = {"trace": {}, "event": {}}
        self.classifiers: dict[str, str] = {}
        self.traces = self.empty_traces = self.outside = 0
        self._file = file
        self._sink = sink
        self._parser = guarded_parser(file)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.ordered_attributes = True
        self._is_rooted = False
        self._target: Attributes | None = None
        self._event: Attributes | None = None
        self._levels: list[tuple[str, list[int] | None]] = []
        self._trace: Attributes | None = None
        self._trace_row = 0
        self._events: list[Attributes] = []
        self._is_parted = False

    def read(self, path: Path, *, progress: Progress | None = None) -> None:
        """Read the whole file."""
        chunks = unpacked(path, progress=progress)
        parse_guarded(self._parser, chunks, file=self._file, inside=self._inside)

    def _inside(self) -> str:
        if self._trace is None:
            return ""
        return f" It lies inside the trace that begins in row {self._trace_row}."

    def _start(self, tag: str, xml: list[str]) -> None:
        """Begin a tag; the plain attribute of an event comes first, it is nearly every tag."""
        if tag in PLAIN_TAGS and len(xml) == 4 and xml[0] == "key" and not self._levels:
            self._levels.append((xml[1], None))
            if self._event is not None and xml[1] not in self._event:
                self._event[xml[1]] = xml[3] or None
                return
            self._levels.pop()
        self._start_other(local_name(tag), dict(zip(xml[::2], xml[1::2], strict=True)))

    def _start_other(self, tag: str, xml: dict[str, str]) -> None:
        if not self._is_rooted and tag != "log":
            raise self._error(f"This is no XES: its outermost tag is <{tag}>, not <log>.")
        self._is_rooted = True
        if tag in ATTRIBUTE_TAGS:
            self._attribute(tag, xml)
        elif tag == "event":
            self._event = self._target = {}
        elif tag == "trace":
            self._begin_trace()
        elif tag == "global":
            self._target = self.globals.setdefault(xml.get("scope", "event"), {})
        elif tag == "classifier" and xml.get("scope", "event") == "event":
            self.classifiers[xml.get("name", "")] = xml.get("keys", "")

    def _end(self, tag: str) -> None:
        if tag in PLAIN_TAGS:
            self._levels.pop()
            return
        tag = local_name(tag)
        if tag in ATTRIBUTE_TAGS:
            self._levels.pop()
        elif tag == "event":
            self._end_event()
        elif tag == "trace":
            self._end_trace()
        elif tag == "global":
            self._target = self._trace

    def _begin_trace(self) -> None:
        if self._trace is not None:
            raise self._error("A trace lies inside another trace.")
        self._trace = self._target = {}
        self._trace_row = self._parser.CurrentLineNumber
        self._is_parted = False
        self.traces += 1

    def _end_event(self) -> None:
        event, self._event, self._target = self._event, None, self._trace
        if self._trace is None or event is None:
            self.outside += 1
            return
        self._events.append(event)
        if len(self._events) >= MOST_HELD_EVENTS:
            self._is_parted = True
            self._hand_over(self._trace, is_complete=False)

    def _end_trace(self) -> None:
        if self._trace is not None:
            self.empty_traces += not (self._events or self._is_parted)
            self._hand_over(self._trace, is_complete=True)
        self._trace = self._target = None

    def _hand_over(self, trace: Attributes, *, is_complete: bool) -> None:
        self._sink.take(trace, self._events, is_complete=is_complete)
        self._events = []

    def _attribute(self, tag: str, xml: dict[str, str]) -> None:
        key = xml.get("key", "")
        if self._levels:
            name = self._nested_name(key)
        elif key:
            name = key
        else:
            raise self._error(f"A <{tag}> has no key.")
        self._levels.append((name, [0] if tag == "list" else None))
        target, value = self._target, xml.get("value")
        if target is None or value is None:
            return
        if target is self._trace and self._is_parted:
            raise self._error("An attribute of a very long trace follows its events.")
        target[self._free(name, target) if name in target else name] = value or None

    def _nested_name(self, key: str) -> str:
        outer, count = self._levels[-1]
        if len(self._levels) >= DEEPEST_NESTING:
            raise self._error(f"Attributes are nested more than {DEEPEST_NESTING} deep.")
        if count is None:
            return f"{outer}/{key}"
        count[0] += 1
        return f"{outer}[{count[0] - 1}]"

    def _free(self, name: str, target: Attributes) -> str:
        ordinal = 1
        while f"{name}[{ordinal}]" in target:
            ordinal += 1
            if ordinal > MOST_REPEATED:
                raise self._error(f"A key repeats more than {MOST_REPEATED} times: '{name[:80]}'.")
        return f"{name}[{ordinal}]"

    def _error(self, message: str) -> InputError:
        return InputError(
            message,
            file=self._file,
            row=self._parser.CurrentLineNumber,
            hint="Export the file again as XES (IEEE 1849).",
        )
