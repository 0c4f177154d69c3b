"""Sources as people type them: addresses between spaces, each after a word that says what it does to the claim."""

from bot.domain.claims import Source, Stance, sources_of


def parse_sources(typed: str) -> tuple[Source, ...]:
    """'https://a.example refutes https://b.example': a stance holds for the one address after it; without one a
    source is context. Raises Incomplete where nothing or something else than addresses is given."""
    found: dict[str, Source] = {}
    stance = Stance.CONTEXT
    for word in typed.split():
        bare = word.rstrip(":").lower()
        if bare in set(Stance):
            stance = Stance(bare)
            continue
        for source in sources_of([word], stance):
            found.setdefault(source.url, source)
        stance = Stance.CONTEXT
    sources_of(list(found))
    return tuple(found.values())
