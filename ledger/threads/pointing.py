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
    wouldn didn t request requests""".split()
)
"""With no words but these a claim says nothing of its own."""

_SILENCE = re.compile(
    r"\b(?:repl(?:y|ied)|respond(?:ed)?|return(?:ed)?|answer(?:ed)?|commented|reached|e-?mails|messages|calls|letters)\b"
)

_REFUSAL = re.compile(
    r"\b(?:refer you to|nothing (?:new |more |further )?to (?:add|share|say)|next question|that['’]s for \w+"
    r"|not going to (?:get|go|comment|speculate|discuss|guess|say)"
    r"|(?:will|wo) ?n[o'’]t (?:comment|speculate|guess|discuss)"
    r"|don['’]t have (?:a|any|anything)\b.* to (?:share|offer|give|read))\b"
)


_WANTED = re.compile(
    r"(?:an?|the|this|that|these|those|any|all|its|his|her|their|such|\w+['’]s?) (?:[\w-]+ ){0,2}?"
    r"(?:requests?|demands?|calls?|proposals?|offers?|pleas?|bids?|motions?|invitations?|appeals?|petitions?"
    r"|ultimatums?|conditions?|applications?|overtures?)\b"
)

_UNTRUE = (
    r"(?:simply |just |plainly |entirely |completely |utterly )?(?:not (?:true|so)|false|wrong|untrue|nonsense|absurd"
    r"|a lie|lies|baseless"
    r"|groundless|unfounded|fabricated|ridiculous|laughable|fiction|slander|a slander|a smear|rubbish)\b"
)
_REJECTED = re.compile(
    r"(?:as )?(?:the|such|this|that|these|those|any|all|its|his|her|their|both) (?:\w+ ){0,2}?"
    r"(?:accusations?|charges?|allegations?|suspicions?|attributions?|claims?|stor(?:y|ies)|theor(?:y|ies)"
    r"|rumou?rs?|findings?|assertions?|suggestions?|version)(?: (?:against|of|about) \w+)? "
    rf"(?:(?:is|was|are|were) (?:[\"“‘']|{_UNTRUE})|(?!that|is|was|are|were|had|has|have|will|would)[\w\"“‘'])"
    rf"|(?:that|this|it)(?: is|'s|’s| was) {_UNTRUE}"
)


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
    return _SILENCE.search(content.casefold()) is not None


def refuses(content: str) -> bool:
    """Whether a spokesman refuses in words of his own ("I'd refer you to the ministry")."""
    return _REFUSAL.search(content.casefold()) is not None


def rejects(content: str) -> bool:
    """Whether it judges what was charged or found, not what happened: "the charge 'a fairy tale'", "that is false"."""
    return _REJECTED.match(content.casefold().lstrip("\"“‘'")) is not None


def turns_down(content: str) -> bool:
    """Whether what is rejected is a thing that was wanted ("the request", "a proposal by X"), which is never untrue."""
    return _WANTED.match(content.casefold()) is not None


def own(words: Iterable[str]) -> frozenset[str]:
    """Those of the words that do not only point."""
    return frozenset(words) - _POINTERS
