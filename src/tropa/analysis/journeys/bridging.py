"""Leaving out activities by bridging the gaps they leave: only the rows beside a gap change.

The rows on both sides of what is left out are few; linking them alone costs a fraction of
linking every row anew, and gives the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    from collections.abc import Callable

    from ibis.expr.types import BooleanValue, StringValue, Table

    IsKept = Callable[[StringValue], BooleanValue]

EDGE = ["case_no", "activity", "next_activity"]


def bridged_steps(steps: Table, is_kept: IsKept) -> Table:
    """Link the steps whose activity is kept; everything drawn from neighbours is anew.

    Parameters
    ----------
    steps : ibis Table
        Steps whose ``seq`` counts from 0 without gaps.
    is_kept : callable
        Says of an activity whether it stays.
    """
    kept, goes_on = is_kept(steps.activity), is_kept(steps.next_activity)
    is_end = steps.next_time_us.isnull()
    direct = steps.filter(kept, is_end | goes_on)
    beside = steps.filter((kept & ~goes_on & ~is_end) | (~kept & (is_end | goes_on)))
    banks = _banks(beside, is_kept)
    bridges = banks.filter(banks.is_near).drop("is_near", "place")
    over = bridges.filter(bridges.next_time_us.notnull())
    over = over.group_by(EDGE).agg(bridge_seq=over.seq.min())
    linked = _direct(direct, over).union(_bridges(bridges, direct, over), distinct=False)
    return _with_firsts(linked, banks).select(*steps.columns)


def _banks(beside: Table, is_kept: IsKept) -> Table:
    """Give each kept row before a gap the successor that the last row of the gap had."""
    line = ibis.window(group_by="case_no", order_by="seq")
    next_time_us = beside.next_time_us.lead().over(line)
    is_near = is_kept(beside.activity)
    return beside.mutate(
        is_near=is_near,
        place=ibis.row_number().over(line),
        next_activity=is_near.ifelse(beside.next_activity.lead().over(line), beside.next_activity),
        next_time_us=is_near.ifelse(next_time_us, beside.next_time_us),
    )


def _direct(direct: Table, over: Table) -> Table:
    """Keep links that no gap broke; a bridge may walk the same edge earlier."""
    joined = direct.left_join(over, EDGE)
    is_earliest = joined.bridge_seq.isnull() | (joined.seq < joined.bridge_seq)
    return joined.mutate(is_first_of_edge=joined.is_first_of_edge & is_earliest).select(
        *direct.columns
    )


def _bridges(bridges: Table, direct: Table, over: Table) -> Table:
    """Finish the new links: the first of its edge unless a direct link walks it earlier."""
    first = direct.filter(direct.is_first_of_edge).select(*EDGE, direct_seq="seq")
    walked = over.left_join(first, EDGE).select(*EDGE, "bridge_seq", "direct_seq")
    joined = bridges.left_join(walked, EDGE)
    is_earliest = joined.direct_seq.isnull() | (joined.seq < joined.direct_seq)
    return joined.mutate(
        wait_us=joined.next_time_us - joined.time_us,
        is_last=joined.next_time_us.isnull(),
        is_first_of_edge=((joined.seq == joined.bridge_seq) & is_earliest).fill_null(
            ibis.literal(value=False)
        ),
    ).select(*direct.columns)


def _with_firsts(linked: Table, banks: Table) -> Table:
    """Draw the places, bounds and lengths of the cases anew; engines skip what nobody asks for."""
    gap = banks.filter(banks.place == 0, ~banks.is_near, banks.next_time_us.notnull())
    head = gap.select("case_no", seq=gap.seq + 1, is_head=ibis.literal(value=True))
    joined = linked.left_join(head, ["case_no", "seq"])
    marked = joined.mutate(is_first=joined.is_first | joined.is_head.notnull())
    marked = marked.select(*linked.columns)
    line = ibis.window(group_by="case_no", order_by="seq")
    whole = ibis.window(group_by="case_no")
    return marked.mutate(
        seq=ibis.row_number().over(line),
        case_start_us=marked.time_us.min().over(whole),
        case_end_us=marked.time_us.max().over(whole),
        case_length=marked.count().over(whole),
    )
