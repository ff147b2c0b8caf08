"""The actors of one account, each once: what its frames say of them, settled over the incident, and who is only counted or left unnamed.

In: the frames of an account and of its incident, with their parts, and its counts. Out: `Actor`s. Where two sentences give a group two parts,
what a marker says stands above mere order.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.actors.parts import CIVILIAN, Part
from riwaya.extract.actors.settled import BETWEEN, OWNER, REBELS, settled_roles
from riwaya.extract.actors.speaking import claims_many
from riwaya.extract.gathering.told import Told
from riwaya.extract.values import ARMED, WIDE, Telling
from riwaya.lexicon import Found, KindRecord, Lexicon
from riwaya.model import Actor, Count

SUPPORT = "ar/roles/with-support"
BY = "ar/roles/by"  # برصاص مجهولين
CLAIMED = "claimed"
HOME = "home"
OTHER_CIVILIANS = frozenset(("officials", "foreigners", "religious_figures"))
REBELLING = frozenset((REBELS, "militia"))
CIVIL = frozenset((HOME, "market", "school", "hospital", "bakery", "water"))
CAMP = frozenset(("camp", "school"))
OF_REFUGEES = "للاجيين"  # مخيم كذا للاجئين: a town of long standing
FLEEING = frozenset(("civilians", "displaced_people"))
CIVIL_WORDS = ("مدني", "مواطن")
RAMMING = "vehicle_ramming"
# what goes off long after it fell
LEFT_UNEXPLODED = frozenset(("unexploded_ordnance", "cluster_munition"))
DROPPED_BY = {("SY", "barrel_bomb"): "regime"}
DROPPED = frozenset(weapon for _, weapon in DROPPED_BY)
UNNAMED_DOER = frozenset(("ied", "car_bomb", "killing", "grenade", "abduction", "suicide_bombing"))


def actors_of(group: list[Told], whole: list[Told], counts: tuple[Count, ...], kind: KindRecord, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Each actor of an account once, with its part: `group` are the frames that its source tells, `whole` those of the incident."""
    roles = settled_roles(whole, kind, lexicon)
    found: dict[str, Actor] = {}
    own = _doers_at_the_place(whole)
    for told in group:
        for part in told.parts:
            if own and part.role == "initiator" and part.actor not in own and not _is_local(told):
                continue
            actor = told.actor_of(part)
            if actor not in found:
                role = roles.get(part.actor, part.role)
                found[actor] = Actor(id=actor, name=lexicon.actors[actor].name_ar, role=role, span=(part.found.start, part.found.end), rule=part.rule)
        for claiming in who_claims(told.frame.telling, lexicon) if not claims_many(_forms_of(told)) else ():
            found.setdefault(claiming.id, claiming)
    for count in counts:
        if count.group not in found and count.group in lexicon.actors and count.group not in ("unknown", "children", "women") and count.measure != "deployed" and not (count.measure == "displaced" and "displaced_people" in found):
            role = "initiator" if count.measure in ("surrendered", "displaced") else "target"
            found[count.group] = Actor(id=count.group, name=lexicon.actors[count.group].name_ar, role=role, status="inferred", span=count.span, rule="ar/roles/counted")
    if kind.id == "arrest" and any(told.is_of_suspects for told in whole):
        found = _with_suspects(found, counts, lexicon)
    if not any(a.role in ("initiator", "blamed") for a in found.values()):
        found.update({actor.id: actor for actor in _by_its_weapon(group, kind, lexicon)})
    home = _home_hit(group, kind)
    if home is not None and not any(a.role in ("target", "affected") for a in found.values()):
        found["civilians"] = Actor(id="civilians", name=lexicon.actors["civilians"].name_ar, role="target", status="inferred", span=(home.start, home.end), rule="ar/roles/whose-home")
    found = _told_once(found, whole, kind, lexicon, {actor for actor, role in roles.items() if role == "initiator"})
    is_named = any(p.role in ("initiator", "blamed") and p.actor != "unknown" for t in whole for p in t.parts) or any(who_claims(t.frame.telling, lexicon) and not claims_many(_forms_of(t)) for t in whole)
    is_unclear = kind.id == "landmine" or kind.id == "ied" and _is_unclear(group) or kind.id == "grenade" and _went_off(group)
    is_rammed = any(weapon.id == RAMMING for t in group for weapon in t.weapons)  # عملية دهس نفذها شاب
    is_met = kind.id == "ambush" and group[0].frame.head.form != "verb"  # قتل جندي في هجوم; a verb may go on with the doer before
    is_bare = kind.id == "killing" and all(act.is_result and act.trigger.name != "body-found" for t in group for act in t.frame.acts)  # سقط عشرون قتيلا: how is not said
    if not is_bare and (kind.id in UNNAMED_DOER or is_rammed or is_met) and not is_unclear and not is_named and not any(a.role in ("initiator", "blamed") for a in found.values()):
        trigger = group[0].frame.head.found
        found.setdefault("unknown", Actor(id="unknown", name="مجهولون", role="initiator", status="inferred", span=(trigger.start, trigger.end), rule="ar/roles/no-doer-named"))
    if kind.family == "protest" and kind.id != "riot":
        found = _as_people_protest(found, group, counts, kind, lexicon)
    if kind.family == "displacement":
        found = _as_people_flee(found, group, lexicon)
    found = _counted_once(found, counts, kind)
    is_aimless = is_unclear and not any(a.role in ("initiator", "blamed") for a in found.values())
    if "civilians" in found and found["civilians"].role == "target" and (is_aimless or _is_beside(group, kind, lexicon) or _is_between_two(found, kind, lexicon)):
        found["civilians"] = msgspec.structs.replace(found["civilians"], role="affected", rule=found["civilians"].rule + "+beside")
    return tuple(found.values())


