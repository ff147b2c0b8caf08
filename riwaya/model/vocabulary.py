"""The closed lists of the record: measures, roles, factuality, parts of the day, precision, levels, quantifiers.

Kinds, actors, sources, objects and weapons are data (`riwaya/resources`); these lists are the grammar of the record itself
and follow the ACLED codebook (event types) and the project's annotation guidelines.
"""

from __future__ import annotations

MEASURES = ("killed", "wounded", "detained", "abducted", "missing", "surrendered", "displaced", "released", "deployed", "vehicles", "positions", "houses")
ROLES = ("initiator", "target", "affected", "blamed")
FACTUALITY = ("asserted", "doubted", "denied", "planned")
TIMES_OF_DAY = ("dawn", "morning", "noon", "afternoon", "evening", "night")
DATE_PRECISIONS = ("day", "days", "week", "month", "year", "longer")
PLACE_LEVELS = ("site", "settlement", "district", "governorate", "region", "country")
PLACE_STATUSES = ("stated", "inferred", "unresolved")
DEMOGRAPHICS = ("children", "women", "men", "elderly")
QUANTIFIERS = ("exact", "about", "at_least", "at_most", "several", "dozens", "hundreds", "thousands")
RELATIONS = ("said", "published", "denied", "claimed")
STATUSES = ("stated", "inferred")
STANDINGS = ("single-source", "corroborated", "contested")
ACTOR_GROUPS = ("state", "non_state", "militia", "external", "political", "civilian", "aid", "peacekeeper", "unknown")

EVENT_TYPES: dict[str, tuple[str, ...]] = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
}
