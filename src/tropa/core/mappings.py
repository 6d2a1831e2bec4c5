"""How the columns of a foreign table become facts."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

EventRole = Literal[
    "case",
    "activity",
    "time",
    "end",
    "sequence",
    "event_id",
    "channel",
    "department",
    "case_attribute",
    "attribute",
    "moment",
    "text",
    "ignore",
]
Privacy = Literal["keep", "drop", "hash"]
PersonalKind = Literal["phone", "email", "pesel", "inn"]


class ReadOptions(BaseModel):
    """What to know before a file can be read; None is found out.

    Attributes
    ----------
    encoding, separator, decimal : str | None
        For text files: ``utf-8``, ``utf-16``, ``cp1251``, ``cp1250``, ``latin-1``; ``,`` ``;`` tab…
    sheet : str | None
        Sheet of a workbook.
    header_row : int | None
        Row (1-based) that holds the column names; rows above it are skipped.
    header_rows : int
        How many rows the (merged) header spans; their texts are joined with " / ".
    pair_lifecycle : bool
        XES: fold each start and its complete into one event with a start and an end.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    header_rows: int = 1
    pair_lifecycle: bool = False


class ColumnMapping(BaseModel):
    """What one column is and how private it is.

    Attributes
    ----------
    role : EventRole
        ``moment`` marks a date column of a wide table: each non-empty value becomes one event
        whose activity is ``label`` (or the column's name).
    object_type : str
        For role ``case``: which kind of object the id names (``case``, ``customer``, ``order`` …);
        several columns may have role ``case``, each with its own object type.
    personal : PersonalKind | None
        How the value is normalised before it is hashed, so that one customer joins across files.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: EventRole = "attribute"
    label: str = ""
    object_type: str = "case"
    privacy: Privacy = "keep"
    personal: PersonalKind | None = None
    sequence: int | None = None


class TimeReading(BaseModel):
    """How times are read.

    Attributes
    ----------
    zone : str
        IANA zone of times that name none.
    day_first : bool | None
        ``03.04.2025`` is the third of April; None is found out from the column.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    zone: str = "UTC"
    day_first: bool | None = None


class EventMapping(BaseModel):
    """How a table becomes events.

    Attributes
    ----------
    columns : dict[str, ColumnMapping]
        By column name. A column that is not named is kept as an attribute.
    sequence : Literal["row"] | None
        ``row``: trust the order of the rows in the file for ties.
    activity : str
        A constant activity, where no column holds one.
    channel, department : str
        Constants for the whole file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["events"] = "events"
    columns: dict[str, ColumnMapping] = Field(default_factory=dict)
    times: TimeReading = Field(default_factory=TimeReading)
    sequence: Literal["row"] | None = None
    activity: str = ""
    channel: str = ""
    department: str = ""


class Scale(BaseModel):
    """A rating scale and the codes that are no rating."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    minimum: float
    maximum: float
    missing: list[str] = Field(default_factory=list)


class RatingColumn(BaseModel):
    """One rating in a wide table: what is rated, and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    touchpoint: str
    measure: str = "score"
    scale: Scale


class ObservationMapping(BaseModel):
    """How a table becomes observations.

    Wide: ``ratings`` names the rating columns. Long: ``touchpoint``, ``measure`` and ``value``
    name columns that hold them, ``scale`` holds for all (or ``scales`` by measure).

    Attributes
    ----------
    respondent, time, weight, department, channel, record : str | None
        Columns with the person, the time, the weight, … and the id of the original record.
    texts : dict[str, str]
        Text column → touchpoint; kept as quotes. In long tables an empty name is the row's own
        touchpoint.
    attributes : list[str]
        Columns carried along (segment, product, flight …).
    privacy : dict[str, ColumnMapping]
        Columns to drop or hash.
    source_kind : str
        ``survey``, ``interview``, ``focus-group``, ``shadowing``, ``mystery-visit``, ``review``,
        ``complaint``, ``crm-note``, ``workshop``.
    object_type : str
        Kind of object the respondent column names.
    time_value : str
        One time for the whole file (ISO date) where no column holds one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["observations"] = "observations"
    ratings: dict[str, RatingColumn] = Field(default_factory=dict)
    touchpoint: str | None = None
    measure: str | None = None
    value: str | None = None
    scale: Scale | None = None
    scales: dict[str, Scale] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)
    respondent: str | None = None
    object_type: str = "case"
    time: str | None = None
    time_value: str = ""
    weight: str | None = None
    department: str | None = None
    channel: str | None = None
    record: str | None = None
    attributes: list[str] = Field(default_factory=list)
    privacy: dict[str, ColumnMapping] = Field(default_factory=dict)
    times: TimeReading = Field(default_factory=TimeReading)
    source_kind: str = "survey"


class StatusEntry(BaseModel):
    """What one code of a source means.

    An empty ``touchpoint`` keeps the code as the touchpoint's name; ``is_ignored`` leaves the
    event out of every journey (it stays in the lake).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    touchpoint: str = ""
    stage: str = ""
    channel: str = ""
    departments: list[str] = Field(default_factory=list)
    accountable: str = ""
    is_ignored: bool = False


class StatusDictionary(BaseModel):
    """The codes of a source and what they mean; applied when facts are asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    entries: list[StatusEntry] = Field(default_factory=list)
