"""Real files taken in through the API of a workspace, as the screens would, without a worker."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"


@dataclass
class Desk:
    """A workspace into which real files go."""

    cast: Any
    send: Any

    @property
    def at(self) -> str:
        """The workspace's address."""
        return self.cast.at

    def work(self) -> None:
        """Do all the work that waits, as the worker would."""
        from tropa.kit.jobs import job_perform
        from tropa.kit.models import OPEN_STATES, Job

        while job := Job.objects.filter(state__in=OPEN_STATES).order_by("created_at").first():
            done = job_perform(job.pk)
            assert done.state == "done", done.error

    def take(self, name: str, mapping: dict[str, Any] | None = None, **order: Any) -> Any:
        """Import a file of the folder, read as the server proposes unless a mapping says how."""
        return self.take_bytes((DATA / name).read_bytes(), Path(name).name, mapping, **order)

    def take_bytes(
        self, content: bytes, name: str, mapping: dict[str, Any] | None, **order: Any
    ) -> Any:
        """Import a file; no more rows are refused than the order confirms."""
        upload = self.send(content, name)
        if mapping is None:
            seen = self.cast.editor.get(f"{self.at}/uploads/{upload}/preview")
            mapping = seen["mapping"]
        body = {"upload_id": upload, "source_name": name, "mapping": mapping, **order}
        made = self.cast.editor.post(f"{self.at}/imports", body)
        self.work()
        done = self.get(f"/imports/{made['id']}")
        assert (done["state"], done["report"]["refused"]) == (
            "done",
            order.get("expected_refused", 0),
        )
        return done

    def take_out(self, *imports: Any) -> None:
        """Take imports out again."""
        for one in imports:
            self.cast.editor.delete(f"{self.at}/imports/{one['id']}")
            self.work()
            assert self.get(f"/imports/{one['id']}")["state"] == "removed"

    def get(self, path: str, **query: Any) -> Any:
        """Ask as a viewer; what is no text is sent as JSON."""
        said = {k: v if isinstance(v, str) else json.dumps(v) for k, v in query.items()}
        return self.cast.viewer.get(f"{self.at}{path}?{urlencode(said)}")

    def ask(self, lens_id: str, question: str, **query: Any) -> Any:
        """Ask a lens."""
        return self.get(f"/lenses/{lens_id}/{question}", **query)

    def map_of(self, lens_id: str | None) -> Any:
        """Draw a map and measure it: figures by the name of the step."""
        body = {"lens_id": lens_id, "title": "A map"}
        drawn = self.cast.editor.post(f"{self.at}/maps", body)
        measured = self.get(f"/maps/{drawn['id']}/measured")
        return {
            step["name"]: measured["figures"].get(step["touchpoint_id"], {})
            for step in drawn["document"]["steps"]
        }

    def is_empty(self) -> bool:
        """Whether nothing is left in the lake and in the registry."""
        from tropa.features.insights.voices import voices_of
        from tropa.features.sources.lakes import lake_of
        from tropa.features.sources.models import SourceCode

        lake, voices = lake_of(self.cast.workspace.pk), voices_of(self.cast.workspace.pk)
        said = voices.run(voices.table.aggregate(n=voices.table.count()))["n"][0].as_py()
        return not lake.imports() and not said and not SourceCode.objects.exists()


@pytest.fixture
def desk(company: Any, send_file: Any) -> Desk:
    """Open a workspace for real files; without the folder the test says so and stands aside."""
    if not DATA.is_dir():
        pytest.skip("the real data does not lie beside the project")
    return Desk(company, send_file)
