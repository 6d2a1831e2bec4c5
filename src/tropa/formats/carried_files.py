"""Files that came inside a map: nothing they say of themselves is believed."""

from __future__ import annotations

import base64
import binascii
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from tropa.core.carried_files import MOST_CARRIED_BYTES, CarriedFile
from tropa.core.errors import InputError
from tropa.core.map_contents import CalledSo
from tropa.core.map_part import MapPart
from tropa.formats.attachments import MOST_BYTES, attachment_carried

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CARRIED = 2_000
_HINT = "Export the map again."


class WrittenFile(MapPart):
    """A file as it stands in the JSON of a map: what it should be, and its bytes in base64."""

    file_id: str = Field(min_length=1, max_length=100)
    name: CalledSo
    media_type: str = Field(max_length=100)
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    content: str

    @classmethod
    def of(cls, file: CarriedFile) -> WrittenFile:
        """Write a file.

        Examples
        --------
        >>> plan = CarriedFile("f", "plan.pdf", "application/octet-stream", b"%PDF-")
        >>> WrittenFile.of(plan).content
        'JVBERi0='
        """
        return cls(
            file_id=file.file_id,
            name=file.name,
            media_type=file.media_type,
            bytes=len(file.content),
            sha256=file.digest,
            content=base64.b64encode(file.content).decode("ascii"),
        )


_WRITTEN = TypeAdapter(Annotated[tuple[WrittenFile, ...], Field(max_length=MOST_CARRIED)])


def read_carried(told: Any, *, file: str = "") -> tuple[CarriedFile, ...]:
    """Read the files inside a map; kinds are judged as those of files that people send.

    Raises
    ------
    InputError
        One is broken, not what its name says, of a kind that is not kept, or too large; or all
        together are too large.

    Examples
    --------
    >>> read_carried(None)
    ()
    """
    if told is None:
        return ()
    try:
        written = _WRITTEN.validate_python(told)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise _refused(f"The files of the map are not as they should be: '{place}'.", file) from (
            error
        )
    _check_sizes(written, file)
    if len({one.file_id for one in written}) != len(written):
        raise _refused("Two files of the map bear the same id.", file)
    return tuple(_read(one, file) for one in written)


def _check_sizes(written: Iterable[WrittenFile], file: str) -> None:
    """Refuse by what is there, not by what is said, and before anything is unpacked."""
    total = 0
    for one in written:
        size = len(one.content) // 4 * 3
        total += size
        if size > MOST_BYTES + 2:
            raise _refused(f"A file on a map may have up to {MOST_BYTES // 1024**2} MB.", file)
    if total > MOST_CARRIED_BYTES + 2 * MOST_CARRIED:
        raise _refused(
            f"The files of one map may have up to {MOST_CARRIED_BYTES // 1024**2} MB together.",
            file,
        )


def _read(one: WrittenFile, file: str) -> CarriedFile:
    try:
        content = base64.b64decode(one.content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _broken(one, file) from error
    if len(content) != one.bytes or sha256(content).hexdigest() != one.sha256:
        raise _broken(one, file)
    if not one.name.isprintable():
        raise _refused("The file has no name.", file)
    try:
        kept = attachment_carried(one.name, content)
    except InputError as error:
        raise InputError(error.message, file=_inside(one, file), hint=error.hint) from error
    return CarriedFile(
        one.file_id, one.name, kept.media_type, kept.content, is_picture=kept.is_picture
    )


def _inside(one: WrittenFile, file: str) -> str:
    return f"{file} → {one.name}" if file else one.name


def _broken(one: WrittenFile, file: str) -> InputError:
    said = "A file inside the map was changed or cut off on its way."
    return InputError(said, file=_inside(one, file), hint=_HINT)


def _refused(message: str, file: str) -> InputError:
    return InputError(message, file=file, hint=_HINT)
