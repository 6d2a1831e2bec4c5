"""Measuring in a process of its own: wall and CPU medians, peak memory."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Figures = dict[str, float]
KIB_PER_MIB = 1024


def measured(task: Callable[[int], object], *, repetitions: int, warm_up: bool = True) -> Figures:
    """Run ``task(repetition)`` and tell medians in milliseconds and the peak in MB."""
    if warm_up:
        task(-1)
    walls, cpus = [], []
    for repetition in range(repetitions):
        wall, cpu = time.perf_counter(), time.process_time()
        task(repetition)
        cpus.append((time.process_time() - cpu) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    return {
        "wall_ms": statistics.median(walls),
        "cpu_ms": statistics.median(cpus),
        "peak_mb": peak_mb(),
    }


def peak_mb() -> float:
    """Tell the most memory this process has held.

    The kernel's own line, for ``getrusage`` tells a child its parent's peak when that was higher.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / KIB_PER_MIB


def measured_elsewhere(
    command: list[str | Path], *, timeout_seconds: float, environment: dict[str, str] | None = None
) -> dict[str, Figures] | None:
    """Have another process measure and print JSON as its last line; None when it takes too long."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            timeout=timeout_seconds,
            env={**os.environ, **(environment or {})},
        )
    except subprocess.TimeoutExpired:
        return None
    answer: dict[str, Figures] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def machine() -> str:
    """Describe the machine by its class, not by its name."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    cores = os.cpu_count()
    return f"{cores} cores ({platform.machine()}), {pages / 2**30:.0f} GB, {platform.system()}"
