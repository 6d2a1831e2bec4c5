"""Files handed over to be kept, never to be opened by the browser itself."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    """Answer with a file under its own name, whatever its letters.

    Parameters
    ----------
    content : bytes
        The file, whole.
    media_type : str
        What the file says it is.
    name : str
        Under which name it is kept.
    """
    response = HttpResponse(content, content_type=media_type)
    as_attachment = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = as_attachment or "attachment"
    return response
