"""Reading an event log: from a foreign file to journeys that answer questions."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tropa import __version__
from tropa.formats.open import open_source
from tropa.log.cache_folder import logs_folder, reading_key
from tropa.log.event_log import EventLog
from tropa.log.pseudonym_key import own_key
from tropa.log.refused_rows import write_refused
from tropa.log.report_file import VERSION, read_report, write_report
from tropa.log.request import Request
from tropa.store.connect import open_memory
from tropa.store.engine_duckdb import open_journeys
from tropa.store.event_shape import shape_events
from tropa.store.exhaustion import exhaustion_told
from tropa.store.lens_build import build_lens
from tropa.store.staging import stage
from tropa.text.personal import pseudonym

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from tropa.core.results import ReadReport
    from tropa.formats.source import Progress
    from tropa.log.moments import Moment, Span
    from tropa.log.request import Names, Wanted
    from tropa.store.flat import FlatEvents


def read(
    path: str | PathLike[str],
    *,
    case: str | None = None,
    activity: str | None = None,
    time: str | None = None,
    end: str | None = None,
    sequence: str | None = None,
    event_id: str | None = None,
    wanted: Wanted = None,
    starts: Names = None,
    ends: Names = None,
    idle: Span | None = None,
    as_of: Moment | None = None,
    zone: str = "UTC",
    refused: str | PathLike[str] | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> EventLog:
    """Read an event log: CSV, XLSX, Parquet, XES, XES.gz or a web server's log.

    Columns that are not named are found out; the rest is as ``Request`` explains.

    Parameters
    ----------
    refused : path, optional
        Where rows that cannot be taken are listed; without it the first of them is an error.
    cache : bool
        Keep what was read in the cache folder, for the next time.
    progress : callable, optional
        Told the share done (0…1); may raise to stop.

    Raises
    ------
    InputError
        Naming file, row, column and what to do; nothing is left half done.

    Examples
    --------
    >>> read("orders.csv", case="order", activity="status", time="at")  # doctest: +SKIP
    """
    asked = {name: value for name, value in locals().items() if name in Request.__annotations__}
    reading = _Reading(
        Path(path), Request(**asked), None if refused is None else Path(refused), progress
    )
    return reading.cached() if cache else reading.fleeting()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of one file."""

    file: Path
    request: Request
    refused: Path | None
    progress: Progress | None

    def cached(self) -> EventLog:
        """Open what was read before, else read it and keep it."""
        if not self.file.is_file():  # whoever opens files says best what is wrong with this one
            with _work_dir() as work_dir:
                open_source(self.file, work_dir=work_dir)
        mode = "strict" if self.refused is None else "setting aside"
        folder = logs_folder() / reading_key(self.file, self.request.facts, mode, __version__)
        report = read_report(folder)
        if report is None:
            return self._read_into(folder)
        if self.refused is not None:
            write_refused(report, self.refused)
        return _opened(folder, report)

    def fleeting(self) -> EventLog:
        """Read into a folder that goes with the log."""
        folder = Path(tempfile.mkdtemp(prefix="tropa-"))
        try:
            log = self._read_into(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        weakref.finalize(log.journeys.engine, shutil.rmtree, folder, ignore_errors=True)
        return log

    def _read_into(self, folder: Path) -> EventLog:
        with exhaustion_told():
            report, version = self._cut(folder)
            if self.refused is not None:
                write_refused(report, self.refused)
            write_report(report, folder, version=version)
        return _opened(folder, report)

    def _cut(self, folder: Path) -> tuple[ReadReport, str]:
        """Read the file and cut its events into cases; tell what became of it."""
        with _work_dir() as work_dir, closing(open_memory(work_dir)) as connection:
            source = open_source(
                self.file, self.request.options, work_dir=work_dir, progress=self._part(0.0, 0.2)
            )
            shaped = shape_events(
                stage(source, connection),
                self.request.mapping(source),
                pseudonymise=partial(pseudonym, key=own_key()),
                refuse=self.refused is not None,
                progress=self._part(0.2, 0.5),
            )
            flat = _with_case_attributes(shaped.flat())
            lens = self.request.lens()
            files = build_lens(connection, flat, lens, target=folder, progress=self._part(0.5, 1.0))
            refusals = tuple(shaped.refusals())
            return replace(shaped.report, refusals=refusals, ties=files.ties), files.version

    def _part(self, start: float, stop: float) -> Progress | None:
        """Tell the progress of one part of the work as a share of the whole."""
        tell = self.progress
        return tell and (lambda share: tell(start + share * (stop - start)))


def _opened(folder: Path, report: ReadReport) -> EventLog:
    version = (folder / VERSION).read_text(encoding="utf-8")
    return EventLog(open_journeys(folder / version), report)


def _with_case_attributes(flat: FlatEvents) -> FlatEvents:
    """Let every attribute narrow cases too: the first value that a case holds is the case's."""
    names = tuple(dict.fromkeys([*flat.case_attributes, *flat.event_attributes]))
    return replace(flat, case_attributes=names)


@contextmanager
def _work_dir() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tropa-", dir=logs_folder()) as name:
        yield Path(name)
