"""What the client sends for somebody: the value of an option, a choice in a menu, a filled form. It checks like the
client, and raises NotOffered for what cannot be sent."""

from collections.abc import Sequence
from typing import Any

from tests.fakediscord.component_limits import CHOICE_MENU, MENUS
from tests.fakediscord.errors import ApiError
from tests.fakediscord.hub import Hub
from tests.fakediscord.message_limits import LABEL, TEXT_FIELD
from tests.fakediscord.result import NotOffered
from tests.fakediscord.state import Channel, Role, User
from tests.fakediscord.wire import Json

STRING, INTEGER, BOOLEAN, PERSON, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = 3, 4, 5, 6, 7, 8, 9, 10, 11

Target = User | Role | Channel


class Payload:
    """What goes along with one interaction in this channel; `resolved` fills as values are given."""

    def __init__(self, hub: Hub, user: User, channel: Channel) -> None:
        self.resolved: Json = {}
        self._hub = hub
        self._user = user
        self._channel = channel

    def options(self, specs: Sequence[Json], given: Json) -> list[Json]:
        by_name = {spec["name"]: spec for spec in specs}
        unknown = sorted(given.keys() - by_name.keys())
        if unknown:
            raise NotOffered(f"there is no option {unknown}; there are {list(by_name)}")
        return [
            {"name": name, "type": by_name[name]["type"], "value": self._value(by_name[name], value)}
            for name, value in given.items()
        ]

    def _value(self, spec: Json, value: Any) -> Any:
        kind = spec["type"]
        if kind in {PERSON, CHANNEL, ROLE, MENTIONABLE}:
            return self.resolve(value)
        if kind == FILE:
            return self._file(*value)
        if kind == BOOLEAN:
            return bool(value)
        value = {STRING: str, INTEGER: int, NUMBER: float}[kind](value)
        sides = ("min_length", "max_length", len(str(value))) if kind == STRING else ("min_value", "max_value", value)
        least, most, measured = spec.get(sides[0]), spec.get(sides[1]), sides[2]
        if (least is not None and measured < least) or (most is not None and measured > most):
            raise NotOffered(f"option {spec['name']}: {measured} is outside {least}..{most}")
        return self._choice(spec, value)

    def _choice(self, spec: Json, value: Any) -> Any:
        """One of the written choices, by its value or its name."""
        choices = spec.get("choices") or []
        for choice in choices:
            if value in (choice["value"], choice["name"]):
                return choice["value"]
        if choices:
            raise NotOffered(f"option {spec['name']}: {value!r} is not among {[each['name'] for each in choices]}")
        return value

    def _file(self, name: str, data: bytes) -> str:
        try:
            file = self._hub.store_file(self._channel, name, data, ephemeral=True)
        except ApiError as error:
            raise NotOffered(f"the client refuses this file: {error}") from error
        self.resolved.setdefault("attachments", {})[str(file.id)] = file.json()
        return str(file.id)

    def resolve(self, target: Target) -> str:
        """The id of a person, role or channel, which goes along as it is."""
        number, guild = str(target.id), self._channel.guild
        if isinstance(target, User):
            self.resolved.setdefault("users", {})[number] = target.json()
            if guild is not None and target.id in guild.members:
                may = str(guild.permissions(target.id, self._channel))
                member = {**guild.members[target.id].json(with_user=False), "permissions": may}
                self.resolved.setdefault("members", {})[number] = member
        elif isinstance(target, Role):
            self.resolved.setdefault("roles", {})[number] = target.json()
        else:
            may = str(guild.permissions(self._user.id, target)) if guild else "0"
            self.resolved.setdefault("channels", {})[number] = {**target.json(), "permissions": may}
        return number

    def pick(self, menu: Json, chosen: Sequence[Any]) -> list[str]:
        """The values of a menu: written ones by value or label, or people, roles and channels."""
        least, most = menu.get("min_values", 1), menu.get("max_values", 1)
        if not least <= len(chosen) <= most:
            raise NotOffered(f"{len(chosen)} values are chosen; the menu takes {least}..{most}")
        if menu["type"] != CHOICE_MENU:
            return [self.resolve(each) for each in chosen]
        known = {option[by]: option["value"] for option in menu["options"] for by in ("label", "value")}
        missing = [each for each in chosen if each not in known]
        if missing:
            raise NotOffered(f"not among the options: {missing}; there are {list(known)}")
        return [known[each] for each in chosen]

    def fill(self, form: Json, values: Json) -> list[Json]:
        """A form's rows with what is written there, by custom id or label; what is not given stays as it stood."""
        left = dict(values)
        rows = [self._row(row, left) for row in form["components"]]
        if left:
            raise NotOffered(f"the form has no field {sorted(left)}")
        return rows

    def _row(self, row: Json, left: Json) -> Json:
        if row["type"] != LABEL:
            return {"type": row["type"], "id": row.get("id")}
        field = row["component"]
        key = next((name for name in (field["custom_id"], row["label"]) if name in left), None)
        given = None if key is None else left.pop(key)
        filled = {"type": field["type"], "id": field.get("id"), "custom_id": field["custom_id"]}
        if field["type"] == TEXT_FIELD:
            filled["value"] = _written(field, field.get("value") or "" if given is None else str(given))
        elif field["type"] in MENUS:
            filled["values"] = self._picked(field, given)
        return {"type": LABEL, "id": row.get("id"), "component": filled}

    def _picked(self, menu: Json, given: Any) -> list[str]:
        if given is None:
            given = [option["value"] for option in menu.get("options") or [] if option.get("default")]
        chosen = list(given) if isinstance(given, list | tuple) else [given]
        if not chosen and menu.get("required") is False:
            return []
        return self.pick(menu, chosen)


def _written(field: Json, text: str) -> str:
    if not text and field.get("required", True):
        raise NotOffered(f"the form requires {field['custom_id']}")
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if text and not least <= len(text) <= most:
        raise NotOffered(f"field {field['custom_id']}: length {len(text)} is outside {least}..{most}")
    return text
