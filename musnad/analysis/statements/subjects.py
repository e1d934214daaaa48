"""Who speaks in a clause: the phrase before the verb, or the one behind it, if it agrees."""

from __future__ import annotations

from musnad.analysis.statements.circumstances import add_circumstances
from musnad.analysis.statements.drafts import Draft, Range
from musnad.analysis.statements.reach import lead_of
from musnad.analysis.statements.scene import PREPOSITIONS, Scene
from musnad.analysis.statements.sources import phrase_end, subject_before
from musnad.analysis.statements.targets import skip_adverbials
from musnad.lexicon.cues import CueForm

RESUMPTIVE = ("عنه", "عنها", "عنهم", "به", "بها", "اليه", "اليها", "عليه", "عليها", "فيه", "منه", "منها")


def set_subject(
    scene: Scene, draft: Draft, at: int, mark: int, frames: frozenset[str], strict: bool = False, left: bool = True
) -> int:
    """Find the source between the verb and `mark`, or before the verb; the token behind what is read right of it."""
    low = scene.sentence(at)[0]
    held = scene.holder(at)
    low = max(low, held.open + 1) if held is not None else low
    before = None
    topic = draft.form.proclitic == "ف" and scene.form(low) in ("اما", "واما")
    if left and draft.antecedent is None and (topic or not draft.form.proclitic.startswith(("و", "ف", "ل"))):
        before = subject_before(scene, at, low)
    if before is not None and not _agrees(draft.form, scene, before, after=False):
        before = None
    if before is not None:
        draft.source = before
        draft.lead = min(draft.lead, lead_of(scene, before[0]))
        draft.follows = True
        add_circumstances(scene, draft, at + 1, mark, told=draft.row.addressee == "object")
        return at + 1
    start = at + 1
    while start < mark and scene.form(start) in RESUMPTIVE:
        start += 1
    if scene.mark(start) == ":" and start + 1 in scene.opened:
        start += 1
    if draft.row.lemma in ("جاء", "ورد") and scene.form(start) == "في" and start + 1 < mark:
        end = phrase_end(scene, start + 1, mark, frames, strict=False)
        if end > start + 1:
            draft.source = (start + 1, end)
        return end
    start = skip_adverbials(scene, start, mark)
    while start < mark and scene.form(start) in ("ايضا", "انذاك", "امس", "اليوم", "حينها"):
        start += 1
    told = draft.row.addressee == "object" and not draft.form.enclitic
    to = scene.prefix(start, "ل") > 0 or (
        told and draft.form.gender == "f" and scene.form(start) in scene.grammar.audiences
    )
    end = start if to else phrase_end(scene, start, mark, frames, strict or told)
    if (
        end > start
        and (
            scene.is_agent(start)
            or (not strict and _speaks(scene, start, draft.form))
            or (strict and _is_plain(scene, start, end, mark, draft))
        )
        and _agrees(draft.form, scene, (start, end), after=True)
    ):
        if draft.antecedent is not None and not strict and draft.row.addressee == "object":
            end = start
        else:
            draft.source = (start, end)
    else:
        end = start if strict or told else at + 1
        end = at + 1 if told and end == start else end
    add_circumstances(scene, draft, end, mark, told=told)
    return end


def _is_plain(scene: Scene, start: int, end: int, mark: int, draft: Draft) -> bool:
    """Is a definite phrase the subject though its noun names no speaker: another noun follows, or the light noun does?

    «وأيدت الكتلة | مشروع القانون»: were the first phrase the object, nothing bare could follow it.
    """
    if draft.rule == "light-verb":
        head = scene.form(start)
        plain = head not in scene.function_words and not head.startswith(("خلال", "بعد", "قبل", "عند"))
        return end == mark and plain and scene.words[start].kind == "w"
    head = scene.form(start)
    if not head.startswith("ال") or end >= mark or scene.words[end].kind != "w":
        return False
    feminine = head.endswith(("ه", "ات"))
    if feminine != (draft.form.gender == "f"):
        return False
    after = scene.form(end)
    bare = after not in scene.function_words and not scene.prefix(end, "ب") and not scene.prefix(end, "ل")
    return bare and not after.endswith("ا") and not scene.is_joined(end)


def _speaks(scene: Scene, start: int, form: CueForm) -> bool:
    """With إن or a quotation still to come, any noun phrase behind the verb is its subject."""
    start = start + 1 if scene.mark(start) == "#" else start
    word = scene.words[start]
    if word.form.endswith("ا") and len(word.form) > 4 and not word.form.startswith("ال"):  # مازحاً، متوجهاً
        return False
    if word.form[:1] == "و" and (
        word.form[1:] in scene.grammar.prepositions or word.form[1:] in scene.grammar.adjuncts
    ):
        return False
    return (
        word.kind == "w"
        and word.form not in scene.grammar.adjuncts
        and word.form not in PREPOSITIONS
        and not scene.prefix(start, "ب")
    )


def _is_oblique_plural(scene: Scene, at: int, head: str) -> bool:
    """Is the word a plural that cannot be a subject (المقاتلين)? Names in -in (الكرملين) are none."""
    plural = head.startswith("ال") and head.endswith("ين") and head != "الامين"
    return plural and not scene.is_unknown(at)


def _agrees(form: CueForm, scene: Scene, phrase: Range, after: bool) -> bool:
    """May this phrase be the subject of this verb? A masculine singular verb has no plainly feminine subject."""
    head = scene.form(phrase[0])
    named = scene.mention(phrase[0]) is not None
    if form.person in (1, 2):
        return False
    if after and (form.number in ("p", "d") or (not named and _is_oblique_plural(scene, phrase[0], head))):
        return False
    place = scene.mention(phrase[0])
    if after and form.gender == "m" and place is not None and scene.kind(place[1]) == "LOC":
        return head.startswith("ال") or head in scene.grammar.masculine_places
    if form.gender == "m" and not named and not after and head.startswith("ال") and head.endswith("ه"):
        return False
    return not (form.gender == "f" and not named and head in scene.grammar.masculine)
