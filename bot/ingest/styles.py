"""Whether a page's own styles hide or strike out an element: style attributes, and the plain rules of style tags.

Rules with pseudo classes, attributes or sibling combinators are passed over, and so is what hangs on the size of a
screen: where it can't be told, the element counts as shown.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

_MAX_SHEET = 1_000_000
_MAX_STEPS = 500_000
"""Characters of style tags, and comparisons of rules with elements, on one page; what goes beyond is not looked at."""
_READ = frozenset(
    {"background", "background-color", "clip", "clip-path", "color", "display", "font-size", "height", "left",
     "margin-left", "max-height", "opacity", "overflow", "overflow-y", "position", "right", "text-decoration",
     "text-decoration-line", "text-indent", "top", "transform", "visibility"}
)  # fmt: skip
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|em|rem|pt|vw|vh|%)|-\d{4,}")
_ZERO = re.compile(r"0(?:\.0+)?(?:px|em|rem|pt|%)?")
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[ ,]*){4}\)|inset\((?:50|100)%")
_COMPOUND = re.compile(r"([a-z][a-z0-9-]*)?((?:[.#][\w-]+)*)")
_NAMES = re.compile(r"([.#])([\w-]+)")
_MOVING = frozenset({"left", "margin-left", "right", "text-indent", "top", "transform"})
_BRACES = re.compile(r"([{}])")

_Declared = Mapping[str, tuple[bool, str]]
"""Value by property, and whether it is marked as important."""


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, element: HtmlElement) -> bool:
        return (
            self.tag in {"", element.tag}
            and (not self.ids or (element.get("id") or "").lower() in self.ids)
            and (not self.classes or self.classes.issubset((element.get("class") or "").lower().split()))
        )

    @property
    def key(self) -> str:
        """What an element must have at least."""
        named = [*(f"#{one}" for one in self.ids), *(f".{one}" for one in self.classes), self.tag]
        return named[0]


@dataclass(frozen=True, slots=True)
class _Rule:
    path: tuple[_Compound, ...]
    """From the outermost ancestor that is named down to the element itself."""
    weight: tuple[int, int, int, int]
    """Specificity and place: the heaviest counts."""
    declared: _Declared


@dataclass(slots=True)
class Styles:
    rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    """By what an element must have at least for them: `p`, `.gone`, `#menu`."""
    _steps: int = 0

    def of(self, element: HtmlElement) -> dict[str, str]:
        """What is declared for an element, of the properties that can hide it."""
        inline = element.get("style")
        if not self.rules and not inline:
            return {}
        found: dict[str, tuple[bool, str]] = {}
        layers = [rule.declared for rule in sorted(self._matching(element), key=lambda rule: rule.weight)]
        for declared in (*layers, _declarations(inline.lower())) if inline else layers:
            for name, value in declared.items():
                if value[0] or name not in found or not found[name][0]:
                    found[name] = value
        return {name: value for name, (_, value) in found.items()}

    def _matching(self, element: HtmlElement) -> Iterator[_Rule]:
        keys = [element.tag, *(f".{one}" for one in set((element.get("class") or "").lower().split()))]
        if element.get("id"):
            keys.append(f"#{element.get('id').lower()}")
        for key in keys:
            for rule in self.rules.get(key, ()):
                self._steps += 1
                if self._steps > _MAX_STEPS:
                    return
                if rule.path[-1].fits(element) and self._within(rule.path[:-1], element):
                    yield rule

    def _within(self, path: tuple[_Compound, ...], element: HtmlElement) -> bool:
        left = list(path)
        for ancestor in element.iterancestors() if left else ():
            self._steps += 1
            if left[-1].fits(ancestor):
                left.pop()
            if not left or self._steps > _MAX_STEPS:
                break
        return not left


def styles_of(tree: HtmlElement) -> Styles:
    """The rules of a page's style tags that have a say in whether something is shown."""
    sheet = "".join(style.text or "" for style in tree.iter("style"))[:_MAX_SHEET].lower()
    rules = list(_rules(_without_comments(sheet))) if sheet else []
    plain = [{name: value for name, (_, value) in declared.items()} for _, declared in rules if declared]
    concealing = _concealing(plain)
    styles = Styles()
    for place, (selectors, declared) in enumerate(rules):
        if concealing.isdisjoint(declared):
            continue
        for path in filter(None, map(_path, selectors.split(",")[:50])):
            counts = (sum(len(one.ids) for one in path), sum(len(one.classes) for one in path), len(path))
            styles.rules[path[-1].key].append(_Rule(path, (*counts, place), declared))
    return styles


