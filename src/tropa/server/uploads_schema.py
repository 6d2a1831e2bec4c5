"""How the upload address is described in the API's schema."""

from __future__ import annotations

from typing import Any

UPLOADS_PATH = "/api/v1/workspaces/{workspace_id}/uploads"


def with_uploads(schema: Any) -> Any:
    """Add the address that ``uploads.py`` answers before Django sees it."""
    schema["paths"][UPLOADS_PATH] = {
        "post": {
            "operationId": "create_upload",
            "summary": "Upload",
            "description": "Send one file as the raw body; the answer names it for the next steps.",
            "tags": ["sources"],
            "parameters": [
                _parameter("workspace_id", "path", {"type": "string", "format": "uuid"}),
                _parameter("name", "query", {"type": "string", "maxLength": 200}),
            ],
            "requestBody": {
                "required": True,
                "content": {
                    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
                },
            },
            "responses": {"201": {"description": "Created", "content": _json("UploadOut")}},
            "security": [{"SessionSignIn": []}],
        }
    }
    schema["components"]["schemas"]["UploadOut"] = {
        "title": "UploadOut",
        "type": "object",
        "required": ["id", "name", "size_bytes"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "name": {"type": "string"},
            "size_bytes": {"type": "integer"},
        },
    }
    return schema


def _parameter(name: str, place: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": place, "required": True, "schema": schema}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
