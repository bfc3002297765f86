"""The corpus keeps its own rules: gold points into the articles, its values are of the closed sets, hashes match."""

import hashlib
import itertools
import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ledger.model.claim import Act, BasisKind, MeasurableKind

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = sorted(path.stem for path in (CORPUS / "articles").glob("*.txt"))
GOLD = {path.stem: path for folder in ("gold", "gold/held_out") for path in sorted((CORPUS / folder).glob("*.json"))}
QUOTES = {"direct", "indirect", "mixed", "narrated"}
CLAIM_KEYS = {
    *("content", "nth", "source", "speaker", "actor", "via", "anonymous", "act", "alt_acts", "target", "hedged"),
    *("quote", "said", "said_utc", "event_utc", "measurable", "alt"),
}
OPTIONAL_KEYS = {"alt_actors", "targets", "group", "optional", "retracted", "off_thread", "note", "basis"}
FRONT_KEYS = ("outlet", "published", "place")
Json = dict[str, Any]


def read_text(name: str) -> str:
    return (CORPUS / "articles" / f"{name}.txt").read_bytes().decode("utf-8")


def read_gold(name: str) -> Json:
    gold: Json = json.loads(GOLD[name].read_text("utf-8"))
    return gold


def read_sources() -> dict[str, Json]:
    table = tomllib.loads((CORPUS / "SOURCES.toml").read_text("utf-8"))
    return {entry["file"]: entry for entry in table["article"]}


def split_front(text: str) -> tuple[dict[str, str], str]:
    """The front-matter values and the article's own text."""
    opening, front, body = text.split("---\n", 2)
    assert opening == ""
    return dict(line.split(": ", 1) for line in front.splitlines()), body


def parts_of(item: Json) -> list[str]:
    content = item["content"]
    return content if isinstance(content, list) else [content]


def find_parts(text: str, item: Json) -> list[int]:
    """Where each part of a content begins, by the rule of the benchmark; -1 for a part that is not there."""
    first, *others = parts_of(item)
    found = [match.start() for match in re.finditer(f"(?={re.escape(first)})", text)]
    starts = [found[item["nth"]] if item["nth"] < len(found) else -1]
    for part in others:
        starts.append(text.find(part, starts[-1] + 1))
    return starts


def is_ordered(interval: list[str] | None) -> bool:
    """None, or a non-empty half-open interval of UTC instants."""
    if interval is None:
        return True
    earliest, latest = map(datetime.fromisoformat, interval)
    return all(instant.endswith("Z") for instant in interval) and earliest < latest


def test_every_article_has_gold_and_a_source_entry_and_none_is_left_over() -> None:
    assert len(ARTICLES) >= 8
    assert sorted(path.stem for path in (CORPUS / "gold").rglob("*.json")) == ARTICLES
    assert read_sources().keys() == {f"articles/{name}.txt" for name in ARTICLES}


def test_what_is_held_out_says_so_and_nothing_else_does() -> None:
    held_out = {name for name, path in GOLD.items() if path.parent.name == "held_out"}
    marked = {Path(file).stem for file, entry in read_sources().items() if entry.get("held_out", False)}
    assert len(held_out) >= 8
    assert marked == held_out


