"""The page of `config.toml`, from the typed keys in `bot/config.py`."""

from typing import Any

from bot.config import keys
from docs.generate.markdown import code, document, table


def page() -> str:
    rows = [(code(f"[{key.section}] {key.name}"), code(_shown(key.default)), key.takes, key.help) for key in keys()]
    return document(
        "Configuration",
        "Nothing needs to be configured. What can be stands in `config.toml`;"
        " [config.example.toml](../../config.example.toml) explains every key in place. `--config FILE` or"
        " `ONRECORD_CONFIG` names another file. Without either, `config.toml` in the current folder is read if it is"
        " there. An unknown key, a wrong value or a secret in the file is refused with one sentence.",
        table(("key", "default", "takes", "what it is for"), rows),
        "## Environment",
        table(("variable", "what it holds"), ENVIRONMENT),
        "Secrets come from the environment or from a file of their own, never from the TOML.",
    )


ENVIRONMENT = (
    (code("DISCORD_TOKEN"), "the bot's token; `onrecord run` needs it, nothing else does"),
    (code("DISCORD_TOKEN_FILE"), "the path of a file that holds the token"),
    (code("GOOGLE_FACT_CHECK_KEY"), "the key of Google's Fact Check Tools, where `[others] google` is on"),
    (code("GOOGLE_FACT_CHECK_KEY_FILE"), "the path of a file that holds that key"),
    (code("ONRECORD_CONFIG"), "the configuration file; `--config` goes before it"),
    (code("ONRECORD_DB"), "the database file; `--db` goes before it"),
)


def _shown(value: Any) -> str:
    """A default as people read it."""
    if isinstance(value, bool):
        return str(value).lower()
    if value in {"", ()}:
        return "none"
    return str(value).removesuffix(".0")
