"""Words that say how sure something is: نفت, يزعم, هدد ب, يخشى من, and how far each of them reaches.

In: the `Stretches` of a sentence. Out: stretches with the factuality and name of their `CueRecord` (resources/languages/ar/factuality.yaml). To add words, add
a record with its examples there; `REACH` says what each `scope` of a record covers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from riwaya.extract.mentions.factuality.stretches import COMMAS, ENDS, PREPOSITIONS, Doubtful, Stretches
from riwaya.grammar.arabic import readings, without_pronoun
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.factuality_records import CueRecord

OBLIQUE = 14
OBJECT = 6
WANTED = 6
_BEING = frozenset(("يكون", "تكون", "يكونوا"))
_EXPOSED = ("تعرض", "يتعرض", "تتعرض")
_ONES_OWN = frozenset("الانسحاب الخروج المغادره الرحيل الانضمام الاستسلام التوقيع الافراج النزوح".split())
_NO_OBJECT = frozenset("ما مما الذي التي ان انه انها انهم بعد بعدما حتي حين عندما اثناء خلال في علي الي رغم".split())
_BEGINNING = frozenset(("بالرد", "بشن", "بعمليه", "بعمليات", "بتنفيذ", "باستخدام", "بضرب", "بالدخول", "بتنظيم", "بان"))


def cues(stretches: Stretches) -> Iterator[Doubtful]:
    """What each cue of a sentence covers."""
    for cue, first, last in _found(stretches):
        if _is_void(stretches, cue):
            continue
        reached = REACH[cue.scope](stretches, cue, first, last)
        if reached is not None:
            # لا ينوي الجيش اقتحام البلدة: what nobody plans is no incident
            is_unplanned = cue.factuality == "planned" and first > 0 and stretches.forms[first - 1] == "لا"
            yield *reached, "none" if is_unplanned else cue.factuality, cue.name


def matters_in(stretches: Stretches) -> Iterator[CueRecord]:
    """The cues of a sentence of which its whole story may be: an accident, also of soldiers or beside those who speak for a state, and an ordinary crime."""
    for cue, _, _ in _found(stretches):
        if cue.story == "crime" and not _is_void(stretches, cue) or cue.story == "mishap" and not is_gainsaid(stretches, cue):
            yield cue


def _found(stretches: Stretches) -> Iterator[tuple[CueRecord, int, int]]:
    """The cues of a sentence with their first and last tokens."""
    words, forms = stretches.words, stretches.forms
    grouped: dict[str, list[Found]] = {}
    for found in words.matcher.find(stretches.tokens, stretches.text, stretches.sentence.where(words.matcher.beginnings)):
        grouped.setdefault(found.table, []).append(found)
    for table, here in grouped.items():
        name, _, rest = table.partition("#")
        if name == "weak" and len({f.entries[0].form for f in here}) >= 2:
            yield words.cues[rest], here[0].first, here[-1].last
        elif name == "weak" or (rest and not rest.endswith("#0")):
            continue
        elif not rest or words.parts[table.rpartition("#")[0]] == 1:
            for found in here:
                before = forms[found.first - 1] if found.first else ""
                if not rest and before in PREPOSITIONS:
                    continue
                if before == "لم" and words.cues[name].factuality in ("planned", "denied"):
                    continue  # لم يمهل الصاروخ ضحيته, لم ينف المتحدث القصف
                yield words.cues[name], found.first, found.last
        else:
            key = table.rpartition("#")[0]
            for first, last in _gapped(words.cues[name], [grouped.get(f"{key}#{n}", []) for n in range(words.parts[key])]):
                yield words.cues[name], first, last


def _gapped(cue: CueRecord, parts: list[list[Found]]) -> Iterator[tuple[int, int]]:
    """Where the parts of a cue with gaps follow one another."""
    for start in parts[0]:
        last: int | None = start.last
        for part in parts[1:]:
            last = next((f.last for f in part if last is not None and last < f.first <= last + cue.gap + 1), None)
        if last is not None:
            yield start.first, last


def is_gainsaid(stretches: Stretches, cue: CueRecord) -> bool:
    """Whether words of a sentence take a cue's force: those of its `unless`."""
    return any(word in stretches.stems if " " not in word else f" {word} " in stretches.joined for word in stretches.words.unless[cue.name])


def _is_void(stretches: Stretches, cue: CueRecord) -> bool:
    """Whether other words of the sentence take a cue's force: those of `unless`, weapons, sides, crowds that protest."""
    return is_gainsaid(stretches, cue) or cue.guarded and stretches.is_armed or cue.sides and stretches.has_sides or cue.crowds and stretches.has_crowds


