"""The newest quotes of every touchpoint of a map."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tropa.analysis.ordered_rows import codes, column
from tropa.analysis.voice.measures_ratings import QUOTE
from tropa.analysis.voice.records import is_chosen
from tropa.analysis.voice.reported import raw_records
from tropa.store.at_hand import AtHand

if TYPE_CHECKING:
    from tropa.analysis.binding import Binding
    from tropa.store.observations import Observations


PLACE = ("touchpoint", "row_no")
TEXT_AT_HAND_BYTES = 32_000_000
"""Where the quotes are longer, only which are the newest is kept, and their texts are asked for."""
_at_hand: AtHand[pa.Table] = AtHand(room=8_000_000)


def newest_quotes(
    observations: Observations, binding: Binding, *, each: int = 3
) -> dict[str, list[str]]:
    """Take the newest quotes of each touchpoint, in their customers' own words.

    Parameters
    ----------
    observations : Observations
        Narrowed to the filter already.
    binding : Binding
        Which observation names belong to which touchpoint.
    each : int
        How many of each touchpoint at the most; quotes without a time come last.
    """
    newest = _at_hand.of(observations.engine, lambda: _newest_first(observations.whole))
    row_no = column(newest, "row_no")
    said, name = codes(newest, "touchpoint")
    ids, names = binding.ids, binding.names
    places = {touchpoint: place for place, touchpoint in enumerate(ids)}
    number = np.array([*(places.get(names.get(one, ""), -1) for one in said), -1])[name]
    kept = np.flatnonzero(is_chosen(observations, row_no) & (number >= 0))
    kept = kept[np.argsort(number[kept], kind="stable")]
    starts = np.searchsorted(number[kept], number[kept], side="left")
    kept = kept[np.arange(len(kept)) - starts < each]
    if "text" in newest.column_names:
        texts = newest["text"].take(pa.array(kept)).to_pylist()
    else:
        texts = _texts(observations, row_no[kept].tolist())
    found: dict[str, list[str]] = defaultdict(list)
    for place, text in zip(number[kept].tolist(), texts, strict=True):
        found[ids[place]].append(text)
    return dict(found)


def _newest_first(observations: Observations) -> tuple[pa.Table, int]:
    """Number all quotes by touchpoint, the newest first; those without a time come last."""
    table = raw_records(observations)
    said = table.filter(table.measure == QUOTE, table.text.notnull(), table.text != "")
    said = said.order_by(said.time_us.desc(nulls_first=False), said.observation_id)
    rows = observations.run(said.select(*PLACE, "text"))
    return rows if rows.nbytes <= TEXT_AT_HAND_BYTES else rows.drop_columns("text"), len(rows)


def _texts(observations: Observations, row_no: list[int]) -> list[str]:
    table = observations.whole.table
    rows = observations.run(table.filter(table.row_no.isin(row_no)).select("row_no", "text"))
    texts = dict(zip(*(rows[name].to_pylist() for name in ("row_no", "text")), strict=True))
    return [texts[row] for row in row_no]
