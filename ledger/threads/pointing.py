"""Words with which a claim points at what was said before, or refuses to say anything; what it says besides."""

import re
from collections.abc import Iterable

from ledger.threads.likeness import normal

_POINTED = frozenset(
    """it this that these those them so both neither everything accusation accusations allegation allegations charge
    charges claim claims idea report reports theory account view views suggestion suggestions explanation rumor rumors
    rumour rumours version assertion assertions finding findings notion story suspicion suspicions conclusion statement
    assessment attribution attributions hint hints""".split()
)
"""Words that stand for what was said before."""

_POINTERS = _POINTED | frozenset(
    """him her such any all either one the a an of in to and its not no yes is was were are be been did does do has have
    had will would may well true false right wrong untrue absurd nonsense there i you we they he she can could share
    comment confirm deny say answer discuss believe agree support about further more nothing anything denial figure
    figures question questions reading whole declined refused declines refuses speculate elaborate discuss won
    wouldn didn t request requests respond responded responding reply replied answered returned yet""".split()
)
"""With no words but these a claim says nothing of its own."""

QUESTION_WORDS = frozenset({"when", "where", "why", "how", "what", "who", "whom", "which", "how many", "how much"})
"""Questions that leave out what is asked of."""

_SILENCE = re.compile(
    r"\b(?:repl(?:y|ied)|respond(?:ed)?|return(?:ed)?|answer(?:ed)?|commented|reached|e-?mails|messages|calls|letters)\b"
)

_WILL_NOT = re.compile(
    r"\b(?:(?:declin|refus)(?:e[sd]?|ing) to|(?:would|will|wo|could|can)(?: ?n[o'’]t|not) "
    r"(?:immediately )?)\W*(?:answer|reply|respond)\b"
)
"""Who refuses to answer has been reached."""

_REFUSAL = re.compile(
    r"\b(?:refer you to|nothing (?:new |more |further )?to (?:add|share|say)|next question|that['’]s for \w+"
    r"|not going to (?:get|go|comment|speculate|discuss|guess|say)"
    r"|(?:will|wo) ?n[o'’]t (?:comment|speculate|guess|discuss)"
    r"|don['’]t have (?:a|any|anything)\b.* to (?:share|offer|give|read))\b"
)

_ELIDED = re.compile(
    r"(?:[\"“‘'] ?)?(?:(?:[\w’',-]+ ){0,3}?(?:i|you|he|she|it|we|they|this|that|nobody) (?:\w+ )?"
    r"(?:is|was|are|were|am|do|does|did|has|have|had|can|could|will|would|should|might|may|must|cannot|wo)"
    r"(?:n?[’']t| not)?\W*$"
    r"|(?:yes|no|nope|of course|not at all|absolutely|certainly|definitely)(?:[,.;:!]|\W*$))"
)
"""A reply that leaves out what was asked ("they could not", "I was"), or opens with yes or no."""

_NEGATED = re.compile(r"(?:n['’]t|\bnot|\bcannot)\W*$|^\W*(?:no|nope|not at all)\b")


def points(content: str) -> bool:
    """Whether a content has no words of its own ("it", "the charge", "to comment on the report")."""
    return _POINTERS.issuperset(normal(content).split())


def points_at(content: str) -> bool:
    """Whether it points, with a word that does: "it", "the report", not only "to comment further"."""
    return points(content) and not _POINTED.isdisjoint(normal(content).split())


def takes_up(content: str) -> bool:
    """Whether it holds a word that points at what was said before."""
    return not _POINTED.isdisjoint(normal(content).split())


def is_silence(content: str) -> bool:
    """Whether an outlet tells that its own request was not answered, whatever stands before that."""
    return _SILENCE.search(_WILL_NOT.sub("", content.casefold())) is not None


def refuses(content: str) -> bool:
    """Whether a spokesman refuses in words of his own ("I'd refer you to the ministry")."""
    return _REFUSAL.search(content.casefold()) is not None


def elides(content: str) -> bool:
    """Whether a reply leaves out what it is a reply to: "they could not", "I was", "No, he is a friend"."""
    return _ELIDED.match(content.casefold()) is not None


def elides_no(content: str) -> bool:
    """Whether such a reply says no."""
    return elides(content) and _NEGATED.search(content.casefold()) is not None


def asks_if(content: str) -> bool:
    """Whether it is a question to be answered by yes or no: "whether it had a hand in it"."""
    return normal(content).startswith(("whether ", "if "))


def leaves_open(content: str) -> bool:
    """Whether it is a bare question word: "he did not say when" leaves open when that is which he has just said."""
    return normal(content) in QUESTION_WORDS


def own(words: Iterable[str]) -> frozenset[str]:
    """Those of the words that do not only point."""
    return frozenset(words) - _POINTERS
