"""A drawing as PNG: the PDF with its own face, turned into dots."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2

from tropa.report.pdf import pdf
from tropa.report.progress import part_of, silent

if TYPE_CHECKING:
    from tropa.report.progress import Progress
    from tropa.report.scene import Scene

MOST_DOTS = 60_000_000
"""A larger picture opens nowhere; a very large map gets fewer dots for each point."""
DOTS_PER_POINT = 2.0


def png(scene: Scene, *, progress: Progress = silent) -> bytes:
    """Write a drawing as a PNG, two dots for each point where that is not too large."""
    points = scene.width * scene.height
    scale = min(DOTS_PER_POINT, (MOST_DOTS / points) ** 0.5)
    document = pypdfium2.PdfDocument(
        pdf([scene], size=(scene.width, scene.height), progress=part_of(progress, 0.0, 0.4))
    )
    try:
        picture = document[0].render(scale=scale).to_pil()
        progress(0.8)
        target = BytesIO()
        picture.save(target, "PNG", optimize=False)
        return target.getvalue()
    finally:
        document.close()
