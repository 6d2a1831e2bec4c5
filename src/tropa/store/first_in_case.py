"""Which row of a case is the first that bears something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def is_first_in_case(case_no: NDArray[np.int64], key: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell of ordered rows which is the first of its case that bears its key.

    Keys of 16 bits or less are sorted by counting, so a narrow type is worth its cast.

    Examples
    --------
    >>> is_first_in_case(np.array([0, 0, 0, 1]), np.array([7, 8, 7, 7])).tolist()
    [True, True, False, True]
    """
    by_key = np.argsort(key, kind="stable")
    keys, cases = key[by_key], case_no[by_key]
    found = np.ones(len(key), np.bool_)
    found[by_key[1:]] = (keys[1:] != keys[:-1]) | (cases[1:] != cases[:-1])
    return found