def _concealing(rules: Sequence[Mapping[str, str]]) -> set[str]:
    """The names of the declarations of those rules that hide or strike."""
    return {name for declared in rules if is_hidden(declared) or is_struck(declared) for name in declared}


def is_struck(declared: Mapping[str, str]) -> bool:
    """Whether its text has a line through it."""
    return any("line-through" in declared.get(name, "") for name in ("text-decoration", "text-decoration-line"))


def is_faded(declared: Mapping[str, str]) -> bool:
    """Whether it can't be seen as long as no script makes it visible, which is how whole pages are often faded in."""
    return _is_zero(declared.get("opacity")) or declared.get("visibility") in {"hidden", "collapse"}


def is_hidden(declared: Mapping[str, str]) -> bool:
    """Whether nothing of it can be seen where it stands: not drawn, cut off to nothing, outside of the screen."""
    if not declared:
        return False
    return (
        declared.get("display") == "none"
        or is_faded(declared)
        or _is_blank(declared)
        or _CLIPPED.match(declared.get("clip-path") or declared.get("clip", "")) is not None
        or (not _MOVING.isdisjoint(declared) and _is_away(declared))
    )


def _is_zero(size: str | None) -> bool:
    return size is not None and _ZERO.fullmatch(size) is not None


def _is_blank(declared: Mapping[str, str]) -> bool:
    color = declared.get("color")
    ground = declared.get("background-color") or declared.get("background")
    if _is_zero(declared.get("font-size")) or color == "transparent" or (color is not None and color == ground):
        return True
    closed = declared.get("overflow") == "hidden" or declared.get("overflow-y") == "hidden"
    return closed and (_is_zero(declared.get("height")) or _is_zero(declared.get("max-height")))


def _is_away(declared: Mapping[str, str]) -> bool:
    placed = ("left", "top", "right") if declared.get("position") in {"absolute", "fixed"} else ()
    transform = declared.get("transform", "")
    return (
        any(_FAR.match(declared.get(name, "")) for name in (*placed, "text-indent", "margin-left"))
        or ("translate" in transform and _FAR.search(transform) is not None)
        or transform.startswith("scale(0)")
    )


def _rules(sheet: str) -> Iterator[tuple[str, _Declared]]:
    """Selectors and declarations of every rule that holds on a screen of any size."""
    opened: list[str] = []
    before = ""
    for piece in _BRACES.split(sheet):
        if piece == "{":
            opened.append(before.rpartition(";")[2].strip())
        elif piece == "}" and opened:
            prelude = opened.pop()
            if not prelude.startswith("@") and len(opened) < 5 and all(map(_holds, opened)):
                yield prelude, _declarations(before)
        before = piece


def _holds(prelude: str) -> bool:
    """Whether what stands inside of an at-rule holds on every screen."""
    if prelude.startswith("@media"):
        words = prelude.replace(",", " ").split()
        return "(" not in prelude and "not" not in words and not {"screen", "all"}.isdisjoint(words)
    return prelude.startswith(("@layer", "@supports"))


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _declarations(block: str) -> _Declared:
    found: dict[str, tuple[bool, str]] = {}
    for line in block.split(";"):
        name, _, value = line.partition(":")
        name = name.strip()
        if name in _READ:
            said = " ".join(value.split())
            found[name] = ("!" in said, said.partition("!")[0].strip())
    return found


def _path(selector: str) -> tuple[_Compound, ...]:
    """The parts of a plain selector, `.story p.gone`; empty for any other."""
    parts = []
    for part in selector.split():
        match = _COMPOUND.fullmatch(part)
        if match is None:
            return ()
        names = _NAMES.findall(match[2])
        ids = frozenset(name for kind, name in names if kind == "#")
        parts.append(_Compound(match[1] or "", ids, frozenset(name for kind, name in names if kind == ".")))
    return tuple(parts)
