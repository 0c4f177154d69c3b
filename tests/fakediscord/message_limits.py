"""What Discord takes as a message, a form, or the choices of an autocompleted option."""

from collections.abc import Iterator
from typing import Any

from tests.fakediscord.component_limits import MENUS, TEXT, check_components, check_custom_id, check_menu
from tests.fakediscord.errors import ApiError, FormErrors, Path, invalid
from tests.fakediscord.state import Message
from tests.fakediscord.wire import COMPONENTS_V2, Json

LABEL, TEXT_FIELD = 18, 4


def check_message(data: Json, files: int, current: Message | None = None) -> None:
    """A payload that makes a message, or changes `current`. Embeds, which the bot does not use, are refused."""
    errors = FormErrors()
    flags = (data.get("flags") or 0) | (current.flags if current else 0)
    errors.length(["content"], data.get("content") or "", 0, 2000)
    if isinstance(data.get("nonce"), str):
        errors.length(["nonce"], data["nonce"], 0, 25)
    if data.get("components"):
        check_components(errors, data["components"], flags)
    if data.get("content") and flags & COMPONENTS_V2:
        errors.add(
            ["content"],
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
        )
    for field in ("embeds", "poll", "sticker_ids"):
        if data.get(field):
            errors.add([field], "NOT_IN_THIS_DISCORD", f"This Discord takes no {field}.")
    if files > 10:
        errors.add(["attachments"], "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    errors.raise_if_any()
    if not _shows_anything(data, files, current):
        raise ApiError(400, 50006, "Cannot send an empty message")


def _shows_anything(data: Json, files: int, current: Message | None) -> bool:
    def left(field: str) -> Any:
        """What the message has of it afterwards."""
        return data[field] if data.get(field) is not None else getattr(current, field, None)

    return bool((left("content") or "").strip() or left("components") or left("attachments") or files)


def check_form(data: Json) -> None:
    errors = FormErrors()
    errors.length(("data", "title"), data.get("title") or "", 1, 45)
    seen: set[str] = set()
    check_custom_id(errors, ("data",), data, seen)
    rows = data.get("components") or []
    if not 1 <= len(rows) <= 5:
        errors.bad_length(("data", "components"), 1, 5)
    for at, row in enumerate(rows):
        for path, field in _fields(errors, ("data", "components", at), row):
            _check_field(errors, path, field, seen)
    errors.raise_if_any()


def _fields(errors: FormErrors, path: Path, row: Json) -> Iterator[tuple[Path, Json]]:
    """The field under a label; none under a text."""
    if row.get("type") == LABEL:
        errors.length((*path, "label"), row.get("label") or "", 1, 45)
        errors.length((*path, "description"), row.get("description") or "", 0, 100)
        if row.get("component"):
            yield (*path, "component"), row["component"]
    elif row.get("type") != TEXT:
        errors.kinds(path, TEXT, LABEL)


def _check_field(errors: FormErrors, path: Path, field: Json, seen: set[str]) -> None:
    if field.get("type") in MENUS:
        check_menu(errors, path, field, seen)
    elif field.get("type") == TEXT_FIELD:
        check_custom_id(errors, path, field, seen)
        errors.length((*path, "placeholder"), field.get("placeholder") or "", 0, 100)
        errors.length((*path, "value"), field.get("value") or "", 0, 4000)
        errors.number((*path, "min_length"), field.get("min_length"), 0, 4000)
        errors.number((*path, "max_length"), field.get("max_length"), 1, 4000)
    else:
        errors.kinds(path, TEXT_FIELD, *sorted(MENUS))


def check_choices(items: Any) -> None:
    if not isinstance(items, list):
        raise invalid("choices", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    errors = FormErrors()
    root = ("data", "choices")
    if len(items) > 25:
        errors.add(root, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    for at, choice in enumerate(items):
        errors.length((*root, at, "name"), str(choice.get("name") or ""), 1, 100)
        value = choice.get("value")
        if isinstance(value, str):
            errors.length((*root, at, "value"), value, 1, 100)
        elif not isinstance(value, int | float):
            errors.required((*root, at, "value"))
    errors.raise_if_any()
