"""What results are: frozen, equal by their bytes, picklable, shown in a notebook, and safe to show."""

from __future__ import annotations

import copy
import csv
import json
import pickle
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from conftest import LAMONGAN

import sentra_ikm as sentra

DAY = "2025-01-31"

# The strings that break renderers: markup, quotes, escapes, directions, formulas, templates, controls.
NAUGHTY = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</td></tr></table><h1>x",
    "</div></style><script>", "<!-- -->", "&lt;b&gt;", "&amp;", "\u202eevil\u202c", "\u2066x\u2069", "\x07\x1b[31m", "\x7f\x85",
    "javascript:alert(1)", "{{7*7}}", "${7*7}", "=HYPERLINK(\"x\")", "\ufeffx", "a\u0300\u0301\u0302", "👩‍👩‍👧‍👦", "表ポあA鷗",
    "]]>", "<![CDATA[x]]>", "`onclick=x`", "\\\"", "\u2028\u2029", "x" * 5_000,
]


def results() -> list[Any]:
    units = sentra.read([{"id": n, "name": n, "workers": 5, "products": n} for n in NAUGHTY])
    return [
        units,
        sentra.check([{n: n, "workers": n} for n in NAUGHTY]),
        sentra.check({"workers": "banyak", "established": "31-02-2020"}),
        sentra.assess(units, as_of=DAY),
        sentra.assess(units, as_of=DAY).explain(0),
        sentra.assess({"workers": NAUGHTY[0]}, as_of=DAY),
        sentra.assess({"members": [{"id": n, "products": n, "workers": 4} for n in NAUGHTY]}, as_of=DAY),
        sentra.assess({"workers": 5}, as_of=DAY)["U3"],
        sentra.nearest({"workers": NAUGHTY[0]}, "unit.ikm.p64", as_of=DAY, mutable=["workers"]),
        sentra.nearest(
            {"members": [{"id": n, "products": n, "village": "35.24.14.2005", "workers": 4} for n in NAUGHTY]},
            "sentra.produk", as_of=DAY, mutable=["members", "members/*/products"],
        ),
    ]


