"""What a statement does (assert, demand, promise ...), by its cue and its content; and whether its words are quoted."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Draft
from musnad.analysis.statements.scene import Scene
from musnad.records import Act, Form


def decide_act(scene: Scene, draft: Draft) -> Act:
    """The act of the row, unless a neutral cue opens a content that demands, promises or threatens.

    «شدد على ضرورة الانسحاب» (stressed the need to withdraw) demands; «قالت إنها ستبقى» (said it would stay) promises.
    """
    act = draft.row.act
    if act != "assert" or not draft.parts or draft.light:
        return act
    first = scene.tokens.at(draft.parts[0][0])
    first = first if scene.starts[first] == draft.parts[0][0] else max(first - 1, 0)
    last = min(first + 14, scene.tokens.at(draft.parts[0][1]))
    forms = [scene.words[i].form for i in range(first, last)]
    head = forms[0] if forms else ""
    if head in scene.grammar.needed and not (head == "اهميه" and draft.row.lemma not in ("شدد", "أكد")):
        return "demand"
    if forms and (forms[0] in scene.grammar.must or (len(forms) > 1 and forms[1] in scene.grammar.must)):
        return "demand"
    if any(form in ("يجب", "ينبغي") for form in forms[:6]):
        return "demand"
    if any(form.startswith("سن") and len(form) > 4 for form in forms[:3]):
        return "promise"
    return act


def decide_form(scene: Scene, draft: Draft) -> Form:
    """direct: all of the content stands between marks; mixed: a part of it; indirect: none, or only round a name."""
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
