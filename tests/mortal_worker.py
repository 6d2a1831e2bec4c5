"""A worker that dies as by a power cut at the point of an import it is told; run as a program, it
starts one after the other.

half-written, written
    Its facts are in the lake half, or wholly, and nothing holds them yet.
held
    The import is to be seen; the step has not ended.
counted, noted
    Its codes are counted, and written but not committed.
made
    Its lens is made and its file gone; the job has not ended.
undone
    An import that was stopped is taken out of the lake; its job has not ended.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import Any

import django
import pyarrow as pa


def die(*_: object, **__: object) -> None:
    """Leave nothing tidied, nothing flushed."""
    os.kill(os.getpid(), signal.SIGKILL)


def dying_after(work: Any) -> Any:
    """Do something as ever, then die."""

    def run(*given: Any, **named: Any) -> None:
        work(*given, **named)
        die()

    return run


def half_of(rows: pa.RecordBatchReader) -> pa.RecordBatchReader:
    """Hand one batch over, let it reach the disk, then die."""

    def batches() -> Any:
        yield rows.read_next_batch()
        time.sleep(0.3)
        die()

    return pa.RecordBatchReader.from_batches(rows.schema, batches())


def arrange_death(point: str) -> None:
    """Have this process die at a point of an import."""
    from tropa.features.sources import codes, importing
    from tropa.store.delta_tables import FactTable
    from tropa.store.lake import Lake

    overwrite = FactTable.overwrite

    def overwrite_and_die(table: FactTable, rows: pa.RecordBatchReader, import_id: str) -> None:
        place = table.path.name
        is_cut = (point, place) == ("half-written", "events")
        overwrite(table, half_of(rows) if is_cut else rows, import_id)
        if (point, place) in {("written", "events"), ("held", "holds")}:
            die()

    places: dict[str, tuple[Any, str, Any]] = {
        "counted": (codes, "_write", die),
        "noted": (codes, "touchpoints_follow", dying_after(codes.touchpoints_follow)),
        "made": (importing, "upload_file_remove", dying_after(importing.upload_file_remove)),
        "undone": (Lake, "take_out", dying_after(Lake.take_out)),
    }
    if not point:
        return
    owner, name, deadly = places.get(point, (FactTable, "overwrite", overwrite_and_die))
    setattr(owner, name, deadly)


def tell(number: int) -> None:
    """Tell whoever started this: a worker's pid, and what it left with."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def main() -> None:
    """Start a worker for each line read, which names the point of its death or none.

    A fork is a start without the seconds that all the imports take.
    """
    from tropa.server.worker import main as work

    sys.argv = ["worker"]
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            arrange_death(line.strip())
            work()
        tell(pid)
        tell(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    django.setup()
    import tropa.kit.durable  # noqa: F401 -- so that every worker has it from the start

    main()