def _forms_of(told: Told) -> Sequence[str]:
    """The words of a frame."""
    return told.frame.sentence.forms[told.frame.first : told.frame.last + 1]


def _as_people_protest(found: dict[str, Actor], group: list[Told], counts: tuple[Count, ...], kind: KindRecord, lexicon: Lexicon) -> dict[str, Actor]:
    """The actors where people protest: whoever protests is named by the act itself; where the force used on them killed (استشهد متظاهر خلال تفريق موكب), they are its target."""
    named = found.get("protesters")
    if named is None:
        trigger = group[0].frame.head.found
        role = "target" if any(count.measure == "killed" for count in counts) else "initiator"
        named = Actor(id="protesters", name=lexicon.actors["protesters"].name_ar, role=role, status="inferred", span=(trigger.start, trigger.end), rule="ar/roles/who-protests")
    elif kind.id == "protest_dispersed" and named.role == "initiator" and any(count.measure == "killed" and count.group == "protesters" for count in counts):
        named = msgspec.structs.replace(named, role="target")
    return found | {"protesters": named}


def _counted_once(found: dict[str, Actor], counts: tuple[Count, ...], kind: KindRecord) -> dict[str, Actor]:
    """The actors without a nameless word for those who are counted as whose they are (إرهابيين اثنين ينتميان إلى X), and without hostages beside who was taken (احتجز مسلحون ثلاثة تجار رهائن)."""
    nameless, of_a_group = found.get("unknown"), [count.span for count in counts if count.group in found and count.group != "unknown"]
    told_again = {"unknown"} if nameless is not None and nameless.role == "target" and any(start <= nameless.span[0] < end for start, end in of_a_group) else set()
    if kind.id == "abduction" and any(actor != "prisoners" and one.role == "target" for actor, one in found.items() if actor not in told_again):
        told_again |= {"prisoners"}
    return {actor: one for actor, one in found.items() if actor not in told_again}


def _as_people_flee(found: dict[str, Actor], group: list[Told], lexicon: Lexicon) -> dict[str, Actor]:
    """The actors where people flee: who flees is named by the act itself, driven out by a force (أجبرت قوات X عائلات على المغادرة) or brought away by helpers (أجلى الهلال الأحمر 120 مدنيا); whom they flee is not met (غادر السكان خوفا من تقدم X)."""
    found = {actor: one for actor, one in found.items() if one.role != "target" or lexicon.actors[actor].group in CIVILIAN}
    doers = {lexicon.actors[actor].group for actor, one in found.items() if one.role == "initiator"}
    if not any(lexicon.actors[actor].group in CIVILIAN for actor in found):
        trigger = group[0].frame.head.found
        found["civilians"] = Actor(id="civilians", name=lexicon.actors["civilians"].name_ar, role="initiator", status="inferred", span=(trigger.start, trigger.end), rule="ar/roles/who-flees")
    role = "target" if not doers.isdisjoint(ARMED) else "affected" if "aid" in doers else "initiator"
    return {actor: msgspec.structs.replace(one, role=role) if role != "initiator" and actor in FLEEING else one for actor, one in found.items()}


