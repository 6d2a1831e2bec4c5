"""A real server, a real worker and real Chromium."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from e2e.opening import opened
from project_tools import tool

SECONDS_TO_START = 180
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=20_000)  # another suite may have the other core


def free_port() -> int:
    """Find a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def chromium() -> str:
    """Find the browser, or fail with what to do."""
    found = tool("browser").find()
    if found is None:
        pytest.fail("No Chromium here: 'python tools/browser.py' fetches one.")
    return str(found)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with an empty data folder, ended by its process."""
    folder = tmp_path_factory.mktemp("served")
    port = free_port()
    log = (folder / "server.log").open("wb")
    program = f"from tropa.server.serve import serve; serve('127.0.0.1', {port})"
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=folder,
        env={
            **os.environ,
            "TROPA_DATA": str(folder / "data"),
            "DJANGO_SETTINGS_MODULE": "tropa.server.settings",
        },
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_answering(address, process, folder / "server.log")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def wait_until_answering(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; fail with its log when it does not."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api/v1/session", timeout=2).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, OSError):
            # Asking without a pause would take a core from the server.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.2)
            continue
        return
    pytest.fail(f"The server does not answer:\n{log.read_text(errors='replace')[-4000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        own = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield own
        own.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """An empty page; errors of its scripts fail the test."""
    own = opened(browser, server)
    yield own
    own.context.close()
