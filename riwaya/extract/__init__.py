"""Analysis -> accounts: mentions, frames, roles, incidents, and one account for each chain of telling.

Reads resources/kinds, actors, sources, things, places and languages/ar through the lexicon and the gazetteer it is handed.
The walk inside this room: asked words (where words stand that rooms ask for) -> marks (what each sentence names) -> frames (what its triggers open) -> roles and kinds ->
tellings (frames of one incident) -> accounts.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence, Set

import msgspec

from riwaya.extract.accounts import write_accounts
from riwaya.extract.actors.known_sides import with_known_sides
from riwaya.extract.actors.names.nationality import in_power, names_its_country
from riwaya.extract.actors.names.taken_up import is_what_a_state_calls_them
from riwaya.extract.actors.parts import Part
from riwaya.extract.actors.roles import read_roles
from riwaya.extract.actors.same_doer import with_same_doers
from riwaya.extract.asked_words import note_words
from riwaya.extract.frames import Frame, open_frames
from riwaya.extract.gathering.falls_with import with_the_strike
from riwaya.extract.gathering.matters import without_matters
from riwaya.extract.gathering.place_lists import by_place, places_listed
from riwaya.extract.gathering.tellings import gather
from riwaya.extract.gathering.told import Told
from riwaya.extract.gathering.weighing import Choose, weighed
from riwaya.extract.gathering.who_fell import with_rebels, with_the_fallen
from riwaya.extract.gathering.worth import is_headline_of_another, is_incident, is_sum_of_lands
from riwaya.extract.kinds import kind_of_frame
from riwaya.extract.marks import Marks, find_forms, mark_sentences, tells_an_act
from riwaya.extract.mentions.digest import is_digest, is_of_a_speaker
from riwaya.extract.mentions.topic import is_offtopic
from riwaya.extract.places.context import PlaceContext
from riwaya.extract.places.offset import as_region
from riwaya.extract.places.resolution import resolve_place
from riwaya.extract.sums import without_sums
from riwaya.extract.things.same_aircraft import with_same_aircraft
from riwaya.extract.things.same_fire import with_same_fire
from riwaya.extract.things.same_weapons import with_same_weapons
from riwaya.extract.values import CARRYING, PlaceFound, When
from riwaya.extract.when.date_clauses import speaks
from riwaya.extract.when.dating import HEADLINE, Carried, Dated, best_date, earlier_that_day
from riwaya.extract.when.lead import date_of_lead, day_of_round_up
from riwaya.extract.when.list_heads import under_heads
from riwaya.extract.when.witness_dates import dates_of_witnesses
from riwaya.extract.where.fired import FIRED, is_source_in_brackets
from riwaya.extract.where.happened_at import DATELINE, place_of
from riwaya.extract.where.named_before import in_order_of_reference, on_the_scene, taken_up
from riwaya.extract.where.one_sense import with_one_sense
from riwaya.extract.witnesses import accounts_of, with_claimants, witnesses
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Account, Analysis, Mention, Place

DRIVEN = frozenset(("suicide_bombing", "car_bomb"))
HEADLINE_WORDS = 16
SUMMED = frozenset("ظروف حوادث احداث هجمات".split())
TODAY = "ar/dates/today"
BORDER = "ar/places/border"
DAY_OF_THE_WAR = "ar/dates/day-of-the-war"
PLAIN = frozenset(("agreement", "displacement", "surrender", "split_or_merger", "protest", "movement"))
OCCURRING = frozenset("بدا بدات جري جرت تم تمت حصل حصلت اكتمل اكتملت استؤنف استؤنفت انطلق انطلقت نفذ نفذت تشهد شهد شهدت".split())

PASSED = CARRYING | {"يتم"}


class ExtractSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`most_incidents` bounds how many incidents one report may yield, against hostile text."""

    most_incidents: int = 400


