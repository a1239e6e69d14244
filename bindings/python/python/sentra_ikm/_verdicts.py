"""Verdicts on many units as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from . import _core, _html
from ._answer import Answer
from ._errors import SentraError
from ._html import Markup, escape, say, word
from ._json import View, request
from ._result import Result
from ._table import Column, Tabular
from ._types import Lang


class Verdicts(Tabular, Result):
    """One row for each unit (or each declared sentra), one column for each question.

    The columns are ``id``, ``name`` and for each question its identifier with the verdict; for questions about a class
    also ``….class`` (the class where one is left) and ``….classes`` (all that are possible, joined by ``; ``).

    >>> import sentra_ikm as sentra
    >>> units = sentra.read([{"id": "a", "workers": 5}, {"id": "b", "workers": 25}])
    >>> verdicts = sentra.assess(units, as_of="2025-01-31", questions=["unit.ikm.p64"])
    >>> verdicts.counts("unit.ikm.p64")
    {'met': 1, 'unknown': 1}
    """

    __slots__ = ("_units",)
    _units: _core.Units | None

    def __init__(self, text: str, units: _core.Units | None = None) -> None:
        super().__init__(text)
        object.__setattr__(self, "_units", units)

    @property
    def as_of(self) -> str:
        """The day that was asked about."""
        return str(self._data["as_of"])

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions, in the order of the columns."""
        return tuple(self._data["questions"])

    @property
    def provenance(self) -> View:
        """Versions and fingerprints."""
        return View(self._data["provenance"])

    def __len__(self) -> int:
        return int(self._data["rows"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def verdicts(self, question: str) -> list[str]:
        """The verdicts on one question, one for each row."""
        return list(self._question(question)["verdicts"])

    def counts(self, question: str) -> dict[str, int]:
        """How many rows have each verdict."""
        column = self._question(question)["verdicts"]
        words = ("met", "not_met", "unknown", "not_applicable", "not_in_force")
        return {w: column.count(w) for w in words if w in column}

    def _question(self, question: str) -> dict[str, Any]:
        answers: dict[str, dict[str, Any]] = self._data["answers"]
        for name, value in answers.items():
            if question in (name, value.get("code")):
                return value
        raise KeyError(f"{question}; there are: {', '.join(answers)}")

    def explain(self, row: int | str) -> Answer:
        """The full answer about one row, by its number (from 0) or its id."""
        if self._units is None:
            raise SentraError(
                "explain.without_units", "", "verdik ini disimpan tanpa datanya; panggil assess lagi",
                "these verdicts were stored without their data; call assess again",
            )
        if isinstance(row, str):
            ids: list[str | None] = self._data["ids"]
            if ids.count(row) != 1:
                found = "tidak ada" if row not in ids else "lebih dari satu"
                en = "no row has" if row not in ids else "several rows have"
                raise SentraError("explain.id", "", f"{found} baris dengan id ini", f"{en} this id")
            row = ids.index(row)
        place = range(len(self))[row]
        asked = {key: self._data[key] for key in ("as_of", "questions")}
        asked.update({key: self._data[key] for key in ("readings", "supplied", "law") if key in self._data})
        return Answer(self._units.explain(request(asked), place))

    def _columns(self) -> list[Column]:
        out: list[Column] = [("id", "text", self._data["ids"]), ("name", "text", self._data["names"])]
        for question in self.questions:
            value = self._data["answers"][question]
            out.append((question, "text", list(value["verdicts"])))
            classes: list[list[str]] | None = value.get("classes")
            if classes is not None:
                out.append((f"{question}.class", "text", [c[0] if len(c) == 1 else None for c in classes]))
                out.append((f"{question}.classes", "text", ["; ".join(c) or None for c in classes]))
        return out

    def __repr__(self) -> str:
        what = "sentra" if self._data.get("subject") == "group" else "units"
        return f"<Verdicts {self.as_of}: {len(self)} {what}, {len(self.questions)} questions>"

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """A summary by question, and the first rows."""
        answers = self._data["answers"]

        def question(q: str) -> tuple[object, ...]:
            title = answers[q].get("title", {}).get(lang, q)
            counts = self.counts(q)
            classes: list[list[str]] = answers[q].get("classes", [])
            if classes:
                # Of classes that are known each is counted.
                met = Counter(c[0] for c, v in zip(classes, self.verdicts(q), strict=True) if v == "met" and len(c) == 1)
                counts = {**met, **{w: n for w, n in counts.items() if w != "met"}}
            words = [f"{word(w, lang)}: {_html.grouped(n, lang)}" for w, n in counts.items()]
            return (answers[q].get("code", ""), title, _html.lines(words))

        headings = ("", say(lang, "pertanyaan", "question"), say(lang, "jumlah", "count"))
        summary = _html.table(
            say(lang, f"Verdik {self.as_of}", f"Verdicts {self.as_of}"), headings,
            (question(q) for q in self.questions), len(self.questions), len(self.questions), lang,
        )

        def row(place: int) -> tuple[object, ...]:
            cells: list[object] = [self._data["ids"][place], self._data["names"][place]]
            for q in self.questions:
                classes = answers[q].get("classes")
                verdict = answers[q]["verdicts"][place]
                of = classes[place] if classes else []
                shown = escape(of[0] if verdict == "met" and len(of) == 1 else word(verdict, lang))
                if len(of) > 1:
                    shown += f"<br>{_html.small(', '.join(of))}"
                cells.append(Markup(shown))
            return tuple(cells)

        codes = [answers[q].get("code", q) for q in self.questions]
        names = ("id", say(lang, "nama", "name"), *codes)
        caption = say(lang, "Baris", "Rows")
        detail = _html.table(caption, names, map(row, range(len(self))), len(self), rows, lang)
        return _html.page(lang, summary, detail)
