"""A cell of a map in words, before any format draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tropa.core.states import CellState
    from tropa.report.language import Language
    from tropa.report.map_ratings import Bar

MOST_MARKS = 5


@dataclass(frozen=True, slots=True)
class Marked:
    """A rating by people: so many of five marks are full."""

    label: str
    marks: int

    @property
    def line(self) -> str:
        """The same for tables: what :func:`tropa.formats.content_words.content_of` reads."""
        return f"{self.label} {self.marks} / {MOST_MARKS}".strip()


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as it is shown: JPEG, its size in pixels, and the words below it."""

    jpeg: bytes
    size: tuple[int, int]
    words: str

    @property
    def slope(self) -> float:
        """Its height divided by its width."""
        return self.size[1] / self.size[0]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell in words and pictures.

    Attributes
    ----------
    head : str
        The figure, or that there is none.
    body : tuple[str, ...]
        Paragraphs that people wrote or said.
    small : tuple[str, ...]
        Interval and n, remarks.
    state : CellState | None
        Told by a mark of its own shape and by its word.
    share, signed : float | None
        Length of a bar: a part from 0 to 1, or from −1 to 1 around the middle.
    marks : tuple[Marked, ...]
        Ratings by people, from 1 to 5.
    pictures : tuple[ShownPicture, ...]
        Each with its words, which ``body`` does not say again.
    badge, badge_sign : str
        The gap with its sign: ``plus``, ``minus`` or ``none``.
    """

    head: str = ""
    body: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    state: CellState | None = None
    is_stale: bool = False
    is_muted: bool = False
    is_quoted: bool = False
    share: float | None = None
    is_bad: bool = False
    signed: float | None = None
    bars: tuple[Bar, ...] = ()
    marks: tuple[Marked, ...] = ()
    pictures: tuple[ShownPicture, ...] = ()
    badge: str = ""
    badge_sign: str = "none"

    def lines(self, language: Language) -> list[str]:
        """Say all of the cell line by line, its state in words: for tables without marks."""
        said = [self.head] if self.head else []
        said += [bar.line for bar in self.bars]
        said += [one.line for one in self.marks]
        said += [picture.words for picture in self.pictures]
        said += [part for part in (self.badge, *self.body, *self.small) if part]
        if self.state and self.state != "unmeasured":
            said.append(language.say(f"state.{self.state}"))
        if self.is_stale:
            said.append(language.say("state.stale"))
        return said
