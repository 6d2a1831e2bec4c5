"""The command line in a process of its own, which tells its peak and may write only so much.

The processes are forked off one that has the libraries loaded: most of the time of a start.
"""

import multiprocessing
import os
import sys
import traceback
from pathlib import Path

APART = multiprocessing.get_context("forkserver") if sys.platform == "linux" else None
"""Only Linux tells a peak that a child has not taken over from its parent."""
LOADED = ["tropa.cli.main", "tropa.log.event_log", "tropa.log.reading", "openpyxl"]


def run_apart(arguments, *, cache, most_file_bytes):
    """Run a command; give its exit code, what it said on stderr, and its peak in MB."""
    APART.set_forkserver_preload(LOADED)
    here, there = APART.Pipe(duplex=False)
    process = APART.Process(target=_run, args=(there, arguments, cache, most_file_bytes))
    process.start()
    there.close()
    try:
        return here.recv()
    except EOFError:
        process.join()
        raise RuntimeError(f"The process ended with {process.exitcode}.") from None
    finally:
        process.join()
        here.close()


def _run(answer, arguments, cache, most_file_bytes):
    import resource  # Windows has none

    os.environ["TROPA_CACHE"] = str(cache)
    said = Path(cache).with_name("stderr")
    with said.open("w") as errors:
        sys.stderr = errors
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_file_bytes, most_file_bytes))
        try:
            code = _main(arguments)
        except Exception:  # noqa: BLE001 - whatever it is, the test reads it
            code = traceback.format_exc()
    status = Path("/proc/self/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    answer.send((code, said.read_text(), int(peak.split()[1]) // 1024))


def _main(arguments):
    from tropa.cli.main import main

    return main(arguments)
