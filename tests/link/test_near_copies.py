"""Near-copies: found at once as a library's own index finds them. After each change: tests/store/test_relinking.py."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rensa import RMinHash, RMinHashLSH

from riwaya.link.near_copies import BANDS, PERMUTATIONS, SHINGLE, SHORTEST, THRESHOLD, near_copies, words_of
from riwaya.model import Report

WORDS = [f"كلمة{n}" for n in range(60)]
DAYS = (None, "2018-12-03", "2018-12-04", "2018-12-05T08:00:00", "2018-12-07", "2018-12-12")


@st.composite
def told(draw: st.DrawFn) -> tuple[str, str | None]:
    """A text of one of three families, a few words changed, so that texts lie on both sides of the threshold; or a short one. And its day."""
    family = draw(st.integers(0, 2))
    words = WORDS[family * 7 : family * 7 + draw(st.sampled_from([3, 5, 40, 46]))]
    for at in draw(st.lists(st.integers(0, len(words) - 1), max_size=3)):
        words[at] = draw(st.sampled_from(["غيرها", "سواها"]))
    return " ".join(words), draw(st.sampled_from(DAYS))


def reports(rows: dict[int, tuple[str, str | None]]) -> list[Report]:
    return [Report.of(text, report_id=f"r{number:02d}", published=day) for number, (text, day) in rows.items()]


def by_the_library(given_reports: list[Report]) -> dict[str, str]:
    """Long texts alone, by the index of the library that makes the sketches."""
    index, kept, copies = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS), [], {}
    for report in sorted(given_reports, key=lambda r: (r.published or "9999", r.report_id)):
        words = words_of(report.text)
        if len(words) < SHORTEST:
            continue
        minimum = RMinHash(num_perm=PERMUTATIONS, seed=7)
        minimum.update([" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)])
        near = [key for key in sorted(index.query(minimum)) if kept[key][1].jaccard(minimum) >= THRESHOLD]
        if near:
            copies[report.report_id] = kept[near[0]][0]
        else:
            index.insert(len(kept), minimum)
            kept.append((report.report_id, minimum))
    return copies


@given(st.lists(told(), max_size=14))
@settings(max_examples=80, deadline=None)
def test_long_copies_are_those_that_the_library_finds(rows: list[tuple[str, str | None]]) -> None:
    found = near_copies(reports(dict(enumerate(rows))))
    long = {r.report_id for r in reports(dict(enumerate(rows))) if len(words_of(r.text)) >= SHORTEST}
    assert {copy: original for copy, original in found.items() if copy in long} == by_the_library(reports(dict(enumerate(rows))))
