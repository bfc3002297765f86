"""The thread gold keeps its own rules: a claim stands in it once, its ids resolve, its kinds are of the closed sets.

What is held out is checked too, and a failure there names rules and counts only, never a claim or an id.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
THREADS = {name: CORPUS / "threads" / f"{name}.json" for name in ("open", "held_out")}
GOLD = {"open": CORPUS / "gold", "held_out": CORPUS / "gold" / "held_out"}
KEYS = {"incidents", "claims", "propositions", "relations", "links", "drifts"}
INCIDENT_KINDS = {"outage", "intrusion", "ddos", "leak", "hijack", "cable_cut", "sabotage", "other"}
STANCES = {"assert", "deny", "hedge", "ask", "decline", "accuse"}
PREDICATES = {
    *("responsible", "caused_by", "involved_in", "attacked", "lasted", "started", "ended", "restored", "routed_via"),
    *(
        "extent",
        "volume",
        "traffic_drop",
        "motive",
        "intends",
        "denies_knowledge",
        "will_respond",
        "wants",
        "capability",
    ),
    *("affected", "warned", "evaluated", "other"),
}
ARGUMENTS = {"agent", "victim", "cause", "value", "time"}
RELATIONS = {"repeats", "denies", "contradicts", "revises", "retracts", "corroborates", "responds_to"}
LINKS = {"response_to", "retaliation_for", "same_campaign", "follows"}
DRIFTS = {"hedge_lost", "source_named", "certainty_added", "number_grew"}
MOST_CONTRADICTIONS = 12
PAIRS_OF_A_SORT = 20
Json = dict[str, Any]
Name = tuple[str | int, ...]


def read_threads(name: str) -> Json:
    threads: Json = json.loads(THREADS[name].read_text("utf-8"))
    return threads


def read_articles(name: str) -> dict[str, Json]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in GOLD[name].glob("*.json")}


def names_of(stem: str, article: Json) -> list[Name]:
    """The names of an article's claims, then of its narration items, in order."""
    claims: list[Name] = [(stem, index) for index in range(len(article["claims"]))]
    return claims + [(stem, "n", index) for index in range(len(article["narration"]))]


def claims_of(threads: Json) -> dict[Name, Json]:
    return {tuple(claim["claim"]): claim for claim in threads["claims"]}


def is_kebab(name: str) -> bool:
    return bool(name) and all(part.isalnum() and part.isascii() and part == part.lower() for part in name.split("-"))


