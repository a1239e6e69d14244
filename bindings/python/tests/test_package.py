"""The package as it is installed: typed, quick to import, alone, and its documentation runs."""

from __future__ import annotations

import doctest
import importlib
import io
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from conftest import ROOT

import sentra_ikm

PACKAGE = Path(sentra_ikm.__file__).parent
# An interpreter that has the wheel and nothing else; `cargo xtask py test` makes one.
ALONE = os.environ.get("SENTRA_ALONE", sys.executable)


@pytest.mark.parametrize("module", [m.name for m in pkgutil.iter_modules([str(PACKAGE)]) if m.name != "_core"] + [""])
def test_examples_in_the_documentation(module: str) -> None:
    imported = importlib.import_module(f"sentra_ikm.{module}" if module else "sentra_ikm")
    result = doctest.testmod(imported)
    assert result.failed == 0


def test_what_is_public_is_documented() -> None:
    for name in sentra_ikm.__all__:
        thing = getattr(sentra_ikm, name)
        if isinstance(thing, str):
            continue
        assert thing.__doc__, name
        members = vars(thing).items() if isinstance(thing, type) else ()
        for member, value in members:
            if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                assert value.__doc__ or getattr(super(thing, thing), member, value).__doc__, f"{name}.{member}"


def test_the_installed_package_is_typed_and_carries_its_licences() -> None:
    assert (PACKAGE / "py.typed").exists() and (PACKAGE / "_core.pyi").exists()
    licences = next(PACKAGE.parent.glob("sentra_ikm-*.dist-info")) / "licenses"
    assert {p.name for p in licences.iterdir()} >= {"LICENSE-MIT", "LICENSE-APACHE", "NOTICE"}
    assert "Open Database License" in (licences / "NOTICE").read_text(encoding="utf-8")


def test_lints_of_the_binding_are_those_of_the_workspace() -> None:
    workspace = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]["lints"]
    own = tomllib.loads((ROOT / "bindings/python/Cargo.toml").read_text(encoding="utf-8"))["lints"]
    assert own["clippy"] == workspace["clippy"]
    assert own["rust"] == {**workspace["rust"], "unsafe_code": "deny"}
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "bindings/python/src").rglob("*.rs"))
    assert len(re.findall(r"\bunsafe \{", sources)) == 1


def test_one_version_everywhere() -> None:
    workspace = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]["package"]["version"]
    assert sentra_ikm.__version__ == workspace
    assert next(PACKAGE.parent.glob("sentra_ikm-*.dist-info")).name == f"sentra_ikm-{workspace}.dist-info"


def run(code: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ALONE, "-I", "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)


def test_importing_brings_in_no_other_library() -> None:
    libraries = "{'polars', 'pandas', 'numpy', 'pyarrow', 'duckdb', 'narwhals', 'pyspark'}"
    code = f"import sys, sentra_ikm; sys.exit(str({libraries} & set(sys.modules)) if {libraries} & set(sys.modules) else 0)"
    done = run(code)
    assert done.returncode == 0, done.stderr


def test_importing_is_quick() -> None:
    code = (
        "import time; import json, datetime, decimal, typing, collections.abc, warnings, types; "
        "t = time.perf_counter(); import sentra_ikm; print(time.perf_counter() - t)"
    )
    best = min(float(run(code).stdout) for _ in range(5))
    # The compiled half takes 1 ms; a busy machine gets room.
    assert best < 0.05, best


def test_missing_libraries_are_named_in_one_line() -> None:
    if ALONE == sys.executable:
        pytest.skip("needs an interpreter with nothing but the wheel: set SENTRA_ALONE")
    for name in ("polars", "pandas"):
        done = run(f"import sentra_ikm\ntry:\n    sentra_ikm.check({{}}).to_{name}()\nexcept ImportError as e:\n    print(e)")
        assert done.stdout.strip() == f'{name} is not installed: pip install "sentra-ikm[{name}]"', done.stderr


def blocks(path: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("block", range(len(blocks(ROOT / "bindings/python/README.md"))))
def test_the_readme_pasted_into_an_empty_environment(block: int) -> None:
    """Each block runs by itself, and prints what its comments say."""
    code = blocks(ROOT / "bindings/python/README.md")[block]
    needs = re.search(r"^import (polars|pandas)", code, re.MULTILINE)
    if needs:
        pytest.importorskip(needs[1])
        out = io.StringIO()
        with redirect_stdout(out):
            exec(compile(code, "README", "exec"), {})
        printed = out.getvalue()
    else:
        done = run(code)
        assert done.returncode == 0, done.stderr
        printed = done.stdout
    promised = re.findall(r"^ *print\(.*?\)  # (.*)$", code, re.MULTILINE)
    assert printed.splitlines() == promised
