"""A part in it, or none: "X was involved", "had no role in it", "had nothing to do with it"."""

from ledger.extract.claims.gist.guilt import bearer
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.model.claim import Act
from ledger.model.gist import Predicate, Role

TO = ("in", "with", "to", "between")
NOT_GUILTY = frozenset({"free", "upper", "helping", "leading", "key", "better", "other", "second", "first"})
"""What makes of a hand, or of a part, another thing: "a free hand", "on the other hand"."""


def involved(reading: Reading, at: int, _entry: Entry) -> Found | None:
    """'X was involved', 'X helped', 'X took part in it'."""
    parse = reading.parse
    is_state = parse.tags[at] in ("VBN", "VBD", "JJ") and parse.lowers[at] in ("involved", "complicit")
    if not is_state and any(parse.lowers[c] in ("will", "would", "shall", "'ll") for c in parse.children_of(at, "aux")):
        return None  # "it would assist them"
    if is_state:
        above = parse.heads[at]
        who = parse.child(at, "nsubjpass", "nsubj")
        who = (
            who
            if who is not None
            else parse.child(above, "nsubj", "nsubjpass")
            if parse.is_verb(above)
            else reading.doer(at)
        )
    else:
        who = reading.doer(at)
    if who is None or not reading.is_somebody(who):
        return None
    theme = reading.prep(at, "in", "with")
    what = theme if theme is not None else parse.child(at, "dobj")
    if what is not None and not reading.tells_happening(what) and not reading.is_somebody(what):
        return None  # "will help with the inquiry"
    return Found(Predicate.INVOLVED_IN, at, ((Role.AGENT, who), *(() if theme is None else ((Role.THEME, theme),))))


def part(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'X had no part in it', 'any role of X', 'a link with the hackers'."""
    theme = reading.prep(noun, *TO)
    word = reading.parse.lowers[noun]
    if theme is None and word not in ("role", "involvement", "part", "hand", "complicity"):
        return None
    if reading.parse.lowers[reading.parse.heads[noun]] in ("on", "in", "by") and theme is None:
        return None
    if any(reading.parse.lowers[c] in NOT_GUILTY for c in reading.parse.children[noun]):
        return None
    if theme is not None and not _is_deed(reading, noun, theme):
        return None
    who = bearer(reading, noun)
    about = () if theme is None else ((Role.THEME, theme),)
    return Found(Predicate.INVOLVED_IN, noun, ((Role.AGENT, who), *about) if who is not None else about)


def _is_deed(reading: Reading, noun: int, theme: int) -> bool:
    """Whether one can be guilty of a part in it, or of a link with them: "her role in the church" is no part in a deed."""
    parse = reading.parse
    if reading.tells_happening(theme) or reading.is_somebody(theme) or parse.is_verb(theme):
        return parse.lowers[theme] not in reading.table.network
    return reading.claim.act is Act.DENY or reading.is_denied(noun)


def nothing(reading: Reading, pronoun: int, _entry: Entry) -> Found | None:
    """'X had nothing to do with it', 'has something to do with it'."""
    parse = reading.parse
    if tuple(parse.lowers[pronoun + 1 : pronoun + 4]) != ("to", "do", "with"):
        return None
    do, verb = pronoun + 2, parse.heads[pronoun]
    theme = reading.prep(do, "with") or reading.prep(pronoun, "with") or reading.prep(verb, "with")
    who = reading.doer(verb) if parse.is_verb(verb) else None
    slots = tuple((role, head) for role, head in ((Role.AGENT, who), (Role.THEME, theme)) if head is not None)
    if who is not None and theme is not None and reading.tells_happening(who) and reading.is_somebody(theme):
        slots = ((Role.AGENT, theme), (Role.THEME, who))  # "the failure had nothing to do with hackers"
    denied = parse.lowers[pronoun] in ("nothing", "little")
    above = reading.is_denied(verb) if parse.is_verb(verb) and verb in reading.inside else False
    says_no = parse.is_verb(verb) and parse.is_negated(verb)
    return Found(Predicate.INVOLVED_IN, pronoun, slots, holds=not (denied or says_no or (above and not denied)))
