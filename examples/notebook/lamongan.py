# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Register IKM Kabupaten Lamongan: dari tabel kotor ke verdik
#
# Dinas menyerahkan satu berkas CSV dengan 3.000 unit usaha. Pertanyaan kepala dinas empat:
#
# 1. Apa yang sebenarnya tertulis di berkas itu, dan apa yang salah?
# 2. Unit mana yang IKM menurut aturan yang berlaku, dan apa yang harus ditanyakan untuk sisanya?
# 3. Berapa unit dan tenaga kerja di tiap kecamatan?
# 4. Di desa mana kelompok usaha sudah memenuhi definisi sentra?
#
# Berkasnya **sintetis**: tidak ada unit, pemilik atau nomor yang nyata. Buku catatan ini juga berjalan sebagai skrip biasa.

# %%
# Nothing but the package: no data frame library is needed. Open this file with jupytext, or run it with python.
from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import sentra_ikm as sentra

AS_OF = "2025-01-31"  # the day of the question; the library knows no "today"


def repository() -> Path:
    """The folder of the clone, wherever the notebook is started from."""
    start = Path(globals().get("__file__", "x")).resolve().parent
    for folder in (start, *start.parents, *Path.cwd().parents, Path.cwd()):
        if (folder / "examples/data").is_dir():
            return folder
    raise SystemExit("start this notebook inside the clone")


DATA = repository() / "examples/data"


def show(thing: object) -> None:
    """In a notebook the last value of a cell shows itself; as a script its short form is printed."""
    print(thing)


# %% [markdown]
# ## 1. Membaca: setiap baris dipertanggungjawabkan
#
# `read` menebak pemisah, pengodean dan tanda ribuan dari isi berkas, dan setiap tebakan menjadi temuan. Tidak ada yang
# diperbaiki diam-diam.

# %%
units = sentra.read(DATA / "register_lamongan_SINTETIS.csv")
(file,) = units.files
rows = file.rows
print(f"baris: {rows.seen} = {rows.accepted} diterima + {rows.rejected} ditolak + {rows.blank} kosong + {rows.non_data} bukan data")
print(f"wilayah yang disimpulkan: {file.region}; pemisah {file.delimiter!r}; pengodean {file.encoding}")
# Conservation: every row of the file is one of the four.
assert rows.seen == rows.accepted + rows.rejected + rows.blank + rows.non_data
units

# %% [markdown]
# ## 2. Memeriksa: apa yang salah, di baris mana
#
# Temuan mempunyai kode tetap, tingkat, baris, kolom, dan saran. Yang paling sering dahulu.

# %%
report = sentra.check(units)
for code, count in list(report.counts().items())[:12]:
    print(f"{count:6}  {code}")
show(report)

# %%
# What could not be used at all, as an officer would send it back to whoever typed it.
for finding in list(report.failures())[:5]:
    print(f"baris {finding.line}, kolom {finding.column}: {finding.text()}. {finding.help()}.")
report.failures()

# %% [markdown]
# ## 3. Verdik per unit
#
# `unit.ikm.p64` bertanya apakah unit itu IKM menurut Permenperin 64/2016. Verdik `unknown` bukan "tidak": datanya belum cukup, dan
# jawabannya menyebut apa yang harus ditanyakan.

# %%
verdicts = sentra.assess(units, as_of=AS_OF)
for question in ("unit.industri", "unit.ikm.p64", "unit.ikm.pp7"):
    print(f"{question:16} {verdicts.counts(question)}")
verdicts

# %%
# One unit that is still open: the reason, the article, and the one question that would help most.
open_row = verdicts.verdicts("unit.ikm.p64").index("unknown")
answer = verdicts.explain(open_row)["unit.ikm.p64"]
print(answer.text())
print("tanyakan dahulu:", answer.missing.get("ask_next"))
print("pasal:", "; ".join(c.text for c in answer.citations))
print("catatan hukum:", answer.legal_status[0]["id"])
answer

