"""The act of a claim: the cue's own act, turned by negation, by what is said, and by a question mark."""

import pytest

from ledger.extract.claims.acts import Said, act_of
from ledger.extract.draft import Draft
from ledger.model.claim import Act


def decided(cue: str, act: Act, frame: str, content: str, *, negated: bool = False, targeted: bool = False) -> Act:
    """The act of a draft with this cue in this frame, whose content reads so."""
    draft = Draft(rule="test", act=act, cue=(0,), content=(1,), frame=frame, negated=negated)
    return act_of(draft, Said(content=content, cue=cue, targeted=lambda: targeted, imperative=False))


UNTURNED = {
    "assert": ("say", Act.ASSERT, "clause", "the network was down"),
    "deny": ("deny", Act.DENY, "np", "any role"),
    "accuse": ("accuse", Act.ACCUSE, "obj-of", "cutting the cable"),
    "admit": ("admit", Act.ADMIT, "clause", "it had lost the keys"),
    "claim responsibility": ("claim", Act.CLAIM_RESPONSIBILITY, "for", "the outage"),
    "decline": ("decline", Act.DECLINE_COMMENT, "on", "the cause"),
    "promise": ("pledge", Act.PROMISE, "inf", "to restore the lines"),
    "threaten": ("threaten", Act.THREATEN, "inf", "to cut the cable"),
    "urge": ("urge", Act.URGE, "obj-inf", "to stay calm"),
    "ask": ("ask", Act.ASK, "clause", "whether it was over"),
    "speculate": ("suspect", Act.SPECULATE, "clause", "a fault was to blame"),
    "criticize": ("condemn", Act.CRITICIZE, "np", "the attack"),
}


@pytest.mark.parametrize(("cue", "act", "frame", "content"), UNTURNED.values(), ids=UNTURNED.keys())
def test_a_cue_keeps_its_act(cue: str, act: Act, frame: str, content: str) -> None:
    """Where nothing turns it."""
    assert decided(cue, act, frame, content) is act


NEGATED = {
    "did not deny": ("deny", Act.DENY, "np", "the report", Act.ASSERT),
    "did not admit": ("admit", Act.ADMIT, "clause", "it was wrong", Act.ASSERT),
    "did not accuse": ("accuse", Act.ACCUSE, "obj-of", "cutting the cable", Act.ASSERT),
    "did not claim responsibility": ("claim", Act.CLAIM_RESPONSIBILITY, "for", "the attack", Act.ASSERT),
    "did not threaten": ("threaten", Act.THREATEN, "inf", "to cut the cable", Act.ASSERT),
    "did not say whether": ("say", Act.ASSERT, "clause", "whether the lines were cut", Act.DECLINE_COMMENT),
    "did not elaborate": ("elaborate", Act.ASSERT, "silent", "not elaborate", Act.DECLINE_COMMENT),
    "has not confirmed": ("confirm", Act.ASSERT, "np", "the attack", Act.DECLINE_COMMENT),
    "did not reply": ("reply", Act.DECLINE_COMMENT, "silent", "not reply to questions", Act.DECLINE_COMMENT),
    "did not decline to comment": ("decline", Act.DECLINE_COMMENT, "on", "the cause", Act.ASSERT),
    "does not believe": ("believe", Act.ASSERT, "clause", "it was an attack", Act.ASSERT),
    "could not rule out": ("rule", Act.DENY, "np", "an attack", Act.SPECULATE),
}


@pytest.mark.parametrize(("cue", "act", "frame", "content", "expected"), NEGATED.values(), ids=NEGATED.keys())
def test_negation_turns_the_act(cue: str, act: Act, frame: str, content: str, expected: Act) -> None:
    """It is no denial to "not deny"; it is a silence to "not say whether"."""
    assert decided(cue, act, frame, content, negated=True) is expected


TURNED = {
    "groundless": ("clause", "such reports are groundless", Act.DENY),
    "nothing to do with": ("clause", "it had nothing to do with the outage", Act.DENY),
    "no role": ("clause", "it had no role in the outage", Act.DENY),
    "not involved": ("clause", "the army was not involved", Act.DENY),
    "not behind": ("clause", "it is not behind the attack", Act.DENY),
    "contraction": ("clause", "the ministry wasn’t behind it", Act.DENY),
    "never ordered": ("clause", "he never ordered the cut", Act.DENY),
    "irresponsible": ("clause", "the reports were irresponsible", Act.CRITICIZE),
    "reckless": ("clause", "the cut was reckless", Act.CRITICIZE),
    "should": ("clause", "both sides should talk", Act.URGE),
    "should have": ("clause", "the lines should have held", Act.ASSERT),
    "we urge": ("clause", "we urge all sides to talk", Act.URGE),
    "threat": ("clause", "it will retaliate for the cut", Act.THREATEN),
    "threat, unless": ("clause", "it would publish the files unless the bank paid", Act.THREATEN),
    "unless first": ("clause", "unless it is paid by noon, it will publish the files", Act.THREATEN),
    "threat, if": ("clause", "there would be more sanctions if the raids went on", Act.THREATEN),
    "no threat without if": ("clause", "the court would look at the sanctions", Act.ASSERT),
    "in case of": ("clause", "it would respond in case of a raid", Act.THREATEN),
    "an answer": ("clause", "such a raid will not go unanswered", Act.THREATEN),
    "hallmarks of nobody": ("clause", "the failure bore the hallmarks of neglect", Act.ASSERT),
    "another's unless": ("clause", "the masts would fall unless the wind dropped", Act.ASSERT),
    "threat without a will": ("clause", "the cables were destroyed", Act.ASSERT),
    "nothing special": ("clause", "the lines are back", Act.ASSERT),
}


