"""Direct and mixed speech, transcripts, chains, and names that come back: short texts, the real model."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction

Rows = list[tuple[object, ...]]
Extract = Callable[..., Extraction]

QUOTED: dict[str, tuple[str, Rows]] = {
    "before the cue": (
        "“We did not cut the cable,” Russia's foreign minister Pavel Orlov said on Monday.",
        [("direct", "“We did not cut the cable,”", "Pavel Orlov", "Russia")],
    ),
    "straight marks": (
        '"The lines are back," Estonia said.',
        [("direct", '"The lines are back,"', "Estonia", "Estonia")],
    ),
    "after a colon": (
        "Maria Silva of Telstra said: “The lines are back.”",
        [("direct", "“The lines are back.”", "Maria Silva", "Telstra")],
    ),
    "several sentences": (
        "“The lines are back. Nobody was hurt. We are checking the logs,” said Maria Silva of Telstra.",
        [
            ("direct", "“The lines are back", "Maria Silva", "Telstra"),
            ("direct", "Nobody was hurt", "Maria Silva", "Telstra"),
            ("direct", "We are checking the logs,”", "Maria Silva", "Telstra"),
        ],
    ),
    "interrupted": (
        "“The cable,” said Maria Silva, a spokeswoman for Telstra, “was cut by an anchor.”",
        [("direct", "“The cable,” … “was cut by an anchor.”", "Maria Silva", "Telstra")],
    ),
    "goes on after the cue": (
        "“We know the cause,” Maria Silva of Telstra said. “It was an anchor.” The ship left the port on Sunday.",
        [
            ("direct", "“We know the cause,”", "Maria Silva", "Telstra"),
            ("direct", "“It was an anchor.”", "Maria Silva", "Telstra"),
        ],
    ),
    "two paragraphs": (
        "Maria Silva of Telstra said: “The cable was cut. We have sent a ship.\n\n“We hope that it finds the break.”",
        [
            ("direct", "“The cable was cut", "Maria Silva", "Telstra"),
            ("direct", "We have sent a ship", "Maria Silva", "Telstra"),
            ("direct", "“We hope that it finds the break.”", "Maria Silva", "Telstra"),
        ],
    ),
    "single marks": (
        "‘The lines are back,’ Estonia said. ‘We don’t know who cut them.’",
        [
            ("direct", "‘The lines are back,’", "Estonia", "Estonia"),
            ("direct", "‘We don’t know who cut them.’", "Estonia", "Estonia"),
        ],
    ),
    "mixed, at the end": (
        "Estonia said the fault was “not an attack” but a broken router.",
        [("mixed", "the fault was “not an attack” but a broken router", "Estonia", "Estonia")],
    ),
    "mixed, with as": (
        "Estonia described the shutdown as “a purely technical measure”.",
        [("mixed", "the shutdown as “a purely technical measure”", "Estonia", "Estonia")],
    ),
    "a title is no speech": (
        "Estonia said that the film “The Long Night” was not to blame.",
        [("indirect", "the film “The Long Night” was not to blame", "Estonia", "Estonia")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), QUOTED.values(), ids=QUOTED.keys())
def test_quoted_words_are_claims_of_their_speaker(extract: Extract, text: str, expected: Rows) -> None:
    """(quote, content, speaker, actor), one claim a sentence."""
    assert [(c.quote, c.content, c.speaker, c.actor) for c in extract(text).claims] == expected


@pytest.mark.parametrize("name", ["several sentences", "goes on after the cue", "two paragraphs"])
def test_one_quotation_is_one_attribution(extract: Extract, name: str) -> None:
    """Its sentences share the cue and the id; the parent is none."""
    claims = extract(QUOTED[name][0]).claims
    assert len({c.attribution for c in claims}) == 1
    assert len({c.cue_spans for c in claims}) == 1
    assert len({c.id for c in claims}) == len(claims)
    assert {c.parent for c in claims} == {None}


def test_a_stray_mark_costs_its_sentence_only(extract: Extract) -> None:
    """The paragraphs and sentences around keep their claims, and the problem says where the mark is."""
    text = (
        "Estonia said on Monday that the lines were back.\n\n"
        'The port said " that ships may sail and left. “We did nothing wrong,” Pavel Orlov said.\n\n'
        "“Nobody was hurt,” said Maria Silva of Telstra."
    )
    found = extract(text)
    assert ("Estonia", "the lines were back") in [(c.speaker, c.content) for c in found.claims]
    assert ("Pavel Orlov", "“We did nothing wrong,”") in [(c.speaker, c.content) for c in found.claims]
    assert ("Maria Silva", "“Nobody was hurt,”") in [(c.speaker, c.content) for c in found.claims]
    (problem,) = found.problems
    assert problem.kind == "stray_quote"
    assert problem.span is not None
    assert text[slice(*problem.span)] == '"'


TRANSCRIPT = """Q: Who cut the cable?

Wu Lei: We do not know. We hope that it will be repaired soon.

Q: Was it China?

