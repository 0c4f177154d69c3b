"""Who wrote an article, of a byline that says more: where and when it was written or changed, and how long it is."""

import re

_PARTS = re.compile(r"[|;·•\n]|\s[–—]\s")
_BY = re.compile(r"(?:(?i:(?:written |story |text |words |reported )?(?:by|par|por|door))|von)[:\s]+(?=\S)")
_PLACED = re.compile(r"\s(?:in|reporting from|for)\s(?=[^\W\d_a-z]).*")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_TIME = re.compile(
    r"\b(?:(?:first |last )?(?:published|updated|posted|modified|created|edited|corrected)\b"
    rf"|{_MONTH}\s\d|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTH}"
    r"|(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d"
    r"|\d{1,3}[ -](?:min|minute|hour|day)s?\b)",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(rf"(?:^|\s)(?:on|at|{_WEEKDAY}|[-–—])$", re.IGNORECASE)
_ONLY_TIME = re.compile(rf"\d.*|{_WEEKDAY}|today|yesterday|[ap]\.?m\.?(?:\s\w+)?", re.IGNORECASE)
_MAX = 1_000
_MAX_AGENCY = 4
"""Characters: longer words in capitals beside a name are a place."""


def writers(byline: str | None) -> str | None:
    """The names of a byline; None when there are none. One that says nothing else stays as it is written."""
    pieces = [" ".join(piece.split()) for part in _PARTS.split((byline or "")[:_MAX]) for piece in part.split(",")]
    names = [name for name in map(_name, pieces) if name]
    has_more = any(_TIME.search(piece) or _ONLY_TIME.fullmatch(piece) for piece in pieces)
    names = _of_people(names, has_more=has_more)
    said = [piece for piece in pieces if piece]
    return (byline or "").strip() if names and names == said else ", ".join(names) or None


def _of_people(names: list[str], *, has_more: bool) -> list[str]:
    """Without places in capitals, and without places beside full names where a byline has more than names
    (`has_more`)."""
    if any(not name.isupper() for name in names):
        names = [name for name in names if not name.isupper() or not (has_more or len(name) > _MAX_AGENCY)]
    if has_more and len(names) > 1 and " " in names[0]:
        names = [name for name in names if " " in name]
    return names


def _name(piece: str) -> str:
    """What is left of a piece without the time and the place in it."""
    by = _BY.match(piece)
    piece = piece[by.end() :] if by else piece
    found = _TIME.search(piece)
    if found:
        piece = piece[: found.start()].rstrip(" -–—(")
        while _BEFORE_TIME.search(piece):
            piece = _BEFORE_TIME.sub("", piece).rstrip()
    piece = _PLACED.sub("", piece)
    return "" if _ONLY_TIME.fullmatch(piece) else piece
