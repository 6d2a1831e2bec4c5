"""The addresses of uploads, imports, sources and their dictionaries."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from tropa.features.facts.schemas import ReportedOut
from tropa.features.sources import dictionaries, previewing, reported_files, selectors, services
from tropa.features.sources.preview_schemas import PreviewOut, UnderstandingOut
from tropa.features.sources.schemas import (
    DictionaryIn,
    DictionaryOut,
    ImportIn,
    ImportOut,
    OptionsIn,
    ReportFileIn,
    SourceOut,
    UnderstandIn,
)
from tropa.features.sources.services import ImportOrder
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.downloads import download
from tropa.kit.pagination import Slice

router = Router(tags=["sources"])
W = "/workspaces/{uuid:workspace_id}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get(W + "/uploads/{uuid:upload_id}/preview", response=PreviewOut)
def preview_upload(
    request: SignedInRequest, workspace_id: UUID, upload_id: UUID, *, options: Query[OptionsIn]
) -> PreviewOut:
    """Show the first rows of a file and propose a mapping."""
    seen = previewing.upload_preview(
        request.user, workspace_id, upload_id, options=options.options()
    )
    return PreviewOut.of(seen)


@router.post(W + "/uploads/{uuid:upload_id}/understand", response=UnderstandingOut)
def understand_upload(
    request: SignedInRequest, workspace_id: UUID, upload_id: UUID, *, body: UnderstandIn
) -> UnderstandingOut:
    """Tell what an import by this mapping would bring."""
    known = previewing.upload_understand(
        request.user,
        workspace_id,
        upload_id,
        mapping=body.mapping,
        options=body.options.options(),
        object_type=body.object_type,
    )
    return UnderstandingOut.of(known)


@router.get(W + "/imports", response=list[ImportOut])
def list_imports(
    request: SignedInRequest, workspace_id: UUID, part: Query[Slice]
) -> list[ImportOut]:
    """List the imports, newest first."""
    return [
        ImportOut.of(item) for item in part.of(selectors.imports_list(request.user, workspace_id))
    ]


@router.post(W + "/imports", response={201: ImportOut})
def create_import(
    request: SignedInRequest, workspace_id: UUID, body: ImportIn
) -> Status[ImportOut]:
    """Ask for an import."""
    order = ImportOrder(
        upload_id=body.upload_id,
        mapping=body.mapping,
        options=body.options.options(),
        source_id=body.source_id,
        source_name=body.source_name,
        accept_refused=body.accept_refused,
        expected_refused=body.expected_refused,
        lens=body.lens.lens() if body.lens else None,
    )
    return Status(201, ImportOut.of(services.import_create(request.user, workspace_id, order)))


@router.get(W + "/imports/{uuid:import_id}", response=ImportOut)
def get_import(request: SignedInRequest, workspace_id: UUID, import_id: UUID) -> ImportOut:
    """Tell how far an import is."""
    return ImportOut.of(selectors.import_read(request.user, workspace_id, import_id))


@router.post(W + "/imports/{uuid:import_id}/cancel", response=ImportOut)
def cancel_import(request: SignedInRequest, workspace_id: UUID, import_id: UUID) -> ImportOut:
    """Stop an import."""
    return ImportOut.of(services.import_cancel(request.user, workspace_id, import_id))


@router.delete(W + "/imports/{uuid:import_id}", response={202: ImportOut})
def remove_import(
    request: SignedInRequest, workspace_id: UUID, import_id: UUID
) -> Status[ImportOut]:
    """Take an import out again, completely."""
    return Status(202, ImportOut.of(services.import_remove(request.user, workspace_id, import_id)))


@router.get(W + "/imports/{uuid:import_id}/refused.csv")
def get_refused(request: SignedInRequest, workspace_id: UUID, import_id: UUID) -> HttpResponse:
    """Download the refused rows, each with its reason."""
    path = selectors.refused_file(request.user, workspace_id, import_id)
    return download(path.read_bytes(), media_type="text/csv; charset=utf-8", name="refused.csv")


@router.put(W + "/reported/{uuid:figure_id}/file", response=ReportedOut)
def attach_report(
    request: SignedInRequest, workspace_id: UUID, figure_id: UUID, *, body: ReportFileIn
) -> ReportedOut:
    """Put a file that was sent behind a reported figure."""
    figure = reported_files.reported_file_set(
        request.user, workspace_id, figure_id, upload_id=body.upload_id
    )
    return ReportedOut.of(figure)


@router.get(W + "/reported/{uuid:figure_id}/file")
def get_report(request: SignedInRequest, workspace_id: UUID, figure_id: UUID) -> HttpResponse:
    """Download the report behind a figure, never to be opened by the browser itself."""
    name, path = reported_files.reported_file(request.user, workspace_id, figure_id)
    return download(path.read_bytes(), media_type="application/octet-stream", name=name)


@router.get(W + "/sources", response=list[SourceOut])
def list_sources(request: SignedInRequest, workspace_id: UUID) -> list[SourceOut]:
    """List the sources."""
    return [SourceOut.of(view) for view in selectors.sources_list(request.user, workspace_id)]


@router.get(W + "/sources/{uuid:source_id}/dictionary", response=DictionaryOut)
def get_dictionary(request: SignedInRequest, workspace_id: UUID, source_id: UUID) -> DictionaryOut:
    """List the codes of a source and what they mean."""
    return DictionaryOut.of(selectors.dictionary_read(request.user, workspace_id, source_id))


@router.put(W + "/sources/{uuid:source_id}/dictionary", response=DictionaryOut)
def update_dictionary(
    request: SignedInRequest, workspace_id: UUID, source_id: UUID, *, body: DictionaryIn
) -> DictionaryOut:
    """Explain the codes of a source."""
    entries = [item.entry() for item in body.entries]
    views = dictionaries.dictionary_update(request.user, workspace_id, source_id, entries=entries)
    return DictionaryOut.of(views)


@router.post(W + "/sources/{uuid:source_id}/dictionary/file", response=DictionaryOut)
def load_dictionary(
    request: SignedInRequest, workspace_id: UUID, source_id: UUID, *, file: File[UploadedFile]
) -> DictionaryOut:
    """Explain codes by a sheet."""
    views = dictionaries.dictionary_load(
        request.user, workspace_id, source_id, name=file.name or "", file=file
    )
    return DictionaryOut.of(views)


@router.get(W + "/sources/{uuid:source_id}/dictionary.xlsx")
def get_dictionary_file(
    request: SignedInRequest, workspace_id: UUID, source_id: UUID
) -> HttpResponse:
    """Download the codes of a source as a workbook."""
    content = dictionaries.dictionary_file(request.user, workspace_id, source_id)
    return download(content, media_type=XLSX, name="dictionary.xlsx")
