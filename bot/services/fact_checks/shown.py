"""Which checks by others may be shown beside a claim with nobody asked."""

from bot.domain.fact_checks import may_be_about
from bot.extraction.subjects import is_full_name
from bot.matching.same_subject import is_of_somewhere, names_apart
from bot.text.folding import folded


def may_show_check(text: str, speaker: str | None, check: str, claimant: str | None) -> bool:
    """Whether a check by others of such words (`check`), said by `claimant`, may be shown beside a claim with nobody
    asked: what means something only where one knows of what it was said needs a person who said it at both ends. The
    card names whose words were checked."""
    if not may_be_about(text, speaker, claimant) or names_apart(text, check):
        return False
    if not is_of_somewhere(text):
        return True
    return is_full_name(speaker) and (is_full_name(claimant) or _family(speaker) == _family(claimant))


def _family(name: str | None) -> str:
    """Of "Mayor Brandt": "brandt"."""
    return folded(name or "").rpartition(" ")[2]