def extract(analysis: Analysis, *, lexicon: Lexicon, gazetteer: Gazetteer, settings: ExtractSettings = ExtractSettings(), choose: Choose = weighed) -> tuple[Account, ...]:
    """The accounts of one report, in order; empty when it tells no incident. `choose` picks the incident that a frame goes on with."""
    report = analysis.report
    reference = _day(report.published)
    forms = find_forms(analysis, lexicon)
    if not tells_an_act(forms):
        return ()
    note_words(analysis.sentences, lexicon=lexicon, gazetteer=gazetteer)
    marks, context = mark_sentences(analysis, forms, lexicon=lexicon, gazetteer=gazetteer, reference=reference)
    if is_offtopic([m.sentence for m in marks]):
        return ()
    frames = [frame for row in marks for frame in open_frames(row, lexicon)]
    frames = without_matters([frame for frame in frames if frame.stance is None or frame.stance.factuality != "none"], marks, report.text)
    resolved = with_one_sense({id(frame): _resolve(frame, context, gazetteer) for frame in frames}, gazetteer)
    told = with_same_doers([_told(frame, resolved[id(frame)], context.countries, lexicon, reference) for frame in frames])
    told = with_same_fire(with_same_aircraft(told, lexicon))
    told = with_rebels(told, marks, lexicon)
    listed = under_heads(told, marks)
    resolved |= {id(after.frame): resolved[id(before.frame)] for before, after in zip(told, listed, strict=True)}
    told = [one for one in _placed(listed, resolved, context, gazetteer) if _is_worth_telling(one)]
    told = [msgspec.structs.replace(one, listed=places) if (places := places_listed(one, resolved[id(one.frame)])) else one for one in told]
    spoken = {row.sentence.paragraph for row in marks if is_of_a_speaker(row.sentence, row.tellings)}
    digest = is_digest([row.sentence for row in marks], {one.frame.sentence.paragraph for one in told} - spoken)
    headline = _headline_date(marks, digest) or (day_of_round_up(marks, reference) if digest else None)
    accounts: list[Account] = []
    opened = {frame.sentence.index for frame in frames}
    number = 1
    incidents = [incident for incident in gather(told, lexicon, is_digest=digest, choose=choose) if is_incident(incident) and (digest or not is_headline_of_another(incident, told))]
    gathered = with_known_sides(with_the_strike(incidents), lexicon)
    gathered = with_the_fallen(with_same_weapons(gathered), marks)
    tell = {one.frame.sentence.index for incident in gathered for one in incident}
    said = tuple((row.sentence.index, date) for row in marks if row.sentence.index not in tell for date in row.dates if date.value.follows_statement and date.value.start)
    lead = headline or date_of_lead(told)
    before = Carried(latest=lead, main=lead, said=said, opening=_opening_day(marks, opened), later=earlier_that_day(marks))
    besides = witnesses(marks, gathered)
    for incident, cited in zip(gathered[: settings.most_incidents], besides, strict=False):
        parts, summed = by_place(incident, resolved, incident[0].kind), is_sum_of_lands(incident, gathered)
        for place, there in parts:
            written, dated = write_accounts(there, number, report, lexicon, place=as_region(place), before=before, besides=dates_of_witnesses(cited), together=len(parts))
            # what only sums up still says when the rest was
            accounts.extend(() if summed else with_claimants(written, accounts_of(cited, written, there, report, lexicon)))
            number += not summed
        before = before.after(dated, incident)
    return tuple(_unique(without_sums(accounts)))


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _resolve(frame: Frame, context: PlaceContext, gazetteer: Gazetteer) -> list[tuple[PlaceFound, Place]]:
    others = frame.marks.places
    return [(found, resolve_place(found, others, context=context, gazetteer=gazetteer)) for found in frame.places]


def _told(frame: Frame, resolved: list[tuple[PlaceFound, Place]], countries: tuple[str, ...], lexicon: Lexicon, reference: datetime.date | None) -> Told:
    place, rank, is_helper = place_of(frame, resolved)
    here = (place.country,) if place is not None and place.country and place.status != "unresolved" else countries
    if any(told is place and found.rule == BORDER for found, told in resolved):
        # قتل ثلاثة جنود قرب الحدود مع العراق: those of the land on this side of it
        here = tuple(told.country for found, told in resolved if found.rule != BORDER and told.country and told.status != "unresolved") or countries or here
    teller = frame.telling.chain[0].id if frame.telling and frame.telling.chain else ""
    roles = read_roles(frame, lexicon)
    hit = _hit_by_name(roles, lexicon)
    parts = tuple(_by_country(part, here, lexicon, reference, teller, hit) for part in roles)
    kind, is_open = kind_of_frame(frame, parts, lexicon)
    date = best_date(frame.dates, frame.head.found.first)
    days = (date.value.start, date.value.end or date.value.start) if date and date.value.start and not date.value.follows_statement else None
    if days is None and (pointing := next((d.value.otherwise for d in frame.dates if d.value.is_anaphoric and d.value.offset and d.value.otherwise), None)) is not None:
        days = (pointing, pointing)  # ويأتي ذلك بعد يومين من: another day than that of what is told, whichever that is
    country = here[0] if here else None
    return Told(frame=frame, kind=kind, is_open=is_open, parts=parts, place=place, place_rank=rank, is_helped=is_helper, days=days, country=country)


