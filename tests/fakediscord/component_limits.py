"""What Discord takes as the components of a message: buttons, menus, and the containers, sections and texts of V2."""

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from tests.fakediscord.errors import FormErrors, Path
from tests.fakediscord.wire import COMPONENTS_V2, Json

ROW, BUTTON, CHOICE_MENU, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = (
    1,
    2,
    3,
    9,
    10,
    11,
    12,
    13,
    14,
    17,
)
MENUS: Final = frozenset({3, 5, 6, 7, 8})
"""Of written choices, people, roles, people and roles, channels."""

LINK, PREMIUM = 5, 6


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Every component, depth first, with the accessory of a section and the child of a label."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for inner in ("accessory", "component"):
            if component.get(inner):
                yield from walk([component[inner]])


def check_components(errors: FormErrors, items: list[Json], flags: int) -> None:
    if flags & COMPONENTS_V2:
        _check_totals(errors, list(walk(items)))
    elif len(items) > 5:
        errors.add(["components"], "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.")
    check = _Components(errors, bool(flags & COMPONENTS_V2))
    for at, item in enumerate(items):
        check.one(("components", at), item)


def _check_totals(errors: FormErrors, everything: list[Json]) -> None:
    if len(everything) > 40:
        errors.add(
            ["components"],
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            "The total number of components exceeds the maximum of 40",
        )
    if sum(len(each.get("content") or "") for each in everything if each.get("type") == TEXT) > 4000:
        errors.add(
            ["components"],
            "COMPONENT_MAX_TEXT_SIZE_EXCEEDED",
            "The total displayable text size exceeds the maximum of 4000",
        )


class _Components:
    """One message's components, whose custom ids differ."""

    def __init__(self, errors: FormErrors, v2: bool) -> None:
        self._errors = errors
        self._v2 = v2
        self._seen: set[str] = set()

    def one(self, path: Path, item: Json, within: int | None = None) -> None:
        kind = item.get("type")
        if kind == ROW:
            self._row(path, item)
        elif not self._v2:
            self._errors.kinds(path, ROW)
        elif kind == CONTAINER and within is None:
            for at, child in enumerate(item.get("components") or []):
                self.one((*path, "components", at), child, CONTAINER)
        elif kind == SECTION:
            self._section(path, item)
        elif kind == TEXT:
            self._errors.length((*path, "content"), item.get("content") or "", 1, 4000)
        elif kind == GALLERY:
            if not 1 <= len(item.get("items") or []) <= 10:
                self._errors.bad_length((*path, "items"), 1, 10)
        elif kind not in {FILE, SEPARATOR}:
            self._errors.kinds(path, ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)

    def _row(self, path: Path, row: Json) -> None:
        children = row.get("components") or []
        if not 1 <= len(children) <= 5:
            self._errors.bad_length((*path, "components"), 1, 5)
        if len(children) > 1 and any(child.get("type") in MENUS for child in children):
            self._errors.add(
                (*path, "components"),
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width",
            )
        for at, child in enumerate(children):
            place = (*path, "components", at)
            if child.get("type") == BUTTON:
                self._button(place, child)
            elif child.get("type") in MENUS:
                check_menu(self._errors, place, child, self._seen)
            else:
                self._errors.kinds(place, BUTTON, *sorted(MENUS))

    def _section(self, path: Path, section: Json) -> None:
        children = section.get("components") or []
        if not 1 <= len(children) <= 3:
            self._errors.bad_length((*path, "components"), 1, 3)
        for at, child in enumerate(children):
            self.one((*path, "components", at), child, SECTION)
        beside = section.get("accessory")
        if not beside:
            self._errors.required((*path, "accessory"))
        elif beside.get("type") == BUTTON:
            self._button((*path, "accessory"), beside)
        elif beside.get("type") != THUMBNAIL:
            self._errors.kinds((*path, "accessory"), BUTTON, THUMBNAIL)

    def _button(self, path: Path, button: Json) -> None:
        style = button.get("style")
        if style not in range(1, 7):
            self._errors.add((*path, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.")
        if button.get("label"):
            self._errors.length((*path, "label"), button["label"], 0, 80)
        elif not button.get("emoji") and style != PREMIUM:
            self._errors.add(
                path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji."
            )
        if style == LINK:
            self._link(path, button)
        elif style != PREMIUM:
            check_custom_id(self._errors, path, button, self._seen)

    def _link(self, path: Path, button: Json) -> None:
        url = button.get("url") or ""
        parts = urlsplit(url)
        if not url:
            self._errors.required((*path, "url"))
        elif parts.scheme not in {"http", "https", "discord"}:
            self._errors.add((*path, "url"), "URL_TYPE_INVALID_SCHEME", f'Scheme "{parts.scheme}" is not allowed.')
        elif not parts.netloc:
            self._errors.add((*path, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        self._errors.length((*path, "url"), url, 0, 512)
        if button.get("custom_id"):
            self._errors.add(
                (*path, "custom_id"),
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "A custom id and url cannot both be specified",
            )


def check_custom_id(errors: FormErrors, path: Path, item: Json, seen: set[str]) -> None:
    """There is one, of at most 100 characters, and no other component of the message or form has it."""
    custom_id = item.get("custom_id")
    if not custom_id:
        errors.required((*path, "custom_id"))
        return
    errors.length((*path, "custom_id"), custom_id, 1, 100)
    if custom_id in seen:
        errors.add((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
    seen.add(custom_id)


def check_menu(errors: FormErrors, path: Path, menu: Json, seen: set[str]) -> None:
    check_custom_id(errors, path, menu, seen)
    errors.length((*path, "placeholder"), menu.get("placeholder") or "", 0, 150)
    errors.number((*path, "min_values"), menu.get("min_values"), 0, 25)
    errors.number((*path, "max_values"), menu.get("max_values"), 1, 25)
    if menu["type"] == CHOICE_MENU:
        _check_options(errors, path, menu)


def _check_options(errors: FormErrors, path: Path, menu: Json) -> None:
    options = menu.get("options") or []
    if not 1 <= len(options) <= 25:
        errors.bad_length((*path, "options"), 1, 25)
    values: set[str] = set()
    for at, option in enumerate(options):
        place = (*path, "options", at)
        errors.length((*place, "label"), option.get("label") or "", 1, 100)
        errors.length((*place, "value"), option.get("value") or "", 1, 100)
        errors.length((*place, "description"), option.get("description") or "", 0, 100)
        if option.get("value") in values:
            errors.add(
                (*place, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        values.add(option.get("value"))
    if options and (menu.get("max_values") or 1) > len(options):
        errors.add(
            (*path, "max_values"),
            "SELECT_COMPONENT_MAX_VALUES_INVALID",
            f"max_values must be at most the number of options ({len(options)})",
        )
