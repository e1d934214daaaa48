"""Finite verbs that report: with a clause, a quotation, a preposition or an object."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Draft, Target
from musnad.analysis.statements.reach import antecedent_of, is_negated, is_unreal, lead_of, opens_clause, reach_of
from musnad.analysis.statements.scene import PREPOSITIONS, Scene
from musnad.analysis.statements.sources import phrase_end
from musnad.analysis.statements.subjects import RESUMPTIVE, set_subject
from musnad.analysis.statements.targets import behind_that, find_object, find_target, open_noun, skip_adverbials
from musnad.lexicon.cues import CueForm


def read_verb(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """A finite verb with its source before or behind it, or none: «وقال الوزير إن», «الوزير يدعو إلى», «وأضاف أن»."""
    if is_negated(scene, at) or (form.tense == "present" and is_unreal(scene, at)):
        return None
    if form.row.lemma == "ذكر" and form.tense == "present" and form.gender == "m" and scene.is_complementiser(at + 1):
        return None  # يُذكر أن: the newspaper's own
    limit = reach_of(scene, at)
    saying = _saying(scene, at, limit)
    target = find_target(scene, at + 1 if saying is None else saying + 1, _behind(scene, limit, saying), form.row)
    if target is None and not scene.closed and _needs_opening(form):
        return None
    cue = (at, at + 2) if saying == at + 1 else (at, at + 1)
    draft = Draft("verb", form.row, form, cue, target, scene.sentence(at)[1], lead_of(scene, at))
    draft.until = at + 1 if saying is None else saying + 1
    draft.joined = form.proclitic.startswith(("و", "ف"))
    relative = scene.form(at - 1) in scene.grammar.relatives or (
        scene.mark(at - 1) != "" and scene.form(at - 2) in scene.grammar.relatives
    )
    if relative and scene.form(at - 2) not in ("الوقت", "الحين"):
        draft.antecedent = antecedent_of(scene, at)
    else:
        relative = False
    rule = _read_object if target is None else _read_target
    if not rule(scene, draft, at, limit) or (relative and draft.source is None and draft.antecedent is None):
        return None
    owned = draft.source is not None or draft.antecedent is not None or draft.joined or form.proclitic.endswith("ل")
    owned = owned or scene.form(at + 1) in RESUMPTIVE
    return draft if owned or (opens_clause(scene, at) and at - 1 not in scene.places.in_mention) else None


def may_be_verb(form: CueForm) -> bool:
    """Can the form by itself report as a finite verb: active, no future, no first person of the present?"""
    if form.voice == "passive" or "س" in form.proclitic or (form.tense == "present" and form.person == 1):
        return False
    return not form.enclitic or "object" in form.row.frames or form.row.addressee == "object"


def _needs_opening(form: CueForm) -> bool:
    """Does the verb report nothing by an object alone? Then without an opening only a quotation before it can be meant."""
    if form.enclitic:
        return "object" not in form.row.frames or form.row.lemma not in _EVALUATE
    return "object" not in form.row.frames or form.row.weak


def _saying(scene: Scene, at: int, limit: int) -> int | None:
    """«وتابع الوزير قائلاً:», «واستدرك بالقول»: the word that only repeats the cue, right behind its source."""
    near = min(limit + 1, at + 10)
    if scene.grammar.saying.isdisjoint([scene.words[i].form for i in scene.cues_after(at, near)]):
        return None
    for i in range(at + 1, near):
        form = scene.form(i)
        if form in scene.grammar.saying:
            return i if i == at + 1 or scene.mark(i - 1) == "" else None
        if form in PREPOSITIONS or i in scene.opened or scene.is_complementiser(i) or scene.mark(i) == ":":
            return None
    return None


def _behind(scene: Scene, limit: int, saying: int | None) -> int:
    return limit if saying is None or saying < limit else reach_of(scene, saying)


def _read_target(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    target = draft.target
    assert target is not None
    if (
        target.kind == "quote"
        and scene.mark(target.mark - 1) in ("،", ",")
        and _quoted_before(scene, draft, at, target.mark)
    ):
        return True
    if _object_first(scene, draft, at, limit):
        return True
    names = {"clause": "that", "quote": "quote", "noun": "preposition"}
    draft.rule = f"verb-{names[target.kind]}"
    first = at == scene.sentence(at)[0] or scene.mark(at - 1) in ("،", ",")
    if draft.form.doubtful and (
        target.mark > at + 12 or (target.kind == "noun" and not _is_sure(scene, draft, at, first))
    ):
        return False
    if draft.antecedent is not None and draft.form.enclitic:
        return False
    if target.kind == "noun" and draft.row.weak and scene.form(target.mark) not in PREPOSITIONS:
        return False
    if draft.antecedent is not None and scene.form(at + 1) in RESUMPTIVE:
        return False
    mark = draft.until - 1 if at + 1 < draft.until <= target.mark else target.mark
    end = set_subject(scene, draft, at, mark, frozenset(draft.row.frames))
    if draft.row.weak and target.kind == "quote" and scene.words[target.mark].text != ":":
        owner = draft.source or draft.antecedent
        if owner is not None and not scene.is_agent(owner[0]) and scene.mark(target.mark - 1) != ":":
            return False
    things = draft.row.lemma in scene.grammar.things_do and draft.source is not None
    if (
        things
        and draft.source is not None
        and not scene.is_agent(draft.source[0])
        and not scene.is_unknown(draft.source[0])
    ):
        return False
    near = draft.row.weak or "quote" not in draft.row.frames
    if target.kind == "quote" and near and scene.form(target.mark - 1) != ":" and not _reaches(scene, end, target.mark):
        return False
    if draft.form.enclitic and draft.row.addressee != "object" and "object" in draft.row.frames:
        return target.mark <= at + 2 or draft.source is not None
    return True


def _is_sure(scene: Scene, draft: Draft, at: int, first: bool) -> bool:
    """Is a form that is mostly another word a verb here: its preposition right behind it, or behind a plain source?"""
    target = draft.target
    assert target is not None
    if target.mark == at + 1:
        return first
    frames = frozenset(draft.row.frames)
    agent = scene.is_agent(at + 1) and opens_clause(scene, at)
    return agent and phrase_end(scene, at + 1, target.mark, frames, strict=True) == target.mark


def _reaches(scene: Scene, end: int, mark: int) -> bool:
    """Does nothing but adverbials, a preposition or إن stand between the source's end and the quotation at `mark`?"""
    if (
        scene.mark(mark - 1) in (":", "،", ",")
        or scene.is_complementiser(mark - 1)
        or scene.form(mark - 1) in PREPOSITIONS
    ):
        return True
    if scene.prefix(mark - 1, "ب") or scene.prefix(mark - 1, "ل"):
        return True
    return skip_adverbials(scene, end, mark) >= mark - 1


