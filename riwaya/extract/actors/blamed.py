"""Groups at whose door somebody lays an act, by the words beside the name: ascribing, responsibility, standing behind it, accusing each other.

In: a `Named`. Out: the `Decision` `blamed`, else that the step cannot tell. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.actors.mentioned import STOPS
from riwaya.extract.actors.parts import Decision, Named
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

ACCUSED_WITHIN = 6


def blamed(name: Named) -> Decision:
    """Somebody lays an act at a group's door: ينسب إلى X, نسبته الحكومة إلى X, مسؤولية الهجوم على X, X المتهم بالوقوف خلفه, تقف X وراءه, تبادل X وY الاتهام."""
    return ("blamed", "ar/roles/blamed") if _is_blamed(name.found, name.tokens) else None


def _is_blamed(found: Found, tokens: Sequence[Token]) -> bool:
    says = words()
    before = [t.form for t in tokens[max(0, found.first - 7) : found.first]]
    after = [t.form for t in tokens[found.last + 1 : found.last + 5]]
    if any(form.lstrip("و") in says.ascribing for form in before[-5:]) and "الي" in before[-4:]:
        return True
    if _exchange_accusations(found, tokens):
        return True
    if any(form in says.responsibility for form in before) and ("علي" in before[-3:] or found.prefix.endswith("ل")):
        return True
    if after and after[0] in says.accused:
        return True
    standing = any(form.lstrip("و") in says.standing for form in (*before[-3:], *after[:2]))
    return standing and any(form in says.at_the_back for form in (*after, *before[-2:]))


def _exchange_accusations(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a name is one of two who lay an act at each other's door: تبادل X وY الاتهام."""
    says = words()
    verb = next((i for i in range(found.first - 1, max(-1, found.first - ACCUSED_WITHIN), -1) if tokens[i].form.lstrip("و") in says.exchanging), None)
    if verb is None or tokens[found.first - 1].form in says.backed or any(t.form in STOPS for t in tokens[verb : found.first]):
        return False
    return any(t.form in says.accusations for t in tokens[found.last + 1 : found.last + ACCUSED_WITHIN])
