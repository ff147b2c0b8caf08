"""القوات الروسية والتركية, ميليشيات الحوثي وصالح, شنت الرياض غارة: groups that words tell only beside others.

In: the lexicon matches of a sentence. Out: the matches, with one more for every adjective that و joins to a force named by its adjective
(`adjectives` in resources/actors), for every short name (`joined` there) that و joins to any group, and for every country or capital (`lands` there)
that is the subject of a verb of striking or fighting. What a table knows as part of a longer name is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.grammar.arabic import readings, without_object
from riwaya.lexicon import Entry, Found, Lexicon
from riwaya.lexicon.arabic.group_words import load_group_words as group_words
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Sentence, Token

LED_WITHIN = 4
NAMELESS = frozenset(("armed_factions", "local_militia", "unknown", "syrian_opposition"))
FIGHTING = frozenset(("strike", "attack", "battle", "raid"))
ALLIES = frozenset("حليف حليفه شريك".split())
LED = frozenset("في من على علي الى الي عن مع امس اليوم خلال بعد قبل و او التي حيث".split())


def join_names(sentence: Sentence, matches: Sequence[Found], lexicon: Lexicon) -> tuple[Found, ...]:
    """The matches of one sentence, in order, with the groups that a joined adjective or a joined short name tells."""
    tokens, added = sentence.tokens, []
    taken = {position for found in matches if found.table == "actor" for position in range(found.first, found.last + 1)}
    for found in matches:
        position = found.last + 1
        if found.table != "actor" or position >= len(tokens) or position in taken:
            continue
        token = tokens[position]
        ally = _ally(sentence, position, lexicon)
        if ally is not None:
            added.append(ally)
            continue
        if not token.form.startswith("و"):
            other = _second_owner(found, token, lexicon)
            if other is not None:
                added.append(msgspec.structs.replace(found, first=position, last=position, start=token.start, end=token.end, prefix="و", entries=(Entry("actor", other, f"actors/{other}/adjective", token.form),)))
            continue
        actor, rule = lexicon.by_joined.get(token.form[1:]), "joined"
        if actor is None and any(entry.rule.endswith("/adjective") for entry in found.entries):
            actor, rule = next((actor for r in readings(token.form) if r.prefix == "و" for actor in lexicon.by_adjective.get(r.bare.removesuffix("ه"), ())), None), "adjective"
        if actor is not None and actor != found.entries[0].id:
            start = token.start + 1  # behind the و
            added.append(msgspec.structs.replace(found, first=position, last=position, start=start, end=token.end, prefix="و", entries=(Entry("actor", actor, f"actors/{actor}/{rule}", token.form),)))
    added += _predicates(sentence, taken, lexicon)
    added += _lands_that_act(sentence, matches, taken, lexicon)
    followers = [led for patron in matches if (led := _followers(sentence, patron, lexicon) or _led_by(sentence, patron, matches, lexicon)) is not None]
    if followers:
        matches = [found for found in matches if found.table != "actor" or not any(f.first <= found.first <= f.last for f in followers)]
        added += followers
    return tuple(sorted((*matches, *added), key=lambda found: (found.first, found.table))) if added else tuple(matches)


def _ally(sentence: Sentence, position: int, lexicon: Lexicon) -> Found | None:
    """قصف النظام وحليفه الروسي البلدة, قوات النظام والحليف الروسي: an ally that و joins to a group, by his adjective."""
    tokens, form = sentence.tokens, sentence.forms[position]
    if form[:1] != "و" or not (form[1:] in words().allies or form[1:].removeprefix("ال") in ALLIES) or position + 1 >= len(tokens) or not tokens[position + 1].form.startswith("ال"):
        return None
    actor = next((actor for r in readings(tokens[position + 1].form) if not r.prefix for actor in lexicon.by_adjective.get(r.bare.removesuffix("ه"), ())), None)
    return None if actor is None else Found("actor", position, position + 1, tokens[position].start + 1, tokens[position + 1].end, "و", (Entry("actor", actor, f"actors/{actor}/joined", form),))


def _second_owner(found: Found, token: Token, lexicon: Lexicon) -> str | None:
    """الطيران الروسي السوري: whose a force is too by a second adjective right behind the first."""
    if not token.form.startswith("ال") or not any(entry.rule.endswith("/adjective") for entry in found.entries) or token.form.endswith("ه") != found.entries[-1].form.endswith("ه"):
        return None
    return next((actor for r in readings(token.form) if not r.prefix for actor in lexicon.by_adjective.get(r.bare.removesuffix("ه"), ()) if actor != found.entries[0].id), None)


def _lands_that_act(sentence: Sentence, matches: Sequence[Found], taken: set[int], lexicon: Lexicon) -> list[Found]:
    """Countries and capitals as the subject of a verb of striking or fighting: شنت الرياض غارة, قصفت السعودية بلدة, غارات شنتها لندن; not قصفت الرياض بصاروخ, where it is what was hit."""
    tokens, found = sentence.tokens, []
    for trigger in matches:
        if trigger.table != "trigger" or trigger.last + 2 >= len(tokens) or lexicon.triggers[trigger.entries[0].id][0].family not in FIGHTING:
            continue
        begins = tokens[trigger.first].form.lstrip("وف") in words().committing
        position = trigger.last + 1 if begins or any(entry.form == "verb" for entry in trigger.entries) else trigger.last + 2 if not words().doers.isdisjoint(without_object(tokens[trigger.last + 1].form)) else None
        land = _land_at(tokens, position, lexicon) if position is not None else None
        if position is None or land is None or position in taken:
            continue
        last, actor = land
        if begins or position == trigger.last + 2 or _has_its_object(tokens, last + 1):
            found.append(Found("actor", position, last, tokens[position].start, tokens[last].end, "", (Entry("actor", actor, f"actors/{actor}/land", tokens[position].form),)))
    return found


def _followers(sentence: Sentence, patron: Found, lexicon: Lexicon) -> Found | None:
    """القوات التركية والفصائل الموالية لها, الاحتلال التركي ومرتزقته: the factions that a pronoun ties to the group right before them."""
    record = lexicon.actors.get(patron.entries[0].id) if patron.table == "actor" else None
    if record is None or record.followers is None or patron.last + 1 >= len(sentence.tokens):
        return None
    tokens, first, says = sentence.tokens, patron.last + 1, group_words()
    form = tokens[first].form
    if not form.startswith("و"):
        return None
    last = first
    if form[1:] not in says.hired:
        last = next((i for i in range(first + 1, min(first + 4, len(tokens))) if tokens[i].form in says.loyal), -1) + 1
        if form[1:] not in says.factions or not 0 < last < len(tokens) or tokens[last].form not in says.to_it:
            return None
    return Found("actor", first, last, tokens[first].start + 1, tokens[last].end, "و", (Entry("actor", record.followers, f"actors/{record.followers}/followers", form),))


def _led_by(sentence: Sentence, patron: Found, matches: Sequence[Found], lexicon: Lexicon) -> Found | None:
    """المجموعات الإرهابية الأجنبية المدعومة من إيران, ميليشيات تابعة لX: armed people whom no table names, by whom they follow; not فصائل مدعومة من طائرات X."""
    record = lexicon.actors.get(patron.entries[0].id) if patron.table == "actor" else None
    if record is None or record.followers is None or patron.entries[0].rule.endswith("/adjective"):
        return None
    tokens, forms, says = sentence.tokens, sentence.forms, group_words()
    tie = patron.first - 1 if patron.prefix.endswith(("ل", "ب")) else patron.first - 2 if forms[max(0, patron.first - 1)] == "من" else -1
    if tie < 1 or forms[tie] not in says.loyal:
        return None
    first = tie - 1
    while first > 0 and first > tie - LED_WITHIN and forms[first] not in says.factions and _describes(forms[first]):
        first -= 1
    if forms[first].removeprefix("و") not in says.factions or any(found.table == "actor" and first <= found.first < patron.first and found.entries[0].id not in NAMELESS for found in matches):
        return None  # المليشيات الحوثية التابعة لX have their name
    start = tokens[first].start + (forms[first] not in says.factions)
    prefix = "و" if forms[first] not in says.factions else ""
    return Found("actor", first, patron.last, start, patron.end, prefix, (Entry("actor", record.followers, f"actors/{record.followers}/followers", forms[first]),))


def _describes(form: str) -> bool:
    """الإرهابية, المحلية, مسلحة: an adjective behind armed people."""
    return form.endswith(("يه", "حه", "ين", "ون", "ده"))


def _land_at(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The last word of a country or capital at a position and the force that it may mean."""
    for length in (2, 1):
        actor = lexicon.by_land.get(tuple(token.form for token in tokens[position : position + length]))
        if actor is not None:
            return position + length - 1, actor
    return None


def _has_its_object(tokens: Sequence[Token], position: int) -> bool:
    """Whether a noun stands where the object of a verb does: no preposition, no sign."""
    return position < len(tokens) and tokens[position].kind == "word" and tokens[position].form[:1] not in "بل" and tokens[position].form not in LED


def _predicates(sentence: Sentence, taken: set[int], lexicon: Lexicon) -> list[Found]:
    """Forces that a bare adjective tells behind a word of supposing: غارات يعتقد أنها روسية, طيران يرجح أنه إسرائيلي."""
    tokens, says, found = sentence.tokens, words(), []
    if says.itself.isdisjoint(sentence.forms):
        return []
    for position in range(2, len(tokens)):
        if tokens[position - 1].form not in says.itself or tokens[position - 2].form.lstrip("و") not in says.suspected or position in taken:
            continue
        actor = next((actor for r in readings(tokens[position].form) if not r.prefix for actor in lexicon.by_adjective.get(r.bare.removesuffix("ه"), ())), None)
        if actor is not None:
            token = tokens[position]
            found.append(Found("actor", position, position, token.start, token.end, "", (Entry("actor", actor, f"actors/{actor}/predicate", token.form),)))
    return found
