"""Bad rows set aside in a file of their own."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.formula_guard import guard_text

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.core.results import ReadReport

COLUMNS = ("row", "column", "value", "reason")


def write_refused(report: ReadReport, path: Path) -> None:
    """List the refused rows in a CSV; the file is there whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            for refusal in report.refusals:
                texts = (refusal.column, refusal.value, refusal.reason)
                writer.writerow([refusal.row, *map(guard_text, texts)])
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(
            f"The refused rows cannot be written: {error.strerror}.",
            file=str(path),
            hint="Name a file in a folder that exists and may be written.",
        ) from error
