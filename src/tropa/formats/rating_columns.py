"""Columns that hold ratings, and the scale they are on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tropa.core.mappings import RatingColumn, Scale
from tropa.formats.column_shapes import ColumnShape
from tropa.formats.heading_words import RATING, readable_label

_SCALES = ((1, 5), (1, 4), (1, 7), (0, 10), (1, 10), (1, 6))
_CODES = frozenset((-9, -2, -1, 0, 6, 8, 9, 77, 88, 89, 96, 97, 98, 99, 999))
"""Numbers by which surveys say "blank", "does not know" or "never used"."""
_QUESTION = re.compile(r"^\W*[A-Za-zА-Яа-яЁё]{0,2}\d+(?:[A-Za-z](?=[_\W]))?[_\W]*")
_MIN_GROUP = 3
_MIN_FILLED = 0.1


def rating_columns(shapes: Sequence[ColumnShape]) -> dict[str, RatingColumn]:
    """Find the ratings of a survey: columns named so, or at least three that share a scale.

    Values outside the scale are proposed as missing codes for all of them.
    """
    asked = [shape for shape in shapes if shape.filled >= _MIN_FILLED * shape.rows]
    likely = [shape for shape in asked if scale_of(shape.numbers)]
    group = _largest_group(likely)
    pooled = _pooled(group)
    scales = {
        shape.name: _scale(shape.numbers) for shape in likely if RATING.intersection(shape.words)
    } | {shape.name: _scale(pooled) for shape in group}
    labels = _labels([shape.name for shape in likely if shape.name in scales])
    return {
        shape.name: RatingColumn(
            touchpoint=labels[shape.name],
            measure="nps" if "nps" in shape.words else "score",
            scale=scales[shape.name],
        )
        for shape in likely
        if shape.name in scales
    }


def scale_of(numbers: Counter[float]) -> tuple[int, int] | None:
    """Find the scale that these values are ratings on; None where they look like no ratings.

    A zero together with a six around 1–5 are codes, not ratings; the two best grades must occur.

    Examples
    --------
    >>> scale_of(Counter({0: 5, 1: 2, 2: 4, 3: 20, 4: 40, 5: 30, 6: 9}))
    (1, 5)
    >>> scale_of(Counter({0: 5, 3: 1, 7: 10, 8: 20, 9: 20, 10: 20}))
    (0, 10)
    >>> scale_of(Counter({1: 500, 2: 400, 3: 1, 4: 1})) is None
    True
    """
    values = {int(number) for number in numbers if number == int(number)}
    if len(values) < 3 or len(values) != len(numbers):
        return None
    for low, high in _SCALES:
        outside = {value for value in values if not low <= value <= high}
        if not outside <= _CODES or (high == 5 and 6 in outside and 0 not in outside):
            continue
        if high == 5 and {8, 9} <= outside and 7 in values:
            continue
        if _is_used(numbers, low, high):
            return low, high
    return None


def touchpoint_label(heading: str) -> str:
    """Name a touchpoint by a heading, without the number of the question.

    Examples
    --------
    >>> touchpoint_label("Q7A_ART"), touchpoint_label("Q7WIFI"), touchpoint_label("Q6A")
    ('Art', 'Wifi', 'Q6A')
    """
    bare = _QUESTION.sub("", heading)
    if len(bare) < 2:
        return heading
    return readable_label(bare.lower() if bare.isupper() else bare)


def _labels(headings: Sequence[str]) -> dict[str, str]:
    """Name touchpoints apart: two questions about one thing ask something different about it."""
    labels = {heading: touchpoint_label(heading) for heading in headings}
    uses = Counter(labels.values())
    return {
        heading: label if uses[label] == 1 else f"{label} ({_question(heading) or heading})"
        for heading, label in labels.items()
    }


def _is_used(numbers: Counter[float], low: int, high: int) -> bool:
    inside = {value: count for value, count in numbers.items() if low <= value <= high}
    answers = sum(inside.values())
    best = inside.get(high, 0) + inside.get(high - 1, 0)
    is_topped = inside.get(high, 0) >= 0.05 * answers
    return len(inside) >= 3 and is_topped and best >= 0.1 * answers and answers >= 3


def _largest_group(likely: Sequence[ColumnShape]) -> list[ColumnShape]:
    """Find at least three columns of one question on one scale, and all others that fit it."""
    questions = Counter(_question(shape.name) for shape in likely)
    best: list[ColumnShape] = []
    for question, size in questions.items():
        items = [shape for shape in likely if _question(shape.name) == question]
        pooled = _pooled(items)
        if size < _MIN_GROUP or scale_of(pooled) is None:
            continue
        fitting = [shape for shape in likely if shape in items or _fits(shape, pooled)]
        best = max(best, fitting, key=len)
    return best


def _fits(shape: ColumnShape, pooled: Counter[float]) -> bool:
    """Whether a column of another question is on the same scale, and no count or code."""
    is_within = set(shape.numbers) <= set(pooled)
    is_same = scale_of(shape.numbers) in {scale_of(pooled), (1, 6)}
    return is_within and is_same and not _is_mostly_lowest(shape)


def _pooled(shapes: Iterable[ColumnShape]) -> Counter[float]:
    pooled: Counter[float] = Counter()
    for shape in shapes:
        pooled.update(shape.numbers)
    return pooled


def _is_mostly_lowest(shape: ColumnShape) -> bool:
    """Whether the lowest grade is the commonest: rather a count or a code than a rating."""
    scale = scale_of(shape.numbers) or (1, 5)
    inside = {value: count for value, count in shape.numbers.items() if value in range(*scale)}
    return max(inside, key=lambda value: inside[value]) == scale[0]


def _question(heading: str) -> str:
    found = re.match(r"\W*[A-Za-zА-Яа-яЁё]{0,2}\d+", heading)
    return found[0] if found else ""


def _scale(numbers: Counter[float]) -> Scale:
    low, high = scale_of(numbers) or (1, 5)
    outside = sorted(int(value) for value in numbers if not low <= value <= high)
    return Scale(minimum=low, maximum=high, missing=[str(value) for value in outside])
