"""The clauses that belong to words of citing: where they end, what opens what is told, what stands between.

In: a `Window` and positions in it. Out: positions, or yes or no. Knows nothing of what was cited before.
"""

from __future__ import annotations

from functools import lru_cache

from riwaya.extract.speech.window import Window, stems
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.speech_records import CitingRecord, SayingRecord

LONGEST_WINDOW = 32
LONGEST_CITED = 16
COMMAS = ("،", ",")
_TITLES = ("person", "spokesman")
BREAKS = frozenset((".", "؛", ";", "؟", "!", "…"))
_CALLED = frozenset(("ويدعي", "وتدعي"))
_WITH_AN = frozenset(("بعد", "قبل", "منذ", "دون", "عقب", "قبيل", "بعيد"))  # قال المصدر بعد أن وصل إن: the first أن opens nothing
_BUT = frozenset(("الا", "غير", "بيد"))  # نقل الجرحى إلا أن أحدهم توفي: what أن opens is told by nobody
_TOLD_BEFORE = frozenset(("ذلك", "الامر", "الخبر", "النبا"))
_RELATING = frozenset(("الذي", "التي", "الذين", "بعد", "قبل", "خلال", "ضد", "بهدف", "منذ"))
_ONE_OF = frozenset(("احد", "احدي"))
_NOT_OPENED_AFTER = frozenset(("صادر", "صادره", "صدر", "صدرت", "نقلا", "عباره", "مسءول", "مسؤول", "مسوول"))


@lru_cache(maxsize=256)
def folded_words(words: tuple[str, ...]) -> frozenset[str]:
    """The words of a record as tokens are spelt."""
    return frozenset(folded(word) for word in words)


def citing_at(window: Window, position: int) -> tuple[CitingRecord, int] | None:
    for stem in stems(window.tokens[position].form):
        for rest, record in window.words.citing.get(stem, ()):
            if window.follows(position, rest) and (record.after is None or position and window.is_word(position - 1, record.after)):
                return record, position + len(rest)
    return None


def starts_clause(window: Window, position: int) -> bool:
    return position == 0 or window.tokens[position - 1].kind in ("mark", "quote") or window.tokens[position].form.startswith("و")


def limit_of(window: Window, verb: int) -> int:
    """Where the phrase that belongs to a verb of saying must have ended: a stop, or another verb of saying that starts a clause."""
    for position in range(verb + 1, min(len(window.tokens), verb + LONGEST_WINDOW)):
        form = window.forms[position]
        if form in BREAKS and not in_abbreviation(window, position) and not _is_pause(window, position):
            return position
        if form[0] == "و" and position > verb + 1 and form[1:] in window.words.saying and form not in _CALLED:
            return position
    return min(len(window.tokens), verb + LONGEST_WINDOW)


def cited_limit(window: Window, first: int) -> int:
    """Where who is cited must have ended; a comma before his name or his post is no end (وفق مدير المستشفى، سامر البكري; وفق سامر البكري، المتحدث باسم الجيش)."""
    for position in range(first, min(len(window.tokens), first + LONGEST_CITED)):
        token = window.tokens[position]
        if token.form in COMMAS and (_sets_off_a_name(window, first, position) or _sets_off_a_post(window, position)):
            continue
        if token.form in BREAKS and not in_abbreviation(window, position) or token.form in COMMAS or token.form == ":" or window.is_word(position, "openers"):
            return position
    return min(len(window.tokens), first + LONGEST_CITED)


def _sets_off_a_name(window: Window, first: int, comma: int) -> bool:
    """Whether a comma stands between the title of who is cited and his name: وفق مدير المستشفى، سامر البكري; not وفق شهود، سامر البكري."""
    if comma + 1 >= len(window.tokens) or window.role(first) not in _TITLES:
        return False
    return window.role(comma + 1) == "rank" or window.is_given_name(comma + 1) and window.tokens[comma + 1].kind == "word"


def _sets_off_a_post(window: Window, comma: int) -> bool:
    """Whether a comma stands between the name of who is cited and whom he speaks for: كما أعلن العميد سامر البكري، المتحدث باسم الجيش."""
    if comma + 2 >= len(window.tokens) or window.role(comma + 1) != "spokesman" or not window.tokens[comma + 1].form.startswith("ال"):
        return False
    return window.tokens[comma - 1].kind == "word" and window.head(comma - 1) is None and comma - 1 not in window.sources and comma - 1 not in window.actors


def _is_pause(window: Window, position: int) -> bool:
    """Whether a semicolon parts the speaker from what he tells: وقالت المنظمة؛ إن القتلى خمسة."""
    return window.forms[position] in ("؛", ";") and position + 1 < len(window.tokens) and window.is_word(position + 1, "openers")


def in_abbreviation(window: Window, position: int) -> bool:
    """Whether a dot stands between single letters: د.ب.أ, ا.ف.ب."""
    if window.tokens[position].form != "." or not 0 < position < len(window.tokens) - 1:
        return False
    before, dot, after = window.tokens[position - 1 : position + 2]
    return len(before.form) == 1 and before.end == dot.start and (len(after.form) == 1 or dot.end < after.start and len(after.form) != 1 and after.kind != "word")


