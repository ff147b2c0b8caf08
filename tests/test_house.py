"""House rules: sizes, words, interface strings, logical CSS, text files opened as UTF-8, and docs that name every command, option, setting and key."""

import ast
import doctest
import importlib
import io
import json
import re
import tokenize
from pathlib import Path

import msgspec
import pytest
import yaml

from riwaya import model
from riwaya.model import schemas
from tools.write_reference import commands, settings_classes

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "riwaya").rglob("*.py"))
STATIC = ROOT / "riwaya" / "export" / "page" / "static"
REFERENCE = ROOT / "docs" / "reference"
NAMES = {str(p.relative_to(ROOT)): p for p in MODULES}

# the words of docs/design.md are law: what must not be said, and what to say instead
SYNONYMS = {
    r"event[ _-](?:record|row)s?|conflict[ _-]events?": "incident",
    r"claimants?|informants?|attributions?": "source, chain or holder",
    r"perpetrators?|aggressors?": "initiator",
    r"casualty[ _-](?:count|figure|toll|number)s?": "counts, by measure",
    r"news[ _-]?(?:items?|articles?|stor(?:y|ies))|newspaper[ _-]articles?": "report",
    r"geocod\w+": "gazetteer",
    r"snippets?|excerpts?": "span, or evidence",
    r"confidence[ _-](?:score|value|level)s?": "review, in words",
    r"similarity[ _-]scores?|match[ _-]scores?": "match weight",
    r"de-?dup\w*|duplicate reports?": "near-copy",
    r"named[ _-]entit(?:y|ies)|entit(?:y|ies)": "mention, actor or place",
    r"trigger[ _-]words?[ _-]list|keywords?": "trigger, or form",
    r"ontolog\w+": "vocabulary",
    r"sub[ _-]?lexic\w+|word[ _-]?lists?": "lexicon",
    r"credibility|trustworthiness": "standing",
}
ABBREVIATIONS = frozenset("acc accs acct amt attr attrs cfg cnt ctx desc doc evt fn func idx img incs lang langs lbl lst msg num obj objs ptr ref refs rep res ret sent sents src srcs str_ tok toks tmp txt val vals var vars".split())
# names that a library's own signature gives
GIVEN = {"ctx": ("riwaya/cli/",)}
# values that a library's own signature gives, by the one file that may say them
GIVEN_VALUES = {"riwaya/link/splink_model.py": '"dedupe_only"'}
WEB = ROOT / "riwaya" / "web"
SPEECH = [*MODULES, *sorted(STATIC.glob("*.js")), STATIC / "page.html", *sorted((WEB / "static").glob("*.js")), *sorted((WEB / "pages" / "templates").glob("*.html")), WEB / "catalogues" / "en.json", *sorted((ROOT / "riwaya" / "resources" / "interface").glob("en.json")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("name", NAMES)
def test_modules_are_small_and_say_what_they_do(name: str) -> None:
    source = NAMES[name].read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 600
    assert source.startswith('"""') or not source.strip()
    assert not re.search(r"(?:utils|misc|common|helpers)\.py$", name)
    if len(source.splitlines()) > 400:
        assert re.search(r"long|one table|lines", ast.get_docstring(ast.parse(source)) or ""), "over 400 lines: say why in the docstring"


@pytest.mark.parametrize("path", sorted(STATIC.glob("*")), ids=lambda p: p.name)
def test_parts_of_the_page_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_folders_hold_about_a_dozen_files() -> None:
    """But for registries, where one thing to add is one file."""
    for folder in {p.parent for p in MODULES} - {ROOT / "riwaya" / "cli" / "commands", ROOT / "riwaya" / "export" / "formats"}:
        assert sum(p.suffix == ".py" for p in folder.iterdir()) <= 16, folder


@pytest.mark.parametrize("path", SPEECH, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_words_are_those_of_the_design(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(GIVEN_VALUES.get(path.relative_to(ROOT).as_posix(), "\0"), "")
    for number, line in enumerate(text.splitlines(), 1):
        for synonym, word in SYNONYMS.items():
            found = re.search(rf"\b(?:{synonym})\b", line, re.IGNORECASE)
            assert found is None, f"{path.relative_to(ROOT)}:{number}: {found.group() if found else ''!r}: the word here is {word}"


@pytest.mark.parametrize("name", NAMES)
def test_names_are_not_abbreviated(name: str) -> None:
    for token in tokenize.generate_tokens(io.StringIO(NAMES[name].read_text(encoding="utf-8")).readline):
        if token.type == tokenize.NAME and token.string in ABBREVIATIONS and not name.startswith(GIVEN.get(token.string, ("-",))):
            pytest.fail(f"{name}:{token.start[0]}: {token.string}: write the whole word")


@pytest.mark.parametrize("name", NAMES)
def test_files_are_opened_as_bytes_or_as_utf_8_and_nothing_forks(name: str) -> None:
    source = NAMES[name].read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        is_method = isinstance(node.func, ast.Attribute)
        has_encoding = any(k.arg == "encoding" for k in node.keywords)
        if called in ("read_text", "write_text") and is_method:
            assert has_encoding, f"{name}:{node.lineno}: name the encoding"
        if called == "open":
            # a method's first argument is the mode of a path, or the name of a member of an archive, which gives bytes
            modes = [a.value for a in [*node.args[0 if is_method else 1 :][:1], *(k.value for k in node.keywords if k.arg == "mode")] if isinstance(a, ast.Constant)]
            is_text = all("b" not in mode for mode in modes) if modes else not node.args or not is_method
            assert has_encoding or not is_text, f"{name}:{node.lineno}: name the encoding"
        assert called not in ("fork", "forkpty", "setsid"), f"{name}:{node.lineno}: Windows has no {called}"


def test_the_interface_has_every_string_in_both_languages_and_uses_each() -> None:
    folder = ROOT / "riwaya" / "resources" / "interface"
    arabic, english = (json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("ar", "en"))
    assert arabic.keys() == english.keys()
    assert all(arabic.values()) and all(english.values())
    used = "".join(p.read_text(encoding="utf-8") for p in STATIC.glob("*"))
    for key in re.findall(r'data-string="([^"]+)"|say\("([^"]+)"', used):
        assert (key[0] or key[1]) in arabic
    for key, text in arabic.items():
        assert re.findall(r"\{\w+\}", text).sort() == re.findall(r"\{\w+\}", english[key]).sort(), f"{key}: the slots differ"


def test_every_closed_word_of_the_record_has_a_string() -> None:
    strings = json.loads((ROOT / "riwaya" / "resources" / "interface" / "en.json").read_text(encoding="utf-8"))
    lists = (model.vocabulary.MEASURES, model.vocabulary.ROLES, model.vocabulary.FACTUALITY, model.vocabulary.TIMES_OF_DAY, model.vocabulary.DEMOGRAPHICS, model.vocabulary.STANDINGS)
    assert [word for words in lists for word in words if word not in strings] == []
    assert [f"relation-{word}" for word in model.vocabulary.RELATIONS if f"relation-{word}" not in strings] == []


def test_the_page_uses_logical_css_only() -> None:
    for path in (path for path in (ROOT / "riwaya").rglob("*.css") if "vendor" not in path.parts):
        style = re.sub(r"\((?:max|min)-width[^)]*\)|@page[^}]*\}", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![-\w])(?:left|right|top|bottom|width|height)\s*:", style), path


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_every_command_and_option_has_help_with_an_example_and_is_documented(name: str, command) -> None:
    from click.testing import CliRunner

    from riwaya.cli import cli

    result = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert result.exit_code == 0 and "Example" in result.output and f"riwaya {name}" in result.output
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## riwaya {name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/reference/commands.md lacks {name}: run `make docs`"
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert parameter.help and all(f"{option}" in section for option in parameter.opts), f"{name} {parameter.opts[0]}: run `make docs`"


@pytest.mark.parametrize(("title", "settings"), list(settings_classes()), ids=[title for title, _ in settings_classes()])
def test_every_setting_is_documented(title: str, settings: type[msgspec.Struct]) -> None:
    section = (REFERENCE / "settings.md").read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    for field in msgspec.structs.fields(settings):
        assert f"`{field.name}`" in section, f"docs/reference/settings.md lacks {title}.{field.name}: run `make docs`"


# `Masked` is written as a list, so a schema has no keys of it
RECORDS = sorted({"Masked", *(title for name in schemas.RECORDS for title in schemas.schema(name)["$defs"])})


@pytest.mark.parametrize("title", RECORDS)
def test_every_key_of_a_record_is_documented(title: str) -> None:
    section = (REFERENCE / "record.md").read_text(encoding="utf-8").partition(f"\n**{title}**")[2].partition("\n**")[0]
    missing = [field.name for field in msgspec.structs.fields(getattr(model, title)) if f"`{field.name}`" not in section]
    assert missing == [], f"docs/reference/record.md lacks keys of {title}"


def test_every_closed_list_of_a_schema_is_of_a_record() -> None:
    for title, lists in schemas.CLOSED.items():
        names = {field.name for field in msgspec.structs.fields(getattr(model, title))}
        assert lists.keys() <= names, title


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_comparison_of_the_linking_has_a_string(language: str) -> None:
    from riwaya.lexicon.weights import PATH

    strings = json.loads((ROOT / "riwaya" / "resources" / "interface" / f"{language}.json").read_text(encoding="utf-8"))
    weights = yaml.safe_load(PATH.read_text(encoding="utf-8"))["weights"]
    assert sorted({word for row in weights for word in (row["comparison"], row["level"]) if word not in strings}) == []


@pytest.mark.parametrize("name", [name for name, path in NAMES.items() if ">>> " in path.read_text(encoding="utf-8")])
def test_examples_in_docstrings_hold(name: str) -> None:
    module = importlib.import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    failed, tried = doctest.testmod(module)
    assert tried and not failed


def test_every_error_is_drawn_in_the_tree() -> None:
    from riwaya import errors

    tree = errors.__doc__ or ""
    assert all(name in tree for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception))


def test_readme_commands_exist() -> None:
    known = {name for name, _ in commands()}
    for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        found = re.match(r"\s{4}riwaya (\w+(?: \w+)?)", line)
        if found:
            assert found.group(1) in known or found.group(1).split()[0] in known
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"make (\w+)", re.sub(r"and make;", "", text))) <= targets


@pytest.mark.parametrize("path", [p for p in SPEECH if p.suffix == ".md"], ids=lambda p: str(p.relative_to(ROOT)))
def test_links_of_the_docs_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_test_that_the_page_of_safety_names_exists_and_none_of_its_own_is_left_out() -> None:
    named: dict[str, set[str]] = {}
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "method" / "safety.md").read_text(encoding="utf-8")):
        named.setdefault(file, set()).add(name)
    there = {file: {node.name for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)} for file in named}
    assert {file: names - there[file] for file, names in named.items() if names - there[file]} == {}
    own = "tests/web/test_safety.py"
    assert {name for name in there[own] if name.startswith("test_")} - named[own] == set()


def test_no_two_files_of_tests_have_one_name() -> None:
    """Folders of tests are no packages: two files of one name cannot be collected together."""
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert len(names) == len(set(names))
