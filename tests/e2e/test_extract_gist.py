"""The gist of a claim: predicate, polarity, modality and arguments of one sentence each, by family of predicates."""

from collections.abc import Callable, Iterable

import pytest

from ledger.model.claim import Claim, Extraction
from ledger.model.gist import Gist, Modality, Role

Extract = Callable[..., Extraction]
Case = tuple[str, str, dict[str, str]]
"""The sentence; predicate, with "not" before it where it is said not to be so; arguments by role: id, or words."""

RESPONSIBILITY: dict[str, Case] = {
    "accused of a deed": ("Estonia accused Russia of hacking its parliament.", "responsible", {"agent": "country:ru"}),
    "blamed for it": ("Norway blamed Iran for the breach.", "responsible", {"agent": "country:ir"}),
    "was behind it": ("The FBI said that Iran was behind the attack on Sony.", "responsible", {"agent": "country:ir"}),
    "is responsible": (
        "The minister said Russia was responsible for the outage.",
        "responsible",
        {"agent": "country:ru"},
    ),
    "did it itself": ("Norway said Russia had hacked the parliament.", "responsible", {"agent": "country:ru"}),
    "carried it out": ("Officials said China carried out the attack.", "responsible", {"agent": "country:cn"}),
    "the work of": ("The lab said the intrusion was the work of North Korea.", "responsible", {"agent": "country:kp"}),
    "attack by": ("The firm called it an attack by Iran.", "responsible", {"agent": "country:ir"}),
    "hallmarks": ("The firm said the attack bore the hallmarks of Russia.", "responsible", {"agent": "country:ru"}),
    "accused of something else": ("Norway accused Iran of asking for patience.", "other", {"agent": "country:ir"}),
    "accused of a thing": ("Norway accused Iran of the showing of a film.", "other", {"agent": "country:ir"}),
    "what one can do": ("The union said there were things that Iran could do by itself.", "other", {}),
    "could have done it": ('"Iran could have done it," the analyst said.', "responsible", {"agent": "country:ir"}),
    "what finds another way": ("The carrier said calls were rerouted.", "other", {}),
    "is against it": ("The ministry said China opposes hacking in all its forms.", "other", {}),
    "his country": (
        "The ambassador of Iran said his country had not carried out the attack.",
        "not responsible",
        {"agent": "country:ir"},
    ),
    "claims it": ("Anonymous claimed responsibility for the blackout.", "responsible", {"agent": "group:anonymous"}),
    "to blame": ("The senator said China was to blame for the outage.", "responsible", {"agent": "country:cn"}),
    "did it": ('"We did it," Iran said.', "responsible", {"agent": "country:ir"}),
    "denied having": ("Russia denied having hacked the ministry.", "not responsible", {"agent": "country:ru"}),
    "denied responsibility": (
        "China denied responsibility for the outage.",
        "not responsible",
        {"agent": "country:cn"},
    ),
    "was not behind it": ("Iran said it was not behind the attack.", "not responsible", {"agent": "country:ir"}),
    "did not attack": ("Russia said it had not attacked anyone.", "not responsible", {"agent": "country:ru"}),
    "denied the attack": ("Iran denied the attack.", "not responsible", {"agent": "country:ir"}),
    "of another": ("The lab said China did not cut the cable.", "not responsible", {"agent": "country:cn"}),
    "no evidence that": (
        "The agency said there was no evidence that Russia had cut the cable.",
        "not responsible",
        {"agent": "country:ru"},
    ),
    "sets it against another word": (
        'The envoy of Norway disagreed: "Iran carried out the attack."',
        "responsible",
        {"agent": "country:ir"},
    ),
    "denied not having": ("Iran denied that it had not attacked the bank.", "responsible", {"agent": "country:ir"}),
}

