"""Where the content of a reporting verb begins: behind إن, a colon, a quotation mark, its preposition, or as its object."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Target
from musnad.analysis.statements.scene import BRACKETS, COMMAS, PREPOSITIONS, Scene
from musnad.lexicon.cues import CueRow


def find_target(scene: Scene, at: int, limit: int, row: CueRow) -> Target | None:
    """The first opening of the content behind the cue at `at`, before token `limit`; None where none stands there."""
    frames = row.frames
    words, openers, complementisers = scene.words, scene.cues.openers, scene.grammar.complementisers
    i = at
    while i < limit:
        word = words[i]
        if word.kind == "p":
            quote = scene.opened.get(i)
            if quote is not None:
                if not scene.is_name(quote):
                    return Target("quote", i, i + 1)
                i = quote.close + 1
                continue
            if word.text == ":":
                return _behind_colon(scene, i, limit)
            if word.text in BRACKETS:
                i = scene.bracket_end(i)
                continue
        elif openers[word.form]:
            if word.form in complementisers and scene.is_complementiser(i):
                if i + 1 < limit and _is_own(scene, i, frames):
                    return behind_that(scene, i)
            else:
                found = _preposition(scene, i, at, limit, frames)
                if found is not None:
                    return found
        i += 1
    return None


def _is_own(scene: Scene, at: int, frames: tuple[str, ...]) -> bool:
    """Does the إن / أن at `at` belong to the cue, and not to what stands before it (بعد أن، القلق من أن)?"""
    before = scene.form(at - 1)
    governed = before in PREPOSITIONS and PREPOSITIONS[before] not in frames
    return before not in scene.grammar.no_complement_behind and not governed


def behind_that(scene: Scene, at: int) -> Target:
    """The content behind إن / أن at `at`: a quotation or a clause."""
    start = at + 1
    if scene.mark(start) in (":", "،", ","):
        start += 1
    quote = scene.opened.get(start)
    if quote is not None and not scene.is_name(quote):
        return Target("quote", start, start + 1)
    return Target("clause", at, start)


def _behind_colon(scene: Scene, at: int, limit: int) -> Target | None:
    start = at + 1
    if start >= limit:
        return None
    quote = scene.opened.get(start)
    if quote is not None:
        if (
            quote.close - quote.open <= 7
            and scene.mark(quote.close + 1) in COMMAS
            and scene.words[quote.close + 1].kind == "p"
        ):
            behind = find_that(scene, quote.close, limit)
            if behind is not None:
                return behind
        return Target("quote", start, start + 1)
    if scene.is_complementiser(start):
        return behind_that(scene, start)
    return Target("clause", at, start)


def find_that(scene: Scene, at: int, limit: int) -> Target | None:
    """The next إن / أن of a report behind token `at`."""
    for i in range(at + 1, limit - 1):
        if scene.is_complementiser(i) and scene.form(i - 1) not in scene.grammar.no_complement_behind:
            return behind_that(scene, i)
    return None


def _preposition(scene: Scene, at: int, cue: int, limit: int, frames: tuple[str, ...]) -> Target | None:
    form = scene.words[at].form
    if PREPOSITIONS.get(form) in frames and at not in scene.places.in_mention:
        if form == "علي" and scene.words[at].text[-1] == "ي" and scene.words[at].text != "علي":
            return None
        behind = scene.form(at + 1)
        if behind in scene.grammar.adverbial or (behind in scene.grammar.venues and form == "علي") or at + 1 >= limit:
            return None
        if form == "الي" and at > cue and _second(scene, form, at + 1, limit):
            return None
        return open_noun(scene, at, at + 1, 0)
    if "ب" in frames and scene.prefix(at, "ب"):
        if form[1:] in scene.grammar.venues or (
            "أن" in frames and find_that(scene, at, min(limit, at + 14)) is not None
        ):
            return None
        return open_noun(scene, at, at, scene.prefix(at, "ب"))
    if "ل" in frames and "أن" not in frames and scene.prefix(at, "ل"):
        letter = scene.prefix(at, "ل")
        rest = "ا" + form[1:] if letter == 2 else form[1:]
        if (
            rest in scene.grammar.outlet_heads
            or rest in scene.grammar.audiences
            or (scene.form(at - 1) in scene.grammar.linked_heads and form != "ل")
        ):
            return None
        return open_noun(scene, at, at, letter)
    return None


def open_noun(scene: Scene, mark: int, start: int, skip: int) -> Target:
    """The content behind a preposition; a clause or a quotation may stand there as well."""
    if skip and skip == scene.words[start].size:
        start, skip = start + 1, 0
    if scene.is_complementiser(start) and not skip:
        return behind_that(scene, start)
    quote = scene.opened.get(start)
    if quote is not None and not scene.is_name(quote):
        return Target("quote" if quote.close - quote.open > 3 else "noun", start, start + 1)
    return Target("noun", mark, start, skip)


def _second(scene: Scene, form: str, at: int, limit: int) -> bool:
    found = scene.mention(at)
    return found is not None and any(scene.form(i) == form for i in range(found[0], min(limit, found[0] + 12)))


def find_object(scene: Scene, at: int, limit: int) -> Target | None:
    """The object that stands at `at` once adverbials are passed over; None where no noun phrase stands there."""
    start = skip_adverbials(scene, at, limit)
    if start >= limit:
        return None
    word = scene.words[start]
    quote = scene.opened.get(start)
    if quote is not None:
        return Target("noun" if scene.is_name(quote) else "quote", start, start + 1)
    if (
        word.kind == "p"
        or word.form in scene.grammar.adjuncts
        or word.form in PREPOSITIONS
        or word.form in scene.grammar.clause_openers
    ):
        return None
    if scene.is_joined(start) and scene.mention(start) is None:
        return None
    if word.form in scene.grammar.relatives or (scene.prefix(start, "ل") and scene.mention(start) is None):
        return None
    if scene.prefix(start, "ب") and scene.mention(start) is not None:
        return None
    return Target("noun", start, start)


def skip_adverbials(scene: Scene, at: int, limit: int) -> int:
    """The token behind the times, commas, brackets and phrases of occasion (في بيان، خلال لقاء) that begin at `at`."""
    while at < limit:
        time = scene.time(at)
        word = scene.words[at]
        form = word.form
        if time is not None:
            at = time[0]
        elif word.kind == "p":
            if word.text in ("،", ","):
                at += 1
            elif word.text in BRACKETS:
                at = scene.bracket_end(at)
            else:
                return at
        elif form in ("في", "خلال", "عبر", "عقب", "علي", "بعد", "قبل", "اثناء", "من", "ضمن", "امام", "منذ"):
            behind = scene.time(at + 1)
            if behind is not None:
                at = behind[0]
            elif scene.form(at + 1) in scene.grammar.venues or form in ("خلال", "عقب", "اثناء"):
                at = adverbial_end(scene, at + 1, limit)
            else:
                return at
        elif (
            form in ("اول", "امس")
            and scene.form(at + 1) in ("من", "الاول")
            and scene.form(at + 2) in ("امس", "الاول", "")
        ):
            at += 3 if scene.form(at + 2) == "امس" else 2
        elif form in scene.grammar.one_word:
            at += 1
        elif scene.is_particle(at) and scene.mark(at - 1) in ("،", ","):
            at = adverbial_end(scene, at + 1, limit)
        else:
            return at
    return at


def adverbial_end(scene: Scene, at: int, limit: int) -> int:
    """The token behind a phrase of occasion: up to a comma, a time, or what opens a content.

    A bare «بيان» or «تصريح له» before an indefinite noun is all of it: «في بيان | إسقاط طائرة».
    """
    bare = at + 1
    while bare < limit and scene.form(bare) in scene.grammar.venue_adjectives:
        bare += 1
    if bare < limit and scene.form(at) in scene.grammar.venues and _opens_object(scene, bare):
        return bare
    for i in range(at + 1, limit):
        if scene.mark(i) in COMMAS or scene.mark(i) == ":" or scene.is_complementiser(i):
            return i
        if i in scene.opened and not scene.is_name(scene.opened[i]):
            return i
    return limit


def _opens_object(scene: Scene, at: int) -> bool:
    """Does an indefinite noun stand here that no one can speak by, so that it is no genitive of the venue?"""
    form = scene.form(at)
    return (
        scene.is_masdar_like(at)
        and form not in ("مع", "معه", "معها", "بين", "غير")
        and not scene.is_agent(at)
        and not scene.is_unknown(at)
        and not form.endswith(("ي", "يه"))
        and form.removeprefix("ال") not in scene.grammar.body_heads
        and not scene.prefix(at, "ل")
        and not scene.prefix(at, "ب")
        and form[:1] != "و"
    )
