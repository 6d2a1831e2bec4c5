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
from tropa.report.master_limits import MOST_BYTES, MOST_FILES, MOST_UNPACKED

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_HINT = "Save the company's template as .pptx (not .pptm or .potx) and try again."


def check_master(content: bytes) -> None:
    """Refuse what no slide can be written on, before anybody relies on it.

    Raises
    ------
    InputError
        As :func:`without_slides` does; also when the file would fetch something from elsewhere.
    """
    show = without_slides(content)
    parts = show.part.package.iter_parts()
    links = (link for part in parts for link in part.rels.values() if link.is_external)
    if any(not link.reltype.endswith("/hyperlink") for link in links):
        raise InputError(
            "This template fetches something from elsewhere.",
            hint="Put linked pictures and objects into the file itself and try again.",
        )
    try:
        show.slides.add_slide(show.slide_layouts[0])
        show.save(BytesIO())
    except (KeyError, ValueError, AttributeError, LxmlError) as error:
        raise InputError("No slide can be added to this template.", hint=_HINT) from error


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
