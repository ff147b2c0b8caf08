"""The sentences say who suffered in both languages, join the two sides of a clash, and inflect only what is a plural."""

import msgspec
import pytest

from riwaya.assess.summary_ar import SOUND_PLURALS, TARGETS, genitive
from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Actor
from tests.assess.test_assess import WHERE, assessed
from tests.link.building import NOWHERE, account, report

LEXICON = load_lexicon()
PLACE = {**WHERE, "by": None}
# names that only end like a sound plural
OTHER_ENDS = {"البنتاغون", "التلفزيون", "تلفزيون", "لشؤون", "الشؤون", "فاطميون"}


def sentences(*accounts: Account) -> tuple[str, str]:
    incident = assessed(accounts, [report(a.report_id) for a in accounts])
    return incident.summary_ar, incident.summary_en


def told(name: str, kind: str, *, by: tuple[str, ...] = (), on: tuple[str, ...] = (), blamed: tuple[str, ...] = (), rules: tuple[str, ...] = ()) -> Account:
    roles = (("initiator", by), ("target", on), ("blamed", blamed))
    return msgspec.structs.replace(account(name, kind=kind, **PLACE), actors=tuple(Actor(id=i, name=i, role=role, span=NOWHERE) for role, ids in roles for i in ids), rules=rules)


@pytest.mark.parametrize(("kind", "arabic", "english"), [
    ("airstrike", "وقعت غارة جوية من قبل القوات التركية على حزب العمال الكردستاني في سرمين", "an airstrike by Turkish armed forces against Kurdistan Workers' Party took place"),
    ("ambush", "وقع كمين من قبل القوات التركية ضد حزب العمال الكردستاني في سرمين", "an ambush by Turkish armed forces against Kurdistan Workers' Party took place"),
    ("ied", "وقع تفجير عبوة من قبل القوات التركية استهدف حزب العمال الكردستاني في سرمين", "the blast of an explosive device by Turkish armed forces against Kurdistan Workers' Party took place"),
    ("advance", "وقع تقدم ميداني من قبل القوات التركية على حساب حزب العمال الكردستاني في سرمين", "an advance by Turkish armed forces against Kurdistan Workers' Party took place"),
    ("arrest", "وقعت عملية اعتقال من قبل القوات التركية طالت حزب العمال الكردستاني في سرمين", "an arrest of Kurdistan Workers' Party by Turkish armed forces took place"),
    ("killing", "وقعت عملية قتل من قبل القوات التركية بحق حزب العمال الكردستاني في سرمين", "a killing of Kurdistan Workers' Party by Turkish armed forces took place"),
])
def test_who_suffered_is_told_in_both_languages(kind: str, arabic: str, english: str) -> None:
    ar, en = sentences(told("r0", kind, by=("turkey",), on=("pkk",)))
    assert arabic in ar and english in en


def test_who_suffered_stands_also_without_a_doer() -> None:
    ar, en = sentences(told("r0", "landmine", on=("turkey",), blamed=("pkk",)))
    assert "وقع انفجار لغم نسب إلى حزب العمال الكردستاني أصاب القوات التركية في سرمين" in ar
    assert "the blast of a landmine against Turkish armed forces, blamed on Kurdistan Workers' Party, took place" in en


def test_people_told_by_figures_are_not_told_twice() -> None:
    ar, en = sentences(told("r0", "airstrike", by=("turkey",), on=("civilians",)))
    assert "مدنيين" not in ar and "civilians" not in en


def test_words_for_who_suffered_belong_to_kinds() -> None:
    assert TARGETS.keys() <= LEXICON.kinds.keys()


def test_between_joins_the_two_sides() -> None:
    ar, en = sentences(told("r0", "clash", by=("regime", "russia"), on=("syrian_opposition",)))
    assert "اشتباكات بين قوات النظام السوري والقوات الروسية من جهة وفصائل المعارضة السورية من جهة أخرى" in ar
    assert "clashes between Syrian government forces and Russian armed forces on one side and Syrian opposition factions on the other" in en


def test_two_who_fight_side_by_side_are_not_set_against_each_other() -> None:
    ar, en = sentences(told("r0", "clash", by=("regime", "russia"), rules=("ar/roles/subject", "ar/roles/coordination")))
    assert "بين" not in ar and "اشتباكات شارك فيها قوات النظام السوري والقوات الروسية" in ar
    assert "clashes involving Syrian government forces and Russian armed forces" in en


def test_accounts_tell_sides_together() -> None:
    between = ("ar/roles/between",)
    ar, _ = sentences(told("r0", "clash", by=("regime", "isis"), rules=between), told("r1", "clash", by=("isis",), on=("russia",)))
    assert "اشتباكات بين قوات النظام السوري والقوات الروسية من جهة وتنظيم داعش من جهة أخرى" in ar
    ar, _ = sentences(told("r0", "clash", by=("regime", "isis", "russia"), rules=between))
    assert "اشتباكات شارك فيها قوات النظام السوري وتنظيم داعش والقوات الروسية" in ar


def test_who_is_only_hit_in_a_clash_is_no_side_of_it() -> None:
    ar, en = sentences(told("r0", "clash", by=("regime", "isis"), on=("journalists", "civilians"), rules=("ar/roles/between",)))
    assert "اشتباكات بين قوات النظام السوري وتنظيم داعش في" in ar and "between Syrian government forces and Islamic State took place" in en


@pytest.mark.parametrize("name", ["البنتاغون", "التلفزيون السوري", "ماكرون", "لواء فاطميون", "ابن خلدون"])
def test_a_name_that_only_ends_like_a_plural_stays(name: str) -> None:
    assert genitive(name) == name


def test_every_name_that_ends_like_a_plural_is_known() -> None:
    words = {word.strip("()") for table in (LEXICON.actors, LEXICON.sources) for record in table.values() for word in record.name_ar.split() if word.strip("()").endswith("ون")}
    unknown = {word for word in words if genitive(word) == word} - OTHER_ENDS
    assert not unknown, f"write {unknown} into SOUND_PLURALS of riwaya/assess/summary_ar.py, or here"
    assert all(word.endswith("ون") for word in SOUND_PLURALS)


def test_a_party_that_claims_is_the_subject() -> None:
    ar, en = sentences(account("r0", kind="clash", killed=40, group="isis", against="isis", sources=("houthis",), **{**WHERE, "by": "houthis"}))
    assert ar.endswith("بحسب ما أعلنه عن خصمه الحوثيون.") and en.endswith("as Houthis (Ansar Allah) claim of their enemy.")


@pytest.mark.parametrize(("source", "english"), [
    ("activists", "activists say"), ("media_reports", "media or news reports say"), ("official", "an official says"), ("security_source", "a security source says"), ("sohr", "Syrian Observatory for Human Rights says"), ("hamas", "Hamas says"),
])
def test_the_verb_agrees_with_who_says_so(source: str, english: str) -> None:
    _, en = sentences(account("r0", killed=3, **WHERE), account("r1", killed=3, **WHERE), account("r2", killed=7, sources=(source,), **WHERE))
    assert f"; {english} seven civilians were killed" in en
