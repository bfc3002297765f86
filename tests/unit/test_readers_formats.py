"""Text, Markdown, JSON lines and the table of formats: bytes in, articles and Problems out."""

import json

import pytest

from ledger.model.ids import article_id, sha256_hex
from ledger.model.problem import Problem
from ledger.model.text import Article
from ledger.readers import Given, Read
from ledger.readers.formats import FORMATS, format_of, reader_of
from ledger.readers.read import read_bytes


def one(data: str | bytes, path: str = "a.txt", **given: str) -> Read:
    """The only article, which must be there."""
    (result,) = read_bytes(data.encode() if isinstance(data, str) else data, path, Given(**given))
    assert isinstance(result, Read), result
    return result


def article(data: str | bytes, path: str = "a.txt", **given: str) -> Article:
    return one(data, path, **given).article


def problem(data: str | bytes, path: str = "a.txt", **given: str) -> str:
    """The kind of the only result, which must be a Problem."""
    (result,) = read_bytes(data.encode() if isinstance(data, str) else data, path, Given(**given))
    assert isinstance(result, Problem), result
    return result.kind


def test_front_matter_describes_and_is_no_part_of_the_text() -> None:
    """Quoted values, blank values, comments and CR LF line ends: the text starts after the closing line."""
    block = (
        "---\r\npublished: 2014-12-23   \r\noutlet: \"The \\\"Daily\\\" Post\"\r\ntitle: 'China''s view: a denial'\r\n"
    )
    got = one(f"{block}place: ~\r\n\r\n# a comment\r\nlanguage: en-GB\r\n---\r\nChina denied it.\r\n")
    meta = got.article.meta
    assert got.article.text == "China denied it.\r\n"
    assert (meta.published, meta.outlet, meta.title) == ("2014-12-23", 'The "Daily" Post', "China's view: a denial")
    assert (meta.place, meta.language) == (None, "en")
    assert ("published", "front_matter") in meta.provenance
    assert got.problems == ()


def test_options_win_over_front_matter() -> None:
    """The file says one thing, the user another."""
    meta = article("---\noutlet: AP\nurl: http://a.example/1\n---\nx", outlet="Reuters", published="2014-12-23").meta
    assert (meta.outlet, meta.published, meta.url) == ("Reuters", "2014-12-23", "http://a.example/1")
    assert meta.provenance == (("outlet", "option"), ("published", "option"), ("url", "front_matter"))


def test_unknown_keys_are_one_problem() -> None:
    """Tags and author mean nothing here; they are passed over together."""
    got = one("---\noutlet: AP\ntags:\n  - outage\nauthor: Jane\n---\nx")
    assert got.article.text == "x"
    assert [item.kind for item in got.problems] == ["front_matter_key"]
    assert "author, tags" in got.problems[0].what