WHO: dict[str, Case] = {
    "works for": ("The police said it was a gang that works for Iran.", "responsible", {"agent": "country:ir"}),
    "on behalf of": (
        "The police said it was a gang acting on behalf of Iran.",
        "responsible",
        {"agent": "country:ir"},
    ),
    "in the pay of": ("The police said the hackers were in the pay of Iran.", "responsible", {"agent": "country:ir"}),
    "on orders from": ("The lab said the intruders acted on orders from Iran.", "responsible", {"agent": "country:ir"}),
    "a team, and no more": ("The coach said it was a team that trains hard.", "other", {}),
    "on a doctor's orders": ("The coach said the player rested on orders from the club.", "other", {}),
    "the trail leads to": ("The lab said the trail led to Iran.", "responsible", {"agent": "country:ir"}),
    "our own mistake": ('"It was our own mistake," Iran said.', "responsible", {"agent": "country:ir"}),
    "to itself": ("The lab said Iran had done this to itself.", "responsible", {"agent": "country:ir"}),
    "took itself offline": ("The lab said Iran took itself offline.", "responsible", {"agent": "country:ir"}),
    "self-inflicted": ("Iran said the outage was self-inflicted.", "responsible", {"agent": "country:ir"}),
    "typed the wrong command": (
        "The airline said a technician had typed the wrong command.",
        "responsible",
        {"agent": "technician"},
    ),
    "typed a letter": ("The airline said a technician had typed a letter.", "other", {}),
    "blamed a failure on a thing": (
        "Norway blamed the failure on a routine upgrade.",
        "caused_by",
        {"cause": "routine upgrade"},
    ),
    "a crew known as": (
        "The lab said a crew known as Grey Heron was behind the attack.",
        "responsible",
        {"agent": "Grey Heron"},
    ),
    "blamed on a crew known as": (
        "The lab attributed the attack to a crew known as Grey Heron.",
        "responsible",
        {"agent": "Grey Heron"},
    ),
    "traced a worm to": ("The lab traced NotPetya to Iran.", "responsible", {"agent": "country:ir"}),
    "an answer that was promised": (
        "The storm was the answer that Norway had promised.",
        "will_respond",
        {"agent": "country:no"},
    ),
    "our mistake": ('"It was our mistake," Norway said.', "responsible", {"agent": "country:no"}),
    "a claim that says it": (
        "The clerk said the claim that Iran was behind the attack was false.",
        "not responsible",
        {"agent": "country:ir"},
    ),
    "spread a virus": ("The clerk said Iran had spread the virus.", "responsible", {"agent": "country:ir"}),
    "spread the news": ("The clerk said Iran had spread the news.", "other", {}),
    "would assist": ("Norway said it would assist Iran.", "intends", {"agent": "country:no"}),
    "its own plan": (
        "The minister of Norway said Norway would repay the fees.",
        "intends",
        {"agent": "country:no"},
    ),
    "what another is going to do": ("The minister of Norway said Iran would repay the fees.", "other", {}),
    "copied files": ("The clinic said hackers had copied the files.", "attacked", {"agent": "hackers"}),
    "copied its own files": ("The clinic said a nurse had copied the files.", "other", {}),
    "lost them to": ("The lab said the clinic lost the files to hackers.", "attacked", {"agent": "hackers"}),
    "lost to a rival": ("The club said it lost the cup to a rival.", "affected", {}),
    "forced to close": ("The shop said it was forced to close its site.", "wants", {}),
}

