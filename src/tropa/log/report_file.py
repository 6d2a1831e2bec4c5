"""What became of a file, kept beside the journeys that were made of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from tropa.core.results import ReadReport, Refusal

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "report.json"
VERSION = "version"


def write_report(report: ReadReport, folder: Path, *, version: str) -> None:
    """Keep the report; the version of the journeys comes last, it says that all is there."""
    (folder / REPORT).write_text(json.dumps(asdict(report)), encoding="utf-8")
    part = folder / f"{VERSION}.part"
    part.write_text(version, encoding="utf-8")
    part.replace(folder / VERSION)


def read_report(folder: Path) -> ReadReport | None:
    """Read the report of a finished reading; None where there is none."""
    if not (folder / VERSION).is_file():
        return None
    facts = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    facts["refusals"] = tuple(Refusal(**refusal) for refusal in facts["refusals"])
    facts["warnings"] = tuple(facts["warnings"])
    return ReadReport(**facts)