def opener_of(window: Window, after: int, limit: int, record: SayingRecord) -> int | None:
    """The token that opens what is told: أن, a colon, a long quotation, or a word that this verb takes."""
    opens = folded_words(record.opens)
    for position in range(after + 1, limit):
        token = window.tokens[position]
        if window.forms[position - 1] in _BUT and not record.accuses and window.is_word(position, "openers"):
            return None
        if token.form == ":" or window.is_word(position, "openers") and window.tokens[position - 1].form.lstrip("و") not in _WITH_AN:
            return position
        if token.kind == "quote" and (is_long_quotation(window, position) or quotes_an_act(window, position)):
            return position
        if token.form in opens and window.tokens[position - 1].form not in _NOT_OPENED_AFTER:
            return position
        if "ب" in opens and token.form.startswith(("ب", "وب")) and (position in window.triggers or window.is_word(position, "results")):
            return position
        # أفادت لجنة الشهداء بأن: where ب may open what is told an act may still stand in the name of who tells it
        is_result = window.is_word(position, "results") and not token.form.startswith("لل")  # المدير العام للصحة is a title
        if record.bare and (position in window.triggers and "ب" not in opens or is_result) and not in_match(window, position):
            return None
    return None


def is_relayed(window: Window, verb: int, limit: int, record: SayingRecord) -> bool:
    """Whether the origin is named before what is told begins: علمت الوكالة من مصدر أن, not علم المرصد أن قوة من الجيش."""
    return next((window.tokens[p].form in folded_words(record.opens) for p in range(verb + 1, limit) if window.tokens[p].form in folded_words(record.opens) or window.is_word(p, "openers")), False)


def in_match(window: Window, position: int) -> bool:
    """Whether a token lies inside the name of a source or an actor (وكالة أنباء, قيادة عمليات)."""
    return any(f.first < position <= f.last for table in (window.sources, window.actors) for f in table.values())


def is_long_quotation(window: Window, position: int) -> bool:
    mark = window.text[window.tokens[position].start]
    straight = sum(t.kind == "quote" for t in window.tokens[:position])
    if mark in "”»" or (mark not in "“«" and straight % 2 == 1):
        return False
    for close in range(position + 1, min(position + 7, len(window.tokens))):
        if window.tokens[close].kind == "quote":
            return False
    return position + 4 < len(window.tokens)


def quotes_an_act(window: Window, position: int) -> bool:
    """Whether a quotation opens with an act, however short it is: «قتل ثلاثة», not «أنصار الوادي»."""
    first = position + 1
    if window.text[window.tokens[position].start] in "”»" or first + 2 >= len(window.tokens) or first not in window.triggers or in_match(window, first):
        return False
    return first not in window.sources and first not in window.actors and all(token.kind != "quote" for token in window.tokens[first : first + 3])


def may_be_subject(window: Window, start: int) -> bool:
    """A subject does not stand after a preposition (في وكالة ... أعلن)."""
    form = window.tokens[start].form
    return not window.is_word(start, "stops") and not (form[:1] in "بل" and start in window.sources and window.sources[start].prefix)


def only_adverbs(window: Window, first: int, end: int) -> bool:
    position = first
    if any(window.tokens[p].form in _ONE_OF for p in range(first, min(first + 2, end - 1))):
        return False  # ويقول أحد الصيادين: somebody new
    while position < end:
        token = window.tokens[position]
        after = window.word_end(position, "adverbs")
        if after is not None:
            position = after + 1
        elif token.kind in ("mark", "quote", "number") or window.is_word(position, "stops") or window.is_word(position - 1, "stops"):
            position += 1
        elif window.head(position) is not None and window.head(position)[0].role == "carrier":  # type: ignore[index]
            position += 1
        else:
            return False
    return True


def tells_something(window: Window, first: int, limit: int) -> bool:
    """Whether an act or a result follows at once, as it must when nothing opens what is told."""
    near = range(first, min(limit, first + 3))
    return any(p in window.triggers or window.is_word(p, "results") for p in range(first, min(limit, first + 8))) or any(window.is_word(p, "takes-up") for p in near)


def told_far_behind(window: Window, first: int, until: int) -> bool:
    """Whether what is told begins with a noun behind all that is said of the speaker: أعلن فلان، مدير المكتب في المدينة، أمس، مقتل ستة."""
    if until >= len(window.tokens) or not window.is_word(until, "results") or window.tokens[until].form.startswith(("و", "ال", "ب", "ل")):
        return False
    return all(window.tokens[p].form not in _RELATING and p not in window.triggers for p in range(first, until))


def denies_what_was_told(window: Window, first: int) -> bool:
    """Whether ذلك or الأمر stands behind who denies, and nothing of his own: ونفى الجيش ذلك, نفت الوزارة الأمر."""
    behind = first + 1
    return first < len(window.tokens) and window.tokens[first].form in _TOLD_BEFORE and (behind >= len(window.tokens) or window.tokens[behind].kind == "mark")


def is_bare(window: Window, first: int, end: int) -> bool:
    return not any(t.kind in ("word", "number") for t in window.tokens[first:end])


def gives_a_name(window: Window, verb: int) -> bool:
    """Whether يدعى says what somebody is called: a given name follows, or nothing that is told."""
    following = range(verb + 1, min(verb + 8, len(window.tokens)))
    name = next((p for p in following if window.tokens[p].kind != "quote"), None)
    return name is None or window.is_given_name(name) or not any(window.is_word(p, "openers") for p in following)
