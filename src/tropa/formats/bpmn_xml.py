"""The elements of a BPMN file, read under guard: what they are, where they lie, what they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.xml_guard import guarded_parser, local_name, parse_guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ENDINGS = (".bpmn", ".bpmn2", ".xml")
MOST_ELEMENTS = 200_000
DEEPEST = 200
CHUNK_BYTES = 64 * 1024


@dataclass(slots=True)
class Element:
    """An element of a BPMN file; ``tag`` without its prefix."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Give an attribute; empty where it is absent."""
        return self.attributes.get(name, "")

    def all(self, tag: str) -> list[Element]:
        """List the children of a kind."""
        return [child for child in self.children if child.tag == tag]

    def one(self, tag: str) -> Element | None:
        """Give the first child of a kind."""
        return next((child for child in self.children if child.tag == tag), None)

    def walk(self) -> Iterator[Element]:
        """Go through the element and all within."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += element.children[::-1]


def looks_like_bpmn(head: bytes, *, file: str = "") -> bool:
    """Tell by the first bytes of a file, and its ending, whether it claims to be BPMN.

    Examples
    --------
    >>> looks_like_bpmn(b"<bpmn:definitions"), looks_like_bpmn(b"<html>")
    (True, False)
    >>> looks_like_bpmn(b"<?xml", file="Repair.BPMN")
    True
    """
    plain = head.replace(b"\0", b"")  # of UTF-16 the letters are left
    bare = plain.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    is_named = file.lower().endswith(ENDINGS) or b"definitions" in plain
    return bare.startswith(b"<") and is_named


def read_elements(content: bytes, *, file: str) -> Element:
    """Read a BPMN file as a tree.

    Raises
    ------
    InputError
        It is broken, declares a document type or entities, is no BPMN 2.0, or is far larger
        than a process.
    """
    reading = _Reading(file)
    parser = guarded_parser(file)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.take
    chunks = (content[at : at + CHUNK_BYTES] for at in range(0, len(content), CHUNK_BYTES))
    parse_guarded(parser, chunks, file=file)
    if reading.root is None:
        raise InputError("There is no XML in it.", file=file, hint="Export the file again.")
    return reading.root


@dataclass
class _Reading:
    file: str
    root: Element | None = None
    open: list[Element] = field(default_factory=list)
    seen: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(local_name(name), attributes)
        self.seen += 1
        if self.seen > MOST_ELEMENTS or len(self.open) >= DEEPEST:
            raise InputError(
                "The file holds far more than a process.",
                file=self.file,
                hint="Export the one process that is wanted.",
            )
        if self.root is None:
            self._refuse_foreign(element)
            self.root = element
        else:
            self.open[-1].children.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def take(self, text: str) -> None:
        self.open[-1].text += text

    def _refuse_foreign(self, root: Element) -> None:
        spaces = {value for name, value in root.attributes.items() if name.startswith("xmlns")}
        if root.tag != "definitions" or MODEL not in spaces:
            raise InputError(
                "This is XML, but no BPMN 2.0.",
                file=self.file,
                hint="Export the process as BPMN 2.0 (.bpmn).",
            )
