"""The code lists of ACLED: columns in order, taxonomy in the order of its hierarchy, inter and interaction codes (codebook; FORMATS of the design).

`interaction` is text in ACLED's column since 2024; its number is kept beside it.
"""

from __future__ import annotations

from riwaya.model.vocabulary import EVENT_TYPES

COLUMNS = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction "
    "civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)
HIERARCHY = {name: rank for rank, name in enumerate(EVENT_TYPES)}
SUB_HIERARCHY = {(kind, sub): rank for kind, subs in EVENT_TYPES.items() for rank, sub in enumerate(subs)}
INTER = {
    1: "State forces", 2: "Rebel group", 3: "Political militia", 4: "Identity militia", 5: "Rioters", 6: "Protesters", 7: "Civilians", 8: "External/Other forces",
}
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")
CIVILIAN_TARGETING = "Civilian targeting"
SCALES = ("Local partner", "Subnational", "National", "Regional", "International", "Other")


def disorder_type(event_type: str, sub_event_type: str) -> str:
    """The disorder type of a pair of labels.

    >>> disorder_type("Protests", "Excessive force against protesters")
    'Political violence; Demonstrations'
    """
    if sub_event_type == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if event_type == "Protests" or sub_event_type == "Violent demonstration":
        return "Demonstrations"
    return "Strategic developments" if event_type == "Strategic developments" else "Political violence"


def interaction(one: int, other: int | None) -> tuple[str, int]:
    """The label and number of a pair of inter codes; `other` is absent where one side acts alone.

    >>> interaction(7, 8), interaction(1, None), interaction(3, 2)
    (('External/Other forces-Civilians', 78), ('State forces only', 10), ('Rebel group-Political militia', 23))
    """
    if other is None:
        return f"{INTER[one]} only", one * 10
    low, high = sorted((one, other))
    label = "External/Other forces-Civilians" if (low, high) == (7, 8) else f"{INTER[low]}-{INTER[high]}"
    return label, low * 10 + high
