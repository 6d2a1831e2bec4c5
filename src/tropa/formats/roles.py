"""What a foreign table is: guessed roles of its columns, to be shown and corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tropa.core.mappings import (
    ColumnMapping,
    EventMapping,
    ObservationMapping,
    RatingColumn,
    TimeReading,
)
from tropa.formats.column_shapes import ColumnShape, column_shapes
from tropa.formats.event_roles import Role, Why, event_roles
from tropa.formats.heading_words import (
    CHANNEL,
    DEPARTMENT,
    ID_WORDS,
    TEXT,
    TIME,
    WEIGHT,
    object_named,
)
from tropa.formats.rating_columns import rating_columns, touchpoint_label
from tropa.formats.source import TableSource

_MIN_CASES = 5

Mapping = EventMapping | ObservationMapping


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column was taken for.

    Attributes
    ----------
    role : str
        A role of events, or ``rating``, ``text``, ``respondent``, ``record``, ``time``,
        ``weight``, ``channel``, ``department``, ``attribute`` of observations.
    confidence : float
        From 0 to 1; under 0.5 the user should be asked.
    why : Why
        What spoke for it.
    """

    name: str
    role: str
    confidence: float
    why: Why


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping to start from, with the reasons column by column."""

    mapping: Mapping
    columns: tuple[ColumnGuess, ...]
    is_day_order_ambiguous: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether nothing that matters needs to be asked."""
        if self.is_day_order_ambiguous or not self._has_core:
            return False
        matters = [guess for guess in self.columns if guess.role not in {"attribute", "ignore"}]
        return all(guess.confidence >= 0.5 for guess in matters)

    @property
    def _has_core(self) -> bool:
        roles = {guess.role for guess in self.columns}
        is_rated = "rating" in roles
        return is_rated or {"case", "activity", "time"} <= roles or {"case", "moment"} <= roles


def guess_mapping(source: TableSource, rows: Sequence[Sequence[str | None]]) -> Guess:
    """Guess how a table becomes facts, from some of its rows (a thousand make a good guess).

    Ratings without an activity make a table of observations; everything else is events. A format
    that fixes its mapping itself is believed.

    Parameters
    ----------
    rows : sequence of rows
        As ``preview`` gives them.
    """
    if source.known is not None:
        columns = source.known.columns.items()
        known = tuple(ColumnGuess(name, column.role, 1.0, "format") for name, column in columns)
        return Guess(source.known, known)
    shapes = column_shapes(source.columns, rows, decimal=source.decimal)
    ratings = rating_columns(shapes)
    roles = event_roles([shape for shape in shapes if shape.name not in ratings])
    has_activity = any(role.role == "activity" and role.confidence > 0.5 for role in roles.values())
    times, is_ambiguous = _times(shapes)
    if ratings and not has_activity:
        return _observations(shapes, ratings, times, is_ambiguous=is_ambiguous)
    if ratings:
        roles = event_roles(shapes)
    roles |= _of_the_case(source.columns, rows, roles)
    mapping = EventMapping(columns=_columns(roles), times=times)
    guesses = tuple(
        ColumnGuess(name, role.role, role.confidence, role.why) for name, role in roles.items()
    )
    return Guess(mapping, guesses, is_ambiguous)


def _of_the_case(
    columns: Sequence[str], rows: Sequence[Sequence[str | None]], roles: dict[str, Role]
) -> dict[str, Role]:
    """Find attributes that every row of a case repeats: they belong to the case."""
    ids = [name for name in columns if roles[name].role == "case"]
    if not ids:
        return {}
    place = columns.index(ids[0])
    cases: dict[str | None, list[Sequence[str | None]]] = {}
    for row in rows:
        cases.setdefault(row[place], []).append(row)
    repeated = [case for case in cases.values() if len(case) > 1]
    return {
        name: Role("case_attribute", 0.7, "values")
        for at, name in enumerate(columns)
        if roles[name].role == "attribute"
        and len(repeated) >= _MIN_CASES
        and all(case[0][at] and len({row[at] for row in case}) == 1 for case in repeated)
    }


def _columns(roles: dict[str, Role]) -> dict[str, ColumnMapping]:
    return {
        name: ColumnMapping(role=role.role, object_type=role.object_type, label=role.label)
        for name, role in roles.items()
    }


def _times(shapes: Sequence[ColumnShape]) -> tuple[TimeReading, bool]:
    forms = [shape.dates for shape in shapes if shape.is_date]
    sure = [form for form in forms if form.day_first is not None and not form.is_ambiguous]
    if sure:
        return TimeReading(day_first=sure[0].day_first), False
    return TimeReading(), any(form.is_ambiguous for form in forms)


