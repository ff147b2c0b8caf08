"""How far words of doubt reach in a sentence: to a comma, a contrast, a cause, or a past verb that tells on.

In: a sentence with its lexicon matches. Out: `Stretches`, which knows where its acts and verbs stand and where a stretch begins and ends. Reads the closed
lists of resources/languages/ar/factuality.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found, load_lexicon
from riwaya.lexicon.arabic.factuality_records import FactualityWords
from riwaya.model import Sentence
from riwaya.model.once import once

# first and last token, factuality, name of the record
Doubtful = tuple[int, int, str, str]
COMMAS = frozenset(("،", ",", "؛", ";"))
ENDS = frozenset((".", "؟", "!", "…"))
# After a preposition نفى is the noun نفي (على الرغم من نفي البلدية).
PREPOSITIONS = frozenset(("من", "رغم", "في", "عن", "علي", "الي", "بعد", "عقب", "قبل", "مع", "وسط", "حول", "برغم"))
LONGEST_APPOSITION = 12
ARMED = frozenset(("airstrike", "drone_strike", "car_bomb", "landmine"))
# خشية القصف، كما اعتقلت ...: what is told further
_FURTHER = frozenset(("كما", "ثم", "ايضا", "كذلك", "حيث"))
_PARTICLES = frozenset("بلك")
_LEADING = _PARTICLES | {"ف"}
_NEAR = 3


def _bare(form: str) -> str:
    """A word without و, ف, ب, ل and the article: بالقذائف -> قذائف."""
    word = form[1:] if form[:1] in "وف" and len(form) > 4 else form
    for prefix in ("بال", "كال", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word


_BARE = Remembered(_bare)


class Stretches:
    """A sentence with where its acts stand: `nouns`, `verbs`, and verbs in the past (`past`), by their first tokens."""

    def __init__(self, words: FactualityWords, sentence: Sentence, text: str, matches: Sequence[Found]) -> None:
        self.words, self.sentence, self.text, self.tokens, self.forms, self.matches = words, sentence, text, sentence.tokens, sentence.forms, matches
        triggers = [f for f in matches if f.table == "trigger"]
        unled = [f for f in triggers if _PARTICLES.isdisjoint(f.prefix)]
        self.nouns = {f.first for f in triggers if all(e.form == "noun" for e in f.entries)}
        self.triggers = {f.first for f in triggers}
        self.led = {f.first for f in triggers if not _LEADING.isdisjoint(f.prefix)}
        # طالبت بوقف القصف، وانسحاب القوات: a noun of an act that و joins is wanted too; a result (، ومقتل ثلاثة) is told
        self.joined_acts = {f.first for f in triggers if f.first in self.nouns and f.prefix == "و" and not any(e.id.startswith("harm/") for e in f.entries)}
        self.verbs = {f.first for f in unled if any(e.form in ("verb", "passive") for e in f.entries)}
        plain = {f.first for f in unled if all(e.form != "noun" for e in f.entries)}
        # هاجم, انفجرت عبوة: verbs in the past that are no noun too (قصف is both)
        self.past = {n for n in plain if self.forms[n][0] != "ي" and (self.forms[n].endswith(("ت", "وا")) or n in self.verbs and self.forms[n][0] not in "تن")}

    @property
    def last(self) -> int:
        return len(self.tokens) - 1

    @once
    def is_armed(self) -> bool:
        """Whether weapons are named, or an act that only weapons do (غارات, انفجار لغم)."""
        return self._names("armed") or any(e.id.partition("/")[0] in ARMED for f in self.matches if f.table == "trigger" for e in f.entries)

    @once
    def has_crowds(self) -> bool:
        """Whether people who protest are named, or their protest."""
        return self._names("crowds")

    def _names(self, name: str) -> bool:
        """Whether a word of a closed list stands in the sentence, with article and particles or without."""
        bare, table = [_BARE[form] for form in self.forms], self.words.lists[name]
        return any(tuple(bare[n + 1 : n + 1 + len(rest)]) == rest for n, word in enumerate(bare) if word in table for rest in table[word])

    @once
    def has_sides(self) -> bool:
        """Whether a group that fights is named."""
        return any(_is_side(f) for f in self.matches if f.table == "actor")

    @once
    def joined(self) -> str:
        return f" {' '.join(self.forms)} "

    @once
    def stems(self) -> set[str]:
        return {stem for form in self.forms for r in readings(form) for stem in (r.stem, r.bare)}

    def is_listed(self, name: str, position: int) -> bool:
        """Whether a word of a closed list stands here, with و or ف or without."""
        form, table = self.forms[position], self.words.lists[name]
        rests = (*table.get(form, ()), *(table.get(form[1:], ()) if form[:1] in "وف" else ()))
        return any(self.forms[position + 1 : position + 1 + len(rest)] == rest for rest in rests)

    def clause_start(self, first: int) -> int:
        """The first token of the clause in which a token stands."""
        return next((p + 1 for p in range(first - 1, -1, -1) if self.forms[p] in COMMAS), 0)

    def until(self, until: str, after: int, *, is_plan: bool = False, goes_on: bool = False) -> int:
        """The last token of a stretch that begins before `after`; one that `goes_on` takes in the acts that و joins behind a comma."""
        for position in range(after + 1, len(self.tokens)):
            if self.forms[position] in ENDS and position < self.last:
                return position - 1
            if goes_on and position + 1 in self.joined_acts:
                continue
            if until == "clause" and self.forms[position] in COMMAS and (is_plan and self._is_told(position + 1) or not self._is_apposition(after, position)):
                return position - 1
            if position > after + 1 and (until != "end" and self.is_listed("contrast", position) or until == "clause" and self.is_listed("causes", position)):
                return position - 1
        return self.last

    def before_told(self, after: int, until: int) -> int:
        """A plan ends where a past verb tells on: هدد بإعدام رجل خطفه أمس."""
        for position in range(after + 2, until + 1):
            # في قصف المدينة: no verb stands behind a preposition
            is_verb = position in self.verbs and self.forms[position][:1] not in "يتنسا" and self.forms[position - 1] not in PREPOSITIONS
            if is_verb and any(after < noun < position for noun in self.nouns) or position in self.past:
                return position - 1
        return until

    def is_present(self, start: int) -> bool:
        """Whether a clause opens with a verb in the present (ينفذ, تنسحب), within its first words."""
        for position in range(start, min(start + _NEAR, len(self.tokens))):
            form = self.forms[position]
            bare = form[1:] if form[:1] in "وف" and len(form) > 4 else form
            if bare[:1] in "يت" and len(bare) >= 4 and position not in self.nouns:
                return True
        return False

    def _is_told(self, position: int) -> bool:
        """Whether a clause opens with a past verb, which tells what came to pass: كانوا يستعدون للصلاة، انهالت عليهم صواريخ."""
        return position in self.verbs and self.forms[position][:1] not in "يت"

    def _is_apposition(self, after: int, comma: int) -> bool:
        """Whether a comma only sets off a name, before the act is told: توعد القائد، سامر العلي، بقصف البلدة."""
        if comma + 1 >= len(self.tokens) or any(after < p < comma for p in self.triggers) or self.forms[comma + 1][:1] in "وف" or self.forms[comma + 1] in _FURTHER:
            return False
        return comma - after <= LONGEST_APPOSITION and any(comma < p for p in self.triggers) and not self.is_listed("causes", comma + 1) and not self.is_listed("contrast", comma + 1)


def _is_side(found: Found) -> bool:
    """Whether an actor is one that fights; police, security services, officials and gangs are the actors of ordinary crime."""
    record = load_lexicon().actors.get(found.entries[0].id)
    return record is not None and record.group in ("state", "non_state", "militia", "external") and "police" not in record.id and record.id not in ("officials", "smugglers", "security_forces")
