"""A server that can be killed and started again at once; run as a program, it starts one for each
line it reads.

A fork is a start without the seconds that all the imports take.
"""

from __future__ import annotations

import os
import sys

import uvicorn


def tell(number: int) -> None:
    """Tell whoever started this: a server's pid, and what it left with."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def main() -> None:
    """Start a server for each line read; nothing here may open a database or start a thread."""
    from tropa.server import asgi  # noqa: F401 -- so that every server has it from the start
    from tropa.server.serve import how_to_serve

    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            port = int(os.environ["TROPA_PORT"])
            uvicorn.run("tropa.server.asgi:application", **how_to_serve("127.0.0.1", port))
            os._exit(0)
        tell(pid)
        tell(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    main()
