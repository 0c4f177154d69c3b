"""What Discord takes as an application's commands."""

import unicodedata
from typing import Final

from tests.fakediscord.errors import ApiError, FormErrors, Path, invalid
from tests.fakediscord.wire import Json

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
MENU_LIMIT: Final = 15
COMMAND_LIMIT: Final = 100


def check_commands(items: object) -> None:
    """The whole list of an application."""
    if not isinstance(items, list):
        raise invalid("commands", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    errors = FormErrors()
    seen: list[tuple[int, str]] = []
    for at, command in enumerate(items):
        _check_command(errors, (at,), command)
        key = (_kind(command), str(command.get("name")))
        if key in seen:
            errors.add((at,), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        seen.append(key)
    errors.raise_if_any()
    kinds = [kind for kind, _name in seen]
    for kind, limit in ((SLASH, COMMAND_LIMIT), (USER_MENU, MENU_LIMIT), (MESSAGE_MENU, MENU_LIMIT)):
        if kinds.count(kind) > limit:
            raise ApiError(400, 30032, f"Maximum number of application commands reached ({limit})")


def _kind(command: Json) -> int:
    return int(command.get("type") or SLASH)


def _check_command(errors: FormErrors, path: Path, command: Json) -> None:
    if _kind(command) == SLASH:
        _check_name(errors, path, command)
        errors.length((*path, "description"), str(command.get("description") or ""), 1, 100)
        _check_options(errors, (*path, "options"), command.get("options") or [], 0)
        if _characters(command) > 8000:
            errors.add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
    elif _kind(command) in {USER_MENU, MESSAGE_MENU}:
        errors.length((*path, "name"), str(command.get("name") or ""), 1, 32)
        for field in ("description", "options"):
            if command.get(field):
                errors.add(
                    (*path, field),
                    f"APPLICATION_COMMAND_CONTEXT_MENU_{field.upper()}_INVALID",
                    f"Context menu commands cannot have {field}",
                )
    else:
        errors.add((*path, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3}.")
    needed = command.get("default_member_permissions")
    if needed is not None and not str(needed).isdigit():
        errors.add(
            (*path, "default_member_permissions"), "STRING_TYPE_REGEX", "String value did not match validation regex."
        )


def _check_name(errors: FormErrors, path: Path, named: Json) -> None:
    name = str(named.get("name") or "")
    letters = all(sign in "-_'" or unicodedata.category(sign)[0] in "LNM" for sign in name)
    if not 1 <= len(name) <= 32 or name != name.lower() or not letters:
        errors.add((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_options(errors: FormErrors, path: Path, options: list[Json], depth: int) -> None:
    if len(options) > 25:
        errors.add(path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    if len({option.get("type") in {SUBCOMMAND, GROUP} for option in options}) > 1:
        errors.add(
            path,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )
    names = [option.get("name") for option in options]
    optional = False
    for at, option in enumerate(options):
        place = (*path, at)
        _check_name(errors, place, option)
        if names.index(option.get("name")) < at:
            errors.add((*place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique")
        errors.length((*place, "description"), str(option.get("description") or ""), 1, 100)
        if option.get("required") and optional:
            errors.add(
                (*place, "required"),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional = optional or not option.get("required")
        _check_option(errors, place, option, depth)


def _check_option(errors: FormErrors, path: Path, option: Json, depth: int) -> None:
    kind = option.get("type")
    if kind not in range(1, 12):
        errors.add((*path, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, ..., 11}.")
    elif kind in {SUBCOMMAND, GROUP}:
        if (kind == GROUP and depth > 0) or depth > 1:
            errors.add((*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Too deeply nested")
        else:
            _check_options(errors, (*path, "options"), option.get("options") or [], depth + 1 if kind == GROUP else 2)
    else:
        _check_written_choices(errors, path, option)


def _check_written_choices(errors: FormErrors, path: Path, option: Json) -> None:
    choices = option.get("choices") or []
    if len(choices) > 25:
        errors.add((*path, "choices"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    if choices and option.get("autocomplete"):
        errors.add(
            (*path, "autocomplete"),
            "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_INVALID",
            "Autocomplete cannot be set to true if options are present",
        )
    names = [choice.get("name") for choice in choices]
    for at, choice in enumerate(choices):
        place = (*path, "choices", at)
        errors.length((*place, "name"), str(choice.get("name") or ""), 1, 100)
        if isinstance(choice.get("value"), str):
            errors.length((*place, "value"), choice["value"], 1, 100)
        if names.index(choice.get("name")) < at:
            errors.add(place, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED", "Choice names must be unique")


def _characters(named: Json) -> int:
    """Discord's measure of a command: names, descriptions and values of it and all in it."""
    own = len(named.get("name") or "") + len(named.get("description") or "")
    written = (choice["value"] for choice in named.get("choices") or [] if isinstance(choice.get("value"), str))
    inner = [*(named.get("options") or []), *({"name": str(c.get("name"))} for c in named.get("choices") or [])]
    return own + sum(map(len, written)) + sum(map(_characters, inner))
