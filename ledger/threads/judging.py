"""Words with which a claim says that another is not so, and of which it says so: "the charge is false", "unfounded"."""

import re

from ledger.threads.likeness import normal

_WANTED = re.compile(
    r"(?:an?|the|this|that|these|those|any|all|its|his|her|their|such|\w+['’]s?) (?:[\w-]+ ){0,2}?"
    r"(?:requests?|demands?|calls?|proposals?|offers?|pleas?|bids?|motions?|invitations?|appeals?|petitions?"
    r"|ultimatums?|conditions?|applications?|overtures?)\b"
)

_FALSE = (
    r"(?:simply |just |plainly |entirely |completely |utterly )?"
    r"(?:not true|not so(?= ?[^\w ]|$)|false|wrong|untrue|nonsense|absurd|baseless|groundless|unfounded|unsubstantiated"
    r"|fabricated|invented|ridiculous|laughable|rubbish|inaccurate|incorrect|mistaken"
    r"|not (?:the case|correct|accurate))\b"
)
_UNTRUE = rf"(?:{_FALSE}|(?:a lie|lies|fiction|slander|a slander|a smear)\b)"

_JUDGED = re.compile(rf"(?:(?:is|was|are|were) )?(?:[\"“‘'] ?)?{_FALSE}(?:\W*$|,| and | or )")

_NO_SIGN = re.compile(
    r"(?:[\"“‘'] ?)?(?:there|(?:[\w’'-]+ ){0,4}?[\w’'-]+) "
    r"(?:(?:is|was|are|were|(?:(?:has|have|had) )?(?:been|found|seen)|has|have|had|finds?|sees?|saw) no "
    r"(?:[\w-]+ ){0,2}?"
    r"|(?:do|does|did|has|have|had)(?: not|n['’]t) (?:have|had|find|found|see|seen) (?:any )?(?:[\w-]+ ){0,2}?)"
    r"(?:evidence|signs?|indications?|traces?|hints?)(?: …)?"
    r"(?: (?:of|that)\b| to (?:suggest|indicate|show)\b|\W*$)(?P<what>.*)",
    re.DOTALL,
)
"""'There is no sign that', 'we have found no evidence of': what nobody sees he says is not so, as far as he knows."""

_NOT = r"(?:do|does|did|would|could|can)(?: not|n['’]t)"
_SAID = (
    r"(?:the|this|that|these|such|his|her|its|their) (?:\w+ )?"
    r"(?:claims?|boasts?|story|stories|accounts?|theory|reports?|explanations?|version|findings?|assertions?"
    r"|allegations?|accusations?|charges?|assessments?|conclusions?|view)\b"
)
_TAKEN_UP = re.compile(_SAID)
_DISBELIEVED = re.compile(
    r"(?:[\"“‘'] ?)?(?:[\w’'-]+ ){1,4}?"
    rf"(?:{_NOT} (?:\w+ )?(?:believe|accept|share|credit|buy|take)|doubt(?:s|ed)?|disbelieved?) "
    rf"(?:it|{_SAID})"
    r"(?: seriously| as well| either)?\W*$"
)
"""'They did not believe the claim', 'she doubted the report'."""

_CHARGES = r"(?:accusations?|charges?|allegations?|suspicions?|attributions?|complaints?|indictments?|(?:law)?suits?)"
_SAYINGS = rf"(?:{_CHARGES}|claims?|stor(?:y|ies)|theor(?:y|ies)|rumou?rs?|findings?|assertions?|suggestions?|version)"
_TOLD = r"(?:reports?|accounts?|statements?|sentences?|remarks?|explanations?|hints?|notions?|ideas?|hypothes[ie]s)"
_WHOSE = r"(?:as )?(?:the|such|this|that|these|those|any|all|its|his|her|their|our|both|\w+['’]s) (?:[\w'’]+ ){0,2}?"
_ABOUT = r"(?: (?:against|of|about) (?P<about>\w+))?"

_CALLED = (
    r"(?!(?:that|is|was|are|were|had|has|have|will|would|of|on|in|by|to|at|from|with|for|about|against)\b)"
    r"[a-z-]+(?: and [a-z-]+)?"
)
"""Adjectives that end the clause: "the charge unfair"."""

