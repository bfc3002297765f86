"""The columns of the claim-evidence table: their names, order and meaning, in one place."""

from dataclasses import dataclass

from ledger.model.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the table."""

    name: str
    """Stable snake_case; part of the contract with readers of the files."""
    about: str
    """What stands in it, for the reader of the table."""
    width: int = 14
    """Width in a workbook, in characters."""


def _time_columns(prefix: str, what: str) -> tuple[Column, ...]:
    """The columns of one time of a claim."""
    return (
        Column(name=f"{prefix}_text", about=f"The article's words for when {what}.", width=16),
        Column(
            name=f"{prefix}_earliest",
            about=f"First instant at which {what}, UTC, ISO 8601. Empty: unresolved or open.",
            width=21,
        ),
        Column(
            name=f"{prefix}_latest",
            about="First instant at which it is too late: the interval is earliest <= t < latest.",
            width=21,
        ),
        Column(name=f"{prefix}_precision", about="How fine that time is known: second ... day ... decade."),
        Column(name=f"{prefix}_zone", about="Time zone that the words were read in. Empty: unknown.", width=16),
        Column(
            name=f"{prefix}_zone_source",
            about="Where the zone came from: explicit, event_place, speaker_place, dateline, outlet, unknown.",
        ),
    )


def _corrected(name: str, what: str) -> Column:
    """The column beside a machine's, with what reviewers would have there."""
    return Column(name=f"{name}_corrected", about=f"{what} as a reviewer corrected it. Empty: nobody did.", width=16)


