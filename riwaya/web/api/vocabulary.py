"""The ids that records use, with their names, and the closed lists."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from fastapi import Depends, Request
from fastapi.responses import Response

from riwaya.assess import POLICIES
from riwaya.lexicon import load_lexicon
from riwaya.model import vocabulary
from riwaya.store.people import ROLES
from riwaya.web.answers import answer, gives
from riwaya.web.routing import router_of
from riwaya.web.safety import needs

router = router_of("vocabulary")
LISTS = {
    "measures": vocabulary.MEASURES, "roles": vocabulary.ROLES, "factuality": vocabulary.FACTUALITY, "times_of_day": vocabulary.TIMES_OF_DAY, "date_precisions": vocabulary.DATE_PRECISIONS,
    "place_levels": vocabulary.PLACE_LEVELS, "demographics": vocabulary.DEMOGRAPHICS, "quantifiers": vocabulary.QUANTIFIERS, "relations": vocabulary.RELATIONS, "standings": vocabulary.STANDINGS,
}


class KindNamed(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of incident."""

    id: str
    ar: str
    en: str
    event_type: str
    sub_event_type: str


class GroupNamed(msgspec.Struct, frozen=True, kw_only=True):
    """An actor."""

    id: str
    ar: str
    en: str
    group: str


class SourceNamed(msgspec.Struct, frozen=True, kw_only=True):
    """Who can be cited."""

    id: str
    ar: str
    en: str
    kind: str


class ThingNamed(msgspec.Struct, frozen=True, kw_only=True):
    """An object or a weapon."""

    id: str
    ar: str
    en: str


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """Every id with its names; `lists` are the closed lists of the record."""

    kinds: tuple[KindNamed, ...]
    actors: tuple[GroupNamed, ...]
    sources: tuple[SourceNamed, ...]
    objects: tuple[ThingNamed, ...]
    weapons: tuple[ThingNamed, ...]
    lists: dict[str, tuple[str, ...]]
    policies: tuple[str, ...]
    states: tuple[str, ...]
    roles_of_people: tuple[str, ...]


@router.get("/vocabulary", dependencies=[Depends(needs("viewer"))], responses=gives(Vocabulary))
async def the_vocabulary(request: Request) -> Response:
    """Ids, names, lists, policies."""
    return answer(request, _vocabulary())


@lru_cache(maxsize=1)
def _vocabulary() -> bytes:
    lexicon = load_lexicon()
    return msgspec.json.encode(Vocabulary(
        kinds=tuple(KindNamed(id=k.id, ar=k.name_ar, en=k.name_en, event_type=k.event_type, sub_event_type=k.sub_event_type) for k in lexicon.kinds.values() if k.event_type in vocabulary.EVENT_TYPES),
        actors=tuple(GroupNamed(id=a.id, ar=a.name_ar, en=a.name_en, group=a.group) for a in lexicon.actors.values()),
        sources=tuple(SourceNamed(id=s.id, ar=s.name_ar, en=s.name_en, kind=s.kind) for s in lexicon.sources.values()),
        objects=tuple(ThingNamed(id=t.id, ar=t.name_ar, en=t.name_en) for t in lexicon.objects.values()), weapons=tuple(ThingNamed(id=t.id, ar=t.name_ar, en=t.name_en) for t in lexicon.weapons.values()),
        lists=LISTS, policies=POLICIES.names, states=("draft", "in_review", "final", "disputed"), roles_of_people=ROLES,
    ))
