"""Claims against observations: every finding that the checks give, in the order of the claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from ledger.assess import (
    actor,
    attack,
    attack_overlap,
    attack_volume,
    cause,
    duration,
    end,
    extent,
    mobile,
    motive,
    no_outage,
    single_link,
    site_content,
    start,
    statement,
    traffic_drop,
    upstream,
)
from ledger.assess.context import context_of
from ledger.assess.index import Index
from ledger.assess.options import Options
from ledger.assess.part import Case, Part
from ledger.assess.speech import SPOKEN
from ledger.model.claim import Act, Claim, MeasurableKind
from ledger.model.evidence import Observation
from ledger.model.verdict import Finding


class MeasurableCheck(Protocol):
    """A file that tests one kind of measurable."""

    NAME: str

    def check(self, part: Part, /) -> Iterator[Finding]:
        """Findings on the part of a claim that the measurable is."""
        ...


class ClaimCheck(Protocol):
    """A file that reads a claim's words."""

    NAME: str

    def check(self, case: Case, /) -> Iterator[Finding]:
        """Findings on the claim."""
        ...


OF_MEASURABLES: Mapping[MeasurableKind, MeasurableCheck] = {
    MeasurableKind.OUTAGE_START: start,
    MeasurableKind.OUTAGE_END: end,
    MeasurableKind.OUTAGE_DURATION: duration,
    MeasurableKind.OUTAGE_EXTENT: extent,
    MeasurableKind.UPSTREAM: upstream,
    MeasurableKind.ATTACK_VOLUME: attack_volume,
    MeasurableKind.TRAFFIC_DROP: traffic_drop,
}
"""The check of each kind of measurable."""

OF_CLAIMS: tuple[ClaimCheck, ...] = (
    no_outage, attack, attack_overlap, statement, cause, actor, motive, mobile, single_link, site_content,
)  # fmt: skip
"""The checks of a claim's words, whether it has measurables or not."""

CHECKS = tuple(sorted([one.NAME for one in OF_MEASURABLES.values()] + [one.NAME for one in OF_CLAIMS]))
"""Every check by name and version."""

HELD_TO_BE_SO = SPOKEN - {Act.DENY}
"""The acts whose numbers are tested. A denied number is not turned round: what it leaves open is not what was said."""

DEFAULTS = Options()


def assess(
    claims: Iterable[Claim], observations: Sequence[Observation] | Index, options: Options = DEFAULTS
) -> Iterator[Finding]:
    """Every finding on these claims, a pure function of what is given.

    Args:
        claims: with the claims of one article together, since a claim without a time or network of its own is read
            in its article. The order of articles, and of claims, is that of the findings.
        observations: all that may bear on them, in any order, or the index of them.
        options: tolerances and horizons.

    Yields:
        Findings, each once. A measurable of which nothing was observed gives none: it is not checked.
    """
    index = observations if isinstance(observations, Index) else Index(observations)
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        articles.setdefault(claim.article, []).append(claim)
    for of_one in articles.values():
        context = context_of(of_one, options)
        for claim in of_one:
            yield from _of_claim(Case(claim, context, index, options))


def _of_claim(case: Case) -> Iterator[Finding]:
    seen: set[str] = set()
    for made in (*_of_measurables(case), *(made for one in OF_CLAIMS for made in one.check(case))):
        if made.id not in seen:
            seen.add(made.id)
            yield made


def _of_measurables(case: Case) -> Iterator[Finding]:
    """Of numbers that the claim holds to be so: who asks, promises or denies does not say that they are."""
    if case.claim.act not in HELD_TO_BE_SO or mobile.only_mobile(case.claim.content):
        return
    for place, measurable in enumerate(case.claim.measurables):
        yield from OF_MEASURABLES[measurable.kind].check(Part(case, place))
