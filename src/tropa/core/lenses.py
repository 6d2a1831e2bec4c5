"""How events are cut into journeys."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tropa.core.clock import LONGEST_SECONDS, Moment, Seconds

Minutes = Annotated[int, Field(ge=0, le=LONGEST_SECONDS // 60)]
"""A span in whole minutes that every engine can hold."""


class Outcome(BaseModel):
    """The outcome the company and the customer want.

    Attributes
    ----------
    activities : list[str]
        A case has the wanted outcome when one of these happens (within the horizon).
    attribute, values : str | None, list[str]
        … or when a case attribute has one of these values.
    horizon_seconds : float | None
        How long after the start of the case the wanted event may come; None is for ever.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    activities: list[str] = Field(default_factory=list)
    attribute: str | None = None
    values: list[str] = Field(default_factory=list)
    horizon_seconds: Seconds | None = None


class Lens(BaseModel):
    """What one journey is: the object that holds it together, its bounds and its outcome.

    Attributes
    ----------
    object_type : str
        ``customer``, ``order``, ``claim`` … the kind of id by which events become one case.
    session_minutes : int | None
        Cut each case again where nothing happened for so long (clickstreams: 30).
    starts, ends : list[str]
        Activities that begin and close a case. A case that holds an end activity as its last
        event is complete; one that does not begin with a start activity is left-cut.
        Empty ``starts``: any; empty ``ends``: complete unless it is within the idle limit.
    wanted : Outcome | None
        The wanted outcome; None reads "outcome not declared".
    idle_seconds : float | None
        After so long without an event an unfinished case counts as left (closed).
    as_of_us : int | None
        The moment up to which the data is known; None is the newest event.
    case_attributes : list[str]
        Event attributes that belong to the case (the first non-empty value holds).
    event_attributes : list[str]
        Event attributes carried along, filterable.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    object_type: str = "case"
    session_minutes: Minutes | None = None
    starts: list[str] = Field(default_factory=list)
    ends: list[str] = Field(default_factory=list)
    wanted: Outcome | None = None
    idle_seconds: Seconds | None = None
    as_of_us: Moment | None = None
    case_attributes: list[str] = Field(default_factory=list)
    event_attributes: list[str] = Field(default_factory=list)


CaseState = Literal["open", "complete", "left-cut"]
CASE_STATES: tuple[CaseState, ...] = ("open", "complete", "left-cut")
