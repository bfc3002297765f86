"""A ledger with something in every table: what the experiments that do harm to a ledger begin with.

It begins as one of the schema before logs were signed, so that it holds a migration too. Its steps are there one by
one, for whoever wants a ledger of another history.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import published
from children import AT, Remembered, consume, use
from result import Task
from stories import Stories, stories

from ledger import custody, measuring, pipeline
from ledger.model.claim import Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.problem import Problem
from ledger.model.record import to_plain
from ledger.model.review import Change, Decided, Decision, ReviewField
from ledger.model.text import Article, Metadata
from ledger.readers.read import read
from ledger.readers.values import Given, Read
from ledger.store.log.events import EventKind, event_row, new_event
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.sqlite.schema import statements
from ledger.store.threads.regrouping import Said
from ledger.store.version import APPLICATION_ID
from ledger.store.writing import open_writer
from ledger.threads.weaving import Weaver, merge, split

ARTICLES = 20
KEPT_BYTES = 4
"""Measurement files whose bytes are archived."""
DAY = timedelta(days=1)
OLD_SCHEMA = 2
OLD_TEXT = "Nothing was said.\n"
OUTAGE = """\
# licence: CC0-1.0
kind,entity,subject,group,start,end,value,unit,provider,basis,grade
outage,AS64500,country:cn,x,2031-03-01T10:15Z,2031-03-01T19:46Z,571,min,Nobody,raw,moderate
"""


def filled(task: Task, name: str) -> Path:
    """Makes the ledger, as small as it can be with a node of the log's tree (256 events), and gives its path."""
    path, made = task.folder / f"{name}.db", stories(ARTICLES, task.shared, task.folder / f"{name}-articles")
    address = str(path)
    _begin_old(path)
    custody.migrate(address, at=AT)
    add_articles(address, made.paths, made, at=AT)
    describe(address, made.paths[0], made, at=AT + DAY)
    extract_again(address, made.paths[1:3], made, at=AT + 2 * DAY)
    measure(address, measurements(task.folder / f"{name}-evidence"), at=AT + 3 * DAY)
    measuring.assess(address, at=AT + 4 * DAY)
    decide(address, at=AT + 5 * DAY)
    regroup(address, at=AT + 5 * DAY)
    custody.rotate_key(address, at=AT + 6 * DAY)
    describe(address, made.paths[5], made, at=AT + 7 * DAY)
    return path


def add_articles(address: str, paths: Sequence[Path], made: Stories, *, at: datetime) -> None:
    """Ingests articles, each in a transaction."""
    use(Remembered(made.found))
    consume(pipeline.ingest([str(path) for path in paths], Given(), address, at=at, how=pipeline.Extracting()))


def describe(address: str, path: Path, made: Stories, *, at: datetime) -> None:
    """Gives an article another date, a place and a title."""
    use(Remembered(made.found))
    given = Given(published="2031-03-02", place="Oslo", title="News")
    consume(pipeline.ingest([str(path)], given, address, at=at, how=pipeline.Extracting()))


def _begin_old(path: Path) -> None:
    """A ledger as the last schema without signatures left it, with an article without claims."""
    article = _article(OLD_TEXT)
    plain = to_plain(article)
    del plain["text"]
    at = "2030-01-01T00:00:00Z"
    run = {"article_seq": 2, "extractor": "rules/1", "claims": 0, "previous": None, "previous_article": None}
    events = (
        new_event(1, EventKind.BATCH, "batch", {"at": at, "tool": "attribution-ledger 0.0.9", "extractor": "rules/1"}),
        new_event(2, EventKind.ARTICLE, article.id, {"at": at, "article": plain, "text_sha256": article.sha256}),
        new_event(3, EventKind.EXTRACTION, article.id, run),
    )
    kept = tuple(f"CREATE TABLE {name} " for name in ("event", "blob", "article_text"))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for sql in (
            *(sql for sql in statements() if sql.startswith(kept)),
            f"PRAGMA application_id = {APPLICATION_ID}",
        ):
            raw.execute(sql)
        raw.execute(f"PRAGMA user_version = {OLD_SCHEMA}")
        rows = [event_row(event) for event in events]
        raw.executemany("INSERT INTO event VALUES (:seq, :kind, :subject, :body, :leaf)", rows)
        raw.execute("INSERT INTO blob VALUES (?, ?, ?)", (article.sha256, len(OLD_TEXT), OLD_TEXT.encode()))
        raw.execute("INSERT INTO article_text VALUES (?, ?, ?)", (article.sha256, len(OLD_TEXT), OLD_TEXT))


