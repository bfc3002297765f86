"""Passages in which a body is known by what the article says of it, and what must not be merged."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction, Quote

Extract = Callable[..., Extraction]
Who = tuple[str | None, str | None]
"""Speaker and actor."""

PASSAGES: dict[str, tuple[str, list[Who]]] = {
    "letters in brackets": (
        (
            'Digital rights group Lumen Watch (LW) said the lights went out. "This is censorship," said LW\'s director,'
            " Amara Diallo. The NGO called on the government to restore access."
        ),
        [("Lumen Watch", "Lumen Watch"), ("Amara Diallo", "Lumen Watch"), ("Lumen Watch", "Lumen Watch")],
    ),
    "letters after or": (
        (
            "The Liberia Telecommunications Authority, or LTA, said it would fine the carrier."
            " The LTA said nobody had told it."
        ),
        [("Liberia Telecommunications Authority", "Liberia")] * 2,
    ),
    "letters of another language": (
        (
            "Hinsa Siburian, head of Indonesia's National Cyber and Encryption Agency (BSSN), said the files were lost."
            " BSSN said it was working."
        ),
        [("Hinsa Siburian", "Indonesia"), ("National Cyber and Encryption Agency", "Indonesia")],
    ),
    "a body, a role, a person": (
        'Cellcom Liberia chief executive Avi Zaiden said the line was cut. "Nobody could call," he said.',
        [("Avi Zaiden", "Cellcom Liberia")],
    ),
    "a kind of specialist is no body": (
        "Security researcher Ada Moss said the line was cut. Senior engineer Karl Bode said it was not.",
        [("Ada Moss", None), ("Karl Bode", None)],
    ),
    "a regulator is its state's": (
        "Peru's telecoms regulator, Ositran, said two million lines were dead. Ositran said it had opened a case.",
        [("Ositran", "Peru")],
    ),
    "a company is not": (
        "The Peruvian software company Ositran said two million lines were dead.",
        [("Ositran", "Ositran")],
    ),
    "a state's adjective begins an office's name": (
        "The Finnish Transport and Communications Agency said it had detected no intrusion.",
        [("Finnish Transport and Communications Agency", "Finland")],
    ),
    "a bureau of investigation is of no state": (
        "Rain fell all day. The National Bureau of Investigation dismissed the claim.",
        [("National Bureau of Investigation", None)],
    ),
    "a surname that is a company's name too": (
        'Opposition leader Tarek Noor said the minister was lying. "There was no fire," Noor said.',
        [("Tarek Noor", None)],
    ),
    "a ministry in another capital": (
        (
            "Taiwan's defence ministry said the cables had been cut. In Beijing, a foreign ministry spokeswoman said"
            " she was not aware of the matter."
        ),
        [("Defence Ministry of Taiwan", "Taiwan"), ("Foreign Ministry of China", "China")],
    ),
    "the only company": (
        "On Monday Cellwave chief executive Avi Zaiden said the line was cut. The carrier said it was sorry.",
        [("Avi Zaiden", "Cellwave"), ("Cellwave", "Cellwave")],
    ),
    "one of two companies": (
        (
            "On Monday Cellwave chief executive Avi Zaiden said the line was cut. On Sunday Norlink"
            " chief executive Eva Holm said it was"
            " not. The carrier said it was sorry."
        ),
        [("Avi Zaiden", "Cellwave"), ("Eva Holm", "Norlink"), (None, None)],
    ),
    "her spokesman speaks as she does": (
        (
            "Norway's energy minister, Ingrid Solberg, said the grid was safe. Her spokesman, Nils Berg, said so too."
            " Her spokesman, Nils Berg, said the lights were on. Her husband, Olav Lund, said the house was dark."
        ),
        [("Ingrid Solberg", "Norway"), ("Nils Berg", "Norway"), ("Olav Lund", None)],
    ),
    "where something was posted is not who did": (
        (
            "The files of a post office were taken. In a message posted on Telegram on Monday, they boasted that they"
            " had the files."
        ),
        [(None, None)],
    ),
    "what has a director is no person": (
        'The ticket seller Billetta lost "a whole morning," its director, Jan Obermann, said.',
        [("Jan Obermann", "Billetta")],
    ),
    "who wrote for a firm": (
        (
            "Kestrel & Voss, a consultancy, said traffic had dropped. Mira Roux, who wrote the firm's study, said it"
            " was no attack. Nora Falk, who led the firm's team until 2021, said it was one."
        ),
        [("Kestrel & Voss", "Kestrel & Voss"), ("Mira Roux", "Kestrel & Voss"), ("Nora Falk", None)],
    ),
    "an official there": (
        "Iceland seized a ship. The register in Panama was closed. An official there said the ship was struck off.",
        [(None, "Panama")],
    ),
    "police of a town by their spokesman": (
        "A police spokesman in Nairobi said two students had been arrested.",
        [("Nairobi police", "Kenya")],
    ),
    "an airline by the first word of its name": (
        'Air Mauritius said it was safe. "We fly," said the airline\'s chief executive, Kresimir Kucko.',
        [("Air Mauritius", "Air Mauritius"), ("Kresimir Kucko", "Air Mauritius")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES.keys())
def test_whose_a_body_is(extract: Extract, text: str, expected: list[Who]) -> None:
    """Every speaker of the passage with the actor, in order; the same one in a row once."""
    claims = [c for c in extract(text).claims if c.quote is not Quote.NARRATION]
    rows = [(c.speaker, c.actor) for c in claims]
    assert list(dict.fromkeys(expected)) == list(dict.fromkeys(rows))
