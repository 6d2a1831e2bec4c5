"""The languages that screens and reports speak."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "ru", "pl"]
LANGUAGES: tuple[Language, ...] = ("en", "ru", "pl")
