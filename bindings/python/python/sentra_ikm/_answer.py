"""The answer about one unit or one sentra."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from . import _html
from ._findings import Findings
from ._html import Markup, escape, say, word
from ._json import View, dumps, freeze
from ._result import Result
from ._names import Verdict
from ._types import Label, Lang


class Criterion(View):
    """What the law says about one question: the verdict and everything that it rests on.

    Every key of the JSON is an attribute; those below are there for all or are empty where they do not apply.
    """

    __slots__ = ()

    @property
    def criterion(self) -> str:
        """Stable identifier, such as ``unit.ikm.p64``."""
        return str(self._object["criterion"])

    @property
    def code(self) -> str:
        """Short code, such as ``U3``."""
        return str(self._object["code"])

    @property
    def verdict(self) -> Verdict | None:
        """The verdict; ``None`` for a report that gives none."""
        return cast("Verdict | None", self._object.get("verdict"))

    @property
    def exact(self) -> bool:
        """Whether every completion of what is missing was tried."""
        return bool(self._object.get("exact", False))

    @property
    def classes(self) -> tuple[str, ...]:
        """For questions about a class: the classes that are possible."""
        return tuple(self._object.get("classes", ()))

    @property
    def label(self) -> Label | None:
        """What the location rests on."""
        return cast("Label | None", self._object.get("label"))

    @property
    def members(self) -> tuple[str, ...]:
        """The units that count, by id."""
        return tuple(self._object.get("members", ()))

    @property
    def citations(self) -> tuple[View, ...]:
        """Where it stands in the law."""
        return cast("tuple[View, ...]", freeze(self._object.get("citations", [])))

    @property
    def evidence(self) -> tuple[View, ...]:
        """The inputs that it used."""
        return cast("tuple[View, ...]", freeze(self._object.get("evidence", [])))

    @property
    def legal_status(self) -> tuple[View, ...]:
        """What is to be said of the standing of that law."""
        return cast("tuple[View, ...]", freeze(self._object.get("legal_status", [])))

    @property
    def missing(self) -> View:
        """What would settle it: ``could_settle``, ``will_settle``, ``ask_next``. Empty when it is settled."""
        return View(self._object.get("missing", {}))

    @property
    def tree(self) -> View:
        """The condition as a tree: ``text``, ``verdict``, ``join`` and the parts ``of`` it. Empty where there is none."""
        return View(self._object.get("tree", {}))

    @property
    def provisional(self) -> bool:
        """Whether the rule stands on thin evidence."""
        return bool(self._object.get("provisional", False))

    @property
    def note(self) -> View:
        """What the rule does not model, or which text was not read, in both languages."""
        return View(self._object.get("note", {}))

    @property
    def children(self) -> tuple[Criterion, ...]:
        """The criteria below it."""
        return tuple(Criterion(c) for c in self._object.get("children", []))

    def text(self, lang: Lang = "id") -> str:
        """The reason as a sentence."""
        return str(self._object["reason"][lang])

    def title_in(self, lang: Lang = "id") -> str:
        """What the criterion asks."""
        return str(self._object.get("title", {}).get(lang, self.criterion))

    def __repr__(self) -> str:
        classes = f" ({'|'.join(self.classes)})" if self.classes else ""
        return f"<{self.code} {self.criterion}: {self.verdict}{classes}>"

    def _repr_html_(self) -> str:
        return _html.page("id", _table([self], "id"))


class Answer(Result):
    """The answer of ``assess`` about one unit or one sentra: a ``Criterion`` for each question.

    >>> import sentra_ikm as sentra
    >>> answer = sentra.assess({"workers": 5}, as_of="2025-01-31")
    >>> answer["unit.ikm.p64"].verdict, answer["U2"].classes
    ('met', ('kecil', 'menengah'))
    """

    __slots__ = ()

    @property
    def as_of(self) -> str:
        """The day that was asked about."""
        return str(self._data["as_of"])

    @property
    def answers(self) -> Mapping[str, Criterion]:
        """The answers by criterion."""
        by_code = sorted(self._data["answers"].items(), key=lambda item: str(item[1].get("code", "")))
        return MappingProxyType({key: Criterion(value) for key, value in by_code})

    @property
    def findings(self) -> Findings:
        """What was found about the data."""
        kept = {key: self._data[key] for key in ("findings", "ok", "provenance")}
        return Findings(dumps(kept))

    @property
    def provenance(self) -> View:
        """Versions and fingerprints of everything that the answer rests on."""
        return View(self._data["provenance"])

    def __getitem__(self, criterion: str) -> Criterion:
        """The answer to one question, by its identifier or its short code."""
        answers: dict[str, dict[str, Any]] = self._data["answers"]
        if criterion in answers:
            return Criterion(answers[criterion])
        for value in answers.values():
            if value.get("code") == criterion:
                return Criterion(value)
        raise KeyError(f"{criterion}; there are: {', '.join(answers)}")

    def __iter__(self) -> Iterator[Criterion]:
        return iter(self.answers.values())

    def __len__(self) -> int:
        return len(self._data["answers"])

    def __repr__(self) -> str:
        def short(c: Criterion) -> str:
            return f"{c.code} {'|'.join(c.classes) if c.classes else c.verdict}"

        return f"<Answer {self.as_of}: {', '.join(short(c) for c in self)}>"

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """The questions, verdicts, reasons and articles as a table."""
        parts = [_table(list(self), lang, self.as_of)]
        if len(self.findings):
            parts.append(self.findings.table(lang, rows))
        return _html.page(lang, *parts)


def _table(criteria: list[Criterion], lang: Lang, as_of: str = "") -> Markup:
    def row(c: Criterion) -> tuple[object, ...]:
        reason: list[object] = [c.text(lang)]
        ask = c.missing.get("ask_next")
        if ask:
            reason.append(_html.small(say(lang, f"tanyakan dahulu: {ask}", f"ask first: {ask}")))
        reason += [_html.small(status[lang]) for status in c.legal_status]
        # Of a class that is known the class is the answer.
        known = c.verdict == "met" and len(c.classes) == 1
        verdict = _html.badge(c.classes[0] if known else word(c.verdict, lang)) if c.verdict else Markup("")
        if c.classes and not known:
            verdict = Markup(f"{verdict}<br>{escape(', '.join(c.classes))}")
        articles = _html.lines(dict.fromkeys(x["text"] for x in c.citations))
        return (c.code, c.title_in(lang), verdict, _html.lines(reason), articles)

    caption = say(lang, "Verdik", "Verdicts") + (f" {as_of}" if as_of else "")
    headings = ("", say(lang, "pertanyaan", "question"), say(lang, "verdik", "verdict"),
                say(lang, "alasan", "reason"), say(lang, "pasal", "article"))
    return _html.table(caption, headings, (row(c) for c in criteria), len(criteria), len(criteria), lang)
