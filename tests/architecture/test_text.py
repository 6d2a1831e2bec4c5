"""What must never stand in the project: machine paths, registry addresses, left-overs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MACHINE_PATHS = re.compile(r"/(?:work|root|home/\w+)/")
REGISTRY_ADDRESSES = re.compile(
    r"https?://[^\s\"']+\.(?:whl|tgz|tar\.gz)|https?://(?:registry\.|pypi\.org/simple|files\.python)"
)
LEFT_OVERS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
TEXTS = {".py", ".ts", ".tsx", ".md", ".toml", ".json", ".yaml", ".yml", ".lock", ".css", ".html"}


def tracked_files() -> list[Path]:
    """List the text files that git tracks."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of files")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [p for p in paths if p.suffix in TEXTS and p.exists()]


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRY_ADDRESSES, LEFT_OVERS])
def test_nothing_of_the_kind_is_in_a_file(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked_files()
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
        if path != Path(__file__)
    ]
    assert found == []


def test_there_is_no_uv_lock() -> None:
    assert not (ROOT / "uv.lock").exists()