INVOLVEMENT: dict[str, Case] = {
    "denied involvement": ("China denied any involvement in the outage.", "not involved_in", {"agent": "country:cn"}),
    "denied a role": ("The United States denied any role in the blackout.", "not involved_in", {"agent": "country:us"}),
    "nothing to do with": (
        "Iran said it had nothing to do with the attack.",
        "not involved_in",
        {"agent": "country:ir"},
    ),
    "had no part": ("China said it had no part in the outage.", "not involved_in", {"agent": "country:cn"}),
    "a place in the world": ("The envoy said Norway's role in the world had grown.", "other", {}),
    "a free hand": ("The editors said they were not given a free hand.", "not other", {}),
    "a role in what no table knows": (
        "Norway denied any role in the purge.",
        "not involved_in",
        {"agent": "country:no"},
    ),
    "was not involved": ("Russia said it was not involved in the attack.", "not involved_in", {"agent": "country:ru"}),
    "was involved": ("The agency said China was involved in the outage.", "involved_in", {"agent": "country:cn"}),
    "took part": ("The lab said Russia took part in the attack.", "involved_in", {"agent": "country:ru"}),
    "helps to find out": ("The lab said Norway would help with the inquiry.", "other", {}),
    "a country's role": (
        "Officials ruled out any Chinese role in the outage.",
        "not involved_in",
        {"agent": "country:cn"},
    ),
    "denied not being involved": (
        "The ministry of Iran denied that it had not been involved in the attack.",
        "involved_in",
        {"agent": "country:ir"},
    ),
}

CAUSES: dict[str, Case] = {
    "caused by": (
        "The operator said the outage was caused by a faulty update.",
        "caused_by",
        {"cause": "faulty update"},
    ),
    "caused": ("The company said a storm caused the outage.", "caused_by", {"cause": "storm"}),
    "overload behind": ("The clerk said overload was behind the outage.", "caused_by", {"cause": "overload"}),
    "due to": ("The carrier said the outage was due to a fire.", "caused_by", {"cause": "fire"}),
    "because of": ("The lab said the routes vanished because of a power cut.", "caused_by", {"cause": "power cut"}),
    "blamed a thing": (
        "The bank blamed a software upgrade for the outage.",
        "caused_by",
        {"cause": "software upgrade"},
    ),
    "blamed on": ("The carrier blamed the outage on a damaged cable.", "caused_by", {"cause": "damaged cable"}),
    "attributed to": ("The lab attributed the outage to a router.", "caused_by", {"cause": "router"}),
    "the cause was": ("The operator said the cause was a broken pump.", "caused_by", {"cause": "broken pump"}),
    "a thing cut it": ("The firm said a digger cut the cable.", "caused_by", {"cause": "digger"}),
    "overloaded": ("A staff member said the system was overloaded.", "caused_by", {"cause": "overloaded"}),
    "a technical fault": ("The ministry said it was a technical fault.", "caused_by", {"cause": "technical fault"}),
    "set apart": (
        "The chief executive said a faulty update was to blame, not an intruder.",
        "caused_by",
        {"cause": "faulty update"},
    ),
    "not that": ('"That was no storm," the engineer said.', "not caused_by", {"cause": "storm"}),
    "resulted from": ("The regulator said the outage resulted from a bug.", "caused_by", {"cause": "bug"}),
}

TOO_MUCH: dict[str, Case] = {
    "lines overloaded": ("The clerk said the lines were overloaded.", "caused_by", {"cause": "overloaded"}),
    "buckled under": ("The clerk said the servers buckled under the traffic.", "caused_by", {"cause": "traffic"}),
    "could not cope": ("The clerk said the system could not cope with the calls.", "caused_by", {"cause": "calls"}),
    "overwhelmed": ("The clerk said the site was overwhelmed by visitors.", "caused_by", {"cause": "visitors"}),
    "overwhelmed by an attack": ("The clerk said the site was overwhelmed by junk traffic.", "affected", {}),
    "traced to a thing": ("The clerk said the outage was traced to a fuse.", "caused_by", {"cause": "fuse"}),
    "put down to": ("The clerk said the breakdown was put down to ice.", "caused_by", {"cause": "ice"}),
    "led to it": ("The clerk said the storm led to the outage.", "caused_by", {"cause": "storm"}),
    "led to a meeting": ("The clerk said the letter led to a meeting.", "other", {}),
    "a cable torn": ("The clerk said a landslide tore the cable.", "caused_by", {"cause": "landslide"}),
    "a shirt torn": ("The clerk said a nail tore the shirt.", "other", {}),
    "a thing is nobody": ("The clerk said Anchor cut the cable.", "caused_by", {"cause": "Anchor"}),
    "by a load": ("The clerk said the lines were stopped by too heavy a load.", "caused_by", {"cause": "heavy a load"}),
    "tripped": ("The clerk said a surge tripped the switch.", "caused_by", {"cause": "surge"}),
    "dragged over it": (
        "The clerk said a trawler dragged its anchor over the cable.",
        "caused_by",
        {"cause": "trawler"},
    ),
    "did the damage": ("The clerk said an anchor had done the damage.", "caused_by", {"cause": "anchor"}),
    "an error in a table": ("The clerk said an engineer made an error in the table.", "caused_by", {"cause": "error"}),
    "an error in life": ("The clerk said an engineer made an error in love.", "other", {}),
}

