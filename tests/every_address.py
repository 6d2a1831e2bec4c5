"""Every address of the API: who may call it, and how to call it with the least."""

from __future__ import annotations

import json
from io import BytesIO
from urllib.parse import urlencode
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import encode_multipart
from pptx import Presentation

from openapi_examples import body_of, query_of
from tropa.kit.access import Role
from tropa.server.api import api

ANYONE, LINK, SIGNED_IN = "anyone", "whoever holds a link", "signed in"
DOOR = "whoever holds the link of a workshop, as a token"
W = "/workspaces/{workspace_id}"
X = W + "/workshops/{workshop_id}"
VIEWER, EDITOR, OWNER = Role.VIEWER, Role.EDITOR, Role.OWNER
NEEDS = {
    "GET /session": ANYONE,
    "PATCH /session": SIGNED_IN,
    "POST /workspaces": SIGNED_IN,
    "POST /invitations/{token}/accept": SIGNED_IN,
    f"GET {W}": VIEWER,
    f"PATCH {W}": OWNER,
    f"DELETE {W}": OWNER,
    f"PUT {W}/slide-master": OWNER,
    f"DELETE {W}/slide-master": OWNER,
    f"GET {W}/members": VIEWER,
    f"PATCH {W}/members/{{member_id}}": OWNER,
    f"DELETE {W}/members/{{member_id}}": OWNER,
    f"GET {W}/invitations": OWNER,
    f"POST {W}/invitations": OWNER,
    f"DELETE {W}/invitations/{{invitation_id}}": OWNER,
    f"GET {W}/departments": VIEWER,
    f"POST {W}/departments": EDITOR,
    f"PATCH {W}/departments/{{department_id}}": EDITOR,
    f"DELETE {W}/departments/{{department_id}}": EDITOR,
    f"GET {W}/touchpoints": VIEWER,
    f"POST {W}/touchpoints": EDITOR,
    f"POST {W}/touchpoints/merge": EDITOR,
    f"POST {W}/touchpoints/merges/{{merge_id}}/undo": EDITOR,
    f"PATCH {W}/touchpoints/{{touchpoint_id}}": EDITOR,
    f"GET {W}/touchpoints/{{touchpoint_id}}/bindings": VIEWER,
    f"POST {W}/touchpoints/{{touchpoint_id}}/bindings": EDITOR,
    f"DELETE {W}/touchpoints/{{touchpoint_id}}": EDITOR,
    f"GET {W}/reported": VIEWER,
    f"POST {W}/reported": EDITOR,
    f"DELETE {W}/reported/{{figure_id}}": EDITOR,
    f"GET {W}/reported/{{figure_id}}/file": VIEWER,
    f"PUT {W}/reported/{{figure_id}}/file": EDITOR,
    f"POST {W}/uploads": EDITOR,
    f"GET {W}/uploads/{{upload_id}}/preview": EDITOR,
    f"POST {W}/uploads/{{upload_id}}/understand": EDITOR,
    f"GET {W}/imports": VIEWER,
    f"POST {W}/imports": EDITOR,
    f"GET {W}/imports/{{import_id}}": VIEWER,
    f"POST {W}/imports/{{import_id}}/cancel": EDITOR,
    f"DELETE {W}/imports/{{import_id}}": EDITOR,
    f"GET {W}/imports/{{import_id}}/refused.csv": VIEWER,
    f"GET {W}/sources": VIEWER,
    f"GET {W}/sources/{{source_id}}/dictionary": VIEWER,
    f"PUT {W}/sources/{{source_id}}/dictionary": EDITOR,
    f"POST {W}/sources/{{source_id}}/dictionary/file": EDITOR,
    f"GET {W}/sources/{{source_id}}/dictionary.xlsx": VIEWER,
    f"GET {W}/lenses": VIEWER,
    f"POST {W}/lenses": EDITOR,
    f"PATCH {W}/lenses/{{lens_id}}": EDITOR,
    f"DELETE {W}/lenses/{{lens_id}}": EDITOR,
    f"GET {W}/lenses/{{lens_id}}": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/node": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/amounts": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/summary": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/graph": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/edge": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/variants": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/between": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/funnel": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/cases": VIEWER,
    f"GET {W}/lenses/{{lens_id}}/case": VIEWER,
    f"GET {W}/maps": VIEWER,
    f"GET {W}/maps/{{map_id}}/bindings": VIEWER,
    f"POST {W}/maps": EDITOR,
    f"GET {W}/map-templates": VIEWER,
    f"POST {W}/maps/from-template": EDITOR,
    f"POST {W}/maps/proposal": EDITOR,
    f"POST {W}/maps/import": EDITOR,
    f"GET {W}/maps/{{map_id}}": VIEWER,
    f"DELETE {W}/maps/{{map_id}}": EDITOR,
    f"POST {W}/maps/{{map_id}}/commands": EDITOR,
    f"GET {W}/maps/{{map_id}}/measured": VIEWER,
    f"GET {W}/maps/{{map_id}}/evidence": VIEWER,
    f"GET {W}/maps/{{map_id}}/export": VIEWER,
    f"POST {W}/map-exports": VIEWER,
    f"GET {W}/map-exports": VIEWER,
    f"GET {W}/map-exports/{{export_id}}": VIEWER,
    f"POST {W}/map-exports/{{export_id}}/cancel": VIEWER,
    f"GET {W}/map-exports/{{export_id}}/file": VIEWER,
    f"GET {W}/maps/{{map_id}}/story": VIEWER,
    f"GET {W}/maps/{{map_id}}/story/export": VIEWER,
    f"GET {W}/maps/{{map_id}}/suggestions": VIEWER,
    f"POST {W}/maps/{{map_id}}/to-be": EDITOR,
    f"PATCH {W}/maps/{{map_id}}/to-be": EDITOR,
    f"GET {W}/maps/{{map_id}}/progress": VIEWER,
    f"GET {W}/touchpoints/{{touchpoint_id}}/maps": VIEWER,
    f"GET {W}/tasks": VIEWER,
    f"POST {W}/tasks": EDITOR,
    f"PATCH {W}/tasks/{{task_id}}": EDITOR,
    f"DELETE {W}/tasks/{{task_id}}": EDITOR,
    f"POST {W}/tasks/{{task_id}}/verdict": VIEWER,
    f"GET {W}/whys": VIEWER,
    f"POST {W}/whys": EDITOR,
    f"PATCH {W}/whys/{{chain_id}}": EDITOR,
    f"DELETE {W}/whys/{{chain_id}}": EDITOR,
    f"GET {W}/reminders": VIEWER,
    f"PUT {W}/reminders": OWNER,
    f"PUT {W}/reminders/mine": VIEWER,
    f"GET {W}/map-care": VIEWER,
    f"GET {W}/maps/{{map_id}}/care": VIEWER,
    f"PATCH {W}/maps/{{map_id}}/care": EDITOR,
    f"POST {W}/maps/{{map_id}}/care/review": EDITOR,
    f"GET {W}/maps/{{map_id}}/compared": VIEWER,
    f"GET {W}/maps/{{map_id}}/coverage": VIEWER,
    f"GET {W}/maps/{{map_id}}/company": VIEWER,
    f"PUT {W}/maps/{{map_id}}/company": EDITOR,
    f"PATCH {W}/maps/{{map_id}}/company/steps/{{step_id}}": EDITOR,
    f"POST {W}/maps/{{map_id}}/company/undo": EDITOR,
    f"GET {W}/maps/{{map_id}}/company/cases": VIEWER,
    f"GET {W}/segments": VIEWER,
    f"POST {W}/segments": EDITOR,
    f"PATCH {W}/segments/{{segment_id}}": EDITOR,
    f"DELETE {W}/segments/{{segment_id}}": EDITOR,
    f"GET {W}/segments/{{segment_id}}/figures": VIEWER,
    f"POST {W}/map-files": EDITOR,
    f"GET {W}/map-files/{{file_id}}": VIEWER,
    f"GET {W}/personas": VIEWER,
    f"POST {W}/personas": EDITOR,
    f"GET {W}/personas/{{persona_id}}": VIEWER,
    f"PATCH {W}/personas/{{persona_id}}": EDITOR,
    f"DELETE {W}/personas/{{persona_id}}": EDITOR,
    f"GET {W}/personas/{{persona_id}}/picture": VIEWER,
    f"PUT {W}/personas/{{persona_id}}/picture": EDITOR,
    f"DELETE {W}/personas/{{persona_id}}/picture": EDITOR,
    f"GET {W}/maps/{{map_id}}/versions": VIEWER,
    f"POST {W}/maps/{{map_id}}/versions": EDITOR,
    f"GET {W}/versions/{{version_id}}": VIEWER,
    f"DELETE {W}/versions/{{version_id}}": EDITOR,
    f"POST {W}/versions/{{version_id}}/continue": EDITOR,
    f"GET {W}/versions/{{version_id}}/export": VIEWER,
    f"GET {W}/maps/{{map_id}}/share-links": EDITOR,
    f"POST {W}/maps/{{map_id}}/share-links": EDITOR,
    f"DELETE {W}/share-links/{{link_id}}": EDITOR,
    "GET /shared/{token}": LINK,
    f"GET {W}/maps/{{map_id}}/threads": VIEWER,
    f"POST {W}/maps/{{map_id}}/threads": VIEWER,
    f"PATCH {W}/threads/{{thread_id}}": VIEWER,
    f"POST {W}/threads/{{thread_id}}/comments": VIEWER,
    f"PATCH {W}/comments/{{comment_id}}": VIEWER,
    f"DELETE {W}/comments/{{comment_id}}": VIEWER,
    f"GET {W}/mentions": VIEWER,
    f"POST {W}/mentions/seen": VIEWER,
    f"GET {W}/maps/{{map_id}}/workshops": VIEWER,
    f"POST {W}/maps/{{map_id}}/workshops": EDITOR,
    f"PATCH {X}": EDITOR,
    f"DELETE {X}": EDITOR,
    f"PUT {X}/timer": EDITOR,
    f"GET {X}/door": EDITOR,
    f"GET {X}/door.svg": EDITOR,
    f"POST {X}/reveal": EDITOR,
    f"POST {X}/paper": EDITOR,
    f"POST {X}/hand-over": EDITOR,
    f"POST {X}/hand-over/undo": EDITOR,
    f"DELETE {X}/guests/{{participant_id}}": EDITOR,
    f"GET {X}/board": VIEWER,
    f"POST {X}/notes": EDITOR,
    f"PATCH {X}/notes/{{note_id}}": EDITOR,
    f"DELETE {X}/notes/{{note_id}}": EDITOR,
    f"PUT {X}/notes/{{note_id}}/dots": EDITOR,
    f"PUT {X}/ratings": EDITOR,
    "GET /workshop-door": DOOR,
    "POST /workshop-door": DOOR,
    "GET /mention-mail": SIGNED_IN,
    "PUT /mention-mail": SIGNED_IN,
}
BEFORE_DJANGO = f"POST {W}/uploads"
"""Answered by the ASGI route: its own matrix is in tests/server/test_uploads.py."""