def test_the_project_licence_stands_in_the_repository() -> None:
    assert "Apache License" in (CORPUS.parent / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("name", ARTICLES)
def test_sources_give_hash_licence_and_facts(name: str) -> None:
    entry = read_sources()[f"articles/{name}.txt"]
    digest = hashlib.sha256((CORPUS / "articles" / f"{name}.txt").read_bytes()).hexdigest()
    assert entry["sha256"] == digest
    assert entry["licence"] == "Apache-2.0"
    assert entry["written_for_project"] is True
    assert entry["style"]
    assert entry["note"]
    assert all(fact.startswith(("https://", "http://")) for fact in entry["facts"])


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_has_250_to_700_words_and_10_claims(name: str) -> None:
    _, body = split_front(read_text(name))
    required = [claim for claim in read_gold(name)["claims"] if not claim.get("optional")]
    assert 250 <= len(body.split()) <= 700
    assert len(required) >= 10


@pytest.mark.parametrize("name", ARTICLES)
def test_front_matter_and_gold_agree(name: str) -> None:
    front, _ = split_front(read_text(name))
    gold = read_gold(name)
    assert gold["article"] == name
    assert front == {key: gold[key] for key in FRONT_KEYS if gold[key]}


@pytest.mark.parametrize("name", ARTICLES)
def test_gold_is_found_at_its_place_behind_the_front_matter(name: str) -> None:
    text, gold = read_text(name), read_gold(name)
    body_start = len(text) - len(split_front(text)[1])
    for item in [*gold["claims"], *gold["narration"]]:
        starts = find_parts(text, item)
        assert all(start >= body_start for start in starts), item["content"]
        assert all(alt in text for alt in item["alt"]), item["alt"]


@pytest.mark.parametrize("name", ARTICLES)
def test_gold_stands_in_the_order_of_the_text(name: str) -> None:
    text, gold = read_text(name), read_gold(name)
    for kind in ("claims", "narration"):
        starts = [find_parts(text, item)[0] for item in gold[kind]]
        assert starts == sorted(starts)


@pytest.mark.parametrize("name", ARTICLES)
def test_claims_have_every_key_and_values_of_the_closed_sets(name: str) -> None:
    text = read_text(name)
    for claim in read_gold(name)["claims"]:
        assert claim.keys() >= CLAIM_KEYS, claim["content"]
        assert claim.keys() - CLAIM_KEYS <= OPTIONAL_KEYS, claim["content"]
        assert {claim["act"], *claim["alt_acts"]} <= set(Act)
        assert claim["act"] not in claim["alt_acts"], claim["content"]
        assert claim["quote"] in QUOTES
        assert isinstance(claim["hedged"], bool)
        assert isinstance(claim["anonymous"], bool)
        assert claim["source"] is None or claim["source"] in text
        assert claim["source"] is not None or claim["speaker"] is None, claim["content"]


@pytest.mark.parametrize("name", ARTICLES)
def test_times_are_ordered_and_measurables_named(name: str) -> None:
    gold = read_gold(name)
    for claim in gold["claims"]:
        assert is_ordered(claim["said_utc"]), claim["content"]
        assert (claim["said"] is None) == (claim["said_utc"] is None), claim["content"]
    for item in [*gold["claims"], *gold["narration"]]:
        assert is_ordered(item["event_utc"]), item["content"]
        measurable = item["measurable"]
        assert measurable is None or (measurable["kind"] in set(MeasurableKind) and measurable["value"])
    assert all(item["measurable"] for item in gold["narration"])


@pytest.mark.parametrize("name", ARTICLES)
def test_grounds_stand_in_the_text_and_have_a_kind(name: str) -> None:
    text = read_text(name)
    for claim in read_gold(name)["claims"]:
        if "basis" in claim:
            assert claim["basis"]["text"] in text, claim["content"]
            assert claim["basis"]["kind"] in set(BasisKind), claim["content"]


@pytest.mark.parametrize("name", ARTICLES)
def test_an_indirect_clause_does_not_begin_with_a_quotation_mark(name: str) -> None:
    for claim in read_gold(name)["claims"]:
        content = " ".join(parts_of(claim))
        if claim["quote"] == "indirect":
            assert not content.startswith(('"', "“", "'", "‘")), content


@pytest.mark.parametrize("name", ARTICLES)
def test_sentences_of_one_quotation_have_one_source(name: str) -> None:
    grouped = sorted(
        ((claim["group"], claim["source"]) for claim in read_gold(name)["claims"] if "group" in claim),
        key=lambda pair: pair[0],
    )
    for _, members in itertools.groupby(grouped, key=lambda pair: pair[0]):
        sources = [source for _, source in members]
        assert len(sources) >= 2
        assert len(set(sources)) == 1
