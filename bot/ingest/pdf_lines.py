"""The lines of text that are to be seen on a page of a PDF, with where each stands and how large it is.

Built on what pypdf's layout mode keeps of the state of text. Its own output is a grid of characters, in which sizes,
columns and what is invisible can't be told any more.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pypdf import PageObject
from pypdf._text_extraction import mult
from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager
from pypdf._text_extraction._layout_mode._text_state_params import TextStateParams
from pypdf.generic import ContentStream, NameObject

if TYPE_CHECKING:
    from pypdf import PdfReader

_MAX_OPERATIONS = 300_000
_MAX_NESTED = 50
_MAX_FORMS = 5
_INVISIBLE = frozenset({3, 7})
"""Ways of drawing text that draw nothing."""
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"})
_COLORS = {b"g": 1, b"rg": 3, b"k": 4, b"sc": 0, b"scn": 0}
_NEW_LINES = frozenset({b"'", b'"', b"T*", b"Td", b"TD"})
_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MIN_SIZE = 1.0
"""Points: nobody reads what is smaller."""


class OddPageError(Exception):
    """A page with more in it than any page of text has, or one whose text does not run from left to right."""


@dataclass(slots=True)
class Line:
    """Points, from the lower left corner of the page."""

    left: float
    right: float
    base: float
    size: float
    text: str


@dataclass(slots=True)
class _Graphics:
    mode: int = 0
    is_white: bool = False
    matrix: tuple[float, ...] = _UNMOVED


@dataclass(slots=True)
class _Walk:
    reader: "PdfReader"
    manager: TextStateManager = field(default_factory=TextStateManager)
    graphics: _Graphics = field(default_factory=_Graphics)
    saved: list[tuple[_Graphics, Any, float]] = field(default_factory=list)
    shown: list[Line] = field(default_factory=list)
    unseen: list[Line] = field(default_factory=list)
    white: list[Line] = field(default_factory=list)
    has_ground: bool = False
    """Whether something is painted that white letters may stand on."""
    has_picture: bool = False
    operations: int = 0
    turned: int = 0

    def run(self, stream: Any, owner: Any, depth: int = 0) -> None:
        """Go through the operators of a page or form; `owner` has its resources."""
        page = PageObject(self.reader)
        page[NameObject("/Resources")] = owner.get("/Resources") or {}
        fonts = page._layout_mode_fonts()  # noqa: SLF001 - its widths are what tells where a line ends
        for operands, operator in ContentStream(stream, self.reader, "bytes").operations:
            self.operations += 1
            if self.operations > _MAX_OPERATIONS or len(self.saved) > _MAX_NESTED:
                raise OddPageError
            if operator == b"Do":
                self._place(owner, operands, depth)
            elif operator == b"Tf":
                if operands and operands[0] in fonts:
                    self.manager.set_font(fonts[operands[0]], float(operands[1]))
            elif not self._is_state(operator, operands):
                self._text(operator, operands)

    def _place(self, owner: Any, operands: list[Any], depth: int) -> None:
        placed = owner["/Resources"]["/XObject"][operands[0]].get_object()
        if placed.get("/Subtype") != "/Form":
            self.has_ground = self.has_picture = True
        elif depth < _MAX_FORMS:
            self._is_state(b"q", [])
            self._transform(placed.get("/Matrix", _UNMOVED))
            self.run(placed, placed if "/Resources" in placed else owner, depth + 1)
            self._is_state(b"Q", [])

    def _is_state(self, operator: bytes, operands: list[Any]) -> bool:
        """Whether it was an operator of the state of graphics, which is then kept."""
        if operator == b"q":
            self.saved.append((replace(self.graphics), self.manager.font, self.manager.font_size))
        elif operator == b"Q":
            if self.saved:
                self.graphics, self.manager.font, self.manager.font_size = self.saved.pop()
                self._stand()
        elif operator == b"cm":
            self._transform(operands)
        elif operator == b"Tr":
            self.graphics.mode = int(operands[0])
        elif operator in _COLORS:
            values = [float(one) for one in operands if isinstance(one, (int, float))]
            is_ink = len(values) == 4
            self.graphics.is_white = bool(values) and all(one <= 0.02 if is_ink else one >= 0.98 for one in values)
        elif operator in _FILLS:
            self.has_ground = self.has_ground or not self.graphics.is_white
        else:
            return False
        return True

    def _transform(self, matrix: Iterable[Any]) -> None:
        self.graphics.matrix = tuple(mult([float(one) for one in matrix], list(self.graphics.matrix)))
        self._stand()

    def _stand(self) -> None:
        """Let the manager start from the matrix that holds; it would keep each one that led to it."""
        self.manager.transform_stack = ChainMap(self.manager.new_transform(*self.graphics.matrix))

    def _text(self, operator: bytes, operands: list[Any]) -> None:
        manager = self.manager
        if operator in {b"BT", b"ET"}:
            manager.reset_tm()
        elif operator == b"Tj":
            self._show(operands[0])
        elif operator == b"TJ":
            for one in operands[0]:
                if isinstance(one, (int, float)):
                    self._advance(manager.text_state_params(), float(one))
                else:
                    self._show(one)
        elif operator == b"Tm":
            manager.reset_trm()
            manager.reset_tm()
            manager.add_tm(operands)
        elif operator in _NEW_LINES:
            self._new_line(operator, operands)
        else:
            manager.set_state_param(operator, operands)

    def _new_line(self, operator: bytes, operands: list[Any]) -> None:
        if operator == b"TD":
            self.manager.set_state_param(b"TL", -operands[1])
        if operator == b'"':
            self.manager.set_state_param(b"Tw", operands[0])
            self.manager.set_state_param(b"Tc", operands[1])
        self._move(operands if operator in {b"Td", b"TD"} else [0, -self.manager.TL])
        if operator in {b"'", b'"'}:
            self._show(operands[-1])

    def _move(self, operands: list[Any]) -> None:
        self.manager.reset_trm()
        self.manager.add_tm(operands)

    def _advance(self, state: TextStateParams, offset: float | None = None) -> None:
        """Move on by what was shown or, in thousandths of the size, by an offset; in one step with those before."""
        moved = state.displacement_matrix() if offset is None else state.displacement_matrix(td_offset=offset)
        stack = self.manager.transform_stack
        if stack.maps[0]["is_render"]:
            moved[4] += float(stack.maps[0][4])
            self.manager.reset_trm()
        self.manager.add_trm(moved)

    def _show(self, written: Any) -> None:
        state = self.manager.text_state_params(written)
        line = Line(state.tx, state.displaced_tx, state.ty, state.font_height, state.text)
        self._advance(state)
        self.turned += state.rotated
        if state.rotated or line.size < _MIN_SIZE:
            return
        kind = self.white if self.graphics.is_white else self.shown
        (self.unseen if self.graphics.mode in _INVISIBLE else kind).append(line)


def lines_of(page: PageObject, reader: "PdfReader") -> list[Line]:
    """What is to be seen on a page, a piece for every stretch of text, from the top down.

    The invisible words under the picture of a scan are what it shows.
    """
    walk = _Walk(reader)
    contents = page.get_contents()
    if contents is None:
        return []
    walk.run(contents, page)
    pieces = walk.shown + (walk.white if walk.has_ground else [])
    if walk.has_picture and not any(piece.text.strip() for piece in pieces):
        pieces = walk.unseen
    if walk.turned > len(pieces):
        raise OddPageError
    box = page.cropbox
    inside = (one for one in pieces if box.bottom - 1 <= one.base <= box.top and box.left - 1 <= one.left <= box.right)
    return list(_joined(inside))


def _joined(pieces: Iterator[Line]) -> Iterator[Line]:
    """Pieces on one height that follow each other closely are one line."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda one: -one.base):
        if rows and rows[-1][0].base - piece.base < 0.4 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        yield from _stretches(sorted(row, key=lambda one: one.left))


def _stretches(row: list[Line]) -> Iterator[Line]:
    texts: list[str] = []
    line: Line | None = None
    for piece in row:
        gap = piece.left - line.right if line else 0.0
        if line and gap < 1.5 * piece.size:
            spaced = gap > 0.15 * piece.size and not texts[-1].endswith(" ") and not piece.text.startswith(" ")
            texts.append(" " * spaced + piece.text)
            line.right, line.size = max(line.right, piece.right), max(line.size, piece.size)
            continue
        if line:
            line.text = "".join(texts).strip()
            yield line
        texts, line = [piece.text], Line(piece.left, piece.right, piece.base, piece.size, "")
    if line:
        line.text = "".join(texts).strip()
        yield line
