"""What every part of a map has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

LONGEST_TITLE, LONGEST_NAME, LONGEST_TEXT = 200, 300, 20_000
PartId = Annotated[str, Field(min_length=1, max_length=100)]
"""The id of a part of a map, given once."""


class MapPart(BaseModel):
    """Any part of a map: immutable, nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