@pytest.mark.parametrize(
    "text",
    [
        "---\nQ: Did China do it?\nA: No.\n---\nThe end.\n",
        "---\n\nA rule above a story.\n\n---\n",
        "---\n---\nx\n",
        "----\noutlet: AP\n---\n",
        "Story\n---\noutlet: AP\n---\n",
        " ---\noutlet: AP\n---\n",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    """Dashes in an ordinary article are text."""
    got = one(text)
    assert got.article.text == text
    assert got.article.meta.outlet is None
    assert got.problems == ()


def test_unclosed_front_matter_is_text_and_said() -> None:
    """A block that begins with our keys and never ends."""
    got = one("---\noutlet: AP\n\nA story.\n")
    assert got.article.text == "---\noutlet: AP\n\nA story.\n"
    assert [item.kind for item in got.problems] == ["front_matter_unclosed"]


def test_a_date_that_cannot_be_read_is_left_out_and_said() -> None:
    """published: last week."""
    got = one("---\npublished: last week\n---\nDec. 23, 2014\n\nA story.")
    assert got.article.meta.published == "2014-12-23"
    assert [item.kind for item in got.problems] == ["bad_date"]


def test_text_stays_as_it_is() -> None:
    """CR LF, a combining mark, an emoji and a byte order mark inside stay; the first mark goes, NUL is U+FFFD."""
    data = "\ufeffa\r\nb\0 e\u0301 \U0001f600 \ufeffz\r".encode()
    got = one(data)
    assert got.article.text == "a\r\nb\ufffd e\u0301 \U0001f600 \ufeffz\r"
    assert got.blob == data
    assert [(item.kind, item.span) for item in got.problems] == [("replaced", (4, 5))]


def test_the_id_follows_from_bytes_reader_outlet_and_address() -> None:
    """The same text in another outlet is another article."""
    first, again, other = article("x"), article("x", path="b.txt"), article("x", outlet="AP")
    assert first.id == again.id == article_id(sha256=sha256_hex(b"x"), reader="txt/1", outlet=None, url=None)
    assert other.id != first.id
    assert article("x", published="2014-12-23").id == first.id
    assert article("x", path="a.md").id != first.id


def test_the_dateline_gives_what_nothing_better_gives() -> None:
    """BEIJING, Dec. 23 (Xinhua) -- The ministry denied it."""
    text = "BEIJING, Dec. 23 (Xinhua) -- The ministry denied it."
    meta = article(text).meta
    assert (meta.place, meta.outlet, meta.published) == ("Beijing", "Xinhua", None)
    dated = article(text, url="http://a.example/2014/12/24/story.htm").meta
    assert dated.published == "2014-12-23"
    assert ("published", "dateline") in dated.provenance
    assert article(text, place="Seoul", outlet="Post").meta.place == "Seoul"


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("http://a.example/2014/12/24/story", "2014-12-24"),
        ("http://a.example/world/2014-12-24-story", "2014-12-24"),
        ("http://a.example/c_20141224.htm", "2014-12-24"),
        ("http://a.example/english/2014-12/24/c_1.htm", "2014-12-24"),
        ("http://a.example/n/2014/1224/c90.html", "2014-12-24"),
        ("http://a.example/2014/12/story", None),
        ("http://a.example/133871224123", None),
        ("http://a.example/2014/13/41/x", None),
    ],
)
def test_the_day_in_an_address_is_the_last_resort(url: str, published: str | None) -> None:
    """No other date is known."""
    meta = article("A story.", url=url).meta
    assert meta.published == published
    assert (("published", "url") in meta.provenance) == (published is not None)


def test_markdown_stays_and_its_first_heading_is_the_title() -> None:
    """Markup stays in the text, so that offsets are those of the file."""
    text = "# **Outage ends** #\n\nChina **denied** it.\n"
    got = article(text, path="a.md")
    assert (got.text, got.meta.title, got.reader) == (text, "Outage ends", "md/1")
    assert article("Outage ends\n===========\n\nChina.", path="a.md").meta.title == "Outage ends"
    assert article("---\ntitle: Given\n---\n# Found\n", path="a.md").meta.title == "Given"


def test_a_jsonl_file_is_one_article_a_line() -> None:
    """What is archived of an article is its line; its text never has front matter; blank lines do not count."""
    first = {"id": "one", "text": "---\noutlet: X\n---\nA\r\n", "published": "2014-12-23", "outlet": "AP"}
    lines = [json.dumps(first).encode(), b'{"text": "B"}']
    data = b"\xef\xbb\xbf" + lines[0] + b"\r\n\r\n" + lines[1]
    results = list(read_bytes(data, "in/some.jsonl", Given(place="Seoul")))
    one_, two = (result for result in results if isinstance(result, Read))
    assert (one_.blob, two.blob) == (lines[0], lines[1])
    assert (one_.article.text, one_.article.name, one_.article.origin) == (first["text"], "one", "in/some.jsonl:1")
    assert (two.article.text, two.article.name, two.article.origin) == ("B", "some:3", "in/some.jsonl:3")
    assert (one_.article.meta.outlet, one_.article.meta.place) == ("AP", "Seoul")
    assert ("outlet", "jsonl") in one_.article.meta.provenance


