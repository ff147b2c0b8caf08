"""The shells, scripts and strings of the app, read as files: both languages, no inline script, small modules, imports that lead somewhere."""

import gzip
import json
import re
from pathlib import Path

import pytest

from riwaya.lexicon.interface import load_strings
from riwaya.model import vocabulary
from riwaya.web.pages import PAGES
from riwaya.web.pages.assets import CALLED, telling, theme, words
from riwaya.web.pages.shell import CATALOGUES, LANGUAGES, TEMPLATES, render, strings

STATIC = CATALOGUES.parent / "static"
SHARED = CATALOGUES.parent.parent / "export" / "page" / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))
SOURCES = [*SCRIPTS, *sorted(TEMPLATES.glob("*.html"))]
NAMES = sorted(set(PAGES.values()))


def own() -> dict[str, dict[str, str]]:
    return {language: json.loads((CATALOGUES / f"{language}.json").read_text(encoding="utf-8")) for language in LANGUAGES}


def test_every_string_stands_in_both_languages_with_the_same_slots() -> None:
    arabic, english = own()["ar"], own()["en"]
    assert arabic.keys() == english.keys()
    assert all(arabic.values()) and all(english.values())
    assert [key for key in arabic if sorted(re.findall(r"\{\w+\}", arabic[key])) != sorted(re.findall(r"\{\w+\}", english[key]))] == []
    assert not any(re.search(r"[A-Za-z]{4,}", re.sub(r"\{\w+\}|Enter|Shift|Parquet|GeoJSON|GraphML|ACLED|UCDP|Excel|Airwars|JSON Lines|Tab|csv|accounts|riwaya add --db FILE PATH", "", text)) for text in arabic.values())


def test_every_string_that_a_page_asks_for_is_there() -> None:
    known = strings()["en"]
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    asked = {key for key in re.findall(r'\bsay\("([^"]+)"', source) if not key.endswith("-")}
    asked |= set(re.findall(r'\[\s*"([a-z]+(?:-[a-z_]+)+)",\s*(?:\(|async|go|step|show|ask)', source))
    assert sorted(asked - known.keys()) == []


def test_every_string_is_asked_for() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in [*SOURCES, TEMPLATES.parent / "shell.py", SHARED / "strings.js"])
    literal = set(re.findall(r'"([\w-]+)"', source)) | set(re.findall(r"'([\w-]+)'", source))
    prefixes = tuple(set(re.findall(r"[`\"]([a-z-]+-)(?:\$\{|\" ~)", source)))
    assert sorted(key for key in own()["en"] if key not in literal and not key.startswith(prefixes)) == []


def test_every_closed_word_has_a_string() -> None:
    known = strings()["ar"]
    groups = {"precision": vocabulary.DATE_PRECISIONS, "quantifier": vocabulary.QUANTIFIERS, "relation-name": vocabulary.RELATIONS, "state": ("open", "draft", "in_review", "final", "disputed", "all")}
    assert [f"{group}-{word}" for group, words in groups.items() for word in words if f"{group}-{word}" not in known] == []


def test_no_string_is_told_twice() -> None:
    assert own()["en"].keys().isdisjoint(load_strings()["en"].keys())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_stands_in_its_language_and_holds_no_script_of_its_own(name: str, language: str) -> None:
    page = render(name, language)
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
    assert re.findall(r"<script(?![^>]*(?:type=\"application/json\"|type=\"module\" src=\"/static/\w+\.js\"))[^>]*>", page) == []
    assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", page)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)
    assert f'src="/static/{name}.js"' in page and (STATIC / f"{name}.js").is_file()
    assert len(re.findall(r'\sid="([^"]+)"', page)) == len(set(re.findall(r'\sid="([^"]+)"', page)))


@pytest.mark.parametrize("path", [*SCRIPTS, *sorted(STATIC.glob("*.css")), *sorted(TEMPLATES.glob("*.html"))], ids=lambda p: p.name)
def test_parts_of_the_app_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_what_a_module_imports_is_exported_there_and_used_here(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for names, target in re.findall(r"import \{([^}]*)\} from \"\./(\w+\.js)\"", source):
        exported = set(CALLED) if target == "telling.js" else set(re.findall(r"export (?:async )?(?:function|const|class|let) (\w+)", (STATIC / target).read_text(encoding="utf-8")))
        for given, _, name in (one.strip().partition(" as ") for one in names.split(",")):
            name = name or given
            assert given in exported, f"{path.name}: {target} exports no {given}"
            assert len(re.findall(rf"\b{re.escape(name)}\b", source)) > 1, f"{path.name}: {name} is imported and not used"
    assert path.read_text(encoding="utf-8").startswith("//")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_text_reaches_the_page_only_as_text(path: Path) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\(\"style\"", path.read_text(encoding="utf-8"))


def test_spans_are_counted_in_one_place() -> None:
    """Code points against UTF-16 units: only spans.js counts into the page's own selection, and nothing slices a report's text by units."""
    for path in SCRIPTS:
        if path.name != "spans.js":
            source = path.read_text(encoding="utf-8")
            assert "getRangeAt" not in source and not re.search(r"report\.text\.(?:slice|substring|substr)\((?!0, 90)", source), path.name


def test_the_shared_module_names_what_it_exports() -> None:
    source = telling().decode()
    for name in CALLED:
        assert re.search(rf"(?:const|function) {name}\b", source), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_light(name: str, language: str) -> None:
    """What a page loads before it is asked for more, compressed, without records and map data; fonts and parts weigh what they do even where the build brought none."""
    page = render(name, language).encode()
    files = re.findall(r'href="/static/([\w.]+\.css)"', page.decode())
    contents = {css: theme() if css == "theme.css" else (STATIC / css).read_bytes() for css in files}
    wanted = [f"{name}.js"]
    while wanted:
        script = wanted.pop()
        if script not in contents:
            contents[script] = telling() if script == "telling.js" else (STATIC / script).read_bytes()
            wanted += re.findall(r"(?:from|import) \"\./(\w+\.js)\"", contents[script].decode())
    weight = sum(len(gzip.compress(content, 5)) for content in (page, words(language), *contents.values()))
    weight += 41_200 + (15_200 if name == "report" else 0) + (71_000 if name == "map" else 0)
    assert weight < 200_000, f"{name} in {language}: {weight:,} bytes"
