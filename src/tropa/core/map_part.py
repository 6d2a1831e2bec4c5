"""What every part of a map has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

LONGEST_TITLE, LONGEST_NAME, LONGEST_TEXT = 200, 300, 20_000


class MapPart(BaseModel):
    """Any part of a map: immutable, nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
