"""Everything found in one sentence before any frame is opened: lexicon matches, dates, places, counts, tellings, stances."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from riwaya.extract.actors.names.bodies_of_a_group import settle_bodies
from riwaya.extract.actors.names.joined_names import join_names
from riwaya.extract.actors.names.local_services import with_local_services
from riwaya.extract.actors.names.named_groups import name_groups
from riwaya.extract.actors.names.nationality import in_power, names_its_country, settle_nationalities, settle_periods
from riwaya.extract.actors.names.same_army import settle_armies
from riwaya.extract.actors.names.taken_up import settle_occupiers, take_up_actors
from riwaya.extract.counting.counts import read_counts
from riwaya.extract.counting.result_words import RESULTS
from riwaya.extract.counting.units import carried_measure
from riwaya.extract.mentions.captions import without_old_pictures
from riwaya.extract.mentions.dates.mentioned import mention_dates
from riwaya.extract.mentions.factuality.stances import read_stances
from riwaya.extract.mentions.numbers import mention_numbers
from riwaya.extract.mentions.written_on import written_on
from riwaya.extract.places.context import PlaceContext, read_context
from riwaya.extract.places.lands import without_lands
from riwaya.extract.places.recognition import mention_places
from riwaya.extract.speech import of_the_story, read_speech, signed_posts, without_signature
from riwaya.extract.things.composed import with_composed
from riwaya.extract.values import CountFound, PlaceFound, Quantity, Stance, Telling, When
from riwaya.extract.when.to_come import days_to_come
from riwaya.lexicon import Found, Lexicon
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Analysis, Mention, Sentence

HEADLINES = 8


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with all its mentions; positions are tokens of the sentence, spans are code points of the report."""

    sentence: Sentence
    matches: tuple[Found, ...]
    dates: tuple[Mention[When], ...]
    places: tuple[PlaceFound, ...]
    counts: tuple[CountFound, ...]
    numbers: tuple[Mention[Quantity], ...]
    tellings: tuple[Telling, ...]
    stances: tuple[Stance, ...]

    def of(self, table: str) -> list[Found]:
        """The matches of one table, in order."""
        return [found for found in self.matches if found.table == table]


def find_forms(analysis: Analysis, lexicon: Lexicon) -> list[list[Found]]:
    """The forms of the lexicon in every sentence that is not page furniture."""
    return [lexicon.find(s.tokens, analysis.report.text, s.where(lexicon.matcher.beginnings)) for s in analysis.sentences if not s.is_masked]


def tells_an_act(forms: Sequence[Sequence[Found]]) -> bool:
    """Whether any sentence holds a trigger; most reports of every day hold none, and nothing else is asked of them."""
    return any(found.table == "trigger" for row in forms for found in row)


def mark_sentences(
    analysis: Analysis, forms: Sequence[Sequence[Found]], *, lexicon: Lexicon, gazetteer: Gazetteer, reference: datetime.date | None
) -> tuple[list[Marks], PlaceContext]:
    """Marks of every sentence that is not page furniture, and where the story plays; `forms` are those of `find_forms`."""
    report = analysis.report
    sentences = [s for s in analysis.sentences if not s.is_masked]
    known = frozenset(found.entries[0].id for row in forms for found in row if found.table == "actor") if reference is None else frozenset()
    matches = [tuple(without_lands(sentence, row, gazetteer)) for sentence, row in zip(sentences, forms, strict=True)]
    matches = [name_groups(sentence, join_names(sentence, settle_nationalities(sentence, settle_periods(row, reference, lexicon, known), lexicon), lexicon), report.text, lexicon) for sentence, row in zip(sentences, matches, strict=True)]
    matches = [settle_bodies(sentence, row, lexicon) for sentence, row in zip(sentences, matches, strict=True)]
    matches = [tuple(with_composed(sentence, row, report.text)) for sentence, row in zip(sentences, matches, strict=True)]
    matches = take_up_actors(sentences, settle_armies(sentences, settle_occupiers(sentences, matches), lexicon), report.text, lexicon)
    written = written_on(sentences, reference)
    places = [mention_places(s, report.text, gazetteer, m) for s, m in zip(sentences, matches, strict=True)]
    named = [(country, not record.by_country or names_its_country(found, lexicon)) for row in matches for found in row if found.table == "actor" for record in (lexicon.actors[found.entries[0].id],) for country in record.countries[:1]]
    homes, vague = ([country for country, is_its_own in named if is_its_own == own] for own in (True, False))
    context = read_context([place for row in places for place in row], homes, report.outlet, vague, gazetteer=gazetteer)
    countries = context.countries

    def actor_of(found: Found) -> str:
        if found.entries[0].rule == "ar/speech/state":
            return in_power(found.entries[0].id, reference, lexicon)  # دمشق speaks for who ruled on that day
        record = lexicon.actors[found.entries[0].id]
        return record.meant_in(countries[0]) if countries and record.by_country and not names_its_country(found, lexicon) else record.id

    signed = signed_posts(analysis.sentences, report.text, lexicon, report.outlet)
    tellings = read_speech(sentences, report.text, matches=of_the_story(sentences, matches, report.text, countries, lexicon), outlet=report.outlet, actor_of=actor_of, signed=signed)
    matches = [without_signature(with_local_services(sentence, row), signed.get(sentence.index), report.text) for sentence, row in zip(sentences, matches, strict=True)]
    return [_mark(s, m, p, t, report.text, written) for s, m, p, t in zip(sentences, matches, places, tellings, strict=True)], context


def _mark(
    sentence: Sentence, matches: Sequence[Found], places: tuple[PlaceFound, ...], tellings: tuple[Telling, ...], text: str, reference: datetime.date | None
) -> Marks:
    # a sentence without an act opens no frame: only what a headline may lend to others is read from it, and the figures of whoever is cited in it
    is_telling = any(found.table == "trigger" for found in matches)
    is_counting = is_telling or bool(tellings) and bool(sentence.where(RESULTS) or sentence.where(carried_measure))
    numbers = mention_numbers(sentence, text) if is_counting else ()
    stances = read_stances(sentence, text, matches=matches) if is_telling else ()
    dates = without_old_pictures(mention_dates(sentence, text, reference=reference), sentence.forms, reference) if is_telling or sentence.index < HEADLINES else ()
    return Marks(
        sentence=sentence,
        matches=tuple(matches),
        dates=days_to_come(dates, sentence.tokens, stances, reference) if is_telling else dates,
        places=places,
        counts=read_counts(sentence, lexicon_matches=matches, numbers=numbers) if is_counting else (),
        numbers=numbers,
        tellings=tellings,
        stances=stances,
    )
