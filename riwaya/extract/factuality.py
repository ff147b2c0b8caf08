"""How sure: stretches of a sentence that are denied, doubted, planned, or no incident at all."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.values import Stance
from riwaya.lexicon import Found
from riwaya.model import Sentence

DENIED = ("نفي", "نفت", "ينفي", "تنفي", "لا صحه", "عار عن الصحه", "عدم صحه", "ليس صحيحا", "دحض", "دحضت", "استبعد", "نفيا", "لم نعتقل")
DOUBTED = ("زعم", "زعمت", "ادعي", "ادعت", "انباء عن", "يزعم", "شايعه", "شايعات", "غير موكده", "ربما", "لم يتسن", "علي حد زعم", "يرجح ان", "مزاعم", "انباء غير موكده")
PLANNED = ("يعتزم", "تعتزم", "هدد", "هددت", "توعد", "توعدت", "يستعد", "تستعد", "امهل", "امهلت", "سيفرض", "ستبدا", "المقبل", "ينوي", "ملوحه", "يهدد", "بالاستعداد ل")
NONE = ("حوادث السير", "حادث سير", "تصادم", "زلزال", "الجراد", "البعوض", "مباراه", "الدوري", "فيلم", "روايه «", "كتاب «", "محكمه", "ذكري", "مناوره", "تدريبات", "الكتروني", "مسلسل", "منتخب", "الذياب", "اذا", "لو ان", "انهيار مبني", "سكته قلبيه", "الشوط")


def read_stances(sentence: Sentence, text: str, *, matches: Sequence[Found]) -> tuple[Stance, ...]:
    """The stances of one sentence; each governs from its words to the end of the sentence."""
    joined = " " + " ".join(token.form for token in sentence.tokens) + " "
    found = []
    for factuality, forms in (("denied", DENIED), ("doubted", DOUBTED), ("planned", PLANNED), ("none", NONE)):
        for form in forms:
            at = max(joined.find(f" {form} "), joined.find(f" و{form} "))
            if at >= 0:
                first = joined[:at].count(" ")
                start = 0 if factuality == "none" or form == "المقبل" else first
                token = sentence.tokens[min(first, len(sentence.tokens) - 1)]
                found.append(Stance(first=start, last=len(sentence.tokens) - 1, factuality=factuality, span=(token.start, token.end), rule=f"ar/factuality/{factuality}"))
    return tuple(found)