@pytest.mark.parametrize(
    "line",
    ["{bad", "[]", "3", '{"id": "no text"}', '{"text": 3}', "[" * 100_000, '{"text": "a", "n": ' + "9" * 5000 + "}"],
    ids=["syntax", "list", "number", "no text", "text no string", "deep", "long number"],
)
def test_a_bad_line_costs_that_line(line: str) -> None:
    """The line before and the line after are read."""
    before, fault, after = read_bytes(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}'.encode(), "x.jsonl", Given())
    assert isinstance(before, Read)
    assert isinstance(after, Read)
    assert isinstance(fault, Problem)
    assert (fault.kind, fault.where) == ("malformed", "x.jsonl:2")


def test_a_lone_surrogate_is_replaced_in_its_place() -> None:
    """JSON can spell half a pair; a whole pair is one code point."""
    got = one('{"id": "\\udc00", "text": "a\\ud800b\\ud83d\\ude00"}', path="x.jsonl")
    assert got.article.text == "a\ufffdb\U0001f600"
    assert got.article.name == "\ufffd"
    assert [(item.kind, item.span) for item in got.problems] == [("replaced", (1, 2))]


def test_a_field_of_the_wrong_kind_is_passed_over() -> None:
    """A number is an id, but no date; null is nothing."""
    got = one('{"id": 7, "text": "a", "published": 2014, "outlet": null}', path="x.jsonl")
    assert got.article.name == "7"
    assert [item.what.split(":")[0] for item in got.problems] == ["published"]


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        (b"---\noutlet: AP\n---\n", "a.txt", "empty"),
        (b"\n\n", "a.jsonl", "empty"),
        (b'{"text": " "}', "a.jsonl", "empty"),
        (b"%PDF-1.4 hello", "a.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.html", "binary"),
        (b"PK\x03\x04\x14\0\0\0 word/document.xml", "a.txt", "binary"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a.jsonl", "binary"),
        (b"\x7fELF\2\1\1\0", "a", "binary"),
        (b"{\\rtf1 hello}", "a.md", "binary"),
        (bytes(range(256)) * 8, "a.txt", "binary"),
        ("{}".encode("utf-16"), "a.jsonl", "encoding"),
        (b"<html><body></body></html>", "a.html", "no_text_found"),
    ],
)
def test_what_holds_no_article_is_a_problem(data: bytes, path: str, kind: str) -> None:
    """Empty, white space only, or another kind of file under an article's name."""
    assert problem(data, path) == kind


@pytest.mark.parametrize("text", ["BMW said no.", "MZ is a label.", "PK\x03", "RIFF raff", "ID3 tags are fine."])
def test_words_are_no_magic(text: str) -> None:
    """A text may begin with the letters that some binary files begin with."""
    assert article(text).encoding == "utf-8 (strict)"


@pytest.mark.parametrize(
    ("head", "suffix", "name"),
    [
        (b"<!doctype html><p>", "", "html"),
        (b"\xef\xbb\xbf \n<HTML>", ".page", "html"),
        ("<html>".encode("utf-16"), "", "html"),
        (b'{"id": 1, "text": "a"}\n', "", "jsonl"),
        (b'{"a": 1}', "", "txt"),
        (b"<html>", ".TXT", "txt"),
        (b"x", ".Htm", "html"),
        (b"# x", "", "txt"),
    ],
)
def test_the_suffix_decides_then_the_content(head: bytes, suffix: str, name: str) -> None:
    """Standard input has no suffix."""
    assert format_of(suffix, head).name == name


def test_every_format_of_the_table_has_its_function() -> None:
    """The table names functions as "module:function"."""
    assert all(callable(reader_of(form)) for form in FORMATS)


def test_a_page_read_as_text_is_said() -> None:
    """A web page in a .txt file."""
    assert [item.kind for item in one("<html><p>China denied it.</p></html>").problems] == ["looks_like_html"]
