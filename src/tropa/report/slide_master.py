"""A company's own .pptx as the ground of slides: looked at with distrust, emptied of slides."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml.etree import LxmlError
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn

from tropa.core.errors import InputError

MOST_BYTES, MOST_UNPACKED, MOST_FILES = 30_000_000, 300_000_000, 5_000
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_HINT = "Save the company's template as .pptx (not .pptm or .potx) and try again."


def without_slides(content: bytes) -> Any:
    """Open a presentation and keep its masters, layouts and theme alone.

    Raises
    ------
    InputError
        When it is too large, blows up when unpacked, or is no presentation.
    """
    _check_size(content)
    try:
        show = Presentation(BytesIO(content))
        slides = show.slides._sldIdLst
        for slide in list(slides):
            show.part.drop_rel(slide.get(qn("r:id")))
            slides.remove(slide)
        _forget_sections(show)
    except (PackageNotFoundError, KeyError, ValueError, LxmlError, BadZipFile) as error:
        raise InputError("This template is no presentation.", hint=_HINT) from error
    if len(show.slide_layouts) == 0:
        raise InputError("This template has no layout for slides.", hint=_HINT)
    return show


def _forget_sections(show: Any) -> None:
    """Take out the list of sections, which names slides that are gone."""
    for sections in show.part._element.iter(f"{{{_P14}}}sectionLst"):
        extension = sections.getparent()
        extension.getparent().remove(extension)
        return


def _check_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise InputError("This template is too large.", hint="30 MB are enough for a master.")
    try:
        with ZipFile(BytesIO(content)) as package:
            files = package.infolist()
    except BadZipFile as error:
        raise InputError("This template is no presentation.", hint=_HINT) from error
    if len(files) > MOST_FILES or sum(file.file_size for file in files) > MOST_UNPACKED:
        raise InputError("This template becomes too large when unpacked.", hint=_HINT)
    if any(file.filename.endswith("vbaProject.bin") for file in files):
        raise InputError("This template holds macros.", hint=_HINT)
