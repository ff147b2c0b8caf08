"""Nameless sources and officials by what says of what kind they are: مصدر طبي, مسؤول في الشرطة, ضابط في لواء كذا.

In: a `Window` and the head noun that stands in it. Out: the `Speaker`. Reads the qualifiers of resources/languages/ar/speech.yaml.
"""

from __future__ import annotations

from riwaya.extract.speech.phrases import bare_start
from riwaya.extract.speech.speaker import Speaker
from riwaya.extract.speech.speakers.found import is_armed, is_state, known, of_group
from riwaya.extract.speech.window import Window, adjective_stems, kind_of, stems
from riwaya.lexicon import Found, without_prefix
from riwaya.model import Source

_AFTER_NAMELESS = frozenset(("في", "من", "لدي", "داخل", "ضمن"))
_MENTIONED = frozenset(("المذكور", "المذكوره", "ذاتها", "نفسها"))
_IN_ARMS = ("military_source", "security_source")  # مصدر عسكري في الجبهة
_RANKS = frozenset(("قوي", "فصايل", "وحدات", "قياده", "قوات", "صفوف", "عمليات", "القياده", "العامه"))
_GOVERNMENT = frozenset(("السلطات", "السلطه", "وزاره", "الوزاره", "الحكومه", "الرياسه", "رياسه", "البلديه", "بلديه", "محافظه", "المحافظه", "سفاره", "السفاره"))


def qualified(window: Window, default: str, position: int, last: int, end: int, *, officials: bool) -> Speaker:
    """مصدر, مسؤول, ضابط with what says of what kind: an adjective (طبي), a phrase (في الشرطة), a body (في وزارة الدفاع)."""
    words, here = window.words, last + 1
    if here + 1 < end and window.tokens[here].form == "برتبه":
        here += 2  # ضابط برتبة عقيد في الشرطة
    second: Source | None = None
    is_media = default == "media_reports"
    if default in ("residents", "activists", "witnesses"):
        return Speaker(last=last, sources=(window.source(default, position, last, "ar/speech/generic", start=bare_start(window, position)),))
    identity, reached, is_of_a_country = default, last, False
    if default == "official" and (headed := _headed(window, here, end)) is not None:
        return known(window, headed)
    of = window.sources.get(here)
    if default == "informed_sources" and of is not None and not of.prefix and of.last < end and of.entries[0].id not in window.own.ids and kind_of(of.entries[0].id) != "generic":
        return known(window, of)
    owner = window.actors.get(here)
    if default == "informed_sources" and owner is not None and owner.prefix in ("", "ل", "لل") and owner.last < end and window.tokens[here].form.startswith(("ال", "لل")):
        speaks = window.actor_of(owner)
        if is_armed(speaks):
            return of_group(window, owner)  # مصادر المعارضة
        if is_state(speaks) and window.tokens[here].form in ("الجيش", "الشرطه"):
            return Speaker(last=owner.last, sources=(window.source("police_source" if "police" in speaks else "military_source", position, owner.last, "ar/speech/qualifier", start=bare_start(window, position)),))
    for step in range(here, min(here + 4, end)):
        token = window.tokens[step]
        if token.kind != "word":
            break
        qualifier = next((words.qualifiers[s] for s in adjective_stems(token.form) if s in words.qualifiers), None)
        if qualifier is not None and qualifier.media and not is_media:
            if default == identity == "informed_sources" and qualifier.id == "local_media":
                identity, reached, is_of_a_country = "local_sources", step, True  # مصادر يمنية
            continue
        if qualifier is not None:
            wanted = (qualifier.officials or qualifier.id) if officials else qualifier.id
            if default == "military_source" and qualifier.officials:
                continue  # قائد ميداني
            if is_media:
                wanted = "local_media" if wanted == "local_sources" else wanted if qualifier.media else default
            if identity == default or is_of_a_country:
                identity, reached, is_of_a_country = wanted, step, False  # مصادر لبنانية مطلعة
            elif token.form.startswith("و") and wanted != identity:
                second = window.source(wanted, step, step, "ar/speech/qualifier", start=without_prefix(token, "و", window.text))
                return Speaker(last=step, sources=(window.source(identity, position, reached, "ar/speech/qualifier", start=bare_start(window, position)), second))
            continue
        phrase = next(((rest, r) for s in (token.form,) for rest, r in words.phrases.get(s, ()) if window.follows(step, rest)), None)
        if phrase is not None and identity == default and not (officials and phrase[1].officials):
            identity, reached = phrase[1].id, step + len(phrase[0])
            break
        if token.form in _AFTER_NAMELESS or (token.form.startswith("ب") and not window.is_word(step, "openers")):
            place = step + 1 if token.form in _AFTER_NAMELESS else step
            meant = window.words.references.get(window.tokens[place].form.removeprefix("ب")) if place < end and default == identity == "informed_sources" else None
            if meant is not None and token.form != "من" and {"official", "monitor"} <= set(meant.kinds) and not _is_narrowed(window, place + 1, end):
                identity = "official" if window.tokens[place].form.removeprefix("ب") in _GOVERNMENT else identity
                return Speaker(last=place, reference=meant, sources=(window.source(identity, position, last, "ar/speech/qualifier", start=bare_start(window, position)),))  # مصدر في الخلية
            while place < min(end, step + 4) and place not in window.actors and (window.tokens[place].kind == "quote" or window.tokens[place].form in _RANKS):
                place += 1
            is_command = window.tokens[place - 1].form in ("العامه", "القياده")  # في القيادة العامة للقوات المسلحة
            body, actor = window.sources.get(place), window.actors.get(place)
            if body is not None and kind_of(body.entries[0].id) in ("official", "responders", "monitor") and body.last < end:
                identity, reached = body.entries[0].id, body.last
            elif actor is not None and is_command and actor.last < end and is_state(window.actor_of(actor)):
                identity, reached = window.actor_of(actor), actor.last
            elif actor is not None and token.form == "من" and any("مقرب" in adjective_stems(t.form) for t in window.tokens[here:step]):
                break  # مصدر مقرب من الحزب is not the party
            elif actor is not None and identity in (default, "official", *_IN_ARMS) and actor.last < end and _speaks_for(window, position, step, window.actor_of(actor)):
                identity, reached = window.actor_of(actor), actor.last
            elif identity == default and officials is False and place < len(window.tokens) and window.tokens[place].form.removeprefix("ب") in _GOVERNMENT:
                identity, reached = "official", place  # مصدر في وزارة الطاقة
            elif actor is not None and actor.last < end and token.form == "في" and identity in ("informed_sources", "local_sources") and is_state(window.actor_of(actor)):
                identity, reached = ("police_source" if "police" in window.actor_of(actor) else "military_source"), actor.last  # مصادر ميدانية في الجيش
            break
        if window.is_word(step, "openers") or window.is_word(step, "stops") or token.form.startswith("و"):
            break
    return Speaker(last=reached, sources=(window.source(identity, position, reached, "ar/speech/qualifier", start=bare_start(window, position)),))


