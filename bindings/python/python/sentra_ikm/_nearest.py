"""The nearest change: what would make a criterion met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias, cast

from . import _html
from ._findings import Findings
from ._html import say, word
from ._json import View, dumps, freeze
from ._names import Verdict
from ._result import Result
from ._types import Lang

Outcome: TypeAlias = Literal["already_met", "found", "none_possible", "not_applicable", "not_in_force"]


class Nearest(Result):
    """The answer of ``nearest``: the fewest edits that make a criterion met, or what stands in the way.

    It explains the rule. It is not advice to alter facts.

    >>> import sentra_ikm as sentra
    >>> change = sentra.nearest({"workers": 25}, "unit.ikm.p64", as_of="2025-01-31", mutable=["workers"])
    >>> change.outcome, [edit.boundary for edit in change]
    ('found', ['19'])
    """

    __slots__ = ()

    @property
    def as_of(self) -> str:
        """The day that was asked about."""
        return str(self._data["as_of"])

    @property
    def criterion(self) -> str:
        """Stable identifier of the criterion, such as ``unit.ikm.p64``."""
        return str(self._data["nearest"]["criterion"])

    @property
    def code(self) -> str:
        """Its short code, such as ``U3``."""
        return str(self._data["nearest"]["code"])

    @property
    def outcome(self) -> Outcome:
        """What the search came to."""
        return cast("Outcome", self._data["nearest"]["outcome"])

    @property
    def verdict(self) -> Verdict:
        """The verdict as things are."""
        return cast("Verdict", self._data["nearest"]["verdict"])

    @property
    def exact(self) -> bool:
        """Whether nothing was left untried that could be nearer."""
        return bool(self._data["nearest"]["exact"])

    @property
    def edits(self) -> tuple[View, ...]:
        """The edits: ``input``, ``from``, ``to``, ``boundary``, ``citation``, ``condition``, and the words ``id`` and ``en``."""
        return cast("tuple[View, ...]", freeze(self._data["nearest"].get("edits", [])))

    @property
    def obstacles(self) -> tuple[View, ...]:
        """What stands in the way, where no edit of the inputs that may change suffices."""
        return cast("tuple[View, ...]", freeze(self._data["nearest"].get("obstacles", [])))

    @property
    def together(self) -> View:
        """Where two figures are recorded: the sums that suffice. Empty otherwise."""
        return View(self._data["nearest"].get("together", {}))

    @property
    def citations(self) -> tuple[View, ...]:
        """Where the criterion stands in the law."""
        return cast("tuple[View, ...]", freeze(self._data["nearest"].get("citations", [])))

    @property
    def findings(self) -> Findings:
        """What was found about the data."""
        kept = {key: self._data[key] for key in ("findings", "ok", "provenance")}
        return Findings(dumps(kept))

    @property
    def provenance(self) -> View:
        """Versions and fingerprints of everything that the answer rests on."""
        return View(self._data["provenance"])

    def text(self, lang: Lang = "id") -> str:
        """The answer as a sentence."""
        return str(self._data["nearest"]["reason"][lang])

    def __iter__(self) -> Iterator[View]:
        return iter(self.edits)

    def __len__(self) -> int:
        return len(self.edits)

    def __repr__(self) -> str:
        inputs = ", ".join(str(edit["input"]) for edit in (self.edits or self.obstacles))
        return f"<Nearest {self.code} {self.criterion}: {self.outcome}{f' ({inputs})' if inputs else ''}>"

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """The edits or obstacles as a table, with the conditions that they serve."""
        listed = self.edits or self.obstacles

        def row(one: View) -> tuple[object, ...]:
            return (one[lang], one["condition"][lang], one.get("citation"))

        caption = f"{self.code} {self.as_of}: {word(self.verdict, lang)}"
        first = say(lang, "perubahan", "edit") if self.edits else say(lang, "yang menghalangi", "in the way")
        headings = (first, say(lang, "syarat", "condition"), say(lang, "pasal", "article"))
        parts = [_html.lines([self.text(lang)])]
        if listed:
            parts.append(_html.table(caption, headings, map(row, listed), len(listed), rows, lang))
        if len(self.findings):
            parts.append(self.findings.table(lang, rows))
        return _html.page(lang, *parts)
