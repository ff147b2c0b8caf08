"""One plain English sentence for an incident: when, what, who, where, how many, according to whom; then who says otherwise."""

from __future__ import annotations

import datetime

from riwaya.assess.tellings import Amount, Telling, holder_name, parties_in, tellings
from riwaya.lexicon import Lexicon
from riwaya.model import Incident, Party

MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = "no one two three four five six seven eight nine ten".split()
HOURS = {"dawn": " at dawn", "morning": " in the morning", "noon": " at noon", "afternoon": " in the afternoon", "evening": " in the evening", "night": " at night"}
PLURAL_KINDS = {"clash": "clashes", "attack": "an attack", "killing": "a killing", "displacement": "displacement", "looting": "looting", "sexual_violence": "sexual violence", "chemical": "a chemical attack", "other": "an incident", "advance": "an advance", "destruction": "destruction of property", "seizure": "a seizure of weapons or a foiled attack", "movement": "a movement of forces or supplies", "split_or_merger": "a split or merger of groups", "handover": "a handover of territory", "base": "the setting up of a base", "raid": "a raid", "car_bomb": "a car bombing", "ied": "the blast of an explosive device", "landmine": "the blast of a landmine", "harm": "casualties", "shelling": "shelling"}
PEOPLE = {"civilians": ("civilian", "civilians"), "unknown": ("person", "people"), "journalists": ("journalist", "journalists"), "protesters": ("protester", "protesters"), "aid_workers": ("aid worker", "aid workers"), "prisoners": ("prisoner", "prisoners"), "displaced_people": ("displaced person", "displaced people")}
PARTS = {"children": ("child", "children"), "women": ("woman", "women"), "men": ("man", "men"), "elderly": ("elderly person", "elderly people")}
THINGS = {"vehicles": ("vehicle", "vehicles"), "positions": ("position", "positions"), "houses": ("house", "houses")}
VERBS = {"killed": "killed", "wounded": "wounded", "detained": "detained", "abducted": "abducted", "missing": "missing", "released": "released", "displaced": "displaced"}


def summary_en(incident: Incident, lexicon: Lexicon) -> str:
    """The English sentence."""
    told = tellings(incident)
    lead = " ".join(part for part in (_act(incident, lexicon), _where(incident)) if part)
    when = _when(incident)
    head = f"{when}, {lead}" if when else lead[0].upper() + lead[1:]
    if not told:
        return f"{head}."
    first, *others = told
    text = f"{head}; {_clause(first, lexicon)}, {_according(first, lexicon)}"
    text += "".join(f"; {_says(other, lexicon)}" for other in others)
    return f"{text}."


def _act(incident: Incident, lexicon: Lexicon) -> str:
    doers, targets = parties_in(incident, "initiator"), parties_in(incident, "target")
    kind = PLURAL_KINDS.get(incident.kind) or _with_article(lexicon.kinds[incident.kind].name_en)
    verb = {"denied": "is denied to have taken place", "planned": "was planned", "doubted": "is said to have taken place"}.get(incident.factuality, "took place")
    sides = [*doers, *(t for t in targets if t.id not in {d.id for d in doers})]
    if incident.kind == "clash" and len(sides) > 1:
        return f"{kind} between {_names(sides, lexicon)} {verb}"
    by = f" by {_names(doers, lexicon)}" if doers else ""
    others = tuple(t for t in targets if t.id not in ("civilians", "displaced_people") and t.id not in {d.id for d in doers})
    against = f" against {_names(others, lexicon)}" if others else ""
    blamed = parties_in(incident, "blamed")
    accused = f", blamed on {_names(blamed, lexicon)}," if blamed and not doers else ""
    return f"{kind}{by}{against}{accused} {verb}"


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _names(parties: list[Party] | tuple[Party, ...], lexicon: Lexicon) -> str:
    return _and([lexicon.actors[p.id].name_en if p.id in lexicon.actors else p.name for p in parties][:3])


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
    name = lexicon.actors[amount.group].name_en if amount.group in lexicon.actors else amount.group.removeprefix("name:")
    return f"{'member' if is_one else 'members'} of {name}"


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
    return f"as {names} claim{'s' if len(telling.holders) == 1 else ''} of its enemy" if telling.is_claim else f"according to {names}"


def _says(telling: Telling, lexicon: Lexicon) -> str:
    verb = "claims" if telling.is_claim else "says"
    return f"{_holders(telling, lexicon)} {verb if len(telling.holders) == 1 else verb[:-1]} {_clause(telling, lexicon)}"


def _holders(telling: Telling, lexicon: Lexicon) -> str:
    """Unnamed sources as common nouns: a security source, activists."""
    names = []
    for holder in telling.holders:
        name, record = holder_name(holder, lexicon, "en"), lexicon.sources.get(holder)
        if record is not None and record.kind == "generic":
            name = name[0].lower() + name[1:]
            name = name if name.endswith("s") else _with_article(name)
        names.append(name)
    return _and(names)