ATTACKS: dict[str, Case] = {
    "was hacked": ("The bank said its computers were hacked.", "attacked", {}),
    "of a country": ("Tokyo said Sony had been hacked.", "attacked", {"victim": "org:sony"}),
    "was not hacked": ("The clerk denied that the network had been hacked.", "not attacked", {}),
    "hackers": ("The bank denied that hackers had broken into its network.", "not attacked", {"agent": "hackers"}),
    "ruled out": ("Egypt ruled out an attack.", "not attacked", {}),
    "no attack": ("The operator said there was no attack.", "not attacked", {}),
    "victim of": ("China said it was the victim of an attack.", "attacked", {"victim": "country:cn"}),
}

OUTAGES: dict[str, Case] = {
    "began": ("Dyn said the outage began at 16:15 UTC on Monday.", "started", {"time": "16:15 UTC on Monday"}),
    "lasted": ("Dyn said the outage lasted nine hours.", "lasted", {"value": "nine hours"}),
    "ended": ("Dyn said the outage ended at 01:46 UTC on Tuesday.", "ended", {"time": "01:46 UTC on Tuesday"}),
    "came back": (
        "Dyn said North Korea's networks came back at 01:46 UTC on Tuesday.",
        "restored",
        {"victim": "country:kp"},
    ),
    "restored": ("Rogers said service had been restored.", "restored", {}),
    "went down": ("The lab said Egypt's network went down.", "affected", {"victim": "country:eg"}),
    "lost": ("The bank said no data had been lost.", "not affected", {}),
    "have died": ("Doctors said 17 people had died.", "affected", {"victim": "17 people"}),
    "vanished": ("Renesys said Syria had vanished from the Internet.", "affected", {"victim": "country:sy"}),
    "extent": ("Renesys said 88 percent of Egypt's networks were offline.", "extent", {"value": "88 percent"}),
    "volume": (
        "Arbor Networks said the attack reached 40 gigabits per second.",
        "volume",
        {"value": "40 gigabits per second"},
    ),
    "traffic": ("The lab said internet traffic fell by 92 percent.", "traffic_drop", {}),
    "carried by": (
        "Dyn said all of North Korea's traffic passes through China Unicom.",
        "routed_via",
        {"value": "operator:china-unicom"},
    ),
}

