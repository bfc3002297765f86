"""The columns of an editor's sheet: what the ledger says, then what the editor may fill in."""

from dataclasses import dataclass

from ledger.model.review import ReviewField


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of the sheet."""

    name: str
    about: str
    width: int = 14
    """In characters, in a workbook."""
    is_filled_in: bool = False
    """Whether the editor fills it in; what is changed in any other column changes nothing."""


CLAIM, ROW, DECISION, NOTE, REVIEWER = "claim", "row", "decision", "note", "reviewer"

CLAIM_PREFIX = "claim-"
"""Before an id in a cell: without it a spreadsheet takes some ids for numbers, and writes others back."""

DECISIONS = ("accept", "reject", "correct")

CORRECT = "correct_"
"""Before a field's name: the column with its right value."""


def _correcting(field: ReviewField) -> SheetColumn:
    about = f"The right {field.value.replace('_', ' ')}, where the machine's is wrong; none for nothing."
    return SheetColumn(name=f"{CORRECT}{field.value}", about=about, width=18, is_filled_in=True)


COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn(name=CLAIM, about="The claim's id. Leave it as it is: by it the row finds its claim.", width=12),
    SheetColumn(name=ROW, about="The event of the claim when this sheet was made. Leave it as it is.", width=7),
    SheetColumn(name="published", about="When the article was published.", width=12),
    SheetColumn(name="outlet", about="Who published it.", width=16),
    SheetColumn(name="sentence", about="The sentence of the article in which the claim stands.", width=60),
    SheetColumn(name="who", about="Whose words the machine takes them for, for whom, through whom.", width=32),
    SheetColumn(name="act", about="What the machine says is done by saying it.", width=12),
    SheetColumn(name="content", about="The words that the machine takes for the claim.", width=50),
    SheetColumn(name="target", about="Whom the machine says it is aimed at.", width=14),
    SheetColumn(name="said", about="When it was said, as the machine has it.", width=18),
    SheetColumn(name="event_time", about="When the claimed event happened, as the machine has it.", width=18),
    SheetColumn(name="evidence", about="What measurements say of it: on the event, then on cause and actor.", width=22),
    SheetColumn(name="state", about="Where the claim stands with all its reviewers so far.", width=14),
    SheetColumn(name="reviews", about="Every decision that stands so far.", width=24),
    SheetColumn(
        name=DECISION,
        about="accept: the machine read it rightly. reject: the article does not say that. correct: fill in what is "
        "wrong to the right. Empty: undecided.",
        width=12,
        is_filled_in=True,
    ),
    *(_correcting(field) for field in ReviewField),
    SheetColumn(name=NOTE, about="A remark, kept with the decision or by itself.", width=32, is_filled_in=True),
    SheetColumn(name=REVIEWER, about="Who decided; empty: whoever imports the sheet.", width=16, is_filled_in=True),
)  # fmt: skip
