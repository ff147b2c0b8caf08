"""Names of bodies as written: صحيفة «صدى الوادي», شبكة أطباء الوادي, فوج الإطفاء; none in موقع محلي.

In: a `Window`, the head noun that stands in it and where its phrase ends. Out: the `Speaker` with its name as written. Reads the heads and qualifiers
of resources/languages/ar/speech.yaml through the window.
"""

from __future__ import annotations

from riwaya.extract.speech.personal_names import LONGEST_NAME, end_of_name
from riwaya.extract.speech.phrases import bare_start, head_form, quoted_name
from riwaya.extract.speech.speaker import BODY, MEDIUM, Speaker
from riwaya.extract.speech.window import Window, adjective_stems

_ABOUT_BODIES = frozenset("الرسميه الرسمي الحكوميه الحكومي العبري العبريه المعارض المعارضه المحليه المحلي المستقله المستقل".split())
_OF_GOVERNMENT = frozenset(("الحكوميه", "الحكومي"))  # المكتب الإعلامي الحكومي is named so
COMMON_PLACES = frozenset("المدينه البلده القريه المنطقه المحافظه الولايه الاقليم البلاد الداخل الخارج الحي المخيم".split())
_ABOUT_MEDIA = frozenset("معارض معارضه موال مواليه مقرب مقربه اخباري اخباريه تلفزيوني تلفزيونيه مستقل مستقله".split())
_BARE_BODIES = frozenset(("وكاله", "صحيفه", "موقع", "قناه", "مجله", "شبكه", "منصه", "جريده", "محطه"))
_LOCAL_BODIES = frozenset(("مكتب", "مجلس", "لجنه", "منظمه", "مركز", "هييه", "مجموعه", "غرفه", "تجمع", "اتحاد", "نقابه", "جمعيه"))
_BY_HEAD = frozenset(("كتيبه", "كتايب", "لواء", "سريه"))
_RELATING = frozenset(("الذي", "التي", "الذين"))  # تلفزيون الوادي الذي يديره الحزب is not the party
_SEATED = frozenset(("تصدر", "يصدر", "تبث", "يبث", "مقرها", "مقره"))  # صحيفة تصدر في لندن
MEDIA_HEADS = _BARE_BODIES | frozenset(("راديو", "تلفزيون", "اذاعه", "فضاييه", "بوابه"))
_ALSO_OF_OTHERS = frozenset(("شبكه", "منصه"))  # شبكة أطباء الوادي is no medium


def body_named(window: Window, position: int, last: int, limit: int, end: int) -> Speaker | None:
    """The body by the words behind its head `position..last`: what quotation marks hold, else the words up to `limit`."""
    quoted = quoted_name(window, last + 1, min(end, last + 6))
    if quoted is not None and (quoted[0] <= last + 3 or head_form(window, position) == "وكاله" and not window.tokens[last + 1].form.startswith("ال")):
        start = position if _needs_its_head(window, position, last, quoted[0]) else quoted[0]
        begin, name_end = bare_start(window, start) if start == position else window.tokens[start].start, window.tokens[quoted[1]].end + (start == position)
        return Speaker(last=quoted[1] + 1, sources=(window.source(f"name:{written_name(window, begin, name_end)}", start, quoted[1], _rule_of(window, position), start=begin),))
    unnamed = _unnamed_medium(window, position, last, limit)
    if unnamed is not None:
        return unnamed
    numbered = last + 1 < limit and window.tokens[last + 1].kind == "number"  # القناة 12
    reached = end_of_name(window, last + 1 + numbered, limit, LONGEST_NAME) or (last + 1 if numbered else None)
    reached = reached or (last if last > position else None)  # الإعلام الحربي is a name by itself
    if reached is None:
        return None
    reached = _before_another_word(window, position, last, reached)
    about = _ABOUT_BODIES if head_form(window, position) in MEDIA_HEADS else _ABOUT_BODIES - _OF_GOVERNMENT
    while reached > last + 1 and window.tokens[reached].form in about:
        reached -= 1
    if head_form(window, position).removeprefix("ال") in _LOCAL_BODIES:
        reached = _with_its_place(window, reached, limit)
    is_bare = head_form(window, position) in _BARE_BODIES and not window.tokens[last + 1].form.startswith(("ال", "انباء"))
    if head_form(window, position) == "شبكه" and reached > last + 1 and window.tokens[last + 2].form.startswith("ال"):
        is_bare = False  # شبكة أطباء الوادي, not شبكة نهر برس
    start = last + 1 if is_bare else position
    begin, name_end = bare_start(window, start) if start == position else window.tokens[start].start, window.tokens[reached].end
    return Speaker(last=reached, sources=(window.source(f"name:{written_name(window, begin, name_end)}", start, reached, _rule_of(window, position), start=begin),))


