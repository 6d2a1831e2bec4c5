"""Sizes of paper."""

from __future__ import annotations

from typing import Literal

Paper = Literal["A4", "A3", "A2", "A1", "A0"]
_MM = 72 / 25.4
PAPERS: dict[Paper, tuple[float, float]] = {
    "A4": (297 * _MM, 210 * _MM),
    "A3": (420 * _MM, 297 * _MM),
    "A2": (594 * _MM, 420 * _MM),
    "A1": (841 * _MM, 594 * _MM),
    "A0": (1189 * _MM, 841 * _MM),
}
"""Width and height in points, landscape."""
