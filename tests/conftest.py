"""What several rooms' tests share: one loaded model and one server for the whole run, articles made from a text."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from places import Place, a_file
from postgres import PostgresServer, server

from ledger.extract.extractor import Extractor
from ledger.model.claim import Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.text import Article, Metadata

PUBLISHED = "2031-03-05"
"""A Wednesday."""


def article_of(text: str, *, published: str | None = PUBLISHED, outlet: str | None = None) -> Article:
    """An article with this text, as a reader of plain files would give it."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Article(
        id=article_id(sha256=digest, reader="txt/1", outlet=outlet, url=None),
        sha256=digest,
        reader="txt/1",
        encoding="utf-8 (strict)",
        text=text,
        origin="-",
        name="test",
        meta=Metadata(published=published, outlet=outlet),
    )


@pytest.fixture(scope="session", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests sign with a key of their own, and leave the user's alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEDGER_KEY", str(tmp_path_factory.mktemp("key") / "signing.key"))
        yield


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """An article from a text: `make_article("...", published=..., outlet=...)`."""
    return article_of


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the real model; loading it takes two seconds."""
    return Extractor()


@pytest.fixture(scope="session")
def extract(extractor: Extractor) -> Callable[..., Extraction]:
    """What is claimed in a text: `extract("...", published=..., outlet=...)`."""

    def extract_text(text: str, *, published: str | None = PUBLISHED, outlet: str | None = None) -> Extraction:
        (found,) = extractor.extract([article_of(text, published=published, outlet=outlet)])
        return found

    return extract_text


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the whole run."""
    with server() as one:
        yield one


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes an empty database and gives its address; the server is started for the first."""

    def make() -> str:
        one: PostgresServer = request.getfixturevalue("postgres")
        return one.new_database()

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, new_database: Callable[[], str]) -> str:
    """The address of a place without a ledger, in each kind of database."""
    return str(tmp_path / "ledger.db") if request.param == "sqlite" else new_database()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, new_database: Callable[[], str]) -> Place:
    """Gives addresses of places without a ledger, a new one for each example, in each kind of database."""
    return a_file if request.param == "sqlite" else lambda: nullcontext(new_database())
