"""The grounds of a blame: what it rests on by its own words, and the traces that its side tells of right after it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.placed import HELD
from ledger.threads.slots import GUILT
from ledger.threads.telling import Telling
from ledger.threads.views.account import Account

AFTER = 4
"""So many claims after a blame stand the traces that it rests on, at the most."""

TRACES = frozenset(
    """address algorithm backdoor binary certificate code compiler domain encryption fingerprint forensics handwriting
    imagery infrastructure intercept keyboard log malware metadata overlap packet payload route sample server signature
    similarity technique telemetry timestamp tool toolkit toolset trace transaction transponder wallet""".split()
)
"""Nouns for what a doer leaves behind and analysts compare (indicators, tools and infrastructure of MITRE ATT&CK and
of the Diamond Model of Intrusion Analysis, 2013), with what measurers of networks and ships look at."""

TOLD = frozenset({Predicate.OTHER, Predicate.EVALUATED})
"""Predicates of a claim that states how things are: no blame by itself, no wish, no plan."""


def grounds(account: Account, said: Sequence[Telling]) -> tuple[str, ...]:
    """The words for the grounds on which one side holds a blame, as the articles give them, each once.

    Args:
        account: of the incident.
        said: what this side says of the blame. Who denies it or will not say has only the grounds within his claims.
    """
    found = [one.basis for one in said if one.basis]
    held = [one for one in said if one.stance in HELD and one.gist and one.gist.predicate in GUILT]
    found += [one.content for one in _traces(account, held)]
    return tuple(dict.fromkeys(found))


def _traces(account: Account, held: Iterable[Telling]) -> Iterator[Telling]:
    """What the same side says of traces in the claims that follow on a blame in its article."""
    articles: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in account.tellings.values():
        if _tells_of_traces(one):
            articles[one.article].append(one)
    for one in held:
        near = (each for each in articles[one.article] if 0 < each.place - one.place <= AFTER)
        yield from sorted((each for each in near if one.is_of_one_side(each)), key=lambda each: each.place)


def _tells_of_traces(one: Telling) -> bool:
    """Whether it states that there are some."""
    gist = one.gist
    if gist is None or one.stance is not Stance.ASSERTS or not gist.polarity or gist.predicate not in TOLD:
        return False
    return not TRACES.isdisjoint(gist.words)