def _sentence(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """All that is said."""
    return 0, stretches.last


def _words(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """The cue alone."""
    return first, last


def _before(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """All up to the cue."""
    return 0, last


def _clause(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """From comma to comma, in the present where the cue wants it so: ينفذ الحكم الجمعة المقبلة."""
    start = stretches.clause_start(first)
    return (start, stretches.until("clause", first)) if not cue.present or stretches.is_present(start) else None


def _oblique(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """From the first act that a particle puts under the cue: هدد بقصف."""
    act = _governed(stretches, last, cue.governs)
    return (act, stretches.before_told(act - 1, stretches.until("clause", act, goes_on=True))) if act is not None else None


def _object(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """From the act that a verb has as its object: رفضت الفصائل تسليم مقارها; not رفض السكان القصف, nor رفض السائق التوقف فأطلقوا النار عليه."""
    forms = stretches.forms
    for position in range(last + 1, min(last + OBJECT, len(forms) - 1) + 1):
        if forms[position] in ENDS or forms[position] in _NO_OBJECT:
            return None
        if position in stretches.triggers:
            # رفض الأهالي خطف المدنيين: what may be a noun is one, as no second verb stands there
            is_noun = position in stretches.nouns or not forms[position].startswith("و") and (position not in stretches.verbs or position not in stretches.past)
            is_refused = is_noun and (forms[position] in _ONES_OWN or not forms[position].startswith("ال") and position not in stretches.led)
            return (position, stretches.before_told(position, stretches.until("clause", position))) if is_refused else None
    return None


def _genitive(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """From the act right behind the cue, which is a noun there: ضرورة استعادة البلدة, منع تقدم القوات, تهديدات بقصفها, احتمال تعرضها لهجمات."""
    position = last + 1
    while position <= stretches.last and position not in stretches.triggers and stretches.is_listed("bringing-about", position):
        position += 1  # يؤخر عملية إطلاق سراحهم, حذر من اندلاع اشتباكات
    if position <= stretches.last and position not in stretches.triggers and stretches.forms[position].startswith(_EXPOSED):
        behind = range(position + 1, min(position + OBJECT, stretches.last) + 1)
        position = next((n for n in behind if n in stretches.triggers and stretches.forms[n].startswith("ل")), position)
    if position not in stretches.triggers or position in stretches.past or stretches.forms[position].startswith("و"):
        return None
    return position, stretches.before_told(position, stretches.until(cue.until, position))


def _subject(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """From the act of which the cue says something: تحرير البلدة من المسلحين بات وشيكا; none behind a comma or another act."""
    for position in range(first - 1, max(-1, first - OBLIQUE), -1):
        if stretches.forms[position] in COMMAS or stretches.forms[position] in ENDS:
            return None
        if position in stretches.triggers:
            return (position, last) if position in stretches.nouns or position not in stretches.past else None
    return None


def _wanted(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """From the first act near behind the cue, whatever leads to it: يجب على القوات الانسحاب, يريد أن تنسحب; not يجب محاسبة منفذي الهجوم."""
    for position in range(last + 1, min(last + WANTED, stretches.last) + 1):
        form = stretches.forms[position]
        if form in ENDS or form in COMMAS or form != "ان" and stretches.is_listed("causes", position) or _is_spared(stretches, cue, position):
            return None
        if position in stretches.triggers:
            return None if position in stretches.past else (position, stretches.before_told(position, stretches.until(cue.until, position, goes_on=True)))
    return None


def _after(stretches: Stretches, cue: CueRecord, first: int, last: int) -> tuple[int, int] | None:
    """From the cue on: نفت الوزارة قصف المشفى; a plan ends where a past verb tells on, a denial before the circumstances."""
    is_plan = cue.factuality == "planned"
    is_ended = is_plan or cue.is_ended_by_telling
    until = _spared(stretches, cue, last, max(last, stretches.until(cue.until, last, is_plan=is_plan, goes_on=is_ended)))
    if cue.factuality == "denied":
        until = _before_circumstances(stretches, last, until)
    return first, stretches.before_told(last, until) if is_ended else until


REACH: dict[str, Callable[[Stretches, CueRecord, int, int], tuple[int, int] | None]] = {
    "sentence": _sentence, "words": _words, "before": _before, "clause": _clause, "oblique": _oblique, "object": _object, "genitive": _genitive, "wanted": _wanted, "subject": _subject, "after": _after,
}


def _governed(stretches: Stretches, cue: int, particles: tuple[str, ...]) -> int | None:
    """The first act that a particle (هدد [ب]قصف, دعا [ل]لانشقاق) puts under a verb of threatening or calling for."""
    forms = stretches.forms
    for position in range(cue + 1, min(cue + OBLIQUE + 1, len(forms))):
        if forms[position] in ENDS:
            return None
        if forms[position] == "بالرد" and forms[position + 1 : position + 2] == ("علي",):
            continue  # توعدت بالرد على غارة قتلت قائدها: what is answered came to pass
        if "ل" in particles and forms[position].startswith(_EXPOSED):
            return None  # دعا إلى اجتماع بعد تعرض البلدة لقصف
        if position in stretches.triggers and forms[position].removeprefix("و").startswith(particles):
            return position
        if "ب" in particles and forms[position] in _BEGINNING:
            return position
    return None


def _before_circumstances(stretches: Stretches, last: int, until: int) -> int:
    """Where a denial ends: نفى الجيش خسارة رجال خلال قصف البلدة denies no shelling, and nothing that is told behind it (نفى القصف، وقالت الشرطة إن); not نفى أن تكون قواته خلال الهجوم قد قتلت."""
    forms = stretches.forms
    for position in range(last + 2, until + 1):
        if forms[position] in _BEING:
            return until
        if stretches.is_listed("circumstances", position) and not any(last < act < position for act in stretches.triggers):
            return position - 1
        if stretches.is_listed("tells-on", position) and (forms[position - 1] in COMMAS or forms[position].startswith("و")):
            return position - 1
    return until


def _spared(stretches: Stretches, cue: CueRecord, last: int, until: int) -> int:
    """Where a noun ends the stretch since what follows it is not in question: نفت مسؤوليتها عن الهجوم."""
    for position in range(last + 1, min(last + OBLIQUE, until) + 1):
        if _is_spared(stretches, cue, position):
            return position
    return until


def _is_spared(stretches: Stretches, cue: CueRecord, position: int) -> bool:
    """Whether a word is one of those that a cue spares."""
    stems = {stem for r in readings(stretches.forms[position]) for stem in (r.stem, *without_pronoun(r.stem))}
    return not stems.isdisjoint(stretches.words.spares[cue.name])