@pytest.fixture(params=[name for name, path in THREADS.items() if path.exists()])
def split(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_every_claim_and_narration_item_is_named_once_and_in_order(split: str) -> None:
    articles, threads = read_articles(split), read_threads(split)
    named: dict[str, list[Name]] = {}
    for claim in threads["claims"]:
        named.setdefault(claim["claim"][0], []).append(tuple(claim["claim"]))
    apart = len(named.keys() ^ articles.keys())
    assert apart == 0, f"{apart} articles that are left out, or that are not of this split"
    wrong = sum(names_of(stem, articles[stem]) != names for stem, names in named.items())
    assert wrong == 0, f"{wrong} articles whose claims are not each named once, in order"


def test_ids_are_kebab_case_and_resolve(split: str) -> None:
    threads = read_threads(split)
    incidents, propositions = ([item["id"] for item in threads[kind]] for kind in ("incidents", "propositions"))
    for ids in (incidents, propositions):
        twice, odd = len(ids) - len(set(ids)), sum(not is_kebab(name) for name in ids)
        assert (twice, odd) == (0, 0), "ids that stand twice, ids that are not in kebab case"
    pointers = [item["incident"] for item in [*threads["claims"], *threads["propositions"]]]
    pointers += [link[end] for link in threads["links"] for end in ("from", "to")]
    missing = len(set(pointers) - {*incidents, None})
    assert missing == 0, f"{missing} incidents that are not listed"
    used = {claim["proposition"] for claim in threads["claims"]}
    used |= {drift["proposition"] for drift in threads["drifts"]}
    missing, idle = len(used - {*propositions, None}), len(set(propositions) - used)
    assert (missing, idle) == (0, 0), "propositions that are not listed, propositions that no claim has"


def test_kinds_are_of_the_closed_sets(split: str) -> None:
    threads = read_threads(split)
    assert threads.keys() == KEYS
    assert {incident["kind"] for incident in threads["incidents"]} <= INCIDENT_KINDS
    assert {claim["stance"] for claim in threads["claims"]} <= STANCES
    assert {item["predicate"] for item in threads["propositions"]} <= PREDICATES
    assert {key for item in threads["propositions"] for key in item["arguments"]} <= ARGUMENTS
    assert sum(not item["words"] for item in threads["propositions"]) == 0
    assert {relation["kind"] for relation in threads["relations"]} <= RELATIONS
    assert {link["kind"] for link in threads["links"]} <= LINKS
    assert {drift["kind"] for drift in threads["drifts"]} <= DRIFTS


def test_a_claim_has_the_incident_of_its_proposition(split: str) -> None:
    threads = read_threads(split)
    homes = {item["id"]: item["incident"] for item in threads["propositions"]}
    strays = sum(
        homes[claim["proposition"]] != claim["incident"] for claim in threads["claims"] if claim["proposition"]
    )
    assert strays == 0


def test_an_incident_lists_the_articles_that_tell_it(split: str) -> None:
    threads = read_threads(split)
    told: dict[str, set[str]] = {incident["id"]: set() for incident in threads["incidents"]}
    for claim in threads["claims"]:
        if claim["incident"]:
            told[claim["incident"]].add(claim["claim"][0])
    wrong = sum(set(incident["articles"]) != told[incident["id"]] for incident in threads["incidents"])
    assert wrong == 0


def test_relations_join_two_claims_the_first_of_which_is_not_older(split: str) -> None:
    articles, threads = read_articles(split), read_threads(split)
    claims = claims_of(threads)
    pairs = [(tuple(item["from"]), tuple(item["to"]), item["kind"]) for item in threads["relations"]]
    pairs += [(tuple(item["later"]), tuple(item["earlier"]), "drift") for item in threads["drifts"]]
    twice = len(pairs) - len(set(pairs))
    lost = sum(later not in claims or earlier not in claims or later == earlier for later, earlier, _ in pairs)
    assert (twice, lost) == (0, 0), "relations that stand twice, relations whose two claims are not there"
    backward = sum(
        articles[str(later[0])]["published"] < articles[str(earlier[0])]["published"] for later, earlier, _ in pairs
    )
    assert backward == 0, f"{backward} relations whose first claim is the older one"


def test_a_contradiction_stays_in_one_incident_and_a_proposition_has_a_dozen_at_most(split: str) -> None:
    threads = read_threads(split)
    claims = claims_of(threads)
    ends = [
        (claims[tuple(item["from"])], claims[tuple(item["to"])])
        for item in threads["relations"]
        if item["kind"] == "contradicts"
    ]
    apart = sum(first["incident"] is None or first["incident"] != second["incident"] for first, second in ends)
    assert apart == 0, f"{apart} contradictions between two incidents"
    within = Counter(first["proposition"] for first, second in ends if first["proposition"] == second["proposition"])
    most = max(within.values(), default=0)
    assert most <= MOST_CONTRADICTIONS


def test_half_of_the_drift_pairs_are_clean_and_no_kind_is_missing() -> None:
    pairs: list[Json] = json.loads((CORPUS / "threads" / "drifts.json").read_text("utf-8"))
    kinds = Counter(pair["drift"] for pair in pairs)
    assert kinds.keys() == DRIFTS | {None}
    assert kinds[None] == len(pairs) - kinds[None] == PAIRS_OF_A_SORT
    for pair in pairs:
        earlier, later = pair["earlier"], pair["later"]
        assert earlier.keys() == later.keys() == {"outlet", "published", "text"}
        assert earlier["published"] < later["published"]
        assert earlier["outlet"] != later["outlet"]
        assert pair["words"]
