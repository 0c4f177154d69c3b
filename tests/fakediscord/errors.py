"""What the API answers when it refuses: status, Discord's own code, and the tree of what is wrong with a form."""

from collections.abc import Sequence
from typing import Any

from tests.fakediscord.wire import Json

Path = Sequence[str | int]
"""Where in a payload something is wrong: `("components", 0, "label")`."""


class ApiError(Exception):
    """An answer of 4xx; the server turns it into its JSON body."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None, **extra: Any) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status, self.code, self.message, self.errors, self.extra = status, code, message, errors, extra

    def body(self) -> Json:
        out: Json = {"message": self.message, "code": self.code, **self.extra}
        if self.errors:
            out["errors"] = self.errors
        return out


class FormErrors:
    """Collects what is wrong with a payload and raises one error 50035, nested like Discord's."""

    def __init__(self) -> None:
        self.tree: Json = {}

    def add(self, path: Path, code: str, message: str) -> None:
        node = self.tree
        for part in path:
            node = node.setdefault(str(part), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def length(self, path: Path, value: str, least: int, most: int) -> None:
        if least <= len(value) <= most:
            return
        if least == 0:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        else:
            self.bad_length(path, least, most)

    def bad_length(self, path: Path, least: int, most: int) -> None:
        self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")

    def required(self, path: Path) -> None:
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def number(self, path: Path, value: int | None, least: int, most: int) -> None:
        if value is not None and not least <= value <= most:
            self.add(path, "NUMBER_TYPE_MAX", f"int value should be between {least} and {most}.")

    def kinds(self, path: Path, *kinds: int) -> None:
        self.add((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {kinds}.')

    def raise_if_any(self) -> None:
        if self.tree:
            raise ApiError(400, 50035, "Invalid Form Body", self.tree)


def invalid(field: str, code: str, message: str) -> ApiError:
    """One thing is wrong, with one field."""
    return ApiError(400, 50035, "Invalid Form Body", {field: {"_errors": [{"code": code, "message": message}]}})


def missing_permissions() -> ApiError:
    return ApiError(403, 50013, "Missing Permissions")


def missing_access() -> ApiError:
    return ApiError(403, 50001, "Missing Access")


def unknown_message() -> ApiError:
    return ApiError(404, 10008, "Unknown Message")


def unknown_interaction() -> ApiError:
    return ApiError(404, 10062, "Unknown interaction")
