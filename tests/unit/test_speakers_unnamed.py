"""How unnamed a source is that could not be resolved."""

import pytest

from ledger.extract.speakers.unnamed import anonymity_of
from ledger.model.actor import Anonymity

SOURCES = {
    "an official": ("a senior official", "official", Anonymity.ROLE),
    "a public body": ("the port authority", "authority", Anonymity.NAMED),
    "a body, placed": ("The police bureau in Arica", "bureau", Anonymity.NAMED),
    "a body kept back": ("the ministry in question", "ministry", Anonymity.ROLE),
    "who speaks for a body": ("A spokeswoman there", "spokeswoman", Anonymity.NAMED),
    "who does not want to be named": ("a spokesman who asked not to be named", "spokesman", Anonymity.ROLE),
    "a company spoken of": ("the company", "company", Anonymity.NAMED),
    "some company": ("a company in the region", "company", Anonymity.ROLE),
    "a paper spoken of": ("the complaint", "complaint", Anonymity.NAMED),
    "somebody's paper": ("the Harbor Board's report", "report", Anonymity.NAMED),
    "some paper": ("an anonymous post on a forum", "post", Anonymity.ROLE),
    "anybody": ("some analysts", "analysts", Anonymity.VAGUE),
}


@pytest.mark.parametrize(("phrase", "head", "kind"), SOURCES.values(), ids=SOURCES.keys())
def test_a_body_is_not_anonymous_for_being_unknown(phrase: str, head: str, kind: Anonymity) -> None:
    """Public bodies and what was spoken of before count as named; people without a name do not."""
    assert anonymity_of(phrase, head, known=False, plural=False) is kind


def test_unnamed_people_of_a_known_side_are_a_group() -> None:
    """More than one of them, and not vague: it is known whose they are."""
    assert anonymity_of("two analysts of the navy", "analysts", known=True, plural=True) is Anonymity.GROUP