_EVALUATE = ("عدّ", "اعتبر", "وصف", "سمّى", "صنّف")


def _object_first(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    """Does an object stand between source and preposition, so that the content begins with it?

    «اتهم الحزب خصومه بالتزوير» (accused its rivals of fraud), «أكد الطرفان استمرار العمل على الخطة».
    """
    target = draft.target
    assert target is not None
    if (
        "object" not in draft.row.frames
        or draft.form.doubtful
        or scene.mark(target.mark - 1) == ":"
        or scene.mark(target.mark) == ":"
    ):
        return False
    first = draft.row.frames[0] == "object" or draft.row.lemma in _EVALUATE
    if target.mark <= at + 1:
        return False
    trial = Draft("", draft.row, draft.form, draft.cue, None, draft.bound, draft.lead, antecedent=draft.antecedent)
    end = set_subject(scene, trial, at, target.mark, frozenset(draft.row.frames), strict=True)
    if trial.source is None and not (first and draft.antecedent is not None) and not (first and draft.joined):
        return False
    found = find_object(scene, end, target.mark)
    if found is None or scene.form(found.start) == "غير":
        return False
    head = scene.form(found.start)
    that = target.kind == "clause" or scene.is_complementiser(target.mark - 1)
    if that and not first and head not in scene.grammar.needed and not head.endswith(("ها", "هم", "ته")):
        return False
    if not first and not (scene.is_masdar_like(found.start) and _settled(scene, found.start)):
        return False
    draft.source, draft.to, draft.via, draft.venue, draft.time = trial.source, None, trial.via, trial.venue, trial.time
    draft.follows, draft.lead = trial.follows, trial.lead
    draft.target, draft.rule = found, "verb-object"
    return True


def _settled(scene: Scene, at: int) -> bool:
    """Is the source before the object at `at` plainly over: a name, a comma, a time, or a definite word?"""
    before = at - 1
    return (
        before in scene.places.in_mention
        or scene.mark(before) != ""
        or scene.form(before).startswith("ال")
        or scene.form(before) in scene.grammar.one_word
    ) and not scene.is_role(at)


def _read_object(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    """The verb with a bare noun phrase: the first one is the source if it can speak and another one follows."""
    if draft.antecedent is not None and (draft.form.enclitic or scene.form(at + 1) in RESUMPTIVE):
        return False
    if draft.form.enclitic and draft.row.lemma not in _EVALUATE:  # يعارضها: the pronoun is all that it has
        return False
    bare = draft.row.weak and not draft.form.enclitic
    if draft.form.doubtful or bare:  # only where it opens the sentence and a name or a body follows (دانت الرابطة ...)
        bare = (
            at != scene.sentence(at)[0]
            or not (scene.mention(at + 1) or scene.form(at + 1) in scene.grammar.body_heads)
            or bare
        )
    if "object" not in draft.row.frames or bare:
        return _quoted_before(scene, draft, at, limit)
    draft.rule = "verb-object"
    start = set_subject(scene, draft, at, limit, frozenset(draft.row.frames), strict=True)
    if draft.form.enclitic:
        found = None
        if start < limit and scene.is_complementiser(start):
            found = behind_that(scene, start)
        elif start < limit and scene.prefix(start, "ب"):
            found = open_noun(scene, start, start, scene.prefix(start, "ب"))
        draft.target = found or find_object(scene, start, limit)
    else:
        if draft.to is not None and draft.row.addressee != "object":
            start = max(start, min(scene.tokens.at(draft.to[1]), limit))
        draft.target = find_object(scene, start, limit)
    if draft.target is None and draft.source is not None and draft.source[0] > at:
        draft.target = find_object(scene, at + 1, limit)
        draft.source = None
    if draft.target is None:
        return _quoted_before(scene, draft, at, limit)
    if (
        draft.source is None
        and draft.antecedent is None
        and at > scene.first
        and scene.is_masdar(at)
        and not draft.form.enclitic
    ):
        return False
    return scene.form(draft.target.start) not in scene.grammar.not_said


def _quoted_before(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    """«...»، قال الوزير (the quotation first): the verb that closes behind its quotation."""
    if draft.joined or scene.form(at - 1) in ("ما", "كما"):
        return False
    before = at - 1
    while before > scene.first and (
        scene.mark(before) in ("،", ",", ".", "-", "!") or scene.form(before) in ("هكذا", "بهذه", "الكلمات", "بهذا")
    ):
        before -= 1
    quote = scene.closed.get(before)
    if quote is None or scene.is_name(quote) or before < at - 5:
        return False
    draft.target = Target("quote", quote.open, quote.open + 1)
    draft.rule = "quote-before"
    set_subject(scene, draft, at, _subject_limit(scene, at, limit), frozenset(), left=False)
    return True


def _subject_limit(scene: Scene, at: int, limit: int) -> int:
    """Where the source behind a quotation ends at the latest: the next comma that parts no apposition."""
    return next((i for i in range(at + 1, limit) if scene.mark(i) in ("،", ",") and not scene.is_role(i + 1)), limit)
