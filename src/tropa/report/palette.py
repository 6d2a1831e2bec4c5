"""The colours of a drawn map: those of the screens by day, safe for the colour-blind."""

from __future__ import annotations

INK, DIMMED, GREY = "#1b2333", "#5f6878", "#5a6272"
LINE, SURFACE, SOFT, TRACK = "#dde2ec", "#ffffff", "#f6f8fc", "#e7eaf1"
ACCENT, ACCENT_SOFT = "#4263eb", "#e6ebff"
STAGE = "#364fc7"
PLUS, PLUS_SOFT = "#0b7285", "#d3eef3"
MINUS, MINUS_SOFT = "#a53a07", "#fde4d6"
GREY_SOFT = "#eceff4"
HATCH, BAR_GREY = "#cfd5e1", "#98a1b3"
SERIES = {"gap": "#4263eb", "score": "#0b7285", "sentiment": "#862e9c", "assumed": "#5a6272"}
STATES = {
    "unmeasured": GREY,
    "assumed": GREY,
    "measured": ACCENT,
    "supported": PLUS,
    "refuted": MINUS,
    "undecided": "#9a6700",
}
BADGES = {"plus": (PLUS_SOFT, PLUS), "minus": (MINUS_SOFT, MINUS), "none": (GREY_SOFT, GREY)}
LANES = {
    "pains": (MINUS_SOFT, "#fff8f4"),
    "strengths": (PLUS_SOFT, "#f4fbfc"),
    "opportunities": ("#fdf0c8", "#fffcf2"),
}
"""Tints of lanes whose meaning a colour may repeat: of the heading, of the written note."""
