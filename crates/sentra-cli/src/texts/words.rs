//! Single words and nouns that several places share.

use super::{Noun, texts};

macro_rules! nouns {
    ($($name:ident = $id:literal / $one:literal / $many:literal;)*) => {
        $(pub(crate) const $name: Noun = Noun { id: $id, one: $one, many: $many };)*
    };
}

nouns! {
    ROWS = "baris" / "row" / "rows";
    UNITS = "unit" / "unit" / "units";
    SENTRA = "sentra" / "sentra" / "sentra";
    GROUPS = "kelompok" / "group" / "groups";
    ERRORS = "kesalahan" / "error" / "errors";
    WARNINGS = "peringatan" / "warning" / "warnings";
    INFOS = "catatan" / "note" / "notes";
    FILES = "berkas" / "file" / "files";
    POINTS = "titik" / "point" / "points";
    BYTES = "bita" / "byte" / "bytes";
}

texts! {
    YES = "ya" / "yes";
    NO = "tidak" / "no";
    OR = "atau" / "or";
    AND = "dan" / "and";
    TO = "sampai" / "to";
    AT_LEAST = "paling sedikit" / "at least";
    AT_MOST = "paling banyak" / "at most";
    NOT_KNOWN = "tidak diketahui" / "not known";
    NOT_APPLICABLE = "tidak berlaku baginya" / "does not apply";
    UNDECLARED = "dasarnya tidak dinyatakan" / "basis undeclared";
    PAID = "dibayar saja" / "paid only";
    INCLUDING_OWNER = "termasuk pemilik" / "including the owner";
    PRODUCT = "produk" / "product";
    RAW_MATERIAL = "bahan baku" / "raw material";
    PROCESS = "proses" / "process";
    MEMBERS = "unit-unit anggota" / "member units";
    VILLAGES = "desa-desa" / "villages";
    DECREE_ISSUED = "tanggal SK" / "date of the decree";
    DECLARED_WORD = "dinyatakan" / "declared";
    INVESTMENT_BASIS = "apakah nilai investasi termasuk tanah dan bangunan" / "whether the investment counts land and buildings";
    INDUSTRI_REVIEW = "penilaian orang apakah ini industri" / "a person's judgement whether this is industry";
    LOCATION_REVIEW = "penilaian orang apakah ini satu lokasi" / "a person's judgement whether this is one location";
    MEMBERS_COMPLETE = "daftar anggota yang lengkap" / "the complete list of members";
    DECREES_COMPLETE = "register SK yang lengkap" / "a complete register of decrees";
    SUSPECTED_DUPLICATES = "apakah unit yang diduga ganda memang satu unit" / "whether units that may be the same are one unit";
    EVIDENCE_VERIFIED = "naskahnya dibaca" / "its text was read";
    EVIDENCE_DERIVED = "disimpulkan" / "derived";
    EVIDENCE_SECONDARY = "dari kutipan yang sepakat" / "from agreeing quotations";
    EVIDENCE_UNCONFIRMED = "belum terkonfirmasi" / "unconfirmed";
    SEVERITY_ERROR = "kesalahan" / "error";
    SEVERITY_WARNING = "peringatan" / "warning";
    SEVERITY_INFO = "catatan" / "note";
    LINE = "baris" / "line";
    UNNAMED_UNIT = "unit tanpa nama" / "unit without a name";
    UNNAMED_SENTRA = "sentra tanpa nama" / "sentra without a name";
    PLACE_UNKNOWN = "tempat tidak diketahui" / "place not known";
    UNDETERMINED = "belum tentu" / "undetermined";
    STANDARD_INPUT = "masukan" / "input";
}
