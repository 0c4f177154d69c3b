"""Made-up values of the domain's types, so that the real functions can be asked which keys they write."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

A_DAY = date(2026, 1, 5)
WORDS = "words"


def sample(kind: type[T], *, bare_from: int | None = None) -> T:
    """A value with every field set; lists hold one value each. From objects of depth `bare_from` on (0: the outermost)
    fields hold None wherever they take it."""
    made: T = _made(kind, _NEVER if bare_from is None else bare_from)
    return made


_NEVER = 1_000


def _made(kind: Any, bare_in: int) -> Any:
    """`bare_in`: how many objects further in the fields are bare, -1 for those of this one."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        given = [each for each in inner if each is not type(None)]
        return None if bare_in < 0 and len(given) < len(inner) else _made(given[0], bare_in)
    if origin is Literal:
        return inner[0]
    if origin in {tuple, list, frozenset}:
        return origin(_made(each, bare_in) for each in inner if each is not ...)
    if (origin or kind) in {dict, Mapping}:
        return {}
    return _object(kind, bare_in) if is_dataclass(kind) else _plain(kind)


def _object(kind: Any, bare_in: int) -> Any:
    hints = get_type_hints(kind)
    return kind(**{each.name: _made(hints[each.name], bare_in - 1) for each in fields(kind) if each.init})


def _plain(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return {date: A_DAY, str: WORDS, bool: True, int: 1, float: 0.5}[kind]
