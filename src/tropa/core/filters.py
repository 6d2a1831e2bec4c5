"""Which journeys an answer is about."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from tropa.core.clock import Moment, Seconds


class Filter(BaseModel):
    """A choice of cases and events; every part narrows, an empty filter takes all.

    Attributes
    ----------
    case : dict[str, list[str]]
        Case attribute → accepted values. A case stays when each named attribute has one of them.
    event : dict[str, list[str]]
        Event attribute (``activity``, ``channel``, ``department`` or an own one) → accepted values.
        Events that do not match are left out and their neighbours linked anew; a case left
        without any event goes.
    without : list[str]
        Activities left out; neighbours are linked anew.
    contains, starts, ends : list[str]
        Cases that hold all of these activities; begin with one of these; end with one of these.
    follows : tuple[str, str] | None
        Cases in which the second activity directly follows the first.
    variants : list[str]
        Variant ids (``Variant.id``) of the cases to keep.
    since_us, until_us : int | None
        Cases that *start* in ``[since_us, until_us)``, microseconds since 1970 UTC.
    min_seconds, max_seconds : float | None
        Cases whose length (last − first event) lies in this closed range.
    states : list[str]
        Any of ``open``, ``complete``, ``left-cut``.

    Examples
    --------
    >>> Filter(contains=["Pay"]).is_empty
    False
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    case: dict[str, list[str]] = Field(default_factory=dict)
    event: dict[str, list[str]] = Field(default_factory=dict)
    without: list[str] = Field(default_factory=list)
    contains: list[str] = Field(default_factory=list)
    starts: list[str] = Field(default_factory=list)
    ends: list[str] = Field(default_factory=list)
    follows: tuple[str, str] | None = None
    variants: list[str] = Field(default_factory=list)
    since_us: Moment | None = None
    until_us: Moment | None = None
    min_seconds: Seconds | None = None
    max_seconds: Seconds | None = None
    states: list[str] = Field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether everything is taken."""
        return self == Filter()

    @property
    def relinks(self) -> bool:
        """Whether events are left out, so that successors must be linked anew."""
        return bool(self.event or self.without)
