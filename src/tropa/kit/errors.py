"""Every error leaves as ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from ninja.errors import HttpError, ValidationError

from tropa.core.errors import MOST_LISTED, TropaError
from tropa.kit.scarcity import scarcity
from tropa.kit.wording import said, speak_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.http import HttpRequest
    from ninja import NinjaAPI

CONTENT_TYPE = "application/problem+json"
API_PREFIX = "/api/"
log = logging.getLogger("tropa.errors")

WORDS = {
    400: ("bad-request", "The call cannot be understood.", ""),
    401: ("sign-in-required", "Nobody is signed in.", "Sign in and try again."),
    403: ("not-allowed", "This is not allowed.", ""),
    404: ("not-found", "There is nothing at this address.", "Check the address."),
    405: ("method-not-allowed", "This address does not take such a call.", ""),
    429: ("too-many", "Too many calls in a short time.", "Wait a moment and try again."),
}


def problem_document(status: int, **members: Any) -> dict[str, Any]:
    """Describe a problem in the reader's language.

    These are the usual words of the status, replaced by what is known better.
    """
    code, detail, hint = WORDS.get(status, ("error", HTTPStatus(status).phrase, ""))
    code = members.pop("code", code)
    told = {"detail": said(members.pop("detail", detail)), "hint": said(members.pop("hint", hint))}
    return {
        "type": f"urn:tropa:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        **told,
        **members,
    }


def problem(status: int, **members: Any) -> HttpResponse:
    """Answer with a problem document."""
    body = json.dumps(problem_document(status, **members), default=str)
    return HttpResponse(body, status=status, content_type=CONTENT_TYPE)


def describe(error: TropaError) -> dict[str, Any]:
    """Say of an error what its reader needs: code, detail, hint, and where it lies."""
    where = {name: value for name, value in error.where.items() if value not in (None, "")}
    said = {"code": error.code, "detail": error.message, "hint": error.hint}
    return {**said, "where": where} if where else said


def describe_invalid(found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Say of members of a body that are not right where each is and what is wrong with it.

    The first of them only: a body may hold a hundred thousand, and each takes time to be told.
    """
    errors = [
        {"pointer": _pointer(item["loc"]), "detail": said(item["msg"]), "code": item["type"]}
        for item in found[:MOST_LISTED]
    ]
    detail = "; ".join(f"{item['pointer']}: {item['detail']}" for item in errors)
    left = len(found) - len(errors)
    detail += f" … (+ {left})" if left else ""
    return {"code": "validation", "detail": detail, "errors": errors}


def incident() -> dict[str, Any]:
    """Log the failure under a new number, and say only the number."""
    number = uuid4().hex
    log.exception("incident %s", number)
    return {
        "code": "internal",
        "detail": "Something went wrong on the server.",
        "hint": f"Give the administrator the incident number {number}.",
        "instance": f"urn:uuid:{number}",
    }


def install(api: NinjaAPI) -> None:
    """Let the API answer all its errors as problems."""

    def on_tropa(request: HttpRequest, error: TropaError) -> HttpResponse:
        speak_to(request)
        response = problem(error.status, **describe(error))
        if retry_after := error.where.get("retry_after"):
            response["Retry-After"] = str(retry_after)
        return response

    def on_any(request: HttpRequest, error: Exception) -> HttpResponse:
        known = scarcity(error)
        return on_tropa(request, known) if known else problem(500, **incident())

    def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        speak_to(request)
        return problem(422, **describe_invalid(error.errors))

    def on_http(_: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code)

    api.exception_handler(TropaError)(on_tropa)
    api.exception_handler(ValidationError)(on_invalid)
    api.exception_handler(HttpError)(on_http)
    api.exception_handler(PermissionDenied)(lambda *_: problem(403))
    api.exception_handler(Http404)(lambda *_: problem(404))
    api.exception_handler(Exception)(on_any)


def _pointer(place: tuple[object, ...]) -> str:
    """Point at a member of the body (or name the part of the address) that is not right."""
    parts = list(place)
    if parts[:1] == ["body"]:
        parts = parts[2:]  # ninja puts the name of the handler's argument behind it
    return "/" + "/".join(str(part) for part in parts)


def csrf_failure(_: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer where Django's own CSRF check refuses (sign-in among others)."""
    log.warning("refused a call: %s", reason)
    hint = "Reload the page and try again."
    return problem(403, code="csrf", detail="The call lacks its token.", hint=hint)


def locked_out(*_: Any, **__: Any) -> HttpResponse:
    """Answer someone who tried too many passwords."""
    hint = "Wait a quarter of an hour, or reset the password."
    return problem(429, code="locked-out", detail="Too many failed sign-ins.", hint=hint)


class ProblemMiddleware:
    """Turns what Django itself answers below ``/api/`` (404, 405 …) into problems."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass everything through, except bare error pages of the API."""
        response = self.get_response(request)
        is_error = response.status_code >= HTTPStatus.BAD_REQUEST
        is_told = response.get("Content-Type", "").startswith(CONTENT_TYPE)
        if not is_error or is_told or not request.path.startswith(API_PREFIX):
            return response
        speak_to(request)
        answer = problem(response.status_code)
        if allow := response.get("Allow"):
            answer["Allow"] = allow
        return answer
