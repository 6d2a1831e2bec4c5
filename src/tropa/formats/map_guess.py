"""Guessing how a table holds a map: which way it runs, which line is what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.map_imports import MapReading, refuse_many_lines
from tropa.formats.lane_words import emotion_of, told_by

if TYPE_CHECKING:
    from tropa.core.map_imports import LineRole
    from tropa.formats.grid import Grid
    from tropa.formats.lane_words import Told

TITLE_PLACES = 5
"""How far from the edge the titles of the lines are looked for."""


def guess_reading(
    grid: Grid, *, is_list: bool = False, is_transposed: bool | None = None
) -> MapReading:
    """Propose how to read a table.

    Parameters
    ----------
    is_list : bool
        Whether it was pasted as a list of notes, so that one line of it is one note.
    is_transposed : bool or None
        Which way stages and steps run, where a person has said so.

    Examples
    --------
    >>> from tropa.formats.grid import paste_grid
    >>> table = paste_grid("Stage\\tBuy\\t\\nStep\\tOrder\\tPay\\nPains\\t\\tslow")
    >>> guess_reading(table).roles
    ('stage', 'step', 'pains')
    """
    down, title_column = _best_titles(grid.turned())
    across, title_row = _best_titles(grid)
    if is_transposed is None:
        is_single = len(grid.rows[0]) == 1
        is_transposed = is_single or across > down or (is_list and not down)
    told = across if is_transposed else down
    place = title_row if is_transposed else title_column
    if not told:
        place = 0 if is_transposed else 1
    lined = grid.turned() if is_transposed else grid
    refuse_many_lines(len(lined.rows), file=grid.file)
    return MapReading(
        sheet=grid.sheet,
        is_transposed=is_transposed,
        titles=place,
        roles=_roles(lined, place, is_transposed=is_transposed),
    )


def _best_titles(grid: Grid) -> tuple[int, int]:
    """Find the row with most words that tell a line: how many, and its place from 1."""
    counted = [
        (sum(told_by(cell) is not None for cell in set(row)), -place)
        for place, row in enumerate(grid.filled[:TITLE_PLACES], 1)
    ]
    best, place = max(counted)
    return best, -place


def _roles(lined: Grid, titles: int, *, is_transposed: bool) -> tuple[LineRole, ...]:
    told = [told_by(row[titles - 1]) if titles else None for row in lined.filled]
    filled = [sum(1 for cell in row[titles:] if cell) for row in lined.rows]
    roles = [_plain(one) for one in told]
    stage, step = _told_lines(told, is_transposed=is_transposed)
    if not is_transposed or stage is not None:
        stage, step = _by_place(lined, titles, found=(stage, step))
    elif step is None:
        step = 0
    is_board = step is not None and told[step] == "note"
    for index, row in enumerate(lined.filled):
        if not filled[index] or _is_lone(index, told, filled, before=stage, titles=titles):
            roles[index] = "skip"
        elif roles[index] == "emotion" and not all(
            emotion_of(text) is not None for text in row[titles:] if text
        ):
            roles[index] = "text"
        elif is_board and told[index] in (None, "group", "stage", "text"):
            roles[index] = "skip"
    if stage is not None:
        roles[stage] = "stage"
    if step is not None:
        roles[step] = "step"
    return tuple(roles)


def _plain(told: Told | None) -> LineRole:
    """Take what can be there but once, and what is not chosen after all, for a lane of texts."""
    if told in (None, "stage", "step", "touchpoint", "note", "group"):
        return "text"
    return told  # type: ignore[return-value] # the words left are roles


def _told_lines(told: list[Told | None], *, is_transposed: bool) -> tuple[int | None, int | None]:
    """Find the lines that words tell to be stages and steps; a better word goes before.

    In a list of notes its texts are the steps; where a line of actions cuts no stage, none is.
    """
    steps: list[Told] = ["step"]
    if "actions" not in told:
        steps.append("touchpoint")
    if is_transposed:
        steps.append("note")
    stage = next((told.index(word) for word in ("stage", "group") if word in told), None)
    return stage, next((told.index(word) for word in steps if word in told), None)


def _by_place(
    lined: Grid, titles: int, *, found: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    """Find stages and steps, where no word tells them, by where they stand."""
    stage, step = found
    filled = [sum(1 for cell in row[titles:] if cell) for row in lined.rows]
    bare = [told_by(row[titles - 1]) is None if titles else True for row in lined.filled]
    blank = [not row[titles - 1] if titles else True for row in lined.rows]
    if stage is None and step is None:
        stage = _first_heading(filled, bare)
        step = stage + 1 if stage is not None and _is_finer(stage + 1, filled, bare) else None
    elif stage is None and step is not None and step > 0:
        above = step - 1
        stage = above if bare[above] and blank[above] and filled[above] else None
    elif step is None and stage is not None and stage + 1 < len(filled):
        below = stage + 1
        is_step = blank[below] or lined.filled[below][titles - 1] == lined.filled[stage][titles - 1]
        step = below if is_step and filled[below] else None
    return stage, step


def _first_heading(filled: list[int], bare: list[bool]) -> int | None:
    """Find the first line without a telling title that may hold stages.

    A single text heads steps only where it is not the title above stages and steps.
    """
    for index, count in enumerate(filled):
        is_single = count == 1 and _is_finer(index + 1, filled, bare)
        is_title = is_single and _is_finer(index + 2, filled, bare)
        if bare[index] and not is_title and (count > 1 or is_single):
            return index
    return None


def _is_finer(index: int, filled: list[int], bare: list[bool]) -> bool:
    """Whether a line cuts the one above it into more parts, as steps cut stages."""
    return index < len(filled) and bare[index] and filled[index] > filled[index - 1]


def _is_lone(
    index: int,
    told: list[Told | None],
    filled: list[int],
    *,
    before: int | None,
    titles: int,
) -> bool:
    """Whether a line above the stages is but the title of the whole."""
    is_above = before is not None and index < before
    return bool(titles) and is_above and told[index] is None and filled[index] <= 1