@pytest.mark.parametrize(("frame", "content", "expected"), TURNED.values(), ids=TURNED.keys())
def test_what_is_said_turns_a_mere_saying(frame: str, content: str, expected: Act) -> None:
    """The words decide where the cue is "said"."""
    assert decided("say", Act.ASSERT, frame, content) is expected


DIRECT = {
    "question": ("“Who cut the line?” ", Act.ASK),
    "question first": ("“Who knows? We do not.” ", Act.ASSERT),
    "promise": ("“We will restore the lines by noon,”", Act.PROMISE),
    "promise, contracted": ("“We’ll restore the lines,”", Act.PROMISE),
    "forecast": ("“The lines will come back by noon,”", Act.ASSERT),
    "no comment": ("“No comment,”", Act.DECLINE_COMMENT),
    "cannot comment": ("“I can’t comment on that,”", Act.DECLINE_COMMENT),
    "denial": ("“We had nothing to do with it,”", Act.DENY),
    "denial, did not": ("“We did not do it,”", Act.DENY),
    "threat": ("“They will pay dearly for this,”", Act.THREATEN),
    "demand": ("“All sides must show restraint,”", Act.URGE),
    "please": ("“Please stay calm,”", Act.URGE),
}


@pytest.mark.parametrize(("content", "expected"), DIRECT.values(), ids=DIRECT.keys())
@pytest.mark.parametrize("frame", ["quote", "turn"])
def test_direct_speech_does_what_its_words_do(frame: str, content: str, expected: Act) -> None:
    """In a quotation and in a turn of a transcript."""
    assert decided("say", Act.ASSERT, frame, content) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [("The lines are back.", Act.ASSERT), ("Who cut the lines?", Act.ASK), ("We will find out.", Act.PROMISE)],
)
def test_a_turn_of_the_asker_asks_only_with_a_question_mark(content: str, expected: Act) -> None:
    """What a Q says beside its question is said."""
    assert decided("", Act.ASK, "turn", content) is expected


def test_an_indirect_will_is_no_promise() -> None:
    """Nobody says whose will it is; only "we" and "I" promise."""
    assert decided("say", Act.ASSERT, "clause", "the lines will be back by noon") is Act.ASSERT


def test_blame_needs_somebody_to_blame() -> None:
    """A body as subject of the content makes an accusation; a storm does not, and a denial does not."""
    blame = "Norland was behind the outage"
    assert decided("say", Act.ASSERT, "clause", blame, targeted=True) is Act.ACCUSE
    assert decided("say", Act.ASSERT, "clause", "a storm was behind the outage") is Act.ASSERT
    assert decided("say", Act.ASSERT, "clause", "Norland was not behind it", targeted=True) is Act.DENY


@pytest.mark.parametrize("cue", ["warn", "vow", "promise", "swear"])
def test_vows_and_warnings_of_harm_threaten(cue: str) -> None:
    """One who "vowed to retaliate" threatens; one who "vowed to investigate" does not."""
    act = Act.ASSERT if cue == "warn" else Act.PROMISE
    assert decided(cue, act, "inf", "to strike the ports again") is Act.THREATEN
    assert decided(cue, act, "inf", "to retaliate for the cut") is Act.THREATEN
    assert decided(cue, act, "inf", "to investigate the cut") is act


def test_an_oath_about_the_past_promises_nothing() -> None:
    """One swears that something will be, or that it was."""
    assert decided("swear", Act.PROMISE, "clause", "it would repair the line") is Act.PROMISE
    assert decided("swear", Act.PROMISE, "clause", "the line was whole") is Act.ASSERT


def test_telling_somebody_to_do_something_urges() -> None:
    """As in "told users to wait"."""
    assert decided("tell", Act.ASSERT, "obj-inf", "to wait") is Act.URGE


def test_a_bare_verb_commands() -> None:
    """Direct speech that begins with one ("Stay calm")."""
    draft = Draft(rule="test", act=Act.ASSERT, cue=(0,), content=(1,), frame="quote")
    assert act_of(draft, Said(content="“Stay calm,”", cue="say", targeted=lambda: False, imperative=True)) is Act.URGE


def test_a_scolding_description_criticizes() -> None:
    """As in "described the reports as irresponsible"."""
    assert decided("describe", Act.ASSERT, "as", "the reports as irresponsible") is Act.CRITICIZE
    assert decided("describe", Act.ASSERT, "as", "the lines as stable") is Act.ASSERT
