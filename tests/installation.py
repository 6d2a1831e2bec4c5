"""A server and its worker as processes of their own; the worker may be told where to die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 120
TOKEN = "t" * 32
WORKERS = Path(__file__).with_name("mortal_worker.py")
SERVE = """
import json
from tropa.server.serve import prepare, serve
prepare()
from django.test import Client
from tropa.features.workspaces.models import User
from tropa.features.workspaces.services import workspace_create
user = User.objects.create_user("edwin@example.org", password="a long and quiet sentence 7")
client = Client()
client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
places = [str(workspace_create(user, name=name).workspace.pk) for name in "ABC"]
print(json.dumps([client.cookies["sessionid"].value, places]), flush=True)
serve("127.0.0.1", {port}, with_worker=False)
"""


@dataclass
class Installation:
    """A server's processes and its data, all its own."""

    folder: Path
    port: int
    server: subprocess.Popen[bytes] | None = None
    stable: subprocess.Popen[bytes] | None = None
    worker_pid: int = 0
    session: str = ""
    workspaces: list[str] = field(default_factory=list)

    @property
    def surroundings(self) -> dict[str, str]:
        """What the processes find in their environment."""
        own = {
            "TROPA_DATA": str(self.folder / "data"),
            "TROPA_HOST": "127.0.0.1",
            "TROPA_PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "tropa.server.settings",
        }
        rest = {key: value for key, value in os.environ.items() if key != "TROPA_DATABASE_URL"}
        return {**rest, **own}

    def start(self) -> None:
        """Make the database and its people, and serve without a worker; have workers ready."""
        (self.folder / "data").mkdir()
        self.server = self._process("-c", SERVE.format(port=self.port))
        self.stable = self._process(str(WORKERS))
        assert self.server.stdout is not None
        self.session, self.workspaces = json.loads(self.server.stdout.readline() or "{}")
        self.until(self._is_answering, "the server answers")

    def _is_answering(self) -> bool:
        assert self.server is not None
        assert self.server.poll() is None, self.log()
        try:
            self.call("GET", "/session")
        except urllib.error.URLError:
            return False
        return True

    def work(self, dies_when: str = "") -> None:
        """Start a worker; with a point given, it kills itself there."""
        assert self.stable is not None
        assert self.stable.stdin is not None
        self.stable.stdin.write(f"{dies_when}\n".encode())
        self.stable.stdin.flush()
        self.worker_pid = int(self._told())

    def kill(self) -> None:
        """Let the worker die here and now."""
        os.kill(self.worker_pid, signal.SIGKILL)
        self.wait_for_death()

    def wait_for_death(self) -> None:
        """Wait until the worker is dead, by a kill and nothing else."""
        self.worker_pid, left_with = 0, int(self._told())
        assert left_with == -signal.SIGKILL, self.log()

    def _told(self) -> bytes:
        assert self.stable is not None
        assert self.stable.stdout is not None
        return self.stable.stdout.readline()

    def end(self) -> None:
        """End what was started."""
        if self.worker_pid:
            os.kill(self.worker_pid, signal.SIGKILL)
        for process in (self.stable, self.server):
            if process is not None:
                process.kill()
                process.communicate()

    def call(self, method: str, path: str, body: bytes | None = None) -> Any:
        """Call the API as the editor."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            data=body,
            method=method,
            headers={
                "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
                "X-CSRFToken": TOKEN,
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 -- see above
            return json.loads(answer.read())

    def until(self, condition: Any, what: str) -> None:
        """Wait for something another process does."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < end, f"never: {what}\n{self.log()}"
            time.sleep(0.02)

    def log(self) -> str:
        """Read what the processes said."""
        return (self.folder / "log").read_text(errors="replace")[-4000:]

    def _process(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *arguments],
                env=self.surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip
