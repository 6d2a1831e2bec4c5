"""Times of a foreign table, as SQL reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.store.cell_sql import cell_text
from tropa.store.names_sql import literal, literals

if TYPE_CHECKING:
    from tropa.formats.dates import DateForm


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """The columns in which one time of a table is kept.

    ``us`` is the moment (µs since 1970 UTC); ``text`` what could not be read (null otherwise);
    ``is_zoned`` whether the time named its zone; ``wall`` the µs on the wall of a time that named
    none, kept only for zones other than UTC.
    """

    name: str

    @property
    def us(self) -> str:
        """Column of the moment."""
        return f"{self.name}_us"

    @property
    def text(self) -> str:
        """Column of the unread text."""
        return f"{self.name}_text"

    @property
    def is_zoned(self) -> str:
        """Column that says whether the time named its zone."""
        return f"{self.name}_is_zoned"

    @property
    def wall(self) -> str:
        """Column of the time on the wall."""
        return f"{self.name}_wall"


def time_select(
    column: TimeColumn, value: str, *, kind: str, zone: str, form: DateForm
) -> list[str]:
    """Write the SELECT items that read one time column.

    Parameters
    ----------
    value : str
        SQL of the foreign value.
    kind : str
        Its DuckDB type.
    zone : str
        IANA zone of times that name none.
    form : DateForm
        How the texts of the column are written; what does not follow it stays text.
    """
    if kind.startswith("TIMESTAMP WITH TIME ZONE"):
        return _items(column, zoned=f"CASE WHEN isfinite({value}) THEN {value} END", zone=zone)
    if kind == "TIMESTAMPTZ_NS":  # as pandas writes zoned times; DuckDB casts them, and little else
        return _items(column, zoned=f"CAST({value} AS TIMESTAMPTZ)", zone=zone)
    if kind.startswith("TIMESTAMP") or kind == "DATE":
        stamp = f"CAST({value} AS TIMESTAMP)"
        return _items(column, local=f"CASE WHEN isfinite({stamp}) THEN {stamp} END", zone=zone)
    text = cell_text(value, kind)
    if form.is_ambiguous or form.unit:
        form = type(form)()
    return _items(column, *readings(text, form), zone=zone, text=text)


def readings(text: str, form: DateForm) -> tuple[str, str]:
    """Read a text by the form's formats: (TIMESTAMP on the wall, TIMESTAMPTZ); empty: no format."""
    local = _strptime(text, form.local_formats)
    zoned = [
        f"CAST({_strptime(text, formats)} AS TIMESTAMPTZ)"
        for formats in (form.utc_formats, form.zoned_formats)
        if formats
    ]
    return local, f"coalesce({', '.join(zoned)})" if zoned else ""


def _strptime(text: str, formats: tuple[str, ...]) -> str:
    """Read by these formats; DuckDB takes the words epoch and infinity for the year 1900."""
    if not formats:
        return ""
    stamp = f"try_strptime({text}, [{literals(formats)}])"
    return f"CASE WHEN {stamp} <> TIMESTAMP '1900-01-01' OR contains({text}, '00') THEN {stamp} END"


def _items(
    column: TimeColumn, local: str = "", zoned: str = "", *, zone: str, text: str = ""
) -> list[str]:
    """Keep the moment and what is to be known of it."""
    moments = [moment_us(local, zone)] if local else []
    moments += [f"epoch_us({zoned})"] if zoned else []
    moment = f"coalesce({', '.join([*moments, 'NULL::BIGINT'])})"
    is_zoned = f"{local} IS NULL" if local and zoned else "FALSE" if local else "TRUE"
    unread = f"CASE WHEN {moment} IS NULL THEN {text} END" if text else "NULL::VARCHAR"
    items = [
        f"{moment} AS {column.us}",
        f"{unread} AS {column.text}",
        f"{is_zoned} AS {column.is_zoned}",
    ]
    if zone == "UTC":
        return items
    return [*items, f"{f'epoch_us({local})' if local else 'NULL::BIGINT'} AS {column.wall}"]


def moment_us(stamp: str, zone: str) -> str:
    """Turn a TIMESTAMP on the wall of the zone into µs since 1970 UTC."""
    return f"epoch_us({stamp if zone == 'UTC' else f'timezone({literal(zone)}, {stamp})'})"
