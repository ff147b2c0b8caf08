"""What the rooms ask of single words, asked of every sentence in one pass before they begin.

In: the sentences of a report. Out: each knows where the words of these tables stand. A table that is not listed here is asked word by word
when its room comes to it: slower, and the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from riwaya.extract.actors import roles
from riwaya.extract.actors.beside import apart, located
from riwaya.extract.actors.names import local_services, named_groups, nationality, taken_up
from riwaya.extract.clauses import segments
from riwaya.extract.counting import by_pronoun, dead_and_wounded, hit_things, result_words, running_totals, units
from riwaya.extract.counting.lists import among
from riwaya.extract.gathering import who_fell
from riwaya.extract.mentions import habits, judgements, numbers, topic, written_on
from riwaya.extract.mentions.dates import tried
from riwaya.extract.mentions.factuality import negation, not_told
from riwaya.extract.places import borders, recognition
from riwaya.extract.places.names import no_names, town_parts
from riwaya.extract.speech import citations
from riwaya.extract.things import bare_bombs, joined_aircraft, parted_words, rigged
from riwaya.extract.where import named_before
from riwaya.grammar.word_tables import WordTables
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.factuality_records import load_factuality
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Sentence


def note_words(sentences: Sequence[Sentence], *, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """Let the sentences know where the words stand that the rooms ask for; page furniture is not asked."""
    tables = _tables(lexicon, gazetteer)
    for sentence in sentences:
        if not sentence.is_masked:
            tables.note(sentence)


@lru_cache(maxsize=4)
def _tables(lexicon: Lexicon, gazetteer: Gazetteer) -> WordTables:
    return WordTables((
        lexicon.matcher.beginnings, gazetteer.begins, recognition.HOLDERS, no_names.TYPES, named_groups.OPENERS, taken_up.TYPE_READINGS, citations.OPENS, topic.STEMS,
        tried.KINDS, numbers.OPENERS, result_words.RESULTS, dead_and_wounded.HIS, dead_and_wounded.FELLED, running_totals.TALLIED, running_totals.COUNTED_DEAD, who_fell.TELLING, by_pronoun.AGAIN, hit_things.TWO, among.AMONG, units.carried_measure, load_factuality().matcher.beginnings, negation.NEGATES, not_told.FUTURE,
        segments.MAY_CUT, written_on.TELLS_THE_DAY, nationality.IS_CRAFT, borders.BORDERS, recognition.HOMES, recognition.BEFORE_A_SPOT, roles.ACCUSES, apart.BLAMES, apart.COINCIDES, apart.ESCALATES, segments.PRETEXTS, segments.INVOLVED,
        named_before.TAKES_UP, parted_words.HEADS, rigged.VEHICLES, joined_aircraft.SECOND, bare_bombs.PREFIX, located.ADDRESSING,
        town_parts.TOWN_PARTS, local_services.SERVICE_HEADS, result_words.OF_THEIRS, among.VICTIMS, not_told.MAY, habits.HABITUAL, judgements.JUDGES,
    ))
