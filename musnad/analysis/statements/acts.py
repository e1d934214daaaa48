"""What a statement does (assert, demand, promise ...), by its cue and its content; and whether its words are quoted."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from musnad.analysis.morphology import analyse
from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.scene import Scene
from musnad.records import Act, Form


def decide_act(scene: Scene, draft: Draft) -> Act:
    """The act of the row, unless a neutral cue opens a content that does something else: the first of `ACTS` that fits.

    «شدد على ضرورة الانسحاب» (stressed the need to withdraw) demands; «قال إنها ادعاءات كاذبة» (false claims) denies.
    """
    act = draft.row.act
    if act != "assert" or not draft.parts or draft.light:
        return act
    first = scene.tokens.at(draft.parts[0][0])
    if first > 0 and scene.end(first - 1) > draft.parts[0][0]:
        first -= 1  # the first word without its preposition
    end = scene.tokens.at(draft.parts[-1][1])
    forms = [word.form for word in scene.words[first : min(first + HEARD, end)] if word.kind == "w"]
    if _is_plain(scene, forms, end):
        return act
    for rule in ACTS:
        found = rule(scene, draft, forms)
        if found is not None:
            return found
    return act


def _is_plain(scene: Scene, forms: list[str], end: int) -> bool:
    """Is there no word that any rule asks for, and no question mark before token `end`? So it is with most contents."""
    if not scene.cues.effects.isdisjoint(forms) or (forms and forms[0].startswith("ال")):
        return False
    for form in forms[:3]:
        if form.startswith(("سن", "وسن")):
            return False
    return scene.mark(end - 1) not in ("؟", "?")


HEARD = 30  # tokens of the content that are asked


def needed(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«أكد ضرورة ...», «شدد على أهمية ...» (stressed the need, the importance)."""
    if not forms or draft.row.lemma not in ("أكد", "شدد", "شدّد", "رأى"):
        return None
    head = forms[0].removeprefix("ال")
    return "demand" if head in scene.grammar.needed and (head != "اهميه" or draft.row.lemma != "أكد") else None


def must(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«يجب على ...», «نطالب», «ينبغي» among the first words."""
    return "demand" if not scene.grammar.must.isdisjoint(forms[:4]) else None


def denied(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«ادعاءات كاذبة», «لا صحة ل» (false claims, no truth in)."""
    false = not scene.grammar.denied.isdisjoint(forms[:12])
    return "deny" if false or any(pair in (("لا", "صحه"), ("لا", "اساس")) for pair in pairwise(forms[:9])) else None


def threatened(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«سنرد بحزم», «لن نتسامح» (we shall answer firmly, we shall not tolerate)."""
    patience = any(one == "لن" and other in scene.grammar.tolerated for one, other in pairwise(forms))
    return "threaten" if patience or not scene.grammar.threatened.isdisjoint(forms) else None


def committed(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«التزام بلاده ب», «سنواصل» (its commitment to, we shall go on)."""
    if forms and forms[0] in scene.grammar.committed:
        return "promise"
    ahead = any(form.startswith(("سن", "وسن")) and _lies_ahead(scene, form) for form in forms[:3])
    return "promise" if ahead or not scene.grammar.committed_ahead.isdisjoint(forms) else None


def _lies_ahead(scene: Scene, form: str) -> bool:
    """Whether the form is a verb of the future, or no word that is known: سنواصل, not سندات "bonds" or سنوات "years"."""
    return len(form) > 4 and analyse(form, scene.document.lexicon).speech in ("present", None)


def condemned(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«وصمة عار», «ندين» (a stain of shame, we condemn)."""
    return "condemn" if not scene.grammar.condemned.isdisjoint(forms[:20]) else None


def praised(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«نشكر», «خطوة تاريخية» (we thank, a historic step)."""
    thanks = not scene.grammar.thanked.isdisjoint(forms[:6])
    return "praise" if thanks or not scene.grammar.praised.isdisjoint(forms[:9]) else None


def warned(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """«على شفا حرب», «مخاطر جسيمة» (on the brink of war, grave dangers)."""
    return "warn" if not scene.grammar.warned.isdisjoint(forms) else None


def asked(scene: Scene, draft: Draft, forms: list[str]) -> Act | None:
    """Words that end in a question mark, or open with هل."""
    if forms and forms[0] in ("هل", "لماذا", "كيف", "ماذا"):
        return "ask"
    last = scene.tokens.at(draft.parts[-1][1]) - 1
    return "ask" if scene.mark(last) in ("؟", "?") else None


ActRule = Callable[[Scene, Draft, list[str]], Act | None]
ACTS: tuple[ActRule, ...] = (needed, must, denied, threatened, committed, condemned, praised, warned, asked)


def decide_form(scene: Scene, draft: Draft) -> Form:
    """direct: all of the content stands between marks; mixed: a part of it; indirect: none, or only round a name."""
    if not scene.quotes:
        return "indirect"
    marks = [q for q in scene.quotes if not scene.is_name(q)]
    whole = True
    part = False
    for low, high in draft.parts:
        covered = False
        for quote in marks:
            start, end = scene.starts[quote.open], scene.starts[min(quote.close, scene.last - 1)]
            if quote.close >= scene.last:
                end = scene.end(scene.last - 1)
            if quote.open < draft.cue[0] < quote.close:
                continue
            if start < low + 2 and end >= high - 1 and start <= low:
                covered = True
            elif start < high and end > low:
                part = True
        whole = whole and covered
    return "direct" if whole and draft.parts else "mixed" if part else "indirect"
