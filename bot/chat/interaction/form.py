"""What a form is, and its way from a person to a service and back.

A form is found by its custom_id, as buttons are: discord.py keeps no copy of it, so one that was open while the bot
restarted is read all the same. What a service refuses is kept as a draft and offered again, prefilled.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, cast

import discord

from bot.chat.interaction import answers
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.view.limits import FIELD_HELP, FIELD_LABEL, INPUT, MODAL_FIELDS, MODAL_TITLE
from bot.chat.view.notice import notice, refusal
from bot.chat.view.text import plain
from bot.domain.errors import OnRecordError
from bot.domain.members import FormDraft

Values = Mapping[str, str]
"""What was typed or chosen, by the field's name; a field that was never shown has no entry."""

PREFIX = "f1:"
CLAIM_MARK = "read"
"""Under which name a form's mark of what it showed comes back beside what was typed."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    help: str | None = None
    long: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    """Slug and readable name; with choices the field is a menu."""
    required: bool = True
    limit: int = INPUT


@dataclass(frozen=True, slots=True)
class FormDetails:
    """What a form says of its claim: markup before the fields, labels that name what they ask about, and the menus
    that depend on it with what is chosen in them."""

    intro: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    chosen: Values = field(default_factory=dict)
    read: str | None = None
    """`Claim.mark` of the claim that it shows: it is part of the form's custom_id and comes back as CLAIM_MARK."""


class Form(ABC):
    """One kind of form. `kind` is part of its custom_id, `needed` names what has to be given for it to be handed in
    without being shown."""

    kind: ClassVar[str]
    title: ClassVar[str]
    fields: ClassVar[tuple[Field, ...]]
    needed: ClassVar[frozenset[str]]

    def lacks(self, values: Values) -> bool:
        """Whether something is missing that has to be asked for."""
        return not all(values.get(name) for name in self.needed)

    async def details(self, _interaction: Interaction, _number: int, _values: Values) -> FormDetails | None:
        """What it says of its claim, where it does."""
        return None

    @abstractmethod
    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        """Hand the values to a service and answer; a refusal is raised."""


class _Modal(discord.ui.Modal):
    def is_finished(self) -> bool:
        return True


def modal(form: Form, number: int, values: Values, about: FormDetails | None = None) -> discord.ui.Modal:
    """The form as Discord shows it, with what is known filled in."""
    about = about or FormDetails()
    title = form.title.format(number=number)
    custom_id = ":".join(filter(None, (f"{PREFIX}{form.kind}", str(number), about.read)))
    shown = _Modal(title=plain(title, MODAL_TITLE), custom_id=custom_id)
    if len(form.fields) + (about.intro is not None) > MODAL_FIELDS:
        raise ValueError(f"the form {form.kind} has {len(form.fields)} fields, {MODAL_FIELDS} fit")
    if about.intro is not None:
        shown.add_item(discord.ui.TextDisplay(about.intro))
    known = {**values, **about.chosen}
    for each in form.fields:
        shown.add_item(
            discord.ui.Label(
                text=plain(about.labels.get(each.name, each.label), FIELD_LABEL),
                description=plain(each.help, FIELD_HELP) if each.help else None,
                component=_component(each, about.choices.get(each.name, each.choices), known.get(each.name, "")),
            )
        )
    return shown


def _component(field: Field, choices: tuple[tuple[str, str], ...], value: str) -> discord.ui.Item[Any]:
    if choices:
        return discord.ui.Select(
            custom_id=field.name,
            required=field.required,
            options=[discord.SelectOption(label=label, value=slug, default=slug == value) for slug, label in choices],
        )
    return discord.ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        default=value[: field.limit] or None,
        required=field.required,
        max_length=field.limit,
    )


def given_options(**options: str | None) -> dict[str, str]:
    """What of a command's options was given."""
    return {name: value for name, value in options.items() if value}


async def open_form(
    interaction: Interaction, form: Form, number: int, values: Values, details: FormDetails | None = None
) -> None:
    """Show the form; `details` is what it says of its claim, where that is known already."""
    shown = details or await form.details(interaction, number, values)
    await answers.open_modal(interaction, modal(form, number, values, shown))


async def submit_or_open(interaction: Interaction, form: Form, number: int, values: Values) -> None:
    """Hand in what a command was given, or ask for what it lacks."""
    if form.lacks(values):
        await open_form(interaction, form, number, values)
    else:
        await submit_form(interaction, form, number, values)


async def submit_form(interaction: Interaction, form: Form, number: int, values: Values) -> None:
    """Submit; a refusal keeps what was typed and offers it again."""
    try:
        await form.submit(interaction, number, values)
    except OnRecordError as refused:
        await offer_again(interaction, form.kind, number, values, refused.sentence)


async def offer_again(interaction: Interaction, kind: str, number: int, values: Values, sentence: str) -> None:
    """Say why a form was not taken, with a button that opens it (or the one of another kind) as it was filled in."""
    if interaction.guild_id is None:
        await answers.update(interaction, notice(sentence))
        return
    drafts = services_of(interaction).form_drafts
    key = await drafts.keep(interaction.guild_id, interaction.user.id, kind, number, values)
    await answers.update(interaction, refusal(sentence, key))


async def draft_of(interaction: Interaction, key: str) -> FormDraft:
    return await services_of(interaction).form_drafts.open(interaction.guild_id or 0, interaction.user.id, key)


def submitted_values(interaction: Interaction) -> dict[str, str]:
    """The values of a submitted form."""
    found: dict[str, str] = {}
    data = cast("dict[str, Any]", interaction.data or {})
    for component in data.get("components", ()):
        for given in [component.get("component"), *component.get("components", ())]:
            if given is not None:
                chosen = given.get("values")
                found[given["custom_id"]] = chosen[0] if chosen else given.get("value") or ""
    return found
