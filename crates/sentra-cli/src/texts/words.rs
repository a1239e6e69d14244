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
    EVIDENCE_VERIFIED = "naskahnya dibaca" / "its text was read";
    EVIDENCE_DERIVED = "disimpulkan" / "derived";
    EVIDENCE_SECONDARY = "dari kutipan yang sepakat" / "from agreeing quotations";
    EVIDENCE_UNCONFIRMED = "belum terkonfirmasi" / "unconfirmed";
    EVIDENCE_SUPPLIED = "diberikan penanya" / "supplied by the caller";
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