_TALE = (
    r"(?:fantas(?:y|ies)|fairy tales?|lies?|smears?|slanders?|fabrications?|inventions?|hoax(?:es)?|propaganda|myths?"
    r"|fictions?)\b"
)
"""Names for what is not so."""

_CHARGE = re.compile(rf"\W*(?:\w+ ){{0,3}}?{_CHARGES}\b")

_REJECTED = re.compile(
    rf"{_WHOSE}{_SAYINGS}{_ABOUT} "
    rf"(?:(?:is|was|are|were) (?:[\"“‘']|{_UNTRUE})|(?:as )?(?:[\"“‘']|an? |{_UNTRUE})|{_CALLED}\W*$)"
    rf"|{_WHOSE}{_TOLD} (?:(?:is|was|are|were|as) )?[\"“‘']?{_UNTRUE}(?! (?:to|for)\b)"
    rf"|{_WHOSE}{_CHARGES} (?:is|was|are|were) (?:unfair|unjust|outrageous|misplaced|exaggerated)\b"
    r"|(?:it|this|that|them) (?:(?:is|was|are|were|as) )?(?:(?:all|just|pure) )?"
    rf"(?:[\"“‘'](?:an? |another )?|an? |another )(?:[\w-]+ ){{0,2}}?{_TALE}"
    rf"|(?:that|this|it)(?: is|'s|’s| was) [\"“‘']?{_UNTRUE}(?! (?:to|for|that|if|when)\b)"
    r"|(?:that|this)(?: is|'s|’s| was) not (?:what|how|why) "
    r"(?:(?:i|we|he|she|it|they|(?:our|my|his|her|its|their) \w+) (?:was |were |had |have |has )?\w+|happened)\W*$"
)

_DISMISSED = re.compile(rf"{_WHOSE}(?:{_SAYINGS}|{_TOLD}){_ABOUT} as ")


def rejects(content: str) -> bool:
    """Whether it judges what was charged or found, not what happened: "the charge 'a fairy tale'", "that is false"."""
    return _REJECTED.match(content.casefold().lstrip("\"“‘'")) is not None


def is_dismissed(content: str) -> bool:
    """Whether something said is called something, where a denial tells that: "the theory as far-fetched"."""
    return _DISMISSED.match(content.casefold()) is not None


def charge_in(content: str) -> bool:
    """Whether what it points at is a charge by its noun: "the accusation", "these charges"."""
    return _CHARGE.search(content.casefold()) is not None


def about(content: str) -> str | None:
    """Whom or what the claim that it rejects is about, by its words: "the suspicion against Tehran 'a bad film'"."""
    found = _REJECTED.match(content.casefold().lstrip("\"“‘'"))
    return found["about"] if found else None


def judges_only(content: str) -> bool:
    """Whether it has no words but for how untrue something is, which stands before it: "unfounded"."""
    return _JUDGED.match(content.casefold()) is not None


def sees_no_sign(content: str) -> bool:
    """Whether it says that there is no evidence: "there is no sign that a file was lost"."""
    return _NO_SIGN.match(content.casefold()) is not None


def unseen(content: str) -> str | None:
    """Of what it says that there is no evidence: "that" of "no sign of that"; None where it says no such thing."""
    found = _NO_SIGN.match(content.casefold())
    return found["what"] if found else None


def disbelieves(content: str) -> bool:
    """Whether it says that somebody does not believe what was said before: "they did not accept the claim"."""
    return _DISBELIEVED.match(content.casefold()) is not None


def names_saying(content: str) -> bool:
    """Whether it names something said: "the claim", "'the dream of an idiot' the assertion that it was so"."""
    return _TAKEN_UP.search(content.casefold()) is not None


def judges_that(content: str) -> bool:
    """Whether it judges, with "that" or "this", what was said right before: "That is a lie"."""
    return normal(content).startswith(("that ", "this ")) and rejects(content)


def turns_down(content: str) -> bool:
    """Whether what is rejected is a thing that was wanted ("the request", "a proposal by X"), which is never untrue."""
    return _WANTED.match(content.casefold()) is not None
