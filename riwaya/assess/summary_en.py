"""One plain English sentence for an incident: when, what, who, where, how many, according to whom; then who says otherwise."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from riwaya.assess.sides import Sides, fighters
from riwaya.assess.tellings import MOST_NAMES, Amount, Telling, holder_name, parties_in, targets_told, tellings
from riwaya.lexicon import Lexicon
from riwaya.model import Incident

MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = "no one two three four five six seven eight nine ten".split()
HOURS = {"dawn": " at dawn", "morning": " in the morning", "noon": " at noon", "afternoon": " in the afternoon", "evening": " in the evening", "night": " at night"}
PLURAL_KINDS = {"clash": "clashes", "attack": "an attack", "killing": "a killing", "displacement": "displacement", "looting": "looting", "sexual_violence": "sexual violence", "chemical": "a chemical attack", "other": "an incident", "advance": "an advance", "destruction": "destruction of property", "seizure": "a seizure of weapons or a foiled attack", "movement": "a movement of forces or supplies", "split_or_merger": "a split or merger of groups", "handover": "a handover of territory", "base": "the setting up of a base", "raid": "a raid", "car_bomb": "a car bombing", "ied": "the blast of an explosive device", "landmine": "the blast of a landmine", "harm": "casualties", "shelling": "shelling"}
PEOPLE = {"civilians": ("civilian", "civilians"), "unknown": ("person", "people"), "journalists": ("journalist", "journalists"), "protesters": ("protester", "protesters"), "aid_workers": ("aid worker", "aid workers"), "prisoners": ("prisoner", "prisoners"), "displaced_people": ("displaced person", "displaced people"), "foreigners": ("foreign national", "foreign nationals"), "officials": ("official", "officials"), "israeli_settlers": ("Israeli settler", "Israeli settlers")}
PARTS = {"children": ("child", "children"), "women": ("woman", "women"), "men": ("man", "men"), "elderly": ("elderly person", "elderly people")}
THINGS = {"vehicles": ("vehicle", "vehicles"), "positions": ("position", "positions"), "houses": ("house", "houses")}
# what joins the one who suffers to the kind; other kinds take 'against'
TARGETS = {**dict.fromkeys(("abduction", "arrest", "killing", "execution", "release", "surrender"), "of"), "harm": "among", "agreement": "with", "handover": "to"}
GENERIC = ("civilian", "unknown")
COMMON_NOUNS = frozenset(("aid_workers", "local_militia", "smugglers"))
UNSPECIFIED = " (unspecified)"
PLURAL = re.compile(r"\b(?:activists|brigades|factions|fighters|forces|guards|helmets|houthis|militias|officials|reports|residents|separatists|services|settlers|sources|tribes|units|witnesses|workers)\b", re.IGNORECASE)
VERBS = {"killed": "killed", "wounded": "wounded", "detained": "detained", "abducted": "abducted", "missing": "missing", "released": "released", "displaced": "displaced"}


def summary_en(incident: Incident, lexicon: Lexicon, sides: Sides | None = None) -> str:
    """The English sentence; `sides` are those of a clash, where they are known."""
    told = tellings(incident)
    lead = " ".join(part for part in (_act(incident, lexicon, sides), _where(incident)) if part)
    when = _when(incident)
    head = f"{when}, {lead}" if when else lead[0].upper() + lead[1:]
    if not told:
        return f"{head}."
    first, *others = told
    text = f"{head}; {_clause(first, lexicon)}, {_according(first, lexicon)}"
    text += "".join(f"; {_says(other, lexicon)}" for other in others)
    return f"{text}."


def _act(incident: Incident, lexicon: Lexicon, sides: Sides | None) -> str:
    verb = {"denied": "is denied to have taken place", "planned": "was planned", "doubted": "is said to have taken place"}.get(incident.factuality, "took place")
    if incident.kind == "clash":
        return f"{_clash(incident, lexicon, sides)} {verb}"
    kind = PLURAL_KINDS.get(incident.kind) or _with_article(lexicon.kinds[incident.kind].name_en)
    doers, targets, blamed = parties_in(incident, "initiator"), targets_told(incident), parties_in(incident, "blamed")
    by = f" by {_names([d.id for d in doers], lexicon)}" if doers else ""
    on = f" {TARGETS.get(incident.kind, 'against')} {_names([t.id for t in targets], lexicon)}" if targets else ""
    accused = f", blamed on {_names([b.id for b in blamed], lexicon)}," if blamed and not doers else ""
    # whom an act is of stands beside it: an arrest of journalists by the police
    return f"{kind}{f'{on}{by}' if TARGETS.get(incident.kind) == 'of' else f'{by}{on}'}{accused} {verb}"


def _clash(incident: Incident, lexicon: Lexicon, sides: Sides | None) -> str:
    """'between' joins the two sides; who took part stands by itself where nobody says on which side."""
    everybody = fighters(incident.actors, lexicon)
    if sides is None:
        return f"clashes involving {_names(everybody, lexicon)}" if everybody else "clashes"
    one, other = (_names(side, lexicon) for side in sides)
    return f"clashes between {one} and {other}" if len(sides[0]) == len(sides[1]) == 1 else f"clashes between {one} on one side and {other} on the other"


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _names(ids: Sequence[str], lexicon: Lexicon) -> str:
    """The first three by name."""
    return _and([_actor(i, lexicon) for i in ids[:MOST_NAMES]] + (["others"] if len(ids) > MOST_NAMES else []))


def _actor(identity: str, lexicon: Lexicon) -> str:
    """An actor inside a sentence: those that are no group of a name as common nouns."""
    record = lexicon.actors.get(identity)
    if record is None:
        return identity.removeprefix("name:")
    name = record.name_en.removesuffix(UNSPECIFIED)
    is_name = name == record.name_en and identity not in COMMON_NOUNS and (record.group not in GENERIC or bool(record.countries))
    return name if is_name else name[0].lower() + name[1:]


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def _where(incident: Incident) -> str:
    place = incident.place
    if place is None:
        return ""
    name = place.name_en or place.name
    area = place.admin1.en if place.admin1 and place.admin1.en and place.admin1.en != name and place.admin1.en not in name else None
    return f"{'near' if place.near else 'in'} {name}{f' ({area})' if area else ''}"


def _when(incident: Incident) -> str:
    if not incident.date_start:
        return ""
    first, last = (datetime.date.fromisoformat(d) for d in (incident.date_start, incident.date_end or incident.date_start))
    hour = HOURS.get(incident.time_of_day or "", "")
    if first == last:
        return f"On {first.day} {MONTHS[first.month - 1]} {first.year}{hour}"
    if (first.year, first.month, first.day) == (last.year, 1, 1) and (last.month, last.day) == (12, 31):
        return f"In {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and (last + datetime.timedelta(days=1)).day == 1:
            return f"In {MONTHS[first.month - 1]} {first.year}"
        joint = "or" if (last - first).days == 1 else "to"
        return f"On {first.day} {joint} {last.day} {MONTHS[first.month - 1]} {first.year}{hour}" if joint == "or" else f"Between {first.day} and {last.day} {MONTHS[first.month - 1]} {first.year}"
    start = f"{first.day} {MONTHS[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    return f"Between {start} and {last.day} {MONTHS[last.month - 1]} {last.year}"


def _clause(telling: Telling, lexicon: Lexicon) -> str:
    """'two civilians were killed and five wounded': the group is named once while it stays the same."""
    parts: list[str] = []
    before = None
    for amount in telling.amounts:
        whom = (amount.group, amount.demographic, amount.measure in THINGS)
        parts.append(_amount(amount, lexicon, is_first=not parts, is_short=whom == before))
        before = whom
    return _and(parts)


def _amount(amount: Amount, lexicon: Lexicon, *, is_first: bool, is_short: bool) -> str:
    number = _number(amount)
    is_one = amount.min == amount.max == 1
    if amount.measure in THINGS:
        return f"{number} {THINGS[amount.measure][not is_one]} {'was' if is_one else 'were'} destroyed, hit or seized"
    if amount.measure == "missing":
        verb = "is missing" if is_one else "are missing"
    elif amount.measure in ("surrendered", "deployed"):
        verb = {"surrendered": "surrendered", "deployed": "were deployed"}[amount.measure]
    else:
        verb = f"{'was' if is_one else 'were'} {VERBS[amount.measure]}"
    if is_short and not is_first:
        return f"{number} {verb}" if amount.measure == "missing" else f"{number} {VERBS.get(amount.measure, verb)}"
    return f"{number} {_people(amount, lexicon, is_one)} {verb}"


def _people(amount: Amount, lexicon: Lexicon, is_one: bool) -> str:
    if amount.demographic:
        return PARTS[amount.demographic][not is_one]
    if amount.group in PEOPLE:
        return PEOPLE[amount.group][not is_one]
    return f"{'member' if is_one else 'members'} of {_actor(amount.group, lexicon)}"


def _number(amount: Amount) -> str:
    if amount.min is None:
        return "a number of"
    if amount.max is None:
        return f"at least {_word(amount.min)}"
    return _word(amount.min) if amount.min == amount.max else f"{_word(amount.min)} to {_word(amount.max)}"


def _word(number: int) -> str:
    return NUMBERS[number] if 0 < number <= 10 else f"{number:,}"


def _according(telling: Telling, lexicon: Lexicon) -> str:
    names = _holders(telling, lexicon)
    if not telling.is_claim:
        return f"according to {names}"
    return f"as {names} claim of their enemy" if _are_several(telling, lexicon) else f"as {names} claims of its enemy"


def _says(telling: Telling, lexicon: Lexicon) -> str:
    verb = "claim" if telling.is_claim else "say"
    return f"{_holders(telling, lexicon)} {verb if _are_several(telling, lexicon) else f'{verb}s'} {_clause(telling, lexicon)}"


def _are_several(telling: Telling, lexicon: Lexicon) -> bool:
    """Whether the verb of those who say so is a plural: two of them, activists, forces; an outlet is one, whatever its name ends in."""
    first, *others = telling.holders
    record = lexicon.sources.get(first)
    name = record.name_en if record is not None and record.kind == "generic" else lexicon.actors[first].name_en if first in lexicon.actors and record is None else ""
    return bool(others) or bool(PLURAL.search(name.removesuffix(UNSPECIFIED).split(" (")[0]))


def _holders(telling: Telling, lexicon: Lexicon) -> str:
    """Unnamed sources as common nouns: a security source, activists."""
    names = []
    for holder in telling.holders:
        name, record = holder_name(holder, lexicon, "en").removesuffix(UNSPECIFIED), lexicon.sources.get(holder)
        if record is not None and record.kind == "generic":
            name = name[0].lower() + name[1:]
            name = name if PLURAL.search(name) or name.startswith(("a ", "an ")) else _with_article(name)
        elif record is None and holder in lexicon.actors:
            name = _actor(holder, lexicon)
        names.append(name)
    return _and(names)