class Tags(HTMLParser):
    """Every tag and attribute of a piece of HTML, and whether it is well formed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_html_holds_only_our_own_tags(lang: Any) -> None:
    for result in results():
        html = result.to_html(lang) if hasattr(result, "to_html") else result._repr_html_()
        seen = Tags(html)
        assert seen.open == []
        assert seen.tags <= {"div", "style", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "br"}
        assert seen.attributes <= {"class", "lang", "scope"}
        for mark in ("http:", "https:", "url(", "@import", "<script", "\u202e", "\u2066", "\x1b", "\x07", "\x7f"):
            assert mark not in html.replace("&lt;script", "")


def test_the_naughty_texts_are_shown_as_they_are() -> None:
    units = sentra.read([{"id": n, "name": n} for n in NAUGHTY[:4]])
    shown = "".join(Tags(units.to_html()).texts)
    for text in NAUGHTY[:4]:
        assert text in shown


def test_html_in_both_languages_with_the_true_count() -> None:
    report = sentra.check([{"workers": "banyak"} for _ in range(1_234)])
    indonesian, english = report.to_html(), report.to_html("en")
    assert report._repr_html_() == indonesian
    assert "Temuan: 1.234" in indonesian and "40 dari 1.234 baris ditampilkan" in indonesian and 'lang="id"' in indonesian
    assert "Findings: 1,234" in english and "40 of 1,234 rows shown" in english and 'lang="en"' in english
    assert indonesian.count("<tr>") == 41
    assert report.view("en", rows=3)._repr_html_().count("<tr>") == 4
    assert str(report.view(rows=0)).count("<tr>") == 1
    # Colours come from the page: it reads well in light and in dark.
    assert "#" not in indonesian.split("</style>")[0] and "currentColor" in indonesian
    assert len(indonesian) < 60_000


def test_short_reprs() -> None:
    for result in results():
        assert len(repr(result)) < 600 and "\n" not in repr(result), type(result)
    answer = sentra.assess({"workers": 5}, as_of=DAY)
    assert repr(answer["U3"]) == "<U3 unit.ikm.p64: met>"
    assert "U2 kecil|menengah" in repr(answer)
    assert repr(sentra.check({})) == "<Findings: 0>"
    assert repr(sentra.check([{"workers": "banyak"}, {"workers": 0}])) == "<Findings: 2 (1 error, 1 warning)>"


def test_results_cannot_be_changed() -> None:
    answer = sentra.assess({"workers": 5}, as_of=DAY)
    for thing in (answer, answer["U3"], answer.findings, answer.provenance, sentra.read({"id": ["a"]})):
        with pytest.raises(AttributeError):
            thing.verdict = "not_met"
        with pytest.raises((AttributeError, TypeError)):
            thing["x"] = 1  # type: ignore[index]
    before = answer.to_json()
    answer.to_dict()["answers"].clear()
    answer["U3"].to_dict().clear()
    with pytest.raises(TypeError):
        answer.answers["x"] = answer["U3"]  # type: ignore[index]
    with pytest.raises((AttributeError, TypeError)):
        answer["U3"].citations.append(1)  # type: ignore[attr-defined]
    assert answer.to_json() == before and len(answer["U3"].citations) > 0


def test_equal_by_their_bytes_and_through_pickle() -> None:
    units = sentra.read([{"id": "a", "workers": 5}])
    for make in (
        lambda: sentra.assess({"workers": 5}, as_of=DAY),
        lambda: sentra.check({"workers": "x"}),
        lambda: sentra.assess(units, as_of=DAY),
    ):
        first, second = make(), make()
        assert first == second and hash(first) == hash(second) and first is not second
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(first, protocol))
            assert type(again) is type(first) and again == first and again.to_json() == first.to_json()
        assert copy.deepcopy(first) == first
        assert type(first).from_json(first.to_json()) == first
        assert first.to_json() not in pickle.dumps(first).decode("latin-1")[:20]
    assert sentra.check({}) != sentra.assess({}, as_of=DAY)
    criterion = sentra.assess({"workers": 5}, as_of=DAY)["U3"]
    assert pickle.loads(pickle.dumps(criterion)) == criterion


def test_a_pickle_of_another_format_is_refused() -> None:
    from sentra_ikm._result import restore

    with pytest.raises(sentra.SentraError) as raised:
        restore(sentra.Findings, 99, "{}")
    assert raised.value.code == "pickle.format"


def test_verdicts_from_a_pickle_say_that_their_data_are_gone() -> None:
    verdicts = sentra.assess(sentra.read([{"id": "a", "workers": 5}]), as_of=DAY)
    assert verdicts.explain("a")["U3"].verdict == "met"
    with pytest.raises(sentra.SentraError) as raised:
        pickle.loads(pickle.dumps(verdicts)).explain("a")
    assert raised.value.code == "explain.without_units"
    with pytest.raises(sentra.SentraError):
        verdicts.explain("b")
    with pytest.raises(IndexError):
        verdicts.explain(7)


def test_an_answer_explains_itself() -> None:
    answer = sentra.assess({"workers": 25, "investment_excl_land": "14 miliar"}, as_of=DAY)
    u3 = answer["unit.ikm.p64"]
    assert u3 == answer["U3"] == answer.answers["unit.ikm.p64"]
    assert u3.verdict == u3["verdict"] == "unknown" and u3.exact
    assert u3.missing.will_settle == (("investment_land",),)
    assert u3.missing.ask_next == "investment_land"
    assert u3.text() == u3["reason"]["id"] and u3.text("en") == u3["reason"]["en"]
    assert any("64" in c.text for c in u3.citations)
    assert any("2020" in s["en"] for s in u3.legal_status)
    assert answer.provenance.registry.sha256
    assert "ask first: investment_land" in answer.to_html("en")
    with pytest.raises(KeyError, match="unit.ikm.p64"):
        answer["U9"]
    with pytest.raises(AttributeError, match="it has"):
        u3.verdic
    assert {"U1", "U2", "U3", "U4", "U5", "U5b", "U6", "FA", "FJ"} <= {c.code for c in answer}
    assert "P4" not in {c.code for c in answer}  # provisional: only where it is named


def test_the_nearest_change_explains_itself() -> None:
    unit = {"workers": 25, "investment_total": "16 miliar"}
    change = sentra.nearest(unit, "unit.ikm.p64", as_of=DAY, mutable=["workers", "investment_total"])
    assert (change.outcome, change.verdict, change.exact, change.code) == ("found", "not_met", True, "U3")
    (edit,) = change
    assert (edit.input, edit.boundary, edit.to.range) == ("investment_total", "15000000000", (None, "15000000000"))
    assert change.text() != change.text("en") and "not advice" in change.text("en")
    assert edit.en in change.to_html("en") and change == sentra.Nearest.from_json(change.to_json())
    none = sentra.nearest(unit, "unit.ikm.p64", as_of=DAY, mutable=[])
    assert none.outcome == "none_possible" and len(none) == 0 and [o.input for o in none.obstacles] == ["investment_total"]
    with pytest.raises(sentra.SentraError) as raised:
        sentra.nearest(unit, "unit.ikm.p64", as_of=DAY, mutable=["worker"])
    assert (raised.value.code, raised.value.path) == ("mutable.unknown", "/mutable/0")


def test_a_group(five_of_a_kind: dict[str, Any]) -> None:
    answer = sentra.assess(five_of_a_kind, as_of=DAY)
    s6 = answer["sentra.pp29"]
    assert s6.verdict == "met" and s6.label == "strict" and set(s6.members) == {f"u{i}" for i in range(5)}
    assert s6.count.sure == 5 and s6.shared_key.value
    assert sentra.assess({"declared": {"units": 142, "workers": 300}}, as_of=DAY)["S2"].verdict in ("met", "unknown")


def test_findings_can_be_picked_and_counted() -> None:
    report = sentra.check([{"workers": "banyak"}, {"workers": 0, "kbli": "1313"}, {"worker": 5}])
    assert set(report.counts("severity")) == {"error", "warning"}
    assert [f.path for f in report.failures()] == ["/units/0/workers"]
    assert [f.code for f in report.of(code="kbli")] == ["kbli.short"]
    assert all(f.severity == "warning" for f in report.of(severity="warning"))
    assert report.of() == report
    assert report[0].help("en") and report[0].text() != report[0].text("en")
    assert json.loads(report.to_json()) == report.to_dict()


def test_a_register_is_not_pickled_and_hides_identifiers() -> None:
    units = sentra.read([{"id": "a", "nib": "0220001234567"}])
    assert "0220001234567" not in str(units.to_dicts()) + str(units.to_columns()) + units.to_html() + repr(units)
    assert units.to_dicts(reveal_identifiers=True)[0]["nib"] == "0220001234567"
    assert units.to_columns(reveal_identifiers=True)["nib"] == ["0220001234567"]
    with pytest.raises(sentra.SentraTypeError):
        pickle.dumps(units)


# --- a file --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lamongan() -> sentra.Register:
    return sentra.read(LAMONGAN)


def test_a_file_is_accounted_for(lamongan: sentra.Register) -> None:
    (file,) = lamongan.files
    rows = file.rows
    assert rows.seen == rows.accepted + rows.rejected + rows.blank + rows.non_data
    assert len(lamongan) == rows.accepted and rows.rejected == 1
    assert file.delimiter == ";" and file.region == "35.24" and len(file.sha256) == 64
    assert sentra.check(lamongan) == lamongan.findings == sentra.check(LAMONGAN)
    located = [f for f in lamongan.findings if f.line is not None]
    lines = LAMONGAN.read_bytes().splitlines(keepends=True)
    for finding in located[:200]:
        assert finding.line is not None and finding.line <= len(lines)
        if finding.byte is not None:
            assert finding.byte[0] <= finding.byte[1] <= LAMONGAN.stat().st_size


def test_columns_say_what_single_answers_say(lamongan: sentra.Register) -> None:
    verdicts = sentra.assess(lamongan, as_of=DAY)
    assert len(verdicts) == len(lamongan)
    for question in verdicts.questions:
        assert sum(verdicts.counts(question).values()) == len(verdicts)
    columns = verdicts.to_dict()["answers"]
    for row in range(0, len(lamongan), 37):
        answer = verdicts.explain(row)
        for question in verdicts.questions:
            assert answer[question].verdict == verdicts.verdicts(question)[row], (row, question)
            classes = columns[question].get("classes")
            if classes is not None:
                assert list(answer[question].classes) == classes[row], (row, question)


def test_a_row_handed_in_again_gets_the_same_verdicts(lamongan: sentra.Register) -> None:
    verdicts = sentra.assess(lamongan, as_of=DAY)
    for row in range(0, len(lamongan), 101):
        unit = {k: v for k, v in lamongan[row].items() if k not in ("nib", "nik", "npwp", "phone")}
        answer = sentra.assess(unit, as_of=DAY)
        for question in verdicts.questions:
            assert answer[question].verdict == verdicts.verdicts(question)[row], (row, question, unit)


def test_a_file_and_a_frame_with_the_same_cells_are_the_same_units(lamongan: sentra.Register) -> None:
    pl = pytest.importorskip("polars")
    with LAMONGAN.open(newline="", encoding="utf-8") as source:
        rows = list(csv.reader(source, delimiter=";"))[1:]
    header, units = rows[0], [row for row in rows[1:] if len(row) == len(rows[0]) and row[0].isdigit()]
    assert len(units) == len(lamongan)
    again = sentra.read(pl.DataFrame(units, schema=header, orient="row"))
    assert again.to_dicts() == lamongan.to_dicts()
    assert sentra.assess(again, as_of=DAY) == sentra.assess(lamongan, as_of=DAY)

    def about_values(findings: sentra.Findings) -> dict[str, int]:
        return {k: n for k, n in findings.counts().items() if k.split(".")[0] not in ("file", "row", "column", "total", "table")}

    assert about_values(again.findings) == about_values(lamongan.findings)


def test_totals(lamongan: sentra.Register) -> None:
    totals = sentra.aggregate(lamongan, by=["district", "kbli2"])
    assert totals.by == ("district", "kbli2")
    assert sum(totals.to_columns()["units"]) == int(totals.total.units) == len(lamongan)
    assert sum(totals.to_columns()["workers"]) == int(totals.total.measures.workers.sum)
    sums = sentra.aggregate(lamongan, by="district").to_columns()
    assert sum(sums["workers"]) == int(totals.total.measures.workers.sum)
    # What is open stays between bounds.
    for least, total, most in zip(sums["workers.at_least"], sums["workers"], sums["workers.at_most"], strict=True):
        assert total <= least and (most is None or least <= most)
    # Where a row has nothing, the sum of all rows has no upper bound.
    one = sentra.aggregate([{"workers": 5}, {}, {"workers": {"range": [1, 4]}}], by=[]).to_dicts()
    assert (one[0]["workers"], one[0]["workers.at_least"], one[0]["workers.at_most"]) == (5, 6, None)
    # The cells of other keys follow the same rule, with and without a choice in them.
    units = [{"year": 1, "workers": 5}, {"year": 2023, "workers": 5}, {"year": 2023}, {"year": 2024, "workers": 5},
             {"year": 2024, "workers": {"one_of": [1, 4]}}, {"year": 2022, "workers": 7}]
    rows = {r["year"]: (r["workers"], r["workers.at_least"], r["workers.at_most"]) for r in sentra.aggregate(units, by="year").to_dicts()}
    assert (rows["2022"], rows["2023"], rows["2024"]) == ((7, 7, 7), (5, 5, None), (5, 6, 9))
    sizes = sentra.aggregate(lamongan, by=["size"], as_of=DAY)
    assert sum(sizes.to_columns()["units"]) == len(lamongan)
    assert {"kecil", "undetermined"} <= set(sizes.to_columns()["size"])
    with pytest.raises(sentra.SentraError) as raised:
        sentra.aggregate(lamongan, by=["size"])
    assert raised.value.path == "/as_of"
    with pytest.raises(sentra.SentraError) as raised:
        sentra.aggregate(lamongan, by=["distric"])  # type: ignore[list-item]
    assert raised.value.path == "/by/0" and "district" in raised.value.text_en
    assert pickle.loads(pickle.dumps(totals)) == totals
    for lang in ("id", "en"):
        assert Tags(totals.to_html(lang)).open == []  # type: ignore[arg-type]
    pl = pytest.importorskip("polars")
    assert pl.DataFrame(totals).to_dicts() == totals.to_dicts()


def test_totals_of_dicts_are_those_of_the_contract() -> None:
    units: list[dict[str, Any]] = [{"workers": 5, "village": "35.24.14.2005"}, {"workers": None}, {"workers": {"range": [1, 4]}}]
    totals = sentra.aggregate(units, by=["province"])
    assert totals.to_json() == sentra.call("aggregate", json.dumps({"by": ["province"], "size_rule": "p64", "units": units}))
    assert sentra.aggregate(sentra.read(units), by=["province"]).cells == totals.cells
    assert totals.total.measures.workers.to_dict() == {
        "sum": "5", "known": 1, "of": 3, "open": 1, "at_least": "6", "at_most": None,
    }


def test_totals_of_declared_sentra(lamongan: sentra.Register) -> None:
    kawalu = sentra.read(LAMONGAN.with_name("kawalu_bordir_2016.csv"))
    totals = sentra.aggregate(kawalu, by=["village"])
    assert int(totals.total.units) == 1_056 and totals.total.rows.declared == 10
    both = sentra.read([LAMONGAN, LAMONGAN.with_name("kawalu_bordir_2016.csv")])
    assert sentra.aggregate(both, by=[]).total.rows.to_dict() == {"declared": 10, "listed": len(lamongan)}
    assert sentra.aggregate(both.declared, by=[]).total.rows.to_dict() == {"declared": 10, "listed": 0}


def test_declared_sentra_of_a_file() -> None:
    sentras = sentra.read(LAMONGAN.with_name("lamongan_sentra_2009.csv"))
    assert sentras.kind == "group" and len(sentras) == 30
    verdicts = sentra.assess(sentras, as_of=DAY, questions=["sentra.pp29"])
    assert len(verdicts) == 30 and "met" not in verdicts.counts("S6")
    assert verdicts.explain(0)["S6"]["basis"] == "declared"
    both = sentra.read([LAMONGAN, LAMONGAN.with_name("lamongan_sentra_2009.csv")])
    assert both.kind == "unit" and len(both.declared) == 30 and len(both.files) == 2


def test_facts_are_columns_of_any_table(tmp_path: Path) -> None:
    columns = {"Nama": ["A", "B", "C"], "TK": [5, 5, 5], "supply problem": ["ya", "tidak", "entah"], "Harga mesin (juta Rp)": ["45", "", "-"]}
    text = "\n".join(";".join(str(v) for v in row) for row in [list(columns), *zip(*columns.values(), strict=True)]) + "\n"
    path = tmp_path / "units.csv"
    path.write_text(text, encoding="utf-8")
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    for units in (sentra.read(path), sentra.read(columns), sentra.read(rows)):
        assert units[0]["supply_problem"] is True and units[0]["machine_price"] == 45_000_000
        assert units.to_columns()["supply_problem"] == [True, False, None]
        answers = sentra.assess(units, as_of="2025-01-31", questions=["fasilitas.bahan"]).to_columns()
        assert answers["fasilitas.bahan"] == ["met", "not_met", "unknown"]
        assert [f.column for f in units.findings if f.code == "field.shape"] == ["supply problem"]
    flags = sentra.read({"Nama": ["A"], "Pasokan": [True]}, map={"Pasokan": "supply_problem"})
    assert flags[0]["supply_problem"] is True


def test_the_product_of_a_heading_is_reported() -> None:
    kawalu = sentra.read(LAMONGAN.with_name("kawalu_bordir_2016.csv"))
    assert kawalu[0]["products"] == ["bordir"]
    assert [f.line for f in kawalu.findings if f.code == "column.product"] == [1]
    table = sentra.read({"Kelurahan": ["Tanjung"], "Unit Usaha Bordir": [220]})
    assert table[0]["products"] == ["bordir"]