def _observations(
    shapes: Sequence[ColumnShape],
    ratings: dict[str, RatingColumn],
    times: TimeReading,
    *,
    is_ambiguous: bool,
) -> Guess:
    rest = [shape for shape in shapes if shape.name not in ratings]
    places: dict[str, ColumnGuess] = {}
    for role, found in (
        ("respondent", _respondent(rest)),
        ("record", _record(rest)),
        ("time", _first(rest, TIME, is_date=True) or _any_date(rest)),
        ("weight", _first(rest, WEIGHT, is_number=True)),
        ("channel", _first(rest, CHANNEL)),
        ("department", _first(rest, DEPARTMENT)),
    ):
        if found is not None and found.name not in places:
            places[found.name] = ColumnGuess(found.name, role, 0.85, "heading and values")
    texts = [shape for shape in rest if shape.name not in places and _is_text(shape)]
    by_role = {guess.role: name for name, guess in places.items()}
    mapping = ObservationMapping(
        ratings=ratings,
        texts={shape.name: _about(shape, ratings) for shape in texts},
        attributes=[
            shape.name for shape in rest if shape.name not in places and shape not in texts
        ],
        object_type=_object_type(rest, by_role.get("respondent")),
        times=times,
        source_kind="review" if len(ratings) == 1 and texts else "survey",
        respondent=by_role.get("respondent"),
        record=by_role.get("record"),
        time=by_role.get("time"),
        weight=by_role.get("weight"),
        channel=by_role.get("channel"),
        department=by_role.get("department"),
    )
    guesses = [_observed(shape, places, ratings, texts=texts) for shape in shapes]
    return Guess(mapping, tuple(guesses), is_ambiguous)


def _observed(
    shape: ColumnShape,
    places: dict[str, ColumnGuess],
    ratings: dict[str, RatingColumn],
    *,
    texts: Sequence[ColumnShape],
) -> ColumnGuess:
    if shape.name in ratings:
        return ColumnGuess(shape.name, "rating", 0.85, "values")
    if shape in texts:
        return ColumnGuess(shape.name, "text", 0.8, "heading and values")
    return places.get(shape.name) or ColumnGuess(shape.name, "attribute", 0.6, "rest")


def _respondent(shapes: Sequence[ColumnShape]) -> ColumnShape | None:
    """Take the column that names who answered: an object's id, a customer's before others."""
    order = ("respondent", "customer", "order", "session", "ticket", "claim", "contract", "case")
    named = [shape for shape in shapes if object_named(shape.words) and not shape.is_date]
    kinds = {shape.name: order.index(object_named(shape.words) or "case") for shape in named}
    return min(named, key=lambda shape: kinds[shape.name], default=None)


def _record(shapes: Sequence[ColumnShape]) -> ColumnShape | None:
    """Take the column that names the original record: a review's or an answer's id."""
    for shape in shapes:
        is_id = bool(ID_WORDS.intersection(shape.words)) and object_named(shape.words) is None
        if is_id and shape.filled == shape.rows and len(shape.counts) >= 0.95 * shape.rows:
            return shape
    return None


def _object_type(shapes: Sequence[ColumnShape], respondent: str | None) -> str:
    words = next((shape.words for shape in shapes if shape.name == respondent), ())
    return object_named(words) or "case"


def _first(
    shapes: Sequence[ColumnShape],
    words: frozenset[str],
    *,
    is_date: bool = False,
    is_number: bool = False,
) -> ColumnShape | None:
    for shape in shapes:
        is_fit = (not is_date or _is_mostly_date(shape)) and (not is_number or bool(shape.numbers))
        if words.intersection(shape.words) and is_fit and shape.filled:
            return shape
    return None


def _any_date(shapes: Sequence[ColumnShape]) -> ColumnShape | None:
    return next((shape for shape in shapes if _is_mostly_date(shape)), None)


def _is_mostly_date(shape: ColumnShape) -> bool:
    return shape.is_date and shape.filled >= 0.5 * shape.rows


def _is_text(shape: ColumnShape) -> bool:
    is_named = bool(TEXT.intersection(shape.words)) and not ID_WORDS.intersection(shape.words)
    is_named = is_named and not shape.numbers and not shape.is_date
    return shape.filled > 0 and (shape.is_prose or is_named)


def _about(shape: ColumnShape, ratings: dict[str, RatingColumn]) -> str:
    """Bind a text to the only touchpoint that is rated, else to one of its own name."""
    if len(ratings) == 1:
        return next(iter(ratings.values())).touchpoint
    return touchpoint_label(shape.name)
