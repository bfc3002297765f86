"""Kinds of values that the command line takes: good ones of each, to be spoilt, and the commands that take one."""

from dataclasses import dataclass

SECRET = "s3cr3t-w0rd"  # noqa: S105  of nobody
VALUE = "V"
"""Stands in a command where the value goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of value."""

    name: str
    seeds: tuple[str, ...]
    commands: tuple[str, ...]
    things: int | None = 1
    """How many things a value names: each of them may be wrong by itself; None for any number."""


KINDS = (
    Kind(
        name="a date to look from or to",
        seeds=("2031", "2031-03", "2031-03-05", "2031-03-05T10:00Z", "2031-03-05T01:00+09:00", "9999-12-31"),
        commands=("claims --since V", "claims --until V", "outages --from V", "upstreams --until V"),
    ),
    Kind(
        name="a date of publication",
        seeds=("2031-03-05", "2031-03-05T10:00:00+09:00", "5 March 2031", "Wed, 05 Mar 2031 10:00:00 GMT"),
        commands=("ingest story.txt --published V",),
    ),
    Kind(
        name="a name to find",
        seeds=("China", "Foreign Ministry", "country:cn", "Hua Chunying", "North Korea", "The 1 Post", "Ann"),
        commands=tuple(f"claims --{name} V" for name in ("actor", "target", "speaker", "outlet", "reviewer")),
    ),
    Kind(
        name="words to search for",
        seeds=("outage", "the network in Busan", '"was attacked"', "mobile OR cable", "out*", "routes NOT cable"),
        commands=("claims --about V", "claims --search V", "actors -- V"),
    ),
    Kind(
        name="a word of a closed set",
        seeds=("deny", "supports", "accepted", "csv", "claim", "unreviewed", "cannot_tell"),
        commands=("claims --act V", "claims --verdict V", "claims --review V", "export -o made -- V", "schema -- V"),
    ),
    Kind(
        name="an id",
        seeds=("3f2a91bc", "0000", "abcdef0123456789abcdef0123456789", "a", "1"),
        commands=("show -- V", "prove -- V", "evidence show -- V", "key retire -- V", "claims --article V"),
    ),
    Kind(
        name="a number",
        seeds=("0", "1", "50", "1000", "16"),
        commands=("claims --limit V", "extract story.txt --dates-only --batch-size V"),
    ),
    Kind(
        name="a zone",
        seeds=("Asia/Tokyo", "UTC", "Europe/Berlin", "Etc/GMT+12", "../etc/passwd", "posix/UTC"),
        commands=("claims --tz V", "outages --tz V"),
    ),
    Kind(
        name="a ledger's address",
        seeds=(
            "ledger.db", "sqlite:///ledger.db", "missing/ledger.db", "story.txt", "folder",
            f"postgresql+psycopg://me:{SECRET}@127.0.0.1:1/db", f"mysql://me:{SECRET}@localhost/db",
            f"postgresql://me:{SECRET}@[::1]:5432/db?sslmode=require",
            f"postgresql+psycopg://localhost/db?user=me&password={SECRET}&connect_timeout=1",
        ),
        commands=("status --db V", "claims --db V", "verify --db V"),
    ),
    Kind(
        name="words about an article",
        seeds=("The Daily Post", "Oslo", "Outage in Busan", "https://example.org/a?b=c#d", "cp1252", "utf-8"),
        commands=tuple(f"ingest story.txt --{name} V" for name in ("outlet", "place", "title", "url", "encoding")),
    ),
    Kind(
        name="a file to read",
        seeds=("story.txt", "folder", "missing.txt", "*.txt", "[s]tory.txt", "folder/../story.txt"),
        commands=("extract --dates-only -- V", "evidence add -- V", "verify --against V", "actors --actors V"),
        things=None,
    ),
    Kind(
        name="a network",
        seeds=("AS64500", "192.0.2.0/24", "2001:db8::/32", "country:kp", "64500", "AS4294967296", "192.0.2.1/33"),
        commands=("outages --entity V", "upstreams --entity V", "evidence add table.csv --entity V"),
    ),
    Kind(
        name="a key",
        seeds=("attribution-ledger+1a2b3c4d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=", "PRIVATE+KEY+x+1a2b3c4d+AQ"),
        commands=("key add -- V",),
    ),
)  # fmt: skip
