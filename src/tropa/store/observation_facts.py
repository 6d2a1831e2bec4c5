"""SQL that lays observations out as the lake keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.identity import attributes_sql, content_hash, objects_sql
from tropa.store.names_sql import literal
from tropa.store.ratings import number_sql
from tropa.store.table_parts import kept_columns

if TYPE_CHECKING:
    from tropa.store.observation_layout import ObservationLayout
    from tropa.store.ratings import Rating


def observations_sql(
    layout: ObservationLayout,
    ratings: list[Rating],
    *,
    table: str,
    source: str,
    decimal: str,
    time_us: int | None,
    faults: str,
) -> str:
    """One row per rating or quote in the OBSERVATIONS schema.

    An answer is the record that the mapping names; in rows of single ratings all of one respondent
    at one time; else the row itself. Its id comes from its content, identical rows told apart by
    their ordinal among themselves.
    """
    sound = f" WHERE rowid NOT IN (SELECT rid FROM {faults})" if faults else ""
    answers = f"SELECT *, {_answer(layout, source)} AS answer_id FROM {table}{sound}"
    whole = _whole(layout, decimal=decimal, time_us=time_us)
    rows = [_rating(rating, whole) for rating in ratings]
    own = layout.single("touchpoint")
    rows += [
        _quote(layout.parts[name].kept, literal(touchpoint) if touchpoint else own, whole)
        for name, touchpoint in layout.mapping.texts.items()
        if name in layout.parts
    ]
    columns = ["answer_id", "touchpoint", "measure", "CAST(value AS VARCHAR)", "text"]
    columns += [
        "CAST(is_missing AS VARCHAR)",
        "CAST(time_us AS VARCHAR)",
        "CAST(objects AS VARCHAR)",
    ]
    columns += ["CAST(attributes AS VARCHAR)", "CAST(weight AS VARCHAR)", "channel", "department"]
    return f"""
        WITH answers AS ({answers}), said AS ({" UNION ALL ".join(rows)}),
        hashed AS (SELECT *, {content_hash(columns)} AS content FROM said)
        SELECT content || '-' || row_number() OVER (PARTITION BY content) AS observation_id,
            1::BIGINT AS revision, {literal(source)} AS source,
            {literal(layout.mapping.source_kind)} AS source_kind,
            * EXCLUDE (content)
        FROM hashed"""


def _answer(layout: ObservationLayout, source: str) -> str:
    record, respondent = layout.single("record"), layout.single("respondent")
    times = [f"CAST({part.column.us} AS VARCHAR)" for part in layout.times]
    columns = kept_columns(layout.parts.values(), layout.times)
    content = content_hash([literal(source), *columns])
    alone = f"{content} || '-' || row_number() OVER (PARTITION BY {content})"
    if record:
        return (
            f"CASE WHEN {record} IS NULL THEN {alone} ELSE {literal(source + '#')} || {record} END"
        )
    if layout.is_long and respondent:
        same = content_hash([literal(source), respondent, *times])
        return f"CASE WHEN {respondent} IS NULL THEN {alone} ELSE {same} END"
    return alone


def _whole(layout: ObservationLayout, *, decimal: str, time_us: int | None) -> str:
    """What all observations of a row share."""
    given = "NULL::BIGINT" if time_us is None else f"{time_us}::BIGINT"
    moment = f"coalesce({layout.time.column.us}, {given})" if layout.time else given
    respondent = layout.single("respondent")
    objects = objects_sql({layout.mapping.object_type: respondent} if respondent else {})
    weight = layout.single("weight")
    return (
        f"answer_id, {objects} AS objects, {moment} AS time_us,"
        f" {number_sql(weight, decimal) if weight else 'NULL::DOUBLE'} AS weight,"
        f" {layout.single('channel') or 'NULL::VARCHAR'} AS channel,"
        f" {layout.single('department') or 'NULL::VARCHAR'} AS department,"
        f" {layout.single('record') or 'NULL::VARCHAR'} AS record,"
        f" {attributes_sql(layout.attributes)} AS attributes"
    )


def _rating(rating: Rating, whole: str) -> str:
    low, high = rating.scale.minimum, rating.scale.maximum
    return (
        f"SELECT {rating.touchpoint} AS touchpoint, {rating.measure} AS measure,"
        f" CASE WHEN NOT {rating.is_missing} THEN {rating.number} END AS value,"
        f" {low}::DOUBLE AS scale_min, {high}::DOUBLE AS scale_max,"
        f" {rating.is_missing} AS is_missing, NULL::VARCHAR AS text, {whole}"
        f" FROM answers WHERE {rating.is_there}"
    )


def _quote(text: str, touchpoint: str, whole: str) -> str:
    return (
        f"SELECT {touchpoint} AS touchpoint, 'quote' AS measure, NULL::DOUBLE AS value,"
        f" NULL::DOUBLE AS scale_min, NULL::DOUBLE AS scale_max, FALSE AS is_missing,"
        f" {text} AS text, {whole} FROM answers WHERE {text} IS NOT NULL"
    )
