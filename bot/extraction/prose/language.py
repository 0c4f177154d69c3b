"""Which language a text is in, by its commonest words. Rules for attribution are English alone."""

from collections import Counter

from bot.extraction.prose.tokens import Token

ENGLISH = "en"
_COMMON = {
    "en": "the of and to in that is was for on with he it his said by",
    "de": "der die das und ist nicht ein eine mit von zu den dem sich auf für",
    "fr": "le la les des et est une dans que qui pour pas sur du au il",
    "es": "el la los las de y que en un una por con no se para del",
    "it": "il la di che e un una per non con del della sono gli le ha",
    "pt": "o a os as de e que em um uma para com não do da no",
    "nl": "de het een en van is dat niet met voor op zijn te aan die er",
}
_SAMPLE = 2_000


def language_of(tokens: list[Token]) -> str | None:
    """A code, or None where no language that we know stands out. Short texts count as English by their letters."""
    words = [t.low for t in tokens[:_SAMPLE] if t.is_word]
    if not words:
        return None
    counted = Counter(words)
    scores = {code: sum(counted[word] for word in common.split()) for code, common in _COMMON.items()}
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    if scores["en"] >= 0.7 * scores[best] and scores["en"]:
        return "en"
    if scores[best] >= max(2, len(words) // 25):
        return best
    return "en" if len(words) < 40 and all(word.isascii() for word in words) else None
