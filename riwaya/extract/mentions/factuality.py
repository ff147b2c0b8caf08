"""How sure: the stretches of a sentence that are denied, doubted, planned, or no incident at all.

In: one sentence with its lexicon matches. Out: `Stance`s over stretches that are not plainly asserted; where several cover a token the first
counts (other talk, then denial, doubt, plan, condition). Reads resources/languages/ar/factuality.yaml. Traps: a negated result
(لم يسفر القصف عن إصابات) asserts the act, and so does a negated knowing (لم تعرف هوية الذين فجروا).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from riwaya.extract.values import Stance
from riwaya.grammar.arabic import readings, without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found, load_lexicon
from riwaya.lexicon.arabic.factuality_records import CueRecord, FactualityWords, load_factuality
from riwaya.model import Sentence

_COMMAS = frozenset(("،", ",", "؛", ";"))
# خشية القصف، كما اعتقلت ...: what is told further
_FURTHER = frozenset(("كما", "ثم", "ايضا", "كذلك", "حيث"))
_ENDS = frozenset((".", "؟", "!", "…"))
_CASUALTY = frozenset(("قتل", "يقتل", "تقتل", "يصب", "تصب", "اصيب", "يصاب", "تصاب", "يسجل", "تسجل", "نسجل", "يرصد", "ترصد"))
_AFTER_CASUALTY = frozenset(("بسقوط", "بقصف", "بالقصف", "في", "من", "جراء", "خلال", "اثر", "بسبب", "نتيجه"))
# After a preposition نفى is the noun نفي (على الرغم من نفي البلدية).
_PREPOSITIONS = frozenset(("من", "رغم", "في", "عن", "علي", "الي", "بعد", "عقب", "قبل", "مع", "وسط", "حول", "برغم"))
_PRECEDENCE = {"denied": 1, "doubted": 2, "planned": 3, "none": 4}
_PARTICLES = frozenset("بلك")
_NEAR = 3
FIRST_YEAR = "1990"
HIJRI = ("1300", "1500")
BEFORE_YEAR = 7
OBLIQUE = 14
_EXPOSED = ("تعرض", "يتعرض", "تتعرض")
_BEGINNING = frozenset(("بالرد", "بشن", "بعمليه", "بعمليات", "بتنفيذ", "باستخدام", "بضرب", "بان"))


def read_stances(sentence: Sentence, text: str, *, matches: Sequence[Found]) -> tuple[Stance, ...]:
    """The stances of a sentence, in order of precedence.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> text = "نفت الوزارة قصف المشفى"
    >>> [(s.factuality, text[s.span[0]:s.span[1]]) for s in read_stances(analyze(Report.of(text)).sentences[0], text, matches=())]
    [('denied', 'نفت الوزارة قصف المشفى')]
    """
    words, tokens = load_factuality(), sentence.tokens
    if not tokens:
        return ()
    reader = _Reader(words, sentence, matches)
    found = [*reader.cues(text), *reader.negations(), *reader.futures(), *reader.questions(), *reader.old_years()]
    stances = {
        (first, last, factuality): Stance(first=first, last=last, factuality=factuality, span=(tokens[first].start, tokens[last].end), rule=f"ar/factuality/{name}")
        for first, last, factuality, name in reversed(found)
    }
    whole = len(tokens) - 1
    return tuple(sorted(stances.values(), key=lambda s: (_rank(s, whole), s.first, s.last)))


def stance_at(stances: Sequence[Stance], token: int) -> Stance | None:
    """The stance that counts for a token, or None where it is plainly asserted."""
    return next((stance for stance in stances if stance.first <= token <= stance.last), None)


def _rank(stance: Stance, whole: int) -> int:
    is_topic = stance.factuality == "none" and (stance.first == 0 and stance.last == whole or stance.rule.endswith("/named-after"))
    return 0 if is_topic else _PRECEDENCE[stance.factuality]


def _is_side(found: Found) -> bool:
    """Whether an actor is one that fights; police, security services, officials and gangs are the actors of ordinary crime."""
    record = load_lexicon().actors.get(found.entries[0].id)
    return record is not None and record.group in ("state", "non_state", "militia", "external") and "police" not in record.id and record.id not in ("officials", "smugglers", "security_forces")


def _bare(form: str) -> str:
    """A word without و, ف, ب, ل and the article: بالقذائف -> قذائف."""
    word = form[1:] if form[:1] in "وف" and len(form) > 4 else form
    for prefix in ("بال", "كال", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word


_BARE = Remembered(_bare)


def _negates(form: str) -> str:
    """The particle of negation that a word may be, و and ف taken off; empty where it is none."""
    bare = form[1:] if form[:1] in "وف" and len(form) > 2 else form
    return bare if bare in ("لا", "دون", "بدون") or bare in load_factuality().particles else ""


def _is_future(form: str) -> bool:
    form = form[1:] if form[:1] in "وف" and len(form) > 4 else form
    future = load_factuality().future
    return form in future.short or len(form) >= 5 and form[0] == "س" and form[1] in "يتن" and not form.startswith(tuple(future.unless))


NEGATES, FUTURE = Remembered(_negates), Remembered(_is_future)


class _Reader:
    def __init__(self, words: FactualityWords, sentence: Sentence, matches: Sequence[Found]) -> None:
        self.words, self.sentence, self.tokens, self.matches = words, sentence, sentence.tokens, matches
        triggers = [f for f in matches if f.table == "trigger"]
        unled = [f for f in triggers if _PARTICLES.isdisjoint(f.prefix)]
        self.nouns = {f.first for f in triggers if all(e.form == "noun" for e in f.entries)}
        self.triggers = {f.first for f in triggers}
        # طالبت بوقف القصف، وانسحاب القوات: a noun of an act that و joins is wanted too; a result (، ومقتل ثلاثة) is told
        self.joined_acts = {f.first for f in triggers if f.first in self.nouns and f.prefix == "و" and not any(e.id.startswith("harm/") for e in f.entries)}
        self.verbs = {f.first for f in unled if any(e.form in ("verb", "passive") for e in f.entries)}
        self.forms = sentence.forms
        plain = {f.first for f in unled if all(e.form != "noun" for e in f.entries)}
        # هاجم, انفجرت عبوة: verbs in the past that are no noun too (قصف is both)
        self.past = {n for n in plain if self.forms[n][0] != "ي" and (self.forms[n].endswith(("ت", "وا")) or n in self.verbs and self.forms[n][0] not in "تن")}

    @cached_property
    def is_armed(self) -> bool:
        """Whether weapons are named."""
        bare = [_BARE[form] for form in self.forms]
        armed = self.words.lists["armed"]
        return any(tuple(bare[n + 1 : n + 1 + len(rest)]) == rest for n, word in enumerate(bare) if word in armed for rest in armed[word])

    @cached_property
    def has_sides(self) -> bool:
        return any(_is_side(f) for f in self.matches if f.table == "actor")

    @cached_property
    def joined(self) -> str:
        return f" {' '.join(self.forms)} "

    @cached_property
    def stems(self) -> set[str]:
        return {stem for form in self.forms for r in readings(form) for stem in (r.stem, r.bare)}

    def cues(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        grouped: dict[str, list[Found]] = {}
        for found in self.words.matcher.find(self.tokens, text, self.sentence.where(self.words.matcher.beginnings)):
            grouped.setdefault(found.table, []).append(found)
        for table, found_here in grouped.items():
            name, _, rest = table.partition("#")
            if name == "weak" and len({f.entries[0].form for f in found_here}) >= 2:
                yield from self._reach(self.words.cues[rest], found_here[0].first, found_here[-1].last)
            elif name == "weak" or (rest and not rest.endswith("#0")):
                continue
            elif not rest or self.words.parts[table.rpartition("#")[0]] == 1:
                for found in found_here:
                    if not rest and found.first and self.forms[found.first - 1] in _PREPOSITIONS:
                        continue
                    if found.first and self.forms[found.first - 1] == "لم" and self.words.cues[name].factuality in ("planned", "denied"):
                        continue  # لم يمهل الصاروخ ضحيته, لم ينف المتحدث القصف
                    yield from self._reach(self.words.cues[name], found.first, found.last)
            else:
                key = table.rpartition("#")[0]
                for first, last in self._gapped(self.words.cues[name], [grouped.get(f"{key}#{n}", []) for n in range(self.words.parts[key])]):
                    yield from self._reach(self.words.cues[name], first, last)

    @staticmethod
    def _gapped(cue: CueRecord, parts: list[list[Found]]) -> Iterator[tuple[int, int]]:
        for start in parts[0]:
            last: int | None = start.last
            for part in parts[1:]:
                last = next((f.last for f in part if last is not None and last < f.first <= last + cue.gap + 1), None)
            if last is not None:
                yield start.first, last

    def _reach(self, cue: CueRecord, first: int, last: int) -> Iterator[tuple[int, int, str, str]]:
        if any(word in self.stems if " " not in word else f" {word} " in self.joined for word in self.words.unless[cue.name]):
            return
        if cue.guarded and self.is_armed or cue.sides and self.has_sides:
            return
        end = len(self.tokens) - 1
        if cue.scope == "sentence":
            yield 0, end, cue.factuality, cue.name
        elif cue.scope == "words":
            yield first, last, cue.factuality, cue.name
        elif cue.scope == "before":
            yield 0, last, cue.factuality, cue.name
        elif cue.scope == "clause":
            start = self._clause_start(first)
            if not cue.present or self._is_present(start):
                yield start, self._until("clause", first), cue.factuality, cue.name
        elif cue.scope == "oblique":
            act = self._governed(last, cue.governs)
            if act is not None:
                yield act, self._before_told(act - 1, self._until("clause", act, goes_on=True)), cue.factuality, cue.name
        else:
            is_plan = cue.factuality == "planned"
            until = self._spared(cue.name, last, max(last, self._until(cue.until, last, is_plan=is_plan, goes_on=is_plan or cue.is_ended_by_telling)))
            yield first, self._before_told(last, until) if cue.factuality == "planned" or cue.is_ended_by_telling else until, cue.factuality, cue.name

    def negations(self) -> Iterator[tuple[int, int, str, str]]:
        for position in self.sentence.where(NEGATES):
            bare = NEGATES[self.forms[position]]
            particle, verb = bare, position + 1
            if bare == "لا" and verb in self.nouns and not self.forms[verb].startswith("ال"):
                is_casualty = self._is_listed("casualties", verb)
                yield position, verb if is_casualty else self._until("clause", verb), "denied", "no-such-act"
                continue
            if bare in ("دون", "بدون") and verb < len(self.forms) and self.forms[verb] == "ان":
                particle, verb = f"{bare} ان", verb + 1
            record = self.words.particles.get(particle)
            if record is None or verb >= len(self.forms) or self.forms[verb] not in self.words.negated[record.name]:
                continue
            last = self._until("clause", verb)
            if self.forms[verb] in _CASUALTY:
                last = next((p - 1 for p in range(verb + 1, last + 1) if self.forms[p] in _AFTER_CASUALTY), last)
            if self.forms[verb][0] in "نا" and '"' in self.forms[:position]:
                yield 0, len(self.tokens) - 1, "denied", record.name
                continue
            yield position, last, "denied", record.name

    def questions(self) -> Iterator[tuple[int, int, str, str]]:
        """What is only asked is not told: هل قصفت الطائرات المطار؟"""
        last = len(self.tokens) - 1
        if self.forms[last] == "؟" and any(self._is_listed("asking", position) for position in range(min(3, last))):
            yield 0, last, "none", "question"

    def old_years(self) -> Iterator[tuple[int, int, str, str]]:
        """A clause about a year before living reports (عام 1258) tells history."""
        for position, token in enumerate(self.tokens[1:], 1):
            if token.kind == "number" and len(token.form) == 4 and token.form.isdigit() and self._is_listed("year-words", position - 1):
                if token.form < FIRST_YEAR and not HIJRI[0] <= token.form <= HIJRI[1]:
                    yield max(self._clause_start(position), position - BEFORE_YEAR), position, "none", "old-year"

    def futures(self) -> Iterator[tuple[int, int, str, str]]:
        for position in self.sentence.where(FUTURE):
            if self.tokens[position].kind != "word":
                continue
            # no verb follows a preposition: قتيل في سنوني
            if not position or self.forms[position - 1] not in _PREPOSITIONS or self.forms[position - 1] in ("بعد", "قبل"):
                yield position, self._until("clause", position), "planned", self.words.future.name

    def _until(self, until: str, after: int, *, is_plan: bool = False, goes_on: bool = False) -> int:
        """The last token of a stretch that begins before `after`; one that `goes_on` takes in the acts that و joins behind a comma."""
        for position in range(after + 1, len(self.tokens)):
            if self.forms[position] in _ENDS and position < len(self.tokens) - 1:
                return position - 1
            if goes_on and position + 1 in self.joined_acts:
                continue
            if until == "clause" and self.forms[position] in _COMMAS and (is_plan and self._is_told(position + 1) or not self._is_apposition(after, position)):
                return position - 1
            if until != "end" and position > after + 1 and self._is_listed("contrast", position):
                return position - 1
            if until == "clause" and position > after + 1 and self._is_listed("causes", position):
                return position - 1
        return len(self.tokens) - 1

    def _before_told(self, after: int, until: int) -> int:
        """A plan ends where a past verb tells on: هدد بإعدام رجل خطفه أمس."""
        for position in range(after + 2, until + 1):
            if position in self.verbs and self.forms[position][:1] not in "يتنسا" and any(after < noun < position for noun in self.nouns) or position in self.past:
                return position - 1
        return until

    def _governed(self, cue: int, particles: tuple[str, ...]) -> int | None:
        """The first act that a particle (هدد [ب]قصف, دعا [ل]لانشقاق) puts under a verb of threatening or calling for."""
        for position in range(cue + 1, min(cue + OBLIQUE + 1, len(self.tokens))):
            if self.forms[position] in _ENDS:
                return None
            if self.forms[position] == "بالرد" and self.forms[position + 1 : position + 2] == ("علي",):
                continue  # توعدت بالرد على غارة قتلت قائدها: what is answered came to pass
            if "ل" in particles and self.forms[position].startswith(_EXPOSED):
                return None  # دعا إلى اجتماع بعد تعرض البلدة لقصف
            if position in self.triggers and self.forms[position].removeprefix("و").startswith(particles):
                return position
            if "ب" in particles and self.forms[position] in _BEGINNING:
                return position
        return None

    def _spared(self, cue: str, last: int, until: int) -> int:
        for position in range(last + 1, min(last + OBLIQUE, until) + 1):
            stems = {stem for r in readings(self.forms[position]) for stem in (r.stem, *without_pronoun(r.stem))}
            if stems & self.words.spares[cue]:
                return position
        return until

    def _is_told(self, position: int) -> bool:
        """Whether a clause opens with a past verb, which tells what came to pass: كانوا يستعدون للصلاة، انهالت عليهم صواريخ."""
        return position in self.verbs and self.forms[position][:1] not in "يت"

    def _is_apposition(self, after: int, comma: int) -> bool:
        """Whether a comma only sets off a name, before the act is told: توعد القائد، سامر العلي، بقصف البلدة."""
        if comma + 1 >= len(self.tokens) or any(after < p < comma for p in self.triggers) or self.forms[comma + 1][:1] in "وف" or self.forms[comma + 1] in _FURTHER:
            return False
        return comma - after <= 12 and any(comma < p for p in self.triggers) and not self._is_listed("causes", comma + 1) and not self._is_listed("contrast", comma + 1)

    def _is_listed(self, name: str, position: int) -> bool:
        form, table = self.forms[position], self.words.lists[name]
        rests = (*table.get(form, ()), *(table.get(form[1:], ()) if form[:1] in "وف" else ()))
        return any(self.forms[position + 1 : position + 1 + len(rest)] == rest for rest in rests)

    def _clause_start(self, first: int) -> int:
        return next((p + 1 for p in range(first - 1, -1, -1) if self.forms[p] in _COMMAS), 0)

    def _is_present(self, start: int) -> bool:
        """Whether a clause opens with a verb in the present (ينفذ, تنسحب), within its first words."""
        for position in range(start, min(start + _NEAR, len(self.tokens))):
            form = self.forms[position]
            bare = form[1:] if form[:1] in "وف" and len(form) > 4 else form
            if bare[:1] in "يت" and len(bare) >= 4 and position not in self.nouns:
                return True
        return False
