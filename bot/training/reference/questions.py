"""Questions with their answers known: what does this pronoun mean? From both corpora and from texts made to mislead."""

from dataclasses import dataclass

from bot.training.reference.corpus import Chained, Passage, Span
from bot.training.reference.mentions import FORMS, POINTING
from bot.training.reference.misleading import Told
from bot.training.reference.trees import head_of

_ROLES = frozenset({"nsubj", "obj", "obl", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun, and the places that it means: none where nothing in words is meant. `wrong` are places known to be
    somebody else. `clause`: a whole clause is marked as meaning the same, which for a person is a slip."""

    name: str
    mention: Span
    meant: list[Span]
    wrong: list[Span]
    clause: bool = False


def gum_questions(document: Chained) -> list[Question]:
    """Third-person and demonstrative pronouns, as the scorer asks them."""
    tokens, text = document.tokens, document.text
    chains: dict[Span, list[Span]] = {}
    for chain in document.chains:
        for span in chain:
            chains.setdefault(span, chain)
    asked: list[Question] = []
    for number, token in enumerate(tokens):
        word, span = text[token.start : token.end].lower(), (token.start, token.end)
        points = word in POINTING and token.relation in _ROLES
        if token.speech != "PRON" or not (points or (word in FORMS and word not in POINTING)):
            continue
        marked = [(tokens[head], each) for each in chains.get(span, ()) if (head := head_of(tokens, each)) is not None]
        meant = [(token.start, token.end) for token, _span in marked if token.speech != "PRON"]
        clause = any(token.speech in {"VERB", "AUX"} for token, _span in marked)
        asked.append(Question(f"{document.name}-{number}", span, meant, [], clause))
    return asked


def gap_question(passage: Passage) -> Question:
    """The one pronoun of a passage."""
    meant = [span for span, same in passage.names if same]
    return Question(passage.name, passage.pronoun, meant, [span for span, same in passage.names if not same])


def told_questions(name: str, told: Told) -> list[Question]:
    """The pronouns of a text of our own making. Whoever else is mentioned in it is somebody else."""
    asked: list[Question] = []
    for chain in told.chains:
        names = [span for span in chain if not _is_pronoun(told.text, span)]
        others = [span for other in told.chains if other is not chain for span in other]
        wrong = [span for span in others if not _is_pronoun(told.text, span)]
        pronouns = [span for span in chain if _is_pronoun(told.text, span)]
        asked.extend(Question(f"{name}-{span[0]}", span, names, wrong) for span in pronouns)
    return asked


def _is_pronoun(text: str, span: Span) -> bool:
    return text[slice(*span)].lower() in FORMS
