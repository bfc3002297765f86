"""What is done to a cable, and to files: words that tell of an incident only of these ("ripped the cable apart", "copied the files")."""

from ledger.extract.claims.gist.deeds import done
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.gist import HappeningKind, Predicate, Role

FILES = frozenset(
    "file files data record records document documents database databases e-mails emails passwords credentials".split()
)


def tears(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'A dredger tore the cable', 'rats gnawed through the line'; 'the cable snapped' names nobody."""
    what = reading.patient(verb)
    if what is None or reading.parse.lowers[what] not in reading.table.cables:
        what = reading.prep(verb, "through", "over", "across")
    if what is None or reading.parse.lowers[what] not in reading.table.cables:
        return None
    doer = reading.doer(verb)
    by = reading.prep(verb, "by") if is_passive(reading.parse, verb) else None
    suffers = ((Role.VICTIM, what),)
    found = Found(Predicate.ATTACKED, verb, suffers, kind=HappeningKind.CABLE_CUT, victim=what)
    if doer is None and by is None:
        return found._replace(predicate=Predicate.AFFECTED)
    return done(reading, verb, doer if doer is not None and doer != what else by, found)


def takes(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'Hackers copied the files': of files only, and not of what their owner does with them."""
    what, doer = reading.patient(verb), reading.doer(verb)
    if what is None or reading.parse.lowers[what] not in FILES or doer == what:
        return None
    if doer is not None and not reading.is_culprit(doer):
        return None
    return done(reading, verb, doer, Found(Predicate.ATTACKED, verb, kind=entry.kind, victim=what))


def spreads(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'X spread the virus', 'who wrote the worm': of what harms computers only, and of somebody."""
    what, doer = reading.patient(verb), reading.doer(verb)
    if what is None or reading.parse.lowers[what] not in reading.table.malware or doer == what:
        return None
    if doer is not None and not reading.is_somebody(doer):
        return None
    return done(reading, verb, doer, Found(Predicate.ATTACKED, verb, kind=entry.kind))


def loses(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'Lost the files to hackers': who has them now took them."""
    to, what = reading.prep(verb, "to"), reading.parse.child(verb, "dobj")
    if to is None or what is None or not reading.is_somebody(to):
        return None
    if not reading.is_culprit(to) and reading.parse.lowers[what] not in FILES:
        return None
    loser = reading.doer(verb)
    suffers = () if loser is None else ((Role.VICTIM, loser),)
    return done(reading, verb, to, Found(Predicate.ATTACKED, verb, suffers, kind=entry.kind, victim=loser))
