"""The door of a workshop: a link, shown as a QR code, that lets guests in while it is open."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import segno
from django.utils.crypto import salted_hmac

from tropa.kit.secret_hashes import secret_hash

if TYPE_CHECKING:
    from tropa.features.workshops.models import Workshop

SALT = "tropa.workshops.door"


def door_secret(workshop: Workshop) -> str:
    """Tell the secret of the door as it is now; each opening has another one."""
    said = f"{workshop.pk}:{workshop.door_number}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()


def door_set(workshop: Workshop, *, is_open: bool) -> None:
    """Open the door under a new secret, or close it; whoever calls saves the workshop."""
    if is_open == (workshop.door_hash is not None):
        return
    if is_open:
        workshop.door_number += 1
    workshop.door_hash = secret_hash(door_secret(workshop)) if is_open else None


def qr_svg(address: str) -> bytes:
    """Draw an address as a QR code: black on white, whatever the theme, for cameras."""
    out = BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", xmldecl=False, scale=8, border=4, dark="#000", light="#fff"
    )
    return out.getvalue()
