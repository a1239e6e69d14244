"""What was found about the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

from . import _html
from ._html import Markup, say, word
from ._json import View, dumps
from ._result import Result
from ._table import Column, Tabular
from ._types import Lang, Severity


class Finding(View):
    """One finding: a stable code, how grave it is, where it is, and what can be done."""

    __slots__ = ()

    @property
    def code(self) -> str:
        """Stable code, such as ``number.ambiguous``."""
        return str(self._object["code"])

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return cast("Severity", self._object["severity"])

    @property
    def path(self) -> str:
        """JSON pointer into the input, such as ``/units/3/workers``."""
        return str(self._object["path"])

    @property
    def line(self) -> int | None:
        """Line in the file, counted from 1, as an editor shows it."""
        return cast("int | None", self._object.get("line"))

    @property
    def byte(self) -> tuple[int, int] | None:
        """Half-open span of bytes in the file."""
        span = self._object.get("byte")
        return None if span is None else (int(span[0]), int(span[1]))

    @property
    def column(self) -> str | None:
        """Heading of the column, as it is printed."""
        return cast("str | None", self._object.get("column"))

    def text(self, lang: Lang = "id") -> str:
        """The sentence for a person."""
        return str(self._object[lang])

    def help(self, lang: Lang = "id") -> str:
        """What can be done about it."""
        return str(self._object.get("help", {}).get(lang, ""))

    def __repr__(self) -> str:
        place = f"line {self.line}" if self.line is not None else self.path
        return f"<{self.severity} {self.code} at {place}>"


class Findings(Tabular, Result):
    """All findings, in order. None is ever thrown away.

    >>> import sentra_ikm as sentra
    >>> report = sentra.check([{"id": "u1", "workers": "banyak"}])
    >>> report[0].path, report.counts("severity")["error"]
    ('/units/0/workers', 1)
    """

    __slots__ = ()

    def __len__(self) -> int:
        return len(self._data["findings"])

    def __iter__(self) -> Iterator[Finding]:
        return (Finding(f) for f in self._data["findings"])

    def __getitem__(self, place: int) -> Finding:
        return Finding(self._data["findings"][place])

    @property
    def provenance(self) -> View:
        """Versions and fingerprints."""
        return View(self._data["provenance"])

    @property
    def files(self) -> tuple[View, ...]:
        """How each file was read; empty for other tables."""
        return tuple(View(f) for f in self._data.get("files", []))

    @property
    def not_listed(self) -> dict[str, int]:
        """Findings beyond the most that are listed of one code, counted by code."""
        return dict(self._data.get("not_listed", {}))

    def counts(self, by: str = "code") -> dict[str, int]:
        """How many findings there are of each ``code``, ``severity`` or ``column``; the most frequent first."""
        counter = Counter(str(f.get(by, "")) for f in self._data["findings"])
        return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))

    def of(self, *, code: str | None = None, severity: Severity | None = None) -> Findings:
        """The findings of one code (or of a family: ``"number"``), of one severity, or of both."""
        def fits(f: dict[str, Any]) -> bool:
            family = code is None or f["code"] == code or f["code"].startswith(f"{code}.")
            return family and (severity is None or f["severity"] == severity)

        return Findings(dumps({**self._data, "findings": [f for f in self._data["findings"] if fits(f)]}))

    def failures(self) -> Findings:
        """The values and rows that could not be used."""
        return self.of(severity="error")

    def _columns(self) -> list[Column]:
        findings: list[dict[str, Any]] = self._data["findings"]
        spans = [f.get("byte") or (None, None) for f in findings]
        return [
            ("severity", "text", [f["severity"] for f in findings]),
            ("code", "text", [f["code"] for f in findings]),
            ("path", "text", [f["path"] for f in findings]),
            ("line", "int", [f.get("line") for f in findings]),
            ("byte_from", "int", [s[0] for s in spans]),
            ("byte_to", "int", [s[1] for s in spans]),
            ("column", "text", [f.get("column") for f in findings]),
            ("id", "text", [f["id"] for f in findings]),
            ("en", "text", [f["en"] for f in findings]),
        ]

    def __repr__(self) -> str:
        count = self.counts("severity")
        parts = ", ".join(f"{count[s]} {s}" for s in ("error", "warning", "info") if s in count)
        return f"<Findings: {len(self)}{f' ({parts})' if parts else ''}>"

    def table(self, lang: Lang, rows: int) -> Markup:
        """The table inside `to_html`."""
        def row(f: Finding) -> tuple[object, ...]:
            place: list[object] = []
            if f.line is not None:
                place.append(say(lang, f"baris {f.line}", f"line {f.line}"))
            if f.column:
                place.append(f.column)
            place.append(_html.small(f.path))
            text = [f.text(lang), _html.small(f.help(lang))]
            return (_html.badge(word(f.severity, lang)), _html.lines(place), _html.lines(text), _html.small(f.code))

        # The gravest first, each kind in the order of the data.
        ranks = ("error", "warning", "info")
        ordered = sorted(self, key=lambda f: ranks.index(f.severity))
        count = self.counts("severity")
        parts = (f"{_html.grouped(n, lang)} {word(s, lang)}" for s, n in count.items())
        caption = f"{say(lang, 'Temuan', 'Findings')}: {_html.grouped(len(self), lang)}"
        more = sum(self.not_listed.values())
        if more:
            caption += say(lang, f" dan {_html.grouped(more, lang)} lagi", f" and {_html.grouped(more, lang)} more")
        if count:
            caption += f" ({', '.join(parts)})"
        headings = ("", say(lang, "di mana", "where"), say(lang, "temuan", "finding"), say(lang, "kode", "code"))
        return _html.table(caption, headings, (row(f) for f in ordered), len(self), rows, lang)

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """The findings as a table."""
        return _html.page(lang, self.table(lang, rows))