def _told_once(found: dict[str, Actor], whole: list[Told], kind: KindRecord, lexicon: Lexicon, doers: set[str]) -> dict[str, Actor]:
    """The actors without those who are told again by a wider or narrower word: nameless fighters beside their group, some of the civilians, people of a camp. `doers` did the act by all that the incident says."""
    if "unknown" in found and found["unknown"].role == "target" and found["unknown"].rule.startswith("ar/roles/victims") and any(lexicon.actors[a].group in REBELLING for a in found):
        del found["unknown"]  # اشتبكت القوات مع داعش وقتلت 22 مسلحا: those who were named
    if "unknown" in found and found["unknown"].role == "initiator" and found["unknown"].rule not in (BETWEEN, BY) and any(part.actor in doers and told.actor_of(part) == part.actor and _is_named_doer(part, lexicon) for told in whole for part in told.parts):
        del found["unknown"]  # أطلق مسلحون النار. ... وقالت الشرطة إن الهجوم نفذه داعش
    if "civilians" in found:
        # قتل تسعة مدنيين بينهم رئيس المجلس المحلي: some of them
        found = {actor: one for actor, one in found.items() if actor not in OTHER_CIVILIANS or one.role != found["civilians"].role}
    if _is_of_the_displaced(found, whole, kind):
        found["displaced_people"] = msgspec.structs.replace(found.pop("civilians"), id="displaced_people", name=lexicon.actors["displaced_people"].name_ar)
    return found


def _with_suspects(found: dict[str, Actor], counts: tuple[Count, ...], lexicon: Lexicon) -> dict[str, Actor]:
    """The actors of an arrest of suspects, who are no civilians and, where no group is met, nobody known: اعتقلت الشرطة ثلاثة أشخاص يشتبه في ضلوعهم."""
    spans = [*(one.span for actor, one in found.items() if actor == "civilians"), *(count.span for count in counts if count.measure == "detained" and count.group == "unknown" and not count.rule.endswith("suspects"))]
    others = {actor: one for actor, one in found.items() if actor != "civilians"}
    if spans and not any(one.role == "target" for one in others.values()):
        others["unknown"] = Actor(id="unknown", name=lexicon.actors["unknown"].name_ar, role="target", status="inferred", span=spans[0], rule="ar/roles/suspects")
    return others


def _is_named_doer(part: Part, lexicon: Lexicon) -> bool:
    """Whether a part is that of a rebelling group which did the act by itself: not of one that only lent support, nor of a side of a fight, nor of a state that answers."""
    return part.role == "initiator" and part.rule not in (BETWEEN, SUPPORT) and lexicon.actors[part.actor].group in REBELLING


def who_claims(telling: Telling | None, lexicon: Lexicon) -> tuple[Actor, ...]:
    """The armed group that says that it was its own act: وتبناها تنظيم الدولة."""
    source = telling.chain[0] if telling is not None else None
    if source is None or source.relation != CLAIMED or source.id not in lexicon.actors or lexicon.actors[source.id].group not in ARMED:
        return ()
    return (Actor(id=source.id, name=source.name, role="initiator", span=source.span, rule="ar/roles/claimed"),)


