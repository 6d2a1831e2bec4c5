"""What was understood of a file, as facts for the sentence that a screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from tropa.core.mappings import EventMapping, ObservationMapping


@dataclass(frozen=True, slots=True)
class Description:
    """The parts of the sentence; counts and dates come from the store.

    Attributes
    ----------
    kind : str
        ``events`` or ``observations``.
    zone : str
        Zone of times that name none.
    objects : tuple[str, ...]
        Kinds of objects that ids name (``order``, ``customer`` …).
    activities : tuple[str, ...]
        The columns that say what happened; labels of the moments in a wide table.
    times, ratings, texts : tuple[str, ...]
        Columns.
    is_wide : bool
        One row per case, its dates unfolded into events.
    """

    kind: str
    zone: str
    objects: tuple[str, ...]
    activities: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    is_wide: bool = False


def describe(mapping: EventMapping | ObservationMapping) -> Description:
    """Say what a mapping takes a file for.

    Examples
    --------
    >>> from tropa.core.mappings import ColumnMapping
    >>> describe(EventMapping(columns={"paid": ColumnMapping(role="moment", label="Paid")}))
    ... # doctest: +ELLIPSIS
    Description(kind='events', zone='UTC', objects=(), activities=('Paid',), times=('paid',), ...)
    """
    if isinstance(mapping, ObservationMapping):
        rated = mapping.value, *mapping.ratings
        return Description(
            kind=mapping.kind,
            zone=mapping.times.zone,
            objects=(mapping.object_type,) if mapping.respondent else (),
            times=(mapping.time,) if mapping.time else (),
            ratings=tuple(name for name in rated if name),
            texts=tuple(mapping.texts),
        )
    columns = mapping.columns.items()
    moments = {name: column.label or name for name, column in columns if column.role == "moment"}
    named = [name for name, column in columns if column.role == "activity"]
    return Description(
        kind=mapping.kind,
        zone=mapping.times.zone,
        objects=tuple(column.object_type for _, column in columns if column.role == "case"),
        activities=tuple(moments.values()) or tuple(named or filter(None, [mapping.activity])),
        times=tuple(name for name, column in columns if column.role in {"time", "end", "moment"}),
        texts=tuple(name for name, column in columns if column.role == "text"),
        is_wide=bool(moments),
    )
