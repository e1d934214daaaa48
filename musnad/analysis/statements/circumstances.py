"""To whom, where and when something was said: the phrases between a cue and its content."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.scene import COMMAS, PREPOSITIONS, Scene
from musnad.analysis.statements.sources import phrase_end
from musnad.analysis.statements.targets import skip_adverbials


def add_circumstances(scene: Scene, draft: Draft, start: int, end: int, told: bool = False) -> None:
    """Read venue, time, addressee and the outlet told from the tokens [start, end) into the draft.

    «في تصريحات لصحيفة «الشروق»»: the venue is تصريحات, the newspaper is addressee and `via`.
    """
    times, venues = scene.places.time_at, scene.grammar.venues
    for i, word in enumerate(scene.words[start : min(end, scene.last)], start):
        if i in times and draft.time is None:
            draft.time = times[i][1].id
        if draft.venue is None and word.form in venues and _opens_venue(scene, i):
            draft.venue = scene.trim(i, _venue_end(scene, i, end))
        if draft.to is None and word.text[:1] == "ل" and scene.prefix(i, "ل"):
            _add_told(scene, draft, i, end)
    if draft.venue is not None and draft.to is None:
        _add_interviewer(scene, draft, start, end)
    if told and draft.to is None:
        at = skip_adverbials(scene, start, end)
        last = phrase_end(scene, at, end, frozenset(draft.row.frames), strict=True) if at < end else at
        if last > at and scene.form(at) not in PREPOSITIONS:
            draft.to = scene.trim(at, last)


def _opens_venue(scene: Scene, at: int) -> bool:
    return scene.form(at - 1) in ("في", "خلال", "عبر", "علي", "عقب", "ضمن", "بعد", "اثناء", "من", "احد", "وفي", "ب")


def _venue_end(scene: Scene, at: int, end: int) -> int:
    """The venue is the noun with its adjectives and genitives, up to a preposition, a comma or a time."""
    if scene.form(at) not in ("مقابله", "موتمر", "حوار", "اجتماع", "تجمع", "خطاب", "خطبه", "كلمه", "جلسه", "تغريده"):
        if scene.form(at) in ("حسابه", "حسابها") and scene.form(at + 2) == "تويتر":
            return min(at + 3, end)
        return at + 1
    i = at + 1
    while i < end and i < at + 4 and scene.words[i].kind == "w" and scene.time(i) is None:
        form = scene.form(i)
        if (
            form in PREPOSITIONS
            or scene.prefix(i, "ل")
            or scene.is_complementiser(i)
            or form in COMMAS
            or form in ("مع", "عبر")
        ):
            break
        i += 1
    return i


def _add_told(scene: Scene, draft: Draft, at: int, end: int) -> None:
    letter = scene.prefix(at, "ل")
    first, skip = (at + 1, 0) if letter == scene.words[at].size else (at, letter)
    form = scene.form(at)
    rest = ("ا" + form[1:] if letter == 2 else form[1:]) if skip else scene.form(first)
    found = scene.mention(first if not skip else at) or (scene.mention(first + 1) if first in scene.opened else None)
    outlet = (
        rest in scene.grammar.outlet_heads
        or rest.removeprefix("ا" if letter == 2 else "") in scene.grammar.outlet_heads
    )
    marked = first in scene.opened and scene.is_name(scene.opened[first]) and found is None
    named = marked or (found is not None and scene.kind(found[1]) == "ORG")
    if not (outlet or named or rest in scene.grammar.audiences):
        return
    last = phrase_end(scene, first, end, frozenset(), strict=True) if not skip else first + 1
    last = max(last, phrase_end(scene, first + 1, end, frozenset(), strict=True)) if first + 1 < end else last
    if first in scene.opened:
        last = max(last, scene.opened[first].close + 1)
    if found is not None:
        last = max(last, found[0])
    start, stop = scene.trim(first, min(last, end))
    draft.to = (start + skip, stop)
    if outlet or named:
        draft.via.append(draft.to)


def _add_interviewer(scene: Scene, draft: Draft, start: int, end: int) -> None:
    """«في مقابلة مع قناة «الأفق»» (in an interview with Horizon TV): the outlet was told and passed it on."""
    venue = next((i for i in range(start, end) if draft.venue is not None and scene.starts[i] == draft.venue[0]), end)
    if scene.form(venue) not in scene.grammar.interviews:
        return
    for i in range(venue + 1, min(venue + 14, end)):
        named = scene.mention(i) is not None and scene.form(i - 1) == "مع" and scene.is_outlet(i, i + 1)
        if named or scene.form(i) in scene.grammar.outlet_heads:
            last = max(phrase_end(scene, i, end, frozenset(), strict=False), i + 1)
            span = scene.trim(i, last)
            draft.to = span if scene.form(i - 1) in ("مع", "معه", "معها") else None
            draft.via.append(span)
            return
