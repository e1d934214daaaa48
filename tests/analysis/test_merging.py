"""Who is who across captures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.analysis.merging import ACCEPTED, MergeLog, Proposal, Sighting, entity_key, gather_roles, propose_merges
from musnad.lexicon.loader import load_lexicon
from musnad.records import Entity, EntityType, Role


def seen(
    capture: str,
    name: str,
    role: str = "",
    day: str | None = None,
    *,
    wikidata: str | None = None,
    latin: str | None = None,
    kind: EntityType = "PER",
    status: str | None = None,
) -> Sighting:
    roles = (Role(role, 0, len(role), None, status),) if role else ()  # type: ignore[arg-type]
    return Sighting(capture, Entity("e1", kind, name, latin, wikidata, roles), day)


def proposed(*sightings: Sighting) -> list[Proposal]:
    return propose_merges(sightings, load_lexicon().gazetteer)


def test_key_of_a_listed_and_of_an_unlisted_name() -> None:
    assert entity_key(seen("c1", "سليم الحداد", wikidata="Q1").entity) == "PER:Q1"
    assert entity_key(seen("c1", "سليم الحدّاد").entity) == entity_key(seen("c2", "سليم الحداد").entity)
    assert entity_key(seen("c1", "الأمم", kind="ORG").entity) != entity_key(seen("c1", "الأمم", kind="LOC").entity)


def test_spelling_with_a_shared_role_is_accepted() -> None:
    [proposal] = proposed(seen("c1", "يان هولندر", "مدرب نادي المرفأ"), seen("c2", "يان هولاندر", "مدرب نادي المرفأ"))
    assert proposal.score >= ACCEPTED
    assert proposal.evidence == ("spelling", "role: مدرب نادي مرفا")


def test_spelling_alone_waits_for_a_judgement() -> None:
    [proposal] = proposed(seen("c1", "يان هولندر"), seen("c2", "يان هولاندر"))
    assert proposal.score < ACCEPTED


def test_surname_with_role_goes_to_the_full_name() -> None:
    [proposal] = proposed(seen("c1", "الحداد", "وزير الزراعة السوري"), seen("c2", "سليم الحداد", "وزير الزراعة السوري"))
    assert (proposal.keep, proposal.absorb) == ("PER:سليم حداد", "PER:حداد")
    assert proposal.score >= ACCEPTED


def test_surname_of_two_goes_to_neither() -> None:
    assert not [
        p
        for p in proposed(seen("c1", "الحداد"), seen("c2", "سليم الحداد"), seen("c3", "هاني الحداد"))
        if p.absorb == "PER:حداد"
    ]


def test_a_listed_name_takes_the_unlisted_one() -> None:
    [proposal] = proposed(seen("c1", "سليم الحداد"), seen("c2", "سليم الحداد", wikidata="Q1"))
    assert (proposal.keep, proposal.absorb) == ("PER:Q1", "PER:سليم حداد")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (seen("c1", "سليم الحداد", wikidata="Q1"), seen("c2", "سليم الحداد", wikidata="Q2")),
        (seen("c1", "خالد عمر"), seen("c2", "خالد عامر")),
        (seen("c1", "سليم الحداد"), seen("c2", "هاني الحداد")),
        (seen("c1", "نهوض", kind="ORG"), seen("c2", "نهوض", kind="MISC")),
    ],
)
def test_never_proposed(one: Sighting, other: Sighting) -> None:
    assert proposed(one, other) == []


def test_same_latin_form() -> None:
    [proposal] = proposed(
        seen("c1", "نيلوفر", latin="Nilofar", kind="ORG"), seen("c2", "شركة نيلوفار", latin="Nilofar", kind="ORG")
    )
    assert proposal.evidence[0] == "latin: nilofar"


def test_roles_gather_with_their_days() -> None:
    roles = gather_roles(
        [
            seen("c1", "سليم الحداد", "وزير الزراعة", "2019-03-01"),
            seen("c2", "سليم الحداد", "وزير الزراعة", "2018-05-09"),
            seen("c3", "سليم الحداد", "رئيس الوزراء", "2021-01-01"),
            seen("c4", "سليم الحداد", "وزير الزراعة السابق", None, status="former"),
        ]
    )["PER:سليم حداد"]
    assert [(r.text, r.earliest, r.latest, r.captures) for r in roles] == [
        ("وزير الزراعة", "2018-05-09", "2019-03-01", 2),
        ("رئيس الوزراء", "2021-01-01", "2021-01-01", 1),
        ("وزير الزراعة السابق", None, None, 1),
    ]


def test_a_merge_can_be_undone() -> None:
    log = MergeLog()
    first = log.accept(Proposal("PER:ا", "PER:ب", 0.9, ("spelling",)))
    log.accept(Proposal("PER:ج", "PER:ا", 0.9, ("surname",)))
    assert log.current("PER:ب") == "PER:ج"
    log.undo(first.number)
    assert log.current("PER:ب") == "PER:ب"
    assert log.current("PER:ا") == "PER:ج"
    assert [entry.undone for entry in log.entries] == [True, False]
    with pytest.raises(KeyError):
        log.undo(first.number)


def test_the_log_survives_its_json() -> None:
    log = MergeLog()
    log.accept(Proposal("PER:ا", "PER:ب", 0.9, ("spelling",)))
    again = MergeLog.from_json(log.to_json())
    assert again.entries == log.entries
    assert again.current("PER:ب") == "PER:ا"


KEYS = st.sampled_from(["PER:ا", "PER:ب", "PER:ج", "PER:د"])


@given(st.lists(st.tuples(KEYS, KEYS), max_size=12))
def test_undoing_all_restores_all(pairs: list[tuple[str, str]]) -> None:
    log = MergeLog()
    for keep, absorb in pairs:
        log.accept(Proposal(keep, absorb, 1.0, ()))
    for entry in list(log.entries):
        log.undo(entry.number)
    assert all(log.current(key) == key for key in ("PER:ا", "PER:ب", "PER:ج", "PER:د"))