MINDS: dict[str, Case] = {
    "no information": (
        "China said it had no information about the outage.",
        "denies_knowledge",
        {"agent": "country:cn"},
    ),
    "does not know": (
        "The United States said it did not know why the network failed.",
        "denies_knowledge",
        {"agent": "country:us"},
    ),
    "could not confirm": (
        "The State Department said it could not confirm the reports.",
        "denies_knowledge",
        {"agent": "country:us"},
    ),
    "unaware": ("Norway said it was not aware of an attack.", "denies_knowledge", {"agent": "country:no"}),
    "is capable": ("The lab said Iran was capable of such an attack.", "capability", {"agent": "country:ir"}),
    "lacks the means": ("The lab said Iran lacked the means to stop it.", "not capability", {"agent": "country:ir"}),
    "called absurd": ("China called the charge absurd.", "evaluated", {"value": "absurd"}),
    "condemned": ("Norway condemned the attack.", "evaluated", {}),
    "will respond": ("Iran vowed to retaliate.", "will_respond", {"agent": "country:ir"}),
    "would respond": ("Obama promised that the United States would respond.", "will_respond", {"agent": "country:us"}),
    "promises": ("Rogers promised to credit its customers.", "intends", {"agent": "operator:rogers"}),
    "is going to": ("Rogers said it would add a second core.", "intends", {"agent": "operator:rogers"}),
    "threatens": ("Iran threatened to close the strait.", "intends", {"agent": "country:ir"}),
    "urges": ("China urged both sides to talk.", "wants", {"agent": "country:cn"}),
    "demands": ("Norway demanded an apology from Russia.", "wants", {"agent": "country:no"}),
    "wants, told by another": (
        "Officials said Norway had asked China to close the servers.",
        "wants",
        {"agent": "country:no"},
    ),
    "wants, with a day between": (
        "Officials said Norway had asked China on Thursday to close the servers.",
        "wants",
        {"agent": "country:no"},
    ),
    "warned, told by another": ("The union said auditors had warned the bank.", "warned", {"agent": "auditors"}),
    "had been warned": (
        "The union said the bank had been warned of the pump by auditors.",
        "warned",
        {"agent": "auditors"},
    ),
    "too early": ("Norway said it was too early to say who did it.", "denies_knowledge", {"agent": "country:no"}),
    "early in the day": ("Norway said it was up early to feed the horses.", "other", {}),
    "is ready": ("The envoy said Norway was ready to send divers.", "intends", {"agent": "country:no"}),
    "motive": ("The lab said the outage was an answer to the Sony hack.", "motive", {}),
    "refused": ("The lawyer said the bank had refused to pay.", "not intends", {"agent": "bank"}),
    "its spokesman": ("A spokesman said the company would repay the fees.", "intends", {"agent": "company"}),
    "is needed": ("Norway said an inquiry was needed.", "wants", {"agent": "country:no", "theme": "inquiry"}),
    "needed for something": ("Norway said the ship was needed to carry the cable.", "other", {}),
    "will not go unanswered": (
        "Norway said the attack would not go unanswered.",
        "will_respond",
        {"agent": "country:no"},
    ),
    "there will be an answer": ("Norway said there would be a response.", "will_respond", {"agent": "country:no"}),
    "ignored warnings": ("The union said the bank had ignored warnings.", "warned", {"victim": "bank"}),
    "ignored a letter": ("The union said the bank had ignored a letter.", "other", {}),
    "says neither": ('"I was asleep," the porter said.', "other", {}),
}

CASES = {
    f"{family}: {name}": case
    for family, cases in {
        "responsibility": RESPONSIBILITY,
        "who": WHO,
        "involvement": INVOLVEMENT,
        "cause": CAUSES,
        "too much": TOO_MUCH,
        "attack": ATTACKS,
        "outage": OUTAGES,
        "mind": MINDS,
    }.items()
    for name, case in cases.items()
}


def gist_of(extract: Extract, text: str, place: int = 0) -> Gist:
    """The gist of the claim at this place of a text."""
    gist = extract(text).claims[place].gist
    assert gist is not None
    return gist


def shown(gist: Gist) -> str:
    """The predicate, with "not" before it where it is said not to be so."""
    return gist.predicate.value if gist.polarity else f"not {gist.predicate}"