def _article(text: str) -> Article:
    sha256 = sha256_hex(text.encode())
    name = article_id(sha256=sha256, reader="txt/1", outlet=None, url=None)
    return Article(
        id=name, sha256=sha256, reader="txt/1", encoding="utf-8", text=text, origin="a.txt", name="a", meta=Metadata()
    )


def extract_again(address: str, paths: Sequence[Path], made: Stories, *, at: datetime) -> None:
    """Another version of the extractor: one claim fewer, one otherwise, the others the same; and a problem."""
    found = {one.article: one for one in made.found}
    weave = Weaver().weave
    with open_writer(address) as writer:
        for item in read([str(path) for path in paths], Given()):
            assert isinstance(item, Read)
            article = writer.reconcile(item.article)
            writer.append_article(article, item.blob, _otherwise(found[article.id]), at=at, weave=weave)


def _otherwise(found: Extraction) -> Extraction:
    name = f"{found.extractor}-next"
    claims = [replace(claim, extractor=name) for claim in found.claims[1:]]
    claims[0] = replace(claims[0], hedges=("perhaps",))
    problem = Problem(kind="stray_quote", where=found.article, what="a quotation mark without another", span=(3, 4))
    return replace(found, extractor=name, claims=tuple(claims), problems=(problem,))


def measurements(folder: Path) -> list[Path]:
    """Measurement files of every kind in a new folder."""
    folder.mkdir()
    (folder / "outage.csv").write_text(OUTAGE, "utf-8")
    for name, data in published.every().items():
        if "/" in name:  # the others hold routes, of which one has to say which
            (folder / name.replace("/", "-")).write_bytes(data)
    return sorted(folder.iterdir())


def measure(address: str, paths: Sequence[Path], *, at: datetime) -> None:
    """Adds measurements, the bytes of the first of them too."""
    names = [str(path) for path in paths]
    consume(measuring.add_evidence(names[:KEPT_BYTES], address, at=at, archive=True))
    consume(measuring.add_evidence(names[KEPT_BYTES:], address, at=at))


def decide(address: str, *, at: datetime) -> None:
    """Two people decide about claims, accept, correct, reject, note and take back; the keeper ends two of them."""
    with open_reader(address) as reader:
        names = [entry.claim.id for entry in reader.iter_claims(ClaimQuery())][:6]
    change = Change(field=ReviewField.SPEAKER, value="Jane Roe", id=None, text="Jane Roe")
    with open_writer(address) as writer:
        first, *_ = writer.append_reviews(
            [
                Decided(claim=names[0], reviewer="Ann", decision=Decision.ACCEPT),
                Decided(claim=names[1], reviewer="Ann", decision=Decision.CORRECT, changes=(change,)),
                Decided(claim=names[1], reviewer="Bob", decision=Decision.REJECT),
                Decided(claim=names[2], reviewer="Bob", decision=Decision.NOTE, note="Ask again."),
            ],
            at=at,
        )
        writer.append_reviews(
            [Decided(claim=names[0], reviewer="Ann", decision=Decision.UNDO, undoes=first.event)], at=at
        )
        writer.retract(names[3], keeper="Kit", reason="It is from a novel.", at=at)
        writer.supersede(names[4], names[5], keeper="Kit", reason="The same words, read twice.", at=at)


def regroup(address: str, *, at: datetime) -> None:
    """The keeper declares one incident to be another, where there are two, and puts a claim of it under a new one."""
    with open_reader(address) as reader:
        found = reader.threads()
    if len(found.incidents) > 1:
        first, second = sorted(found.incidents)[:2]
        moved = [name for name, one in found.memberships.items() if one.incident == second][:1]
        with open_writer(address) as writer:
            writer.merge_incidents(first, second, Said("Kit", "One outage, told twice."), at=at, merge=merge)
            writer.split_incident(first, moved, Said("Kit", "No, this is another."), at=at, split=split)