# %%
# Which answer would settle most of the open units? A field survey can be planned with this.
ask: Counter[str] = Counter()
for row, verdict in enumerate(verdicts.verdicts("unit.ikm.p64")):
    if verdict == "unknown":
        ask[str(verdicts.explain(row)["unit.ikm.p64"].missing.get("ask_next"))] += 1
for field, count in ask.most_common():
    print(f"{count:5} unit: tanyakan {field}")

# %% [markdown]
# ## 4. Berapa, di mana
#
# Setiap jumlah membawa cakupannya: berapa baris yang benar-benar mempunyai angka itu. Yang tidak diketahui berdiri sendiri sebagai
# `undetermined`, tidak dibagikan dan tidak dianggap nol.

# %%
totals = sentra.aggregate(units, by=["district"])
columns = totals.to_columns()
ranked = sorted(range(len(totals)), key=lambda row: -columns["units"][row])
for row in ranked[:8]:
    print(f"{columns['district'][row]:14} {columns['units'][row]:5} unit  {columns['workers'][row] or 0:6} tenaga kerja"
          f" (dari {columns['workers.known'][row]} unit yang mengisinya)")
# No unit is lost and none is counted twice.
assert sum(columns["units"]) == len(units)
totals

# %%
sizes = sentra.aggregate(units, by=["size"], as_of=AS_OF)
for cell in sizes:
    print(f"{cell.key.size:14} {cell.units:>5}")
sizes

# %% [markdown]
# ## 5. Dari unit ke sentra
#
# PP 29/2018 pasal 1 angka 8: sekurang-kurangnya lima IKM di satu lokasi, dengan produk sejenis, bahan baku sejenis, atau proses
# yang sama. Kelompok calon di sini dibuat sederhana: desa yang sama dan KBLI lima digit yang sama.

# %%
groups: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
for row, unit in enumerate(units):
    village, kbli = unit.get("village"), unit.get("kbli")
    # A village or a code that is a choice or missing puts the unit into no group: nothing is guessed.
    if isinstance(village, str) and isinstance(kbli, str) and len(kbli) == 5:
        # Masked identifiers are of no use to the rules; the place in the register serves as an id.
        kept = {k: v for k, v in unit.items() if k not in ("nib", "nik", "npwp", "phone")}
        groups[village, kbli].append({**kept, "id": f"u{row}"})

candidates = {key: members for key, members in groups.items() if len(members) >= 4}
results = {
    key: sentra.assess({"members": members}, as_of=AS_OF, questions=["sentra.pp29"])
    for key, members in candidates.items()
}
print(f"{len(groups)} kelompok, {len(candidates)} di antaranya dengan empat unit atau lebih")
print(Counter(r["sentra.pp29"].verdict for r in results.values()))

# %%
for (village, kbli), result in sorted(results.items()):
    s6 = result["sentra.pp29"]
    print(f"{village}  KBLI {kbli}  {len(candidates[village, kbli]):3} unit  {s6.verdict}")

# %%
# The generator planted a group that fails and one that stays open: the reasons tell them apart.
for key, result in sorted(results.items()):
    if result["sentra.pp29"].verdict != "met":
        print(key, "-", result["sentra.pp29"].text())

# %% [markdown]
# ## 6. Sentra yang hanya dinyatakan
#
# Kebanyakan daftar terbit tidak memuat unit, hanya nama desa dan komoditas. Daftar Lamongan tahun 2009 begitu: tanpa jumlah unit,
# definisi tidak dapat dibuktikan dan tidak dapat dibantah.

# %%
declared = sentra.read(DATA / "lamongan_sentra_2009.csv")
stated = sentra.assess(declared, as_of=AS_OF, questions=["sentra.pp29"])
print(declared, stated.counts("sentra.pp29"))
for finding in declared.findings.of(code="place"):
    print(f"baris {finding.line}: {finding.text()}")
stated
