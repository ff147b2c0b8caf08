"""The map of report.html in real Chromium: ground, marks, clusters, wheel, drag, two fingers, keys; and the facts that it is drawn from."""

import math

import pytest

from riwaya import Pipeline, Report
from riwaya.grammar.spelling import folded
from riwaya.lexicon.gazetteer import kilometres, load_gazetteer
from riwaya.lexicon.geography import load_geography
from riwaya.read import read
from tests.export.test_page import EXAMPLES, examples, many, page_of

SCALE = "view.scale"


def placed(result) -> int:
    return sum(i.place is not None and i.place.lat is not None for i in result.incidents)


def shown_on_map(page) -> int:
    return page.evaluate("mapState.drawn.reduce((n, m) => n + Number(m.querySelector('.number')?.textContent ?? 1), 0)")


@pytest.mark.parametrize("river", [r for r in load_geography().rivers if r.passes], ids=lambda r: r.id)
def test_rivers_pass_the_towns_on_their_banks(river) -> None:
    rows = load_gazetteer().rows.values()
    for name in river.passes:
        towns = [r for r in rows if r.lat is not None and r.lon is not None and folded(name) in [folded(n) for n in (r.name_ar, *r.variants_ar)]]
        near = min((distance((t.lat, t.lon), river.course) for t in towns), default=math.inf)
        assert near <= 12, f"{name} lies {near:.0f} km from the {river.name_en}"


def distance(point, course) -> float:
    steps = [(a[0] + (b[0] - a[0]) * t / 20, a[1] + (b[1] - a[1]) * t / 20) for a, b in zip(course, course[1:], strict=False) for t in range(21)]
    return min(kilometres(*point, *step) for step in steps)


def test_outlines_close_and_lie_in_their_window() -> None:
    outlines = load_geography().outlines
    for code, rings in outlines.countries.items():
        for ring in rings:
            ends = []
            for index in ring:
                arc = outlines.arcs[index if index >= 0 else ~index]
                points = [(sum(arc[0 : i + 1 : 2]), sum(arc[1 : i + 2 : 2])) for i in range(0, len(arc), 2)]
                ends.append((points[0], points[-1]) if index >= 0 else (points[-1], points[0]))
            assert all(a[1] == b[0] for a, b in zip(ends, [*ends[1:], ends[0]], strict=True)), code
    assert {"SY", "IQ", "YE", "LB", "PS", "SD", "LY"} <= outlines.countries.keys()


@pytest.mark.browser
def test_every_placed_incident_is_on_the_map_and_the_others_are_listed(opened) -> None:
    unnamed = Report.of("قتل ثلاثة مدنيين وأصيب خمسة بقصف مدفعي لقوات النظام، أمس الأحد.", report_id="no-place", published="2021-06-14")
    result = Pipeline().gather([*read([EXAMPLES]), unnamed])
    page = opened(page_of(result), language="en")
    found = placed(result)
    assert shown_on_map(page) == found < len(result.incidents)
    assert f": {len(result.incidents) - found}" in page.inner_text("#unplaced summary")
    page.locator("#unplaced summary").click()
    page.locator("#unplaced button").first.click()
    assert page.locator("#detail .accounts").count() == 1
    assert page.locator("#map .land").count() > 40 and page.locator("#map .river").count() >= 10 and "Saudi Arabia" in page.locator("#map .names").text_content()


@pytest.mark.browser
def test_contested_incidents_are_shown_as_contested(opened) -> None:
    page = opened(page_of(examples()), language="en")
    page.select_option("#standing", "contested")
    contested = placed(type(examples())((), (), tuple(i for i in examples().incidents if i.standing == "contested"), ()))
    assert page.locator("#map path.shape.contested").count() >= 1 and shown_on_map(page) == contested
    assert page.locator("#map .mark").first.get_attribute("aria-label").count("contested") == 1


@pytest.mark.browser
def test_many_points_become_clusters_that_open(opened) -> None:
    page = opened(page_of(many(2000)), language="en")
    found = placed(many(2000))
    assert 1 < page.locator("#map .mark").count() < 300
    page.locator("#map .mark", has=page.locator(".cluster")).first.dispatch_event("click")
    page.evaluate("paintMap()")
    assert page.evaluate(SCALE) > 60
    page.locator(".zoom button").nth(2).click()
    # the map is painted with the next frame; asking for it now says the same without waiting
    page.evaluate("paintMap()")
    assert shown_on_map(page) >= found * 0.8


@pytest.mark.browser
def test_incidents_of_one_point_are_offered_as_a_list(opened) -> None:
    page = opened(page_of(examples()), language="en")
    page.evaluate("(() => { const all = data.incidents.slice(0, 3); openCluster(all, all.map(() => [35, 37])); })()")
    assert page.locator("#here button").count() == 3 and page.evaluate("document.activeElement.id") == "here"


@pytest.mark.browser
def test_wheel_scrolls_the_page_unless_the_map_is_meant(opened) -> None:
    page = opened(page_of(examples()), language="en")
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 40)
    before = page.evaluate(SCALE)
    page.mouse.wheel(0, 100)
    page.wait_for_timeout(100)
    assert page.evaluate(SCALE) == before
    page.locator("#map").focus()
    page.keyboard.press("+")
    page.wait_for_timeout(50)
    assert page.evaluate(SCALE) > before
    x = page.evaluate("view.x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("view.x") > x
    page.keyboard.press("0")
    assert page.evaluate(SCALE) == before


@pytest.mark.browser
def test_dragging_moves_the_ground_with_the_hand(opened) -> None:
    page = opened(page_of(examples()), language="en")
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    x, scale = page.evaluate("view.x"), page.evaluate(SCALE)
    page.mouse.move(box["x"] + 200, box["y"] + 340)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 340, steps=4)
    page.mouse.up()
    assert page.evaluate("view.x") == pytest.approx(x - 60 / scale, abs=0.2)


@pytest.mark.browser
def test_two_fingers_zoom_around_their_middle(opened) -> None:
    page = opened(page_of(examples()), width=375, has_touch=True, is_mobile=True)
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = page.evaluate("[view.scale, view.x]")
    touch = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80)):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x - apart / 2, "y": y, "id": 0}, {"x": x + apart / 2, "y": y, "id": 1}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    after = page.evaluate("[view.scale, view.x]")
    assert after[0] == pytest.approx(before[0] * 2, rel=0.05) and after[1] == pytest.approx(before[1], abs=0.5)


@pytest.mark.browser
def test_marks_are_stepped_through_and_opened_by_keys(opened) -> None:
    page = opened(page_of(examples()), language="en")
    page.locator("#map .mark[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first and second and first != second
    page.evaluate("mapState.drawn.find((m) => !m.querySelector('.cluster')).focus()")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "detail" and page.locator(".accounts").count() == 1


@pytest.mark.browser
def test_a_repaint_asked_for_earlier_leaves_the_focus_where_a_key_put_it(opened) -> None:
    page = opened(page_of(examples()), language="en")
    focused = page.evaluate(
        """async () => {
          const mark = mapState.drawn.find((m) => !m.querySelector(".cluster"));
          mark.focus();
          askMap();
          mark.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return document.activeElement.id;
        }"""
    )
    assert focused == "detail"
