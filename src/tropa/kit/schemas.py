"""What several features answer alike."""

from __future__ import annotations

from typing import Any

from ninja import Schema
from pydantic import Field

from tropa.core.errors import TropaError
from tropa.kit.wording import Said


class ErrorOut(Schema):
    """Why long work did not come through."""

    code: str = TropaError.code
    detail: Said
    hint: Said = ""
    where: dict[str, Any] = Field(default_factory=dict)