def _hit_by_name(parts: Sequence[Part], lexicon: Lexicon) -> Set[str]:
    """Who is hit and named, of whom the counted soldiers are (موقع للجيش التركي ... قتل جنديان); nobody where the army of the country is hit as well (مواقع للجيش تضم مستشارين أمريكيين)."""
    hit = [part for part in parts if part.role == "target"]
    is_generic = any(lexicon.actors[part.actor].by_country and not part.rule.startswith("ar/roles/victims") for part in hit)
    return set() if is_generic else {part.actor for part in hit if not lexicon.actors[part.actor].by_country}


def _by_country(part: Part, countries: tuple[str, ...], lexicon: Lexicon, reference: datetime.date | None, teller: str, hit: Set[str]) -> Part:
    """A generic name (الجيش) as the country of the story means it, on the day of publication; أعلن الجيش التركي مقتل جنديين: as who tells of them does; هجوم على موقع للجيش التركي قتل فيه جنديان: who was `hit`."""
    by_country = lexicon.actors[part.actor].by_country
    if part.role == "target" and len(named := hit & set(by_country.values())) == 1:
        return Part(part.found, next(iter(named)), part.role, part.rule + "+hit")
    if part.role == "target" and teller in by_country.values():
        return Part(part.found, teller, part.role, part.rule + "+teller")
    if is_what_a_state_calls_them(part.found, countries) or by_country and names_its_country(part.found, lexicon):
        return part
    actor = lexicon.actors[part.actor].meant_in(countries[0]) if countries else part.actor
    return part if actor == part.actor else Part(part.found, in_power(actor, reference, lexicon), part.role, part.rule + "+country")


def _placed(told: list[Told], resolved: dict[int, list[tuple[PlaceFound, Place]]], context: PlaceContext, gazetteer: Gazetteer) -> list[Told]:
    """Frames without a place of their own take the one that their words take up (المطار, المكان ذاته), else the label of their item (حلب:: ...)."""
    before: list[tuple[PlaceFound, Place]] = []
    placed: list[Told] = []
    if any(one.place is not None and one.place_rank < DATELINE for one in told):
        # the city from which a report was sent is the scene only where nothing in it names another
        told = [msgspec.structs.replace(one, place=None, sent_from=one.place if one.place and one.place.country in context.countries[:1] else None) if one.place_rank == DATELINE else one for one in told]
    is_aimed = any(one.kind.family in FIRED and one.place is not None and one.place_rank < DATELINE and not one.is_helped for one in told)
    for one in told:
        # إطلاق صاروخ من داخل الأراضي (أ): no scene where the report says what it was fired at
        place = None if is_aimed and one.is_helped and any(is_source_in_brackets(one.frame, found) for found in one.frame.places) else one.place
        if place is None or place.level == "country" or one.is_helped:
            # في المدينة الواقعة شرق أفغانستان, في القرية ذاتها الواقعة شمال أ: the town named before
            place = taken_up(one.frame, before) or place or _label(one.frame, context, gazetteer) or on_the_scene(one, placed[-1:])
        placed.append(one if place is one.place else msgspec.structs.replace(one, place=place, is_helped=False))
        before.extend(in_order_of_reference(one.frame, resolved[id(one.frame)]))
    return placed


def _label(frame: Frame, context: PlaceContext, gazetteer: Gazetteer) -> Place | None:
    found = next((f for f in frame.marks.places if f.is_label), None)
    place = resolve_place(found, frame.marks.places, context=context, gazetteer=gazetteer) if found is not None else None
    return msgspec.structs.replace(place, status="inferred", rule="ar/places/label") if place is not None and place.status != "unresolved" else None


def _is_worth_telling(told: Told) -> bool:
    """A weak act needs someone who acts or a place; a bare result needs a number, a name or a place."""
    frame = told.frame
    if frame.head.trigger.is_weak:
        if told.kind.family == "agreement" and told.days and len((told.doers | told.acted_on) - {"civilians"}) > 1:
            return True  # توصلت الفصائل والجيش فجر السبت إلى اتفاق تهدئة
        return bool(told.place and (told.parts or _is_told_plainly(told) or (told.kind.family == "movement" and (frame.counts or told.days) or told.kind.family == "displacement")))
    # وقالت الشرطة إن انتحاريا فجر نفسه, إن سيارة مفخخة انفجرت: what the blast was that is told before
    return bool(told.place or told.parts or frame.counts or told.days or told.kind.id in DRIVEN)


