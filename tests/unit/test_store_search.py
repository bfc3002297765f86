"""A search finds the same in every database: what its words mean, and what is told when it means nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bare import bare_claim

from ledger.model.claim import Act, Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.problem import UsageError
from ledger.model.text import Article, Metadata, Span
from ledger.store.queries.query import ClaimQuery, fold
from ledger.store.queries.search import Every, Search, Term, parse_search
from ledger.store.queries.tokens import BORDER, LONGEST, indexed, tokens
from ledger.store.reading import Reader, open_reader
from ledger.store.writing import open_writer

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. said: “It was down”, 50% of a_b.", "the u s said it was down 50 of a b"),
        ("Straße ÉCOLE e\u0301cole", "strasse école école"),
        ("don't well-known", "don t well known"),
        ("外交部abc说", "外 交 部 abc 说"),
        ("北朝鮮の網", "北 朝 鮮 の 網"),
        ("हिन्दी की", "हिन्दी की"),
        ("한국어 북한은", "한국어 북한은"),
        ("down😀now", "down now"),
        ("a\x00b\x1bc\u2028d\u200be\ue000f\udc80g", "a b c d e f g"),
        ("", ""),
        ("!?… — ()", ""),
    ],
)
def test_words_are_runs_of_letters(text: str, words: str) -> None:
    assert " ".join(tokens(text)) == words


def test_a_word_and_a_text_of_any_length_are_cut() -> None:
    assert tokens("x" * 1000) == ["x" * LONGEST]
    assert len(tokens("word " * 10_000)) == 4000


@pytest.mark.parametrize(
    ("content", "sentence", "words"),
    [
        ("it was down", "He said it was down.", "he said it was down"),
        ("it was", "He said it wasn't.", f"it was {BORDER} he said it wasn t"),
        ("It was", "He said it was.", "he said it was"),
        ("", "He said so.", "he said so"),
        ("It was.", "", "it was"),
        ("", "", ""),
        ("one. Two", "And two.", f"one two {BORDER} and two"),
    ],
)
def test_a_content_that_the_sentence_holds_is_not_kept_twice(content: str, sentence: str, words: str) -> None:
    assert indexed(fold(content), fold(sentence)) == words


def term(words: str, *, begins: bool = False) -> Term:
    return Term(words=tuple(words.split()), is_beginning=begins)


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        pytest.param("power Outage", [("power", "outage")], id="words"),
        pytest.param('"power outage"', [("power outage",)], id="a phrase"),
        pytest.param("“power outage”", [("power outage",)], id="a phrase in curly marks"),
        pytest.param("«power outage»", [("power outage",)], id="a phrase in guillemets"),
        pytest.param("well-known U.S. don't", [("well known", "u s", "don t")], id="marks within a word"),
        pytest.param("a OR b c OR d", [("a",), ("b", "c"), ("d",)], id="alternatives"),
        pytest.param("a or b", [("a", "or", "b")], id="a small or is a word"),
        pytest.param("a AND b", [("a", "b")], id="AND is what goes without saying"),
        pytest.param("a ! b — ...", [("a", "b")], id="marks alone"),
        pytest.param("a - b", [("a", "b")], id="a dash alone"),
        pytest.param('one"two three"four', [("one", "two three", "four")], id="quotation marks without blanks"),
        pytest.param("北朝鮮", [("北 朝 鮮",)], id="Han"),
        pytest.param("\x00a\x1b[31mb", [("a 31mb",)], id="control characters"),
    ],
)
def test_what_a_search_asks_for(text: str, alternatives: list[tuple[str, ...]]) -> None:
    made = tuple(Every(wanted=tuple(map(term, words)), unwanted=()) for words in alternatives)
    assert parse_search(text) == Search(alternatives=made)


def test_what_a_search_is_without_and_what_begins_a_word() -> None:
    (every,) = parse_search('sabot* -drill -"no fire" -pow* north-kor* "the pow"*').alternatives
    assert every.wanted == (term("sabot", begins=True), term("north kor", begins=True), term("the pow", begins=True))
    assert every.unwanted == (term("drill"), term("no fire"), term("pow", begins=True))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no word in it (character 0)"),
        ("  ", "has no word in it (character 0)"),
        ("!!! ...", "has no word in it (character 0)"),
        ('one "two', "has a quotation mark that is not closed (character 5)"),
        ('one -"two', "has a quotation mark that is not closed (character 6)"),
        ('"', "has a quotation mark that is not closed (character 1)"),
        ('one ""', "has a phrase without a word (character 5)"),
        ('one "!"', "has a phrase without a word (character 5)"),
        ("OR one", "has no word before OR (character 1)"),
        ("one OR", "has no word after OR (character 5)"),
        ("one OR OR two", "has no word before OR (character 8)"),
        ("-one", "says only what not to find in it (character 1)"),
        ("one OR -two", "says only what not to find after OR (character 8)"),
        ("-one OR two", "says only what not to find before OR (character 6)"),
        ("one NOT two", "has the word NOT: write -word"),
        ("one (two)", "has a bracket: nothing is grouped; put it in quotation marks to pass over it (character 5)"),
        ("two)", "(character 4)"),
        ("*one", "has a * that does not end the beginning of a word (character 1)"),
        ("o*ne", "has a * that does not end the beginning of a word (character 2)"),
        ("one**", "has a * that does not end the beginning of a word (character 4)"),
        ("one *", "has a * that does not end the beginning of a word (character 5)"),
        ("word " * 10_000, "a search of 10000 words is too long; give 100 at most"),
        (f'"{"word " * 10_000}"', "is too long"),
    ],
)
def test_what_cannot_be_understood_is_told_in_a_line(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_search(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


PLAIN = bare_claim(
    "",
    article="",
    content_parts=(),
    content_spans=(Span(0, 1),),
    attribution="",
    confidence=0,
    rule="",
    sentence_span=Span(0, 1),
    extractor="rules/1",
)

SENTENCES = {
    "a": "The power failed in the north, and the network went down.",
    "b": "There was no power failure in the North-East.",
    "c": "Nobody knows: failure of power, or sabotage?",
    "d": "外交部发言人说朝鲜网络中断。",
    "e": "朝鲜和中国。",
    "f": "L'école n'a pas d'électricité; 50% of a_b's lines.",
    "g": "power " * 300 + "failure",
    "h": "The 'it''s\" \\ power: & | ! <-> NEAR(x) tokens:*",
    "i": "\x00\x1b[31m",
    "j": "भारत की बिजली",
}
LONG = {"k": " ".join(f"w{number}" for number in range(4500)), "l": "x" * 3000}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[], str]
) -> Iterator[Reader]:
    """A claim for each sentence, by China where its letter is before e; in each kind of database."""
    place = str(tmp_path_factory.mktemp("search") / "ledger.db") if request.param == "sqlite" else new_database()
    sha256 = sha256_hex(b"text")
    name = article_id(sha256=sha256, reader="txt/1", outlet=None, url=None)
    article = Article(
        id=name, sha256=sha256, reader="txt/1", encoding="utf-8", text="text", origin="a", name="a", meta=Metadata()
    )
    claims = tuple(
        replace(PLAIN, id=letter, article=name, sentence=text, roll_up=("country:cn",) if letter < "e" else ())
        for letter, text in (SENTENCES | LONG).items()
    )
    extraction = Extraction(article=name, extractor="rules/1", claims=claims, dates=(), problems=())
    with open_writer(place) as writer:
        writer.append_article(article, b"text", extraction, at=NOW)
    with open_reader(place) as reader:
        yield reader


def found(reader: Reader, search: str, **more: object) -> str:
    query = ClaimQuery(search=search, **more)  # type: ignore[arg-type]
    page = reader.claims(query)
    assert page.total == reader.count(query) == len(page.entries)
    return "".join(sorted(entry.claim.id for entry in page.entries))


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("power", "abcgh"),
        ("POWER failure", "bcg"),
        ('"power failure"', "bg"),
        ('"failure power"', ""),
        ("north-east", "b"),
        ("north", "ab"),
        ("nort*", "ab"),
        ("nort", ""),
        ('"in the nor"*', "ab"),
        ('"went down"', "a"),
        ("sabotage OR network", "ac"),
        ("power -failure", "ah"),
        ('power -"power failure"', "ach"),
        ('power -"no pow"*', "acgh"),
        ("power -fail*", "h"),
        ('"power failure" OR sabotage -nobody', "bg"),
        ("朝鲜", "de"),
        ("朝鲜 -中国", "d"),
        ("鲜朝", ""),
        ("网络中断", "d"),
        ("école", "f"),
        ("ECOLE", ""),
        ("50%", "f"),
        ("a_b", "f"),
        ('it\'s "power"', "h"),
        ("near x tokens", "h"),
        ("की", "j"),
        ("का", ""),
        ("31m", "i"),
        ("w3999", "k"),
        pytest.param("w4200", "", id="past the words that are kept"),
        pytest.param('"w100 w101"', "k", id="a phrase past the places that a tsvector could hold"),
        pytest.param("x" * 3000, "l", id="a word past the letters that are kept"),
        pytest.param("x" * 63 + "*", "l", id="the beginning of a long word"),
        pytest.param(" ".join(["power"] * 100), "abcgh", id="a hundred words"),
        pytest.param(" OR ".join(["network"] * 100), "a", id="a hundred alternatives"),
        ("\\", None),
        ("'", None),
        ("power' OR '1'='1", "abcgh"),
    ],
)
def test_a_search_finds_the_same_everywhere(reader: Reader, search: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(UsageError):
            found(reader, search)
    else:
        assert found(reader, search) == expected


def test_a_search_is_narrowed_by_the_other_conditions(reader: Reader) -> None:
    assert found(reader, "power", actor_ids=("country:cn",)) == "abc"
    assert found(reader, "power", actor_ids=("country:cn", "country:us")) == "abc"
    assert found(reader, "power", actor_ids=()) == ""
    assert found(reader, "power", about="in the nor") == "ab"
    assert found(reader, "power", act=Act.DENY) == ""
    assert len(reader.claims(ClaimQuery(search="power", limit=2)).entries) == 2
