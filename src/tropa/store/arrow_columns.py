"""Arrow columns for the type checker: the stubs of pyarrow 26 mistake their element types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ArrowColumn = Any
"""A ``pyarrow.Array`` or ``pyarrow.ChunkedArray``."""


def column(values: NDArray[Any], *, mask: NDArray[np.bool_] | None = None) -> ArrowColumn:
    """Make a column of an array; null where the mask is true.

    Examples
    --------
    >>> import numpy as np
    >>> column(np.array([1, 2]), mask=np.array([False, True])).to_pylist()
    [1, None]
    """
    return pa.array(values, mask=mask)