COLUMNS: tuple[Column, ...] = (
    Column(name="claim", about="Who does what by saying it, and the words: always attributed, never a fact.", width=60),
    Column(
        name="act",
        about="assert deny accuse admit claim_responsibility decline_comment promise threaten urge ask speculate "
        "criticize.",
    ),
    _corrected("act", "The act"),
    Column(
        name="quote_type",
        about="direct, mixed, indirect, act (no content clause), or narration (the outlet's own statement).",
    ),
    _corrected("quote_type", "The type of quote"),
    Column(name="exact_words", about="The article's words for what is claimed; parts joined by an ellipsis.", width=50),
    Column(name="speaker", about="Whose words they are, full name. Empty: not named.", width=20),
    _corrected("speaker", "The speaker"),
    Column(name="role", about="The source as the article describes it, word for word.", width=30),
    Column(name="speaks_for", about="Country, organisation or group on whose behalf. Empty: none or unknown."),
    _corrected("speaks_for", "On whose behalf"),
    Column(name="anonymity", about="named metonym pseudonym role group vague impersonal."),
    _corrected("anonymity", "The anonymity"),
    Column(name="chain", about="Agencies and outlets between speaker and outlet, nearest the speaker first.", width=18),
    _corrected("chain", "The chain"),
    Column(name="outlet", about="Who published the article.", width=18),
    Column(name="published", about="When the article was published, as given.", width=18),
    *_time_columns("said", "it was said"),
    _corrected("said", "When it was said, FROM/TO in UTC,"),
    *_time_columns("event", "the claimed event happened"),
    _corrected("event", "When the event happened, FROM/TO in UTC,"),
    Column(
        name="time_checks", about="Whether said, event and publication can be in that order; none of them is changed."
    ),
    Column(name="target", about="Who is accused, threatened, urged, asked or criticized."),
    _corrected("target", "The target"),
    Column(name="hedges", about="Words that weaken the claim: may, reportedly."),
    Column(name="grounds", about="What the claim says it rests on, word for word. Empty: it names nothing.", width=24),
    Column(name="grounds_kind", about="technical intelligence official_finding legal self_claimed."),
    Column(
        name="measurable_kind",
        about="What the claim's number measures. Without a finding a claim's several numbers are joined by semicolons.",
        width=17,
    ),
    Column(name="measurable_low", about="Lower bound of the claimed number. Empty: unbounded.", width=21),
    Column(name="measurable_high", about="Upper bound, itself excluded. Empty: unbounded.", width=21),
    Column(name="measurable_unit", about="instant, s, ppm (parts per million), networks, bit/s, packet/s."),
    Column(name="measurable_text", about="The words that give the number.", width=24),
    Column(name="observation_ids", about="The observations that the finding rests on.", width=22),
    Column(name="claimed_low", about="Lower bound of the claim as it was compared.", width=21),
    Column(name="claimed_high", about="Its upper bound, itself excluded.", width=21),
    Column(name="measured_low", about="Lower bound of what was measured.", width=21),
    Column(name="measured_high", about="Its upper bound, itself excluded.", width=21),
    Column(name="range_unit", about="Unit of claimed and measured bounds."),
    Column(
        name="difference",
        about="How far the measured value lies from the claimed point, never negative; seconds for instants. "
        "The records in JSON Lines carry it signed (measured minus claimed).",
    ),
    Column(name="difference_direction", about="The measured value is later, earlier, more, less; or inside (0)."),
    Column(name="tolerance", about="Tolerance set before comparing, in the unit of the difference."),
    Column(name="provider", about="Who measured.", width=18),
    Column(name="source_url", about="Where the measurement was published.", width=30),
    Column(name="grade", about="Quality of the data (high moderate low); apart from the verdict."),
    Column(name="evidence_basis", about="raw: the measurements are at hand; reported: somebody's figure for them."),
    Column(name="verdict", about="What the evidence says of this part of the claim; the words are explained below."),
    Column(
        name="event_verdict",
        about="The verdict where it is on what happened, when and how far. Empty: the finding is not on that.",
    ),
    Column(
        name="attribution_verdict",
        about="The verdict where it is on cause, actor or motive. A supported event supports no attribution.",
        width=18,
    ),
    Column(name="reason", about="Why the evidence cannot tell, or what is out of its scope.", width=18),
    Column(name="finding_sentence", about="The finding in a sentence made from its numbers.", width=60),
    Column(name="article_sentence", about="The sentence of the article in which the claim stands.", width=60),
    Column(
        name="review",
        about="unreviewed accepted corrected rejected superseded. Unreviewed: a program's reading. Of a dispute the "
        "most cautious side; a retracted claim is rejected.",
    ),
    Column(name="review_state", about="As review, with disputed and retracted told apart."),
    Column(name="reviewers", about="Every decision that stands, with who and when.", width=30),
    Column(name="review_notes", about="What reviewers remark, with who.", width=30),
    Column(name="content_offsets", about="Places of the exact words: start-end in code points, end excluded."),
    Column(name="cue_offsets", about="Places of the cue (said, denied)."),
    Column(name="source_offsets", about="Places of the source phrase."),
    Column(name="sentence_offsets", about="Place of the article's sentence."),
    Column(name="claim_id", about="Stable id of the claim.", width=22),
    Column(name="article_id", about="Id of the article's version.", width=22),
    Column(name="attribution_id", about="Shared by the claims of one attribution.", width=22),
    Column(name="parent_id", about="Claim whose words hold this one.", width=22),
    Column(name="finding_id", about="Id of the finding.", width=22),
    Column(name="check", about="Check that made the finding, with its version.", width=18),
    Column(name="dataset_ids", about="Measurement files behind the observations.", width=22),
    Column(name="rule", about="Rule that found the claim.", width=18),
    Column(name="confidence", about="The extractor's confidence, per mille; not a probability of truth."),
    Column(name="notes", about="Why a field is empty or doubtful.", width=30),
    Column(name="article_title", about="Title of the article.", width=30),
    Column(name="article_url", about="Address of the article.", width=30),
)
"""One row of the table is one claim with one finding; a claim without a finding has one row, `not_checked`."""

VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.SUPPORTS: "The claimed range holds the measured one, and the measurement would have come out otherwise "
    "were the claim false.",
    Verdict.CONTRADICTS: "The ranges do not meet within the tolerance set beforehand.",
    Verdict.CONSISTENT: "The measurement fits the claim, but would fit anyway: it decides nothing.",
    Verdict.CANNOT_TELL: "This kind of measurement could decide, these data do not; the reason says why.",
    Verdict.OUTSIDE_SCOPE: "No measurement of this kind bears on it: cause, actor, motive and the like.",
    Verdict.NOT_CHECKED: "No measurement was set against it.",
}
"""What each verdict means, for the reader of an export."""
