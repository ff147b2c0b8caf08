"""Records fit to share: what each mask hides, that spans hold, that recent days are held back, and that each mask has its switch."""

import re
from functools import cache

import msgspec
import pytest

from riwaya.errors import SettingsError
from riwaya.export.page import PageSettings, render_page
from riwaya.export.sharing import MASKS, SharingSettings, share
from riwaya.model import Report
from riwaya.pipeline import Pipeline, Result

TEXT = (
    "مقتل الطالبة سلمى الحمداني بقصف على سراقب\n\nقتلت الطالبة سلمى الحمداني ووالدها ياسين الحمداني، أمس، بقصف مدفعي لقوات النظام على مدينة سراقب، بحسب الناشط وليد الدرعاوي.\n\n"
    "وقال الدفاع المدني السوري إن القصف أدى إلى مقتل مدنيين اثنين."
)
NAMES = ("سلمى", "الحمداني", "ياسين", "الدرعاوي")


@cache
def told() -> Result:
    first = Report.of(TEXT, report_id="one", outlet="شبكة مرصد الشمال", published="2019-11-26", url="https://example.org/2019/سلمى-الحمداني", title="مقتل الطالبة سلمى الحمداني")
    later = Report.of("قتل ثلاثة مدنيين بقصف مدفعي على بلدة سرمين، أمس.", report_id="two", outlet="وكالة الساحل", published="2019-12-05")
    undated = Report.of("قتل ثلاثة جنود بانفجار عبوة ناسفة في مدينة درعا.", report_id="three", outlet="وكالة الساحل")
    return Pipeline().gather([first, later, undated])


def shared(**settings: object):
    return share(told().reports, told().accounts, told().incidents, SharingSettings(**settings))


def test_no_name_of_a_person_stays_anywhere() -> None:
    page = render_page(told().reports, told().accounts, told().incidents, PageSettings(sharing=SharingSettings())).decode()
    assert any(name in render_page(told().reports, told().accounts, told().incidents).decode() for name in NAMES)
    for name in NAMES:
        assert name not in page


def test_words_behind_values_stay_where_they_were() -> None:
    texts = {r.report_id: r.text for r in told().reports}
    masked = {r.report_id: r.text for r in shared().reports}
    assert {i: len(t) for i, t in masked.items()} == {i: len(t) for i, t in texts.items()}
    for account in shared().accounts:
        for span in (account.trigger, *(c.span for c in account.counts), *([account.place.span] if account.place else [])):
            assert masked[account.report_id][slice(*span)] == texts[account.report_id][slice(*span)]


def test_a_denial_and_an_unknown_quarter_keep_no_words() -> None:
    report = Report.of("نفى مصدر عسكري مقتل القيادي سلمى الحمداني بقصف على حي ياسين الدرعاوي في مدينة سراقب، أمس.", report_id="d", published="2020-01-02")
    found = Pipeline().gather([report])
    assert any(a.factuality == "denied" for a in found.accounts)
    assert any(a.place and a.place.gazetteer_id is None and a.place.level == "site" for a in found.accounts)
    masked = share(found.reports, found.accounts, found.incidents)
    assert not any(name in masked.reports[0].text for name in NAMES)
    assert all(a.place.name == "—" for a in masked.accounts if a.place and a.place.gazetteer_id is None)
    assert not any(name in msgspec.json.encode(masked).decode() for name in NAMES)


def test_a_place_that_no_table_knows_keeps_its_name_behind_a_word_such_as_village() -> None:
    unknown = Pipeline().gather([Report.of("قتل مدنيان بقصف مدفعي على بلدة الزمهريرة، أمس.", report_id="u", published="2020-01-02")])
    assert [a.place.gazetteer_id for a in unknown.accounts if a.place] == [None] and any("gazetteer" in reason for a in unknown.accounts for reason in a.review)
    assert [a.place.name for a in share(unknown.reports, unknown.accounts, unknown.incidents).accounts if a.place] == ["الزمهريرة"]
    # told beside another place alone, the same word could be anybody's name
    accounts = tuple(msgspec.structs.replace(a, place=msgspec.structs.replace(a.place, rule="ar/places/unknown-beside-its-holder")) for a in unknown.accounts)
    incidents = tuple(msgspec.structs.replace(i, place=accounts[0].place) for i in unknown.incidents)
    assert "الزمهريرة" not in msgspec.json.encode(share(unknown.reports, accounts, incidents)).decode()


def test_points_are_rounded_and_addresses_cut() -> None:
    for account in shared().accounts:
        if account.place and account.place.lat is not None:
            assert round(account.place.lat, 2) == account.place.lat
    near = [a for a in shared().accounts if a.place and a.place.near and a.place.lat is not None]
    assert all(round(a.place.lat, 1) == a.place.lat for a in near)
    assert next(r for r in shared().reports if r.report_id == "one").url == "https://example.org/"


@pytest.mark.parametrize("mask", MASKS)
def test_each_mask_is_switched_off_by_its_name(mask: str) -> None:
    original = {r.report_id: r for r in told().reports}
    kept = {r.report_id: r for r in shared(keep=(mask,)).reports}
    everything = shared(keep=tuple(MASKS))
    assert everything.reports == tuple(told().reports) and everything.accounts == tuple(told().accounts) and everything.incidents == tuple(told().incidents)
    if mask == "texts":
        assert kept["one"].text == original["one"].text
    elif mask == "links":
        assert kept["one"].url == original["one"].url
    elif mask == "points":
        assert [a.place for a in shared(keep=(mask,)).accounts] == [a.place for a in told().accounts]
    elif mask == "places":
        assert [a.place.name for a in shared(keep=(mask,)).accounts if a.place] == [a.place.name for a in told().accounts if a.place]
    else:
        assert [a.sources for a in shared(keep=(mask,)).accounts] == [a.sources for a in told().accounts]


def test_recent_days_are_held_back_from_the_newest_report() -> None:
    days = {i.incident_id: i.date_end for i in told().incidents}
    assert "2019-12-04" in days.values() and None in days.values()
    held = shared(delay=3)
    kept = {days[i.incident_id] for i in held.incidents}
    assert held.since == "2019-12-03" and "2019-12-04" not in kept and "2019-11-25" in kept
    assert held.held_back == len(told().incidents) - len(held.incidents) > 0
    # an incident without any day may be recent
    assert None not in kept
    assert {a.report_id for a in held.accounts} == {r.report_id for r in held.reports}
    assert shared(delay=30).incidents == ()
    assert len(shared(delay=3, as_of="2020-06-01").incidents) == 2


@pytest.mark.parametrize(("settings", "says"), [({"keep": ("pointz",)}, "texts, names"), ({"delay": -1}, "0 or more"), ({"as_of": "yesterday"}, "2024-05-31")])
def test_settings_that_cannot_be_used_say_what_to_write(settings: dict, says: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(says)):
        SharingSettings(**settings)


@pytest.mark.browser
def test_the_page_for_sharing_says_what_is_masked(opened) -> None:
    page = opened(render_page(told().reports, told().accounts, told().incidents, PageSettings(sharing=SharingSettings(delay=3))), language="en")
    banner = page.inner_text("#banner")
    assert "Copy for sharing." in banner and "known by name only are masked." in banner and "since 2019-12-03" in banner
    page.locator("#list button.row").first.click()
    assert page.locator(".texts").count() == 0 and "masked in this copy" in page.inner_text("#detail")
    assert page.locator(".accounts .said").count() > 0
