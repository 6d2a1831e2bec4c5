"""XML from strangers: no document type, no entity, nothing fetched, nothing blown up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from tropa.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import NoReturn

LARGEST_TOKEN_BYTES = 64 * 1024 * 1024
"""How much text one tag may span before the file counts as an attack on memory."""


def guarded_parser(file: str) -> expat.XMLParserType:
    """Make an expat parser that refuses document types, and with them every entity.

    Parameters
    ----------
    file : str
        The name to use in messages.

    Raises
    ------
    InputError
        While parsing, at the line where a document type or an entity is declared.

    Examples
    --------
    >>> guarded_parser("a.xes").Parse("<!DOCTYPE log SYSTEM 'http://example.org/a.dtd'><log/>")
    Traceback (most recent call last):
    tropa.core.errors.InputError: a.xes, row 1: The file declares a document type or entities, \
which may hide an attack. Export it again without DOCTYPE.
    """
    parser = expat.ParserCreate()

    def refuse(*_declared: object) -> NoReturn:
        raise InputError(
            "The file declares a document type or entities, which may hide an attack.",
            file=file,
            row=parser.CurrentLineNumber,
            hint="Export it again without DOCTYPE.",
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.buffer_text = True
    return parser


def parse_guarded(
    parser: expat.XMLParserType,
    chunks: Iterable[bytes],
    *,
    file: str,
    inside: Callable[[], str] = str,
) -> None:
    """Feed a file to a parser; bound what one tag may hold and say where the XML is broken.

    ``inside`` tells, when the XML breaks, what was still open there.
    """
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > LARGEST_TOKEN_BYTES:
                raise InputError(
                    f"One tag is longer than {LARGEST_TOKEN_BYTES // 1024**2} MB.",
                    file=file,
                    row=parser.CurrentLineNumber,
                    hint="Look whether the file is damaged.",
                )
        parser.Parse(b"", True)  # noqa: FBT003 -- expat takes no keyword
    except (LookupError, ValueError) as error:  # so the parser says that it knows no such encoding
        raise InputError(
            "The file names an encoding that cannot be read.",
            file=file,
            row=1,
            hint="Export it again in UTF-8.",
        ) from error
    except expat.ExpatError as error:
        raise InputError(
            f"The XML is broken: {expat.errors.messages[error.code]}.{inside()}",
            file=file,
            row=error.lineno,
            hint="Export the file again.",
        ) from error


def refuse_document_type(head: bytes, *, file: str) -> None:
    """Refuse XML whose beginning declares a document type (what follows a root cannot).

    Broken XML passes: whoever reads the whole of it can say better what is wrong.
    """
    parser = guarded_parser(file)

    def stop(_name: str, _attributes: dict[str, str]) -> NoReturn:
        raise StopIteration

    parser.StartElementHandler = stop
    try:
        parser.Parse(head)
    except (StopIteration, expat.ExpatError):
        return


def local_name(name: str) -> str:
    """Drop the name-space prefix of a tag.

    Examples
    --------
    >>> local_name("xes:trace")
    'trace'
    """
    return name.rpartition(":")[2]
