"""One sentence, its claims: who says what, in which way, on whose behalf, to whom; with the real model."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Claim, Extraction

Expected = list[dict[str, object]]
Extract = Callable[..., Extraction]


def seen(claim: Claim, keys: dict[str, object]) -> dict[str, object]:
    """The fields of a claim that a row speaks of; a time by its TIMEX3 value."""
    said = claim.said.value if claim.said else None
    return {key: said if key == "said" else getattr(claim, key) for key in keys}


def compare(found: tuple[Claim, ...], expected: Expected) -> None:
    """The claims, all of them and in order, in the fields that the row speaks of."""
    assert [seen(claim, keys) for claim, keys in zip(found, expected, strict=False)] == expected
    assert [c.content for c in found[len(expected) :]] == []


ACTS: dict[str, tuple[str, Expected]] = {
    "assert": (
        "Iran's president said that the network was down for two hours.",
        [
            {
                "act": "assert",
                "quote": "indirect",
                "content": "the network was down for two hours",
                "cue": "said",
                "source": "Iran's president",
                "actor": "Iran",
            }
        ],
    ),
    "deny": (
        "North Korea denied responsibility for the attack.",
        [
            {
                "act": "deny",
                "quote": "act",
                "content": "responsibility for the attack",
                "source": "North Korea",
                "speaker": "North Korea",
                "actor": "North Korea",
                "actor_id": "country:kp",
                "anonymity": "named",
            }
        ],
    ),
    "deny, gerund": (
        "China denied hacking the airline.",
        [{"act": "deny", "quote": "indirect", "content": "hacking the airline", "actor": "China"}],
    ),
    "deny, by its words": (
        "The Kremlin said it was not involved.",
        [{"act": "deny", "content": "it was not involved", "speaker": "Kremlin", "actor": "Russia"}],
    ),
    "urge, of a clause": (
        "Amnesty International called for access to be restored.",
        [{"act": "urge", "content": "access to be restored", "source": "Amnesty International"}],
    ),
    "urge, the clause with its own for": (
        "Norway called for the minister to resign.",
        [{"act": "urge", "content": "the minister to resign", "actor": "Norway"}],
    ),
    "accuse": (
        "Russia accused Ukraine of cutting the cable.",
        [{"act": "accuse", "content": "cutting the cable", "actor": "Russia", "target": "Ukraine"}],
    ),
    "blame": (
        "The United States blamed North Korea for the attack.",
        [
            {
                "act": "accuse",
                "quote": "act",
                "content": "the attack",
                "actor": "United States",
                "target": "North Korea",
                "target_id": "country:kp",
            }
        ],
    ),
    "admit": (
        "The operator admitted that it had lost the keys.",
        [{"act": "admit", "quote": "indirect", "content": "it had lost the keys", "actor": None}],
    ),
    "claim responsibility": (
        "A group that calls itself Night Owl claimed responsibility for the outage.",
        [
            {
                "act": "claim_responsibility",
                "quote": "act",
                "cue": "claimed responsibility",
                "content": "the outage",
                "speaker": "Night Owl",
            }
        ],
    ),
    "decline": (
        "A spokeswoman for Telstra declined to comment on the cause.",
        [
            {
                "act": "decline_comment",
                "cue": "declined to comment",
                "content": "the cause",
                "speaker": "Telstra",
                "anonymity": "named",
            }
        ],
    ),
    "decline, bare": (
        "The ministry refused to comment.",
        [{"act": "decline_comment", "quote": "act", "content": "refused to comment"}],
    ),
    "promise": (
        "Estonia promised to restore the lines by noon.",
        [{"act": "promise", "content": "to restore the lines by noon", "actor": "Estonia"}],
    ),
    "threaten": (
        "Iran vowed to retaliate for the attack.",
        [{"act": "threaten", "content": "to retaliate for the attack", "actor": "Iran"}],
    ),
    "threaten, anonymous": (
        "Hackers threatened to release the files.",
        [{"act": "threaten", "content": "to release the files", "speaker": None, "anonymity": "group"}],
    ),
    "urge": (
        "Japan urged North Korea to stop the tests.",
        [{"act": "urge", "content": "to stop the tests", "actor": "Japan", "target": "North Korea"}],
    ),
    "ask": (
        "A reporter asked whether the cable had been cut.",
        [{"act": "ask", "content": "whether the cable had been cut", "anonymity": "role"}],
    ),
    "speculate": (
        "Officials suspect that a ship cut the cable.",
        [{"act": "speculate", "content": "a ship cut the cable", "hedges": ("suspect",), "anonymity": "group"}],
    ),
    "criticize": (
        "Germany condemned the attack.",
        [{"act": "criticize", "quote": "act", "content": "the attack", "actor": "Germany"}],
    ),
    "criticize, by its words": (
        "The minister said that such reports were irresponsible.",
        [{"act": "criticize", "content": "such reports were irresponsible"}],
    ),
}


POLARITY: dict[str, tuple[str, Expected]] = {
    "did not deny": ("The ministry did not deny the report.", [{"act": "assert", "content": "the report"}]),
    "never denied": (
        "The carrier never denied that the lines were cut.",
        [{"act": "assert", "content": "the lines were cut"}],
    ),
    "did not say whether": (
        "The ministry did not say whether the cable was cut.",
        [{"act": "decline_comment", "content": "whether the cable was cut"}],
    ),
    "would not say": (
        "The ministry would not say whether the lines were cut.",
        [{"act": "decline_comment", "content": "whether the lines were cut"}],
    ),
    "ruled out": ("The carrier ruled out an attack on its network.", [{"act": "deny"}]),
    "did not rule out": ("The carrier did not rule out an attack on its network.", [{"act": "speculate"}]),
    "does not believe": (
        "The lab does not believe that the network was attacked.",
        [{"act": "assert", "hedges": ("believe",)}],
    ),
}


PHRASED: dict[str, tuple[str, Expected]] = {
    "according to, before": (
        "According to Cloudflare, traffic fell by half.",
        [{"cue": "According to", "content": "traffic fell by half", "speaker": "Cloudflare", "quote": "indirect"}],
    ),
    "according to, after": (
        "Traffic fell by half, according to Cloudflare.",
        [{"cue": "according to", "content": "Traffic fell by half", "speaker": "Cloudflare"}],
    ),
    "in the words of": (
        "In the words of the minister, the network was a battlefield.",
        [{"cue": "In the words of", "content": "the network was a battlefield", "source": "the minister"}],
    ),
    "as X said": (
        "As the regulator said on Monday, the network was down for an hour.",
        [{"content": "the network was down for an hour", "source": "the regulator", "said": "2031-03-03"}],
    ),
    "headline with a label": (
        "Iran: Reports of an attack are groundless\n\nThe port was calm.",
        [{"act": "deny", "cue": None, "content": "Reports of an attack are groundless", "actor": "Iran"}],
    ),
    "headline with a tail": (
        "Cable was cut by an anchor, Estonia says\n\nThe port was calm.",
        [{"cue": "says", "content": "Cable was cut by an anchor", "actor": "Estonia"}],
    ),
    "believed to": (
        "North Korea is believed to have carried out the attack.",
        [
            {
                "act": "speculate",
                "content": "North Korea … to have carried out the attack",
                "source": None,
                "speaker": None,
                "actor": None,
                "anonymity": "impersonal",
                "target": "North Korea",
                "hedges": ("believed",),
            }
        ],
    ),
    "it was reported": (
        "It was reported that the shutdown was over.",
        [{"content": "the shutdown was over", "source": None, "anonymity": "impersonal"}],
    ),
    "reportedly": (
        "The cable was reportedly cut by a ship.",
        [{"cue": "reportedly", "content": "The cable was … cut by a ship", "source": None, "anonymity": "impersonal"}],
    ),
    "noun with an owner": (
        "The ministry's denial that its lines were cut came late.",
        [{"act": "deny", "cue": "denial", "content": "its lines were cut", "source": "The ministry's"}],
    ),
    "noun with nobody": (
        "Reports that Iran had cut the cable were false.",
        [{"cue": "Reports", "content": "Iran had cut the cable", "source": None, "anonymity": "impersonal"}],
    ),
    "noun with a light verb": (
        "Kenya's government issued a warning that the lines could fail.",
        [{"cue": "issued warning", "content": "the lines could fail", "actor": "Kenya", "hedges": ("could",)}],
    ),
    "noun of admission": (
        "The ministry made an admission that the logs had been lost.",
        [{"act": "admit", "cue": "made admission", "content": "the logs had been lost", "source": "The ministry"}],
    ),
    "noun with an infinitive": (
        "Ghana's promise to restore the lines was kept.",
        [{"act": "promise", "content": "to restore the lines", "actor": "Ghana"}],
    ),
}


SPEAKERS: dict[str, tuple[str, Expected]] = {
    "unnamed official": (
        "A senior U.S. official, speaking on condition of anonymity, said on Tuesday that it came from Russia.",
        [
            {
                "content": "it came from Russia",
                "source": "A senior U.S. official",
                "speaker": None,
                "actor": "United States",
                "anonymity": "role",
                "said": "2031-03-04",
            }
        ],
    ),
    "group of officials": (
        "Officials in Kenya, speaking on condition of anonymity, said the army was ready.",
        [{"content": "the army was ready", "actor": "Kenya", "speaker": None, "anonymity": "group"}],
    ),
    "vague": ("Some analysts said that the cable was old.", [{"speaker": None, "actor": None, "anonymity": "vague"}]),
    "metonym": (
        "Beijing rejected the accusation.",
        [{"act": "deny", "source": "Beijing", "speaker": "China", "actor": "China", "anonymity": "metonym"}],
    ),
    "handle": (
        "A user named @gridghost said on Monday that he had done it.",
        [{"speaker": "@gridghost", "actor": None, "anonymity": "pseudonym", "said": "2031-03-03"}],
    ),
    "alias": (
        "The hacker, who goes by the name of Gridghost, said that he had stolen the files.",
        [{"speaker": "Gridghost", "actor": None, "anonymity": "pseudonym"}],
    ),
    "title, name and country": (
        "Norway's defence minister Lars Holm said that the cable was old.",
        [{"source": "Norway's defence minister Lars Holm", "speaker": "Lars Holm", "actor": "Norway"}],
    ),
    "apposition": (
        "Ana Ruiz, a spokeswoman for Cloudflare, said that the routes were gone.",
        [{"source": "Ana Ruiz, a spokeswoman for Cloudflare", "speaker": "Ana Ruiz", "actor": "Cloudflare"}],
    ),
    "two clauses with that": (
        "Norway said that the cable was old and that it would be replaced soon.",
        [
            {"content": "the cable was old", "actor": "Norway"},
            {"content": "it would be replaced soon", "actor": "Norway"},
        ],
    ),
    "that on an auxiliary": ("Vodafone said that the routes were gone.", [{"content": "the routes were gone"}]),
    "called so": (
        "The carrier's director called the attack “reckless” on Tuesday.",
        [
            {
                "act": "criticize",
                "quote": "mixed",
                "source": "The carrier's director",
                "content": "the attack “reckless”",
                "said": "2031-03-04",
            }
        ],
    ),
    "such, called so": (
        'Sweden called such charges "predictable and empty".',
        [{"source": "Sweden", "content": 'such charges "predictable and empty"'}],
    ),
    "a number estimated": (
        "Sweden estimated 778 million litres.",
        [{"source": "Sweden", "content": "778 million litres", "act": "assert"}],
    ),
    "relative clause between": (
        "Sweden, which owns the cable, said that it had been cut.",
        [{"source": "Sweden", "content": "it had been cut", "actor": "Sweden"}],
    ),
    "participle goes on": (
        "Sweden argued on Monday that no line had been cut, adding that the press had been misled.",
        [
            {"cue": "argued", "content": "no line had been cut", "source": "Sweden", "said": "2031-03-03"},
            {"cue": "adding", "content": "the press had been misled", "source": "Sweden", "said": "2031-03-03"},
        ],
    ),
    "two parties share a cue": (
        "Both the United States and China denied responsibility.",
        [
            {"act": "deny", "source": "the United States", "actor": "United States", "content": "responsibility"},
            {"act": "deny", "source": "China", "actor": "China", "content": "responsibility"},
        ],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [*ACTS.values(), *POLARITY.values(), *PHRASED.values(), *SPEAKERS.values()],
    ids=[*ACTS, *POLARITY, *PHRASED, *SPEAKERS],
)
def test_a_sentence_gives_its_claims(extract: Extract, text: str, expected: Expected) -> None:
    """All of them, in order, and no others."""
    compare(extract(text).claims, expected)


def test_two_parties_are_two_claims_of_one_attribution(extract: Extract) -> None:
    """Both the United States and China denied responsibility."""
    first, second = extract("Both the United States and China denied responsibility.").claims
    assert first.id != second.id
    assert first.attribution == second.attribution
    assert first.content_spans == second.content_spans


def test_without_a_date_a_weekday_is_kept_unresolved(extract: Extract) -> None:
    """Nothing is guessed: no `published`, no day."""
    (claim,) = extract("The carrier said on Monday that the lines were back.", published=None).claims
    assert claim.said is not None
    assert (claim.said.text, claim.said.earliest, claim.said.anchor) == ("Monday", None, "anchor_missing")


def test_the_date_of_saying_is_not_that_of_the_event(extract: Extract) -> None:
    """Said on Tuesday, down on Sunday; never copied into each other."""
    (claim,) = extract("The carrier said on Tuesday that the lines had gone down on Sunday.").claims
    assert claim.said is not None
    assert claim.event_time is not None
    assert (claim.said.value, claim.event_time.value) == ("2031-03-04", "2031-03-02")


def test_an_article_in_another_language_has_no_claims(extract: Extract) -> None:
    """It is kept, with a problem that says so."""
    text = "Das Ministerium wies am Montag jede Beteiligung an dem Ausfall zurück, der das Netz des Landes lahmlegte."
    found = extract(text)
    assert found.claims == ()
    assert [problem.kind for problem in found.problems] == ["language_unsupported"]
