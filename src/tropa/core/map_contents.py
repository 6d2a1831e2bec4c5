"""What a cell holds beside its words, where its lane asks for more than words."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from tropa.core.map_part import LONGEST_NAME, MapPart

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_UNIT = 40
MOST_NAMES, MOST_FILES = 50, 40
Marks = Annotated[int, Field(ge=1, le=5)]
"""A rating by people, 1 (least) to 5 (most)."""
Amount = Annotated[float, Field(allow_inf_nan=False)]
CalledSo = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")]
TimeUnit = Literal["minute", "hour", "day", "week", "month"]
SECONDS: Mapping[TimeUnit, int] = MappingProxyType(
    {"minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800, "month": 2_629_800}
)
"""How long a unit of time is; a month is the twelfth part of 365.25 days."""


class Importance(MapPart):
    """How important something is, in the eyes of those who drew the map."""

    kind: Literal["importance"] = "importance"
    marks: Marks


class Kpi(MapPart):
    """A figure the company counts, against its target.

    Attributes
    ----------
    is_less_better : bool
        Whether the target is a most (complaints) and not a least (sales).
    as_of : date or None
        The day of which the value tells.
    measure : str or None
        The measure of its touchpoint that counts the same, and so tells how far the target is.
    """

    kind: Literal["kpi"] = "kpi"
    name: CalledSo
    value: Amount | None = None
    unit: str = Field(default="", max_length=LONGEST_UNIT)
    target: Amount | None = None
    is_less_better: bool = False
    as_of: date | None = None
    measure: Annotated[str, Field(min_length=1, max_length=100)] | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the value reaches its target; None where one of them is not known.

        Examples
        --------
        >>> Kpi(name="Complaints", value=4, target=5, is_less_better=True).is_met
        True
        """
        if self.value is None or self.target is None:
            return None
        return self.value <= self.target if self.is_less_better else self.value >= self.target


class Duration(MapPart):
    """How long people assume something takes.

    Examples
    --------
    >>> Duration(amount=2, unit="day").seconds
    172800.0
    """

    kind: Literal["duration"] = "duration"
    amount: Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
    unit: TimeUnit

    @property
    def seconds(self) -> float:
        """The same in seconds."""
        return self.amount * SECONDS[self.unit]


class Systems(MapPart):
    """The systems at work here, by name."""

    kind: Literal["systems"] = "systems"
    names: Annotated[tuple[CalledSo, ...], Field(min_length=1, max_length=MOST_NAMES)]

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        if len(set(self.names)) != len(self.names):
            raise ValueError("A system is named twice.")
        return self


class Opportunity(MapPart):
    """What an opportunity is worth and what it takes; the words of the cell say what it is."""

    kind: Literal["opportunity"] = "opportunity"
    value: Marks | None = None
    effort: Marks | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.effort is None:
            raise ValueError("An opportunity needs its value or its effort.")
        return self


class CellFile(MapPart):
    """A picture or another file of the workspace, and what is written below it."""

    file_id: str = Field(min_length=1, max_length=100)
    name: CalledSo
    is_picture: bool = False
    caption: str = Field(default="", max_length=LONGEST_NAME)


class Files(MapPart):
    """Pictures and files, in the order shown; in a storyboard, picture by picture."""

    kind: Literal["files"] = "files"
    files: Annotated[tuple[CellFile, ...], Field(min_length=1, max_length=MOST_FILES)]


CellContent = Annotated[
    Importance | Kpi | Duration | Systems | Opportunity | Files, Field(discriminator="kind")
]
ContentKind = Literal["importance", "kpi", "duration", "systems", "opportunity", "files"]
LANE_CONTENTS: Mapping[str, ContentKind] = MappingProxyType(
    {
        "importance_customer": "importance",
        "importance_company": "importance",
        "kpi": "kpi",
        "duration": "duration",
        "systems": "systems",
        "opportunities": "opportunity",
        "files": "files",
        "storyboard": "files",
    }
)
"""The kind of lane → what its cells may hold beside words."""


def does_suit(content: CellContent | None, lane_kind: str) -> bool:
    """Tell whether the cells of a lane may hold this; a storyboard has pictures only.

    Examples
    --------
    >>> important = Importance(marks=4)
    >>> does_suit(important, "importance_customer"), does_suit(important, "goal")
    (True, False)
    """
    if content is None:
        return True
    if LANE_CONTENTS.get(lane_kind) != content.kind:
        return False
    is_shown = not isinstance(content, Files) or all(one.is_picture for one in content.files)
    return is_shown or lane_kind != "storyboard"