def _before_another_word(window: Window, position: int, last: int, reached: int) -> int:
    """The end of a name that goes on with no word without the article: حكومة الوادي حكمة سليمان; موقع الوادي المعارض ونقلتها عنه."""
    form = head_form(window, position)
    for step in range(last + 2, reached + 1):
        word, before = window.tokens[step].form, window.tokens[step - 1].form
        if form.startswith("ال") and window.tokens[step].kind == "word" and before.startswith("ال") and not word.startswith(("ال", "ل", "ب", "و")) and not window.is_word(step, "stops"):
            return step - 1  # النيابة العامة ميريام برانز
        if before.startswith("ال") and (form == "حكومه" and not word.startswith(("ال", "لل", "و")) or form in MEDIA_HEADS and word.startswith("و") and not word.startswith("وال")):
            return step - 1
    return reached


def _with_its_place(window: Window, reached: int, limit: int) -> int:
    """The end of a name that goes on with where or whom for: لجنة الشهداء في شمال البلاد, مجموعة العمل من أجل النازحين; not المجلس في بيان."""
    following = reached + 1
    if following + 1 >= limit or window.tokens[reached].form in _OF_GOVERNMENT or window.tokens[following].form not in ("في", "من") or window.is_word(following, "adverbs") or window.head(following + 1) is not None or window.tokens[following + 1].form in COMMON_PLACES:
        return reached
    if window.tokens[following].form == "من" and window.tokens[following + 1].form != "اجل":
        return reached
    end = next((p for p in range(following + 1, limit) if window.tokens[p].kind != "word" and window.tokens[p].form != "-" or window.is_word(p, "adverbs") or window.is_word(p, "stops") or p in window.triggers), limit)
    return end - 1 if following + 1 < end <= following + 6 else reached


def written_name(window: Window, begin: int, end: int) -> str:
    """The words of a name with the article that ل has taken in: للإعلام الحربي is الإعلام الحربي."""
    return "ال" + window.text[begin + 1 : end] if window.text[max(0, begin - 1) : begin + 1] == "لل" else window.text[begin:end]


def _rule_of(window: Window, position: int) -> str:
    """The rule by which a body was read: a medium relays what others say, any other body says it."""
    return MEDIUM if head_form(window, position) in MEDIA_HEADS - _ALSO_OF_OTHERS else BODY


def _needs_its_head(window: Window, position: int, last: int, name: int) -> bool:
    """شبكة «الخابور», قناة «الخبر»: a common noun in quotation marks names the medium only with its head, and so is كتيبة «شهداء الوادي»; صحيفة «صدى الوادي» stands for itself."""
    form = head_form(window, position)
    return form in _BY_HEAD or form in ("شبكه", "قناه", "منظمه", "مركز", "تجمع", "حركه") and name == last + 2 and window.tokens[name].form.startswith("ال")


def name_limit(window: Window, first: int, end: int) -> int:
    """Where the name of a body must have ended: a word of time, what it publishes (مقطع فيديو), an act behind its second word, another body joined by و."""
    for step in range(first, end):
        form = window.tokens[step].form
        if form in window.words.citing or form in _RELATING or window.is_word(step, "adverbs") and step not in window.sources or step > first and form[:2] != "لل" and window.is_word(step, "reports") or step > first + 1 and (step in window.triggers or window.is_word(step, "results")):
            return step
        if step > first and form.startswith("و") and form[1:] in window.words.heads and window.tokens[step + 1 : step + 2]:
            return step
    return end


def _unnamed_medium(window: Window, position: int, last: int, limit: int) -> Speaker | None:
    """موقع معارض, قناة محلية: a medium that is not named."""
    if head_form(window, position) not in (*_BARE_BODIES, "اعلام") or last + 1 >= limit:
        return None
    if window.tokens[last + 1].form in _SEATED and last + 3 < limit and window.tokens[last + 2].form in ("في", "من"):
        return Speaker(last=last + 3, sources=(window.source("media_reports", position, last + 3, "ar/speech/unnamed-medium", start=bare_start(window, position)),))
    reached, identity = last, "media_reports"
    while reached + 1 < limit and (window.tokens[reached + 1].form in _ABOUT_MEDIA or any(stem in window.words.qualifiers for stem in adjective_stems(window.tokens[reached + 1].form))):
        reached += 1
        found = [window.words.qualifiers[stem].id for stem in adjective_stems(window.tokens[reached].form) if stem in window.words.qualifiers]
        identity = "local_media" if "local_sources" in found or "local_media" in found else identity
    behind = window.tokens[reached + 1] if reached + 1 < limit else None
    if reached == last or window.tokens[last + 1].form.startswith("ال") or behind is not None and behind.kind in ("word", "quote") and not window.is_word(reached + 1, "stops") and behind.form not in window.words.citing:
        return None
    return Speaker(last=reached, sources=(window.source(identity, position, reached, "ar/speech/unnamed-medium", start=bare_start(window, position)),))
