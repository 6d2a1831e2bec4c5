"""The API's root: every feature's routes, one way to sign in, one shape of error."""

from __future__ import annotations

from json import detect_encoding
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from ninja import NinjaAPI
from ninja.parser import Parser

import tropa
from tropa.features.company.api import router as company
from tropa.features.facts.api import router as facts
from tropa.features.insights.export_api import router as exports
from tropa.features.insights.export_job_api import router as export_jobs
from tropa.features.insights.journey_api import router as insights
from tropa.features.insights.map_api import router as measured
from tropa.features.insights.record_api import router as records
from tropa.features.insights.segment_api import router as segments
from tropa.features.insights.story_api import router as stories
from tropa.features.journeys.api import router as journeys
from tropa.features.journeys.map_file_api import router as map_files
from tropa.features.journeys.map_import_api import router as foreign_maps
from tropa.features.personas.api import router as personas
from tropa.features.sharing.comment_api import router as comments
from tropa.features.sharing.link_api import router as links
from tropa.features.sharing.version_api import router as versions
from tropa.features.sources.api import router as sources
from tropa.features.tasks.api import router as tasks
from tropa.features.tasks.care_api import router as map_care
from tropa.features.workshops.api import router as workshops
from tropa.features.workshops.taking_part_api import router as taking_part
from tropa.features.workspaces.api import router as workspaces
from tropa.kit import errors
from tropa.kit.auth import SessionSignIn
from tropa.kit.strict_json import read_json
from tropa.server.uploads_schema import with_uploads

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


def signed_in_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show the documentation to those who may call the API."""

    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return errors.problem(401)
        return view(request, *arguments, **named)

    return guarded


class StrictParser(Parser):
    """Reads JSON as its standard has it, and no text that a database refuses."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Read a body; whatever is raised here leaves as a 400."""
        body: dict[str, Any] = read_json(request.body.decode(detect_encoding(request.body)))
        return body


class TropaAPI(NinjaAPI):
    """The API, its schema naming also the upload that is answered before Django."""

    def get_openapi_schema(self, **options: Any) -> Any:
        """Describe every address."""
        return with_uploads(super().get_openapi_schema(**options))


api = TropaAPI(
    title="tropa",
    version=tropa.__version__,
    description=tropa.__doc__ or "",
    auth=SessionSignIn(),
    parser=StrictParser(),
    docs_decorator=signed_in_only,
    urls_namespace="api",
)
errors.install(api)
ROUTERS = (
    workspaces,
    facts,
    sources,
    journeys,
    foreign_maps,
    map_files,
    personas,
    insights,
    records,
    measured,
    company,
    tasks,
    map_care,
    segments,
    exports,
    export_jobs,
    stories,
    versions,
    links,
    comments,
    workshops,
    taking_part,
)
for router in ROUTERS:
    api.add_router("", router)