Wu Lei: China had nothing to do with it."""


def test_every_sentence_of_a_turn_is_a_claim(extract: Extract) -> None:
    """(act, content, source, speaker); the asker stays unnamed."""
    claims = extract(TRANSCRIPT).claims
    assert [(c.act, c.quote, c.content, c.source, c.speaker) for c in claims] == [
        ("ask", "direct", "Who cut the cable", "Q", None),
        ("assert", "direct", "We do not know", "Wu Lei", "Wu Lei"),
        ("assert", "direct", "We hope that it will be repaired soon", "Wu Lei", "Wu Lei"),
        ("ask", "direct", "Was it China", "Q", None),
        ("deny", "direct", "China had nothing to do with it", "Wu Lei", "Wu Lei"),
    ]
    assert claims[1].attribution == claims[2].attribution
    assert len({c.attribution for c in claims}) == 4
    assert all(c.cue is None and not c.cue_spans for c in claims)


CHAINS: dict[str, tuple[str, Rows]] = {
    "quoted as saying": (
        "Xinhua quoted a Chinese official as saying that the lines were safe.",
        [("the lines were safe", "a Chinese official", "China", ("Xinhua",))],
    ),
    "told an agency": (
        "A Chinese official told Xinhua that the lines were safe.",
        [("the lines were safe", "A Chinese official", "China", ("Xinhua",))],
    ),
    "quoted by": (
        "A Chinese official was quoted by Xinhua as saying that the network was safe.",
        [("the network was safe", "A Chinese official", "China", ("Xinhua",))],
    ),
    "interview": (
        "In an interview with Kyodo, the Japanese minister said that the cable was old.",
        [("the cable was old", "the Japanese minister", "Japan", ("Kyodo",))],
    ),
    "told one, reported by another": (
        "A Kremlin spokesman told Interfax that the cable was intact, Reuters reported.",
        [
            ("A Kremlin spokesman told Interfax that the cable was intact", "Reuters", None, ()),
            ("the cable was intact", "A Kremlin spokesman", "Russia", ("Interfax", "Reuters")),
        ],
    ),
    "agency reports a denial": (
        "TASS reported that a Russian admiral had denied that his ships were near the cable.",
        [
            ("a Russian admiral had denied that his ships were near the cable", "TASS", None, ()),
            ("his ships were near the cable", "a Russian admiral", "Russia", ("TASS",)),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS.keys())
def test_who_passed_it_on(extract: Extract, text: str, expected: Rows) -> None:
    """(content, source, actor, chain); a claim that holds the other is its parent."""
    claims = extract(text).claims
    rows = [(c.content, c.source, c.actor, c.chain) for c in claims]
    assert rows == expected
    assert [c.parent for c in claims] == [None, *(claims[0].id for _ in claims[1:])]


def test_the_outlet_itself_is_in_no_chain(extract: Extract) -> None:
    """Xinhua's own report of what Xinhua was told."""
    (claim,) = extract("A Chinese official told Xinhua that the lines were safe.", outlet="Xinhua").claims
    assert (claim.chain, claim.outlet) == ((), "Xinhua")


COMING_BACK: dict[str, tuple[str, list[tuple[str | None, str | None, str | None]]]] = {
    "she, and the surname": (
        "Ana Ruiz of Cloudflare said that it was over. She said it ended at noon. Ruiz declined to say who did it.",
        [
            ("Ana Ruiz of Cloudflare", "Ana Ruiz", "Cloudflare"),
            ("She", "Ana Ruiz", "Cloudflare"),
            ("Ruiz", "Ana Ruiz", "Cloudflare"),
        ],
    ),
    "he, in a quotation between": (
        "Norway's minister Lars Holm said the cable was old. “We know why,” Holm said. He said Norway would protest.",
        [
            ("Norway's minister Lars Holm", "Lars Holm", "Norway"),
            ("Holm", "Lars Holm", "Norway"),
            ("He", "Lars Holm", "Norway"),
        ],
    ),
    "the ministry": (
        "The Indian foreign ministry said it was not to blame. The ministry said that India would help.",
        [
            ("The Indian foreign ministry", "Foreign Ministry of India", "India"),
            ("The ministry", "Foreign Ministry of India", "India"),
        ],
    ),
    "a pronoun with nobody before it": (
        "“We know what happened,” he said at the port.",
        [("he", None, None)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), COMING_BACK.values(), ids=COMING_BACK.keys())
def test_pronouns_and_short_names_are_resolved(
    extract: Extract, text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    """(source, speaker, actor); nobody rather than the wrong one."""
    assert [(c.source, c.speaker, c.actor) for c in extract(text).claims] == expected


def test_an_unresolved_pronoun_says_so(extract: Extract) -> None:
    """Nothing is guessed in silence."""
    (claim,) = extract("“We know what happened,” he said at the port.").claims
    assert claim.notes == ("speaker: pronoun_unresolved",)


NAMED_LATER: dict[str, tuple[str, Rows]] = {
    "in the second paragraph": (
        "“We were told nothing for a week.\n\n“The line was cut in March,” Maria Silva of Telstra said.",
        [("“We were told nothing for a week", "Maria Silva"), ("“The line was cut in March,”", "Maria Silva")],
    ),
    "marks of one kind inside": (
        "“He called it “a disgrace” and left,” Maria Silva of Telstra said.",
        [("“He called it “a disgrace” and left,”", "Maria Silva")],
    ),
    "a byte order mark": (
        "\ufeff“The line is back,” Maria Silva of Telstra said.",
        [("“The line is back,”", "Maria Silva")],
    ),
    "a blank without width": (
        "Maria Silva of Telstra said: \u200b“The line is back.”\u200b",
        [("“The line is back.”", "Maria Silva")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMED_LATER.values(), ids=NAMED_LATER.keys())
def test_marks_and_paragraphs_hide_no_speaker(extract: Extract, text: str, expected: Rows) -> None:
    """(content, speaker) of what is quoted whole; what is quoted inside may be a claim of its own."""
    assert [(c.content, c.speaker) for c in extract(text).claims if c.quote == "direct"] == expected