SCHEMA = api.get_openapi_schema()
KNOWN = SCHEMA["components"]["schemas"]
OPERATIONS = {
    f"{method.upper()} {path.removeprefix('/api/v1')}": operation
    for path, methods in SCHEMA["paths"].items()
    for method, operation in methods.items()
}
CALLS = sorted(set(OPERATIONS) - {BEFORE_DJANGO})


def call(caller, name, workspace_id, ids=None):
    """Call an address with the smallest body and query it takes."""
    method, path = name.split(" ", 1)
    operation = OPERATIONS[name]
    names = [one["name"] for one in operation.get("parameters", []) if one["in"] == "path"]
    values = {one: (ids or {}).get(one, uuid4()) for one in names}
    values["workspace_id"] = workspace_id
    address = "/api/v1" + path.format(**values)
    if query := query_of(operation, KNOWN):
        address += "?" + urlencode(query, doseq=True)
    kind, body = body_of(operation, KNOWN)
    if name == f"PUT {W}/slide-master":  # nothing less is a presentation
        Presentation().save(slides := BytesIO())
        return caller.client.generic(method, address, slides.getvalue(), content_type=kind)
    if kind == "application/octet-stream":
        address = address.split("?", 1)[0] + "?name=plan.pdf"
        return caller.client.generic(method, address, b"%PDF-1.7", content_type=kind)
    if kind.startswith("multipart"):
        sheet = SimpleUploadedFile("codes.csv", b"code,touchpoint\nA,Arrive\n")
        data = encode_multipart("boundary", {"file": sheet})
        kind = "multipart/form-data; boundary=boundary"
        return caller.client.generic(method, address, data, content_type=kind)
    data = "" if body is None else json.dumps(body)
    return caller.client.generic(method, address, data, content_type="application/json")