def _is_told_plainly(told: Told) -> bool:
    """Whether a weak act is a verb at a settlement, or the word that its clause begins with, of a family that says who acts or suffers in its own words (نزح, استسلم, أبرم)."""
    head, frame = told.frame.head, told.frame
    if told.kind.family not in PLAIN and not (told.kind.family == "destruction" and frame.objects) or told.place is None or told.place.level != "settlement":
        return False
    before = {t.form.removeprefix("و") for t in frame.sentence.tokens[max(0, head.found.first - 4) : head.found.first]}
    if head.form == "noun" and frame.sentence.forms[head.found.first - 1].removeprefix("و") in PASSED and head.found.first:
        return True  # تم التوصل إلى هدنة
    # جرت أمس عملية تبادل أسرى: the verb only says that the act came about
    return (head.form != "noun" or head.found.first == frame.first or not before.isdisjoint(OCCURRING)) and not frame.sentence.tokens[head.found.first].form.startswith("ال")


def _headline_date(marks: list[Marks], digest: bool) -> Dated | None:
    """A digest whose headline carries a date (حصاد يوم ... 18-08-2022) dates all its items."""
    found = [dated for row in marks[:3] if (dated := _day_of_heading(row, digest, _names_a_digest(row, marks))) is not None]
    # حصاد اليوم .. الخميس 23-1-2020: the day that is written out, not the word in the name of the round-up
    return next((dated for dated in found if not dated.is_today), found[0] if found else None)


def _names_a_digest(row: Marks, marks: list[Marks]) -> bool:
    """Whether the line of a sentence holds a name of a round-up: حصاد, أبرز الأحداث."""
    digests = load_calendar().words["digests"]
    return any(not digests.isdisjoint(other.sentence.forms) for other in marks[:3] if other.sentence.paragraph == row.sentence.paragraph)


def _day_of_heading(row: Marks, digest: bool, is_named: bool) -> Dated | None:
    if not (row.sentence.is_heading or digest and row.sentence.paragraph <= 1 and len(row.sentence.tokens) <= HEADLINE_WORDS):
        return None
    date = best_date(row.dates)
    # أبرز التطورات في اليوم 291 للعدوان: the name of the war tells no act
    if not _sums_up(row) and any(date is None or date.rule != DAY_OF_THE_WAR or not date.first <= found.first <= date.last for found in row.of("trigger")):
        return None
    if date is None or not (date.value.precision == "day" or digest and date.value.precision == "days"):
        return None
    if not digest and any(t.form in load_calendar().words["page"] for t in row.sentence.tokens):
        return None  # آخر تحديث: 10 مايو
    if not digest and date.last - date.first + 2 >= len(row.sentence.tokens) and not is_named:
        return None  # a line that is nothing but a date is when the page was published
    return Dated(start=date.value.start, end=date.value.end, precision=date.value.precision, status="inferred", span=date.span, rule=HEADLINE, sentence=row.sentence.index, is_today=date.rule == TODAY)


def _sums_up(row: Marks) -> bool:
    """18 قتلوا بظروف مختلفة في 11 يناير: the heading counts what the report goes on to tell one by one."""
    forms = [t.form.lstrip("بف") for t in row.sentence.tokens]
    return any(form in SUMMED and after in ("مختلفه", "متفرقه") for form, after in zip(forms, forms[1:], strict=False))


def _opening_day(marks: list[Marks], opened: set[int]) -> tuple[int, Mention[When]] | None:
    """The day of the opening sentence where none of its words opens a frame (تمكنت الفرقة اليوم من تفكيك شبكة. وقد أوقفت ...), with the index of the sentence."""
    row = next((row for row in marks if not row.sentence.is_heading), None)
    if row is None or row.sentence.index in opened or row.sentence.index > 1 or not row.of("actor") or speaks(row.sentence.tokens):
        return None
    date = best_date(row.dates)
    return (row.sentence.index, date) if date is not None and date.value.precision == "day" and date.value.is_of_act and not date.value.is_continuing else None


def _unique(accounts: list[Account]) -> list[Account]:
    seen: dict[str, int] = {}
    unique = []
    for account in accounts:
        times = seen.get(account.account_id, 0)
        seen[account.account_id] = times + 1
        unique.append(msgspec.structs.replace(account, account_id=f"{account.account_id}-{times + 1}") if times else account)
    return unique
