"""What `ledger assess` costs for many claims and observations: CPU seconds of the whole command, first and again.

`python tests/bench/assess.py [CLAIMS [OBSERVATIONS]]`, by default 10,000 and 1,000: articles of twenty claims, each
about one of fifty networks, and three outages a network with start, end, duration, upstream and attacks.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "simulation"))

from bare import bare_claim

from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Extraction, Measurable, MeasurableKind
from ledger.model.ids import article_id, content_id, sha256_hex
from ledger.model.record import instant
from ledger.model.text import Article, Metadata, Span
from ledger.store.writing import Writer, open_writer

FIRST = datetime(2024, 3, 1, tzinfo=UTC)
NETWORKS = 50
A_CLAIMS_ARTICLE = 20
COLUMNS = "kind,entity,subject,group,start,end,value,lo,hi,unit,name,asn,peers,window_start,window_end,provider,basis"
OTHER_WORDS = (
    ("the suspension of service was caused by a power failure at the exchange", Act.ASSERT),
    ("any part in the attack that took the country's networks offline", Act.DENY),
    ("the ministers would meet again next week to speak about trade and the harvest", Act.ASSERT),
    ("the outage may have been retaliation for the sanctions of last month", Act.SPECULATE),
    ("mobile phones had stopped working at noon in the capital", Act.ASSERT),
    ("there had been no attack on the national network at any time", Act.ASSERT),
    ("to comment on what it called rumours", Act.DECLINE_COMMENT),
)


def main(claims: int, observations: int) -> None:
    """Print the CPU seconds of both runs, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "ledger.db")
        with open_writer(path) as writer:
            for number in range(claims // A_CLAIMS_ARTICLE):
                _append_article(writer, number)
            counted = _append_evidence(writer, observations)
        sys.stdout.write(f"{claims} claims, {counted} observations\n")
        for name in ("first", "second"):
            seconds, said = _assess(path)
            sys.stdout.write(f"{name} run\t{seconds:.2f} s of CPU\t{said}\n")
        with open_writer(path) as writer:
            _append_evidence(writer, 6, provider="Another Lab")
        seconds, said = _assess(path)
        sys.stdout.write(f"after evidence on one network\t{seconds:.2f} s of CPU\t{said}\n")


def _assess(path: str) -> tuple[float, str]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "ledger", "assess", "--db", path]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, done.stderr.strip()


def _began(network: int, outage: int) -> datetime:
    return FIRST + timedelta(days=outage * 10, hours=network % 24)


def _append_article(writer: Writer, number: int) -> None:
    text = f"Article {number}."
    sha256 = sha256_hex(text.encode())
    article = Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=None, url=None), sha256=sha256, reader="txt/1",
        encoding="utf-8 (strict)", text=text, origin=text, name=text, meta=Metadata(published="2024-03-25"),
    )  # fmt: skip
    found = tuple(_claims(article.id, number))
    extraction = Extraction(article=article.id, extractor="bench/1", claims=found, dates=(), problems=())
    writer.append_article(article, text.encode(), extraction, at=FIRST)


def _claims(article: str, number: int) -> Iterator[Claim]:
    network = number % NETWORKS
    subject, began = f"operator:n{network}", _began(network, number % 3)
    timed = (
        _instant(MeasurableKind.OUTAGE_START, began - timedelta(minutes=20), subject),
        _instant(MeasurableKind.OUTAGE_END, began + timedelta(hours=2), subject),
        _figure(MeasurableKind.OUTAGE_DURATION, (6_300, 9_000), "s", subject),
        _figure(MeasurableKind.UPSTREAM, (1_000_000, 1_000_001), "ppm", subject, name="Carrier"),
        _figure(MeasurableKind.ATTACK_VOLUME, (4 * 10**9, 6 * 10**9), "bit/s", subject),
    )
    for place in range(A_CLAIMS_ARTICLE):
        if place < len(timed) * 2:
            yield _claim(article, place, f"the outage of the network, part {place}, about so long", timed[place % 5])
        else:
            words, act = OTHER_WORDS[place % len(OTHER_WORDS)]
            yield replace(_claim(article, place, words), act=act)


def _claim(article: str, place: int, content: str, *measurables: Measurable) -> Claim:
    span = Span(place * 100, place * 100 + len(content))
    return bare_claim(
        content,
        id=content_id("claim", article, place),
        article=article,
        content_spans=(span,),
        cue="said",
        source="an official",
        actor="China",
        actor_id="country:cn",
        chain=("Agency",),
        anonymity=Anonymity.ROLE,
        measurables=measurables,
        attribution="a",
        rule="bench",
        sentence=f"An official said {content}.",
        sentence_span=span,
        extractor="bench/1",
        roll_up=("country:cn",),
    )


def _instant(kind: MeasurableKind, low: datetime, subject: str) -> Measurable:
    high = low + timedelta(hours=1)
    return Measurable(kind=kind, low=instant(low), high=instant(high), unit="instant", text="about so", subject=subject)


def _figure(
    kind: MeasurableKind, bounds: tuple[int, int], unit: str, subject: str, name: str | None = None
) -> Measurable:
    return Measurable(
        kind=kind, low=bounds[0], high=bounds[1], unit=unit, text="about so much", subject=subject, name=name
    )


def _append_evidence(writer: Writer, wanted: int, provider: str = "Lab") -> int:
    rows = list(_rows(wanted, provider))
    found = understand(source_of("table.csv", "\n".join([COLUMNS, *rows]).encode()))
    writer.append_evidence(found.dataset, found.series, found.observations, at=FIRST)
    return len(found.observations)


def _rows(wanted: int, provider: str) -> Iterator[str]:
    """Rows of six observations each event, the networks in turn."""
    for event in range((wanted + 5) // 6):
        network, outage = event % NETWORKS, event // NETWORKS
        began = _began(network, outage)
        ended = began + timedelta(hours=2, minutes=20)
        start, end, day = f"{began:%Y-%m-%dT%H:%MZ}", f"{ended:%Y-%m-%dT%H:%MZ}", f"{began:%Y-%m-%d}"
        head = f"AS{64500 + network},operator:n{network},e{event}"
        yield f"outage,{head},{start},{end},,,,,,,,,,{provider},reported"
        yield f"upstream,{head},,,,1000000,1000001,ppm,Carrier,64999,9,{start},{end},{provider},reported"
        yield f"attack,{head},{day},{day},,,,,,,,,,{provider},reported"
        yield f"attack_volume,{head},,,5.5,,,Gbit/s,,,,{day},{day},{provider},reported"


if __name__ == "__main__":
    main(*(int(word) for word in [*sys.argv[1:3], *("10000", "1000")[len(sys.argv[1:3]) :]]))
