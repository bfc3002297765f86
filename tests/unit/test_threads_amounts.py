"""Numbers of a sentence by what they count."""

from fractions import Fraction

import pytest

from ledger.threads.drifts.amounts import MINUTE, SHARE, amounts

CASES: dict[str, dict[str, Fraction]] = {
    "About 4,000 customers had no telephone": {"customer": Fraction(4000)},
    "twenty-four networks failed in 2014": {"network": Fraction(24)},
    "they paid two million euros": {"euro": Fraction(2_000_000)},
    "up to 100 gigabytes of data": {"byte": Fraction(100 * 10**9)},
    "for nine hours and 31 minutes": {MINUTE: Fraction(571)},
    "for nine and a half hours": {MINUTE: Fraction(570)},
    "nine hours, then three hours": {MINUTE: Fraction(540)},
    "traffic fell by a fifth": {SHARE: Fraction(1, 5)},
    "traffic fell by two thirds": {SHARE: Fraction(2, 3)},
    "traffic fell by 40%": {SHARE: Fraction(2, 5)},
    "1.5 million people": {"people": Fraction(1_500_000)},
    "nobody was harmed": {},
}


@pytest.mark.parametrize("text", CASES)
def test_amounts(text: str) -> None:
    """What is counted, in its base unit."""
    assert amounts(text) == CASES[text]
