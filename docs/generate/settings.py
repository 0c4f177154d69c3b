"""The page of a server's settings, from the settings themselves."""

from bot.domain.settings import DEFAULTS, KEYS, written
from docs.generate.markdown import code, document, table


def page() -> str:
    rows = [(code(key), code(written(getattr(DEFAULTS, key)) or "none"), meaning) for key, meaning in KEYS.items()]
    return document(
        "A server's settings",
        "Each server has its own. In Discord they are set with `/desk setup`, `/desk digest when` and `/desk links`; on"
        " a terminal with `onrecord settings set KEY VALUE`. `onrecord settings unset KEY` brings the default back, and"
        " `onrecord settings show` lists them all. A desk works before anybody has set anything.",
        table(("setting", "default", "what it takes and does"), rows),
        "Channels and roles are Discord ids (digits) on a terminal. A switch takes `on` or `off`.",
    )