@pytest.mark.parametrize(("text", "predicate", "arguments"), CASES.values(), ids=CASES.keys())
def test_a_claim_is_normalised(text: str, predicate: str, arguments: dict[str, str], extract: Extract) -> None:
    """The sentence."""
    gist = gist_of(extract, text)
    found = {argument.role.value: argument.id or argument.text for argument in gist.arguments}
    assert (shown(gist), {role: found.get(role) for role in arguments}) == (predicate, arguments)


MODALITIES = {
    "unreal": ('"Professionals would have left no trace," the lab said.', Modality.CONDITIONAL),
    "asserted": ("The lab said Iran was behind the attack.", Modality.ASSERTED),
    "hedged by a modal": ("The lab said Iran may have been behind the attack.", Modality.HEDGED),
    "hedged by the cue": ("The lab believes that Iran was behind the attack.", Modality.HEDGED),
    "asked": ("The reporter asked whether Iran was behind the attack.", Modality.ASKED),
    "urged": ("Norway urged Iran to stop the attack.", Modality.URGED),
    "conditional": ("Iran said it would respond if it was attacked.", Modality.CONDITIONAL),
}


@pytest.mark.parametrize(("text", "modality"), MODALITIES.values(), ids=MODALITIES.keys())
def test_how_it_is_put(text: str, modality: Modality, extract: Extract) -> None:
    """The sentence."""
    assert gist_of(extract, text).modality is modality


def test_a_refusal_says_nothing(extract: Extract) -> None:
    """'The Pentagon declined to comment.'."""
    (claim,) = extract("The Pentagon declined to comment.").claims
    assert claim.gist is None


ANSWERS = {
    "denied it": "Norway accused Russia of hacking its parliament. Russia denied it.",
    "rejected the charge": "Norway accused Russia of hacking its parliament. Russia rejected the accusation.",
    "denied it too": "The lab denied that Russia had hacked the parliament of Norway. Moscow denied it, too.",
    "dismissed it": "The lab said Russia had hacked the parliament of Norway. Moscow dismissed the claim as nonsense.",
}


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_is_about_what_it_answers(text: str, extract: Extract) -> None:
    """The two sentences."""
    gist = gist_of(extract, text, place=1)
    agent = next(argument.id for argument in gist.arguments if argument.role is Role.AGENT)
    assert (shown(gist), agent) == ("not responsible", "country:ru")


def test_what_others_said_since_is_answered_not_an_older_charge(extract: Extract) -> None:
    """'The crew said a tanker was to blame. The bank said the bill was high. The union said the pay was late. ...'."""
    gist = gist_of(
        extract,
        "The crew said a tanker was to blame for the outage. The bank said the bill was high. "
        "The union said the pay was late. The ministry rejected this.",
        place=3,
    )
    assert shown(gist) == "not other"


def test_that_is_a_lie_is_about_the_claim_right_before(extract: Extract) -> None:
    """'The lab said Russia had hacked Norway. The crew said the bill was high. "That is a lie," the bank said.'."""
    text = 'The lab said Russia had hacked Norway. The crew said the bill was high. "That is a lie," the bank said.'
    assert gist_of(extract, text, place=2).predicate.value not in ("responsible", "attacked")


def named(claims: Iterable[Claim]) -> str:
    """The words that name what the claims are about."""
    return " ".join(claim.gist.happening.words for claim in claims if claim.gist and claim.gist.happening)


def test_a_campaign_is_an_attack_only_where_words_say_so(extract: Extract) -> None:
    """An election's campaign is nothing that happened to anybody; a hacking campaign is."""
    plain = extract("The senator said Norway's campaign was dull.").claims
    attack = extract("The senator said the hacking campaign against Norway was dull.").claims
    assert "campaign" not in named(plain)
    assert "campaign" in named(attack)


def test_the_words_are_base_forms_in_order(extract: Extract) -> None:
    """'Dyn said the networks were withdrawn at once.'."""
    assert gist_of(extract, "Dyn said that the networks were quickly withdrawn.").words == (
        "network",
        "quickly",
        "withdraw",
    )
