"""The worker: does the jobs, one process of it beside the web process.

``python -m tropa.server.worker`` runs it alone; with ``--with-parent`` it ends when whoever started
it closes its standard input (or dies, which closes it too): that works on every system.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from threading import Event, Thread

import django

NICENESS = 19
"""How far the worker stands back: of a core that both want, the server gets all but a sixtieth."""


def main() -> None:
    """Work until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m tropa.server.worker")
    parser.add_argument("--with-parent", action="store_true", help="end with standard input")
    is_child = parser.parse_args().with_parent
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tropa.server.settings")
    give_way()
    django.setup()

    from tropa.kit import durable  # needs Django set up

    stop = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    if is_child:
        Thread(target=_wait_for_parent, args=(stop,), daemon=True).start()
    durable.launch()
    while not stop.wait(timeout=1.0):  # a bare wait() would not see signals on Windows
        pass
    durable.shut_down()
    os._exit(0)  # a step at work must not hold the process: it is taken up again at the next start


def give_way() -> None:
    """Let whoever looks at a screen have the processor first: a long import can wait a moment."""
    if hasattr(os, "nice"):  # there is no such thing on Windows
        os.nice(NICENESS)


def _wait_for_parent(stop: Event) -> None:
    sys.stdin.buffer.read()
    stop.set()


if __name__ == "__main__":
    main()