def _by_its_weapon(group: list[Told], kind: KindRecord, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Whose a strike is by a weapon that only one air force of a country drops: براميل متفجرة in Syria."""
    for told in group if kind.family == "strike" else ():
        weapon = next((weapon for weapon in told.weapons if weapon.id in DROPPED), None)
        actor = DROPPED_BY.get((told.country or "", weapon.id)) if weapon is not None else None
        if weapon is not None and actor is not None:
            return (Actor(id=actor, name=lexicon.actors[actor].name_ar, role="initiator", status="inferred", span=weapon.span, rule="ar/roles/by-its-weapon"),)
    return ()


def _home_hit(group: list[Told], kind: KindRecord) -> Found | None:
    """A home that a strike, arson or a riot meets, or anything that is called civilian (سيارة مدنية): people live or ride there, whoever else is told."""
    if kind.family not in ("strike", "destruction") and kind.id != "riot":
        return None
    civil = next((o for t in group for o in t.frame.objects if any(form.startswith("مدني") for form in t.frame.sentence.forms[o.last : o.last + 2])), None) if kind.family == "strike" else None
    if civil is not None:
        return civil
    return next((o for t in group for o in t.frame.objects if o.entries[0].id == HOME or kind.family == "strike" and o.entries[0].id in CIVIL), None)


def _is_of_the_displaced(found: dict[str, Actor], whole: list[Told], kind: KindRecord) -> bool:
    """Whether those whom a strike on a camp of displaced people met are told by age, sex or number alone: قصف مخيما للنازحين وقتل امرأة, not وقتل مدنيا."""
    if kind.family != "strike" or "displaced_people" in found or "civilians" not in found or found["civilians"].role != "target":
        return False
    is_camp = any(f.entries[0].id == "displaced_people" and t.frame.sentence.forms[f.first] != OF_REFUGEES for t in whole for f in t.frame.actors) and any(o.entries[0].id in CAMP for t in whole for o in t.frame.objects)
    return is_camp and not any(word in token.form for t in whole for token in t.frame.sentence.tokens[t.frame.first : t.frame.last + 1] for word in CIVIL_WORDS)


def _is_unclear(group: list[Told]) -> bool:
    """Whether nothing says what blew up, or that somebody made it, or what blew up had been left from before: انفجار غامض, انفجار قنبلة عنقودية, not تفجير, عبوة ناسفة, استهدف."""
    acts = [(t, act) for t in group for act in t.frame.acts]
    blasts = [act for t, act in acts if act.kind.family == "bomb" and t.frame.sentence.tokens[act.found.first].form.lstrip("وبفل").removeprefix("ال").startswith("انفج")]
    is_made = any(act.kind.family in ("attack", "strike") or act.trigger.weapon or (act.kind.family == "bomb" and act not in blasts) for _, act in acts)
    return bool(blasts) and not is_made and all(weapon.id in LEFT_UNEXPLODED for t in group for weapon in t.weapons)


def _went_off(group: list[Told]) -> bool:
    """Whether a grenade exploded and nobody is said to have thrown it: انفجار قنبلة يدوية, not هجوم بقنبلة, ألقى قنبلة."""
    acts = [(t, act) for t in group for act in t.frame.acts if not act.is_result]
    return bool(acts) and all(t.frame.sentence.forms[act.found.first].lstrip("وبفل").removeprefix("ال").startswith("انفج") for t, act in acts)


def _is_beside(group: list[Told], kind: KindRecord, lexicon: Lexicon) -> bool:
    """Whether civilians are hit beside things of an armed group that a strike aimed at: غارة على مقر X أصابت مدنيا."""
    if kind.family != "strike":
        return False
    own = [t for t in group if any(p.actor == "civilians" for p in t.parts) or any(c.group == "civilians" for c in t.frame.counts)]
    return any(p.role == "target" and p.rule.startswith(OWNER) and lexicon.actors[p.actor].group in ARMED for t in own for p in t.parts)


def _is_between_two(found: dict[str, Actor], kind: KindRecord, lexicon: Lexicon) -> bool:
    """Whether two sides fight each other, so that civilians are hit beside them: قتل مدني باشتباكات بين X وY; not قصف X وحليفته Y حيا سكنيا."""
    sides = [one for one in found.values() if lexicon.actors[one.id].group not in CIVILIAN] if kind.id == "clash" else []
    return len(sides) > 1 and any(one.role == "target" or one.rule.startswith(BETWEEN) for one in sides)


def _doers_at_the_place(whole: list[Told]) -> set[str]:
    """Who acted by the sentences that name the place: a lead of many places (النظام وروسيا) lends them no others."""
    placed = [t for t in whole if _is_local(t)]
    leads = [t for t in whole if not _is_local(t) and placed and t.frame.sentence.index < placed[0].frame.sentence.index]
    return {p.actor for t in placed for p in t.parts if p.role == "initiator" and p.actor != "unknown"} if leads else set()


def _is_local(told: Told) -> bool:
    """Whether a sentence names a place smaller than a governorate."""
    return any(place.level not in WIDE for place in told.frame.places)