def _headed(window: Window, position: int, end: int) -> Found | None:
    """The ministry, monitor or rescue service that stands as a genitive right behind an official: مسؤول «الخوذ البيضاء», مسؤول وزارة الداخلية."""
    first = position + (position < end and window.tokens[position].kind == "quote")
    body = window.sources.get(first) if first < end else None
    return body if body is not None and not body.prefix and body.last < end and kind_of(body.entries[0].id) in ("official", "responders", "monitor") else None


def _is_narrowed(window: Window, following: int, end: int) -> bool:
    """Whether a definite body is told apart by what follows, so that it is none that was cited before: الهيئة العامة, المجلس المحلي, not القيادة المذكورة."""
    return following < end and window.tokens[following].form.startswith(("ال", "لل")) and window.tokens[following].form not in _MENTIONED and not window.is_word(following, "adverbs")


def _speaks_for(window: Window, position: int, preposition: int, actor: str) -> bool:
    """Whether who is of an armed group speaks for it: مصدر عسكري في الجبهة, ضابط من المقاومة; not ضابط في لواء, nor who is in an operations room, where several groups sit."""
    if not is_armed(actor):
        return False
    return window.tokens[preposition].form == "من" or not actor.startswith("name:غرفة") and not _is_officer(window, position)


def _is_officer(window: Window, position: int) -> bool:
    """A soldier (ضابط في لواء كذا), who is a military source; a leader (قيادي في حركة كذا) speaks for his group."""
    return any(stem.startswith(("ضابط", "ضباط", "جند", "جنود", "عسكري")) for stem in stems(window.tokens[position].form))
