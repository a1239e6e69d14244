//! Every code a finding can have, once: its name, severity, texts and help in both languages.

use super::Severity;
use crate::Lang;

codes! {
    /// A number text that can be read in two ways.
    NumberAmbiguous "number.ambiguous" Warning {
        id: "\"{text}\" dapat dibaca sebagai {readings}; keduanya disimpan, tidak ditebak",
        en: "\"{text}\" can be read as {readings}; both readings are kept, none is guessed",
        help_id: "Tulis tanpa tanda ribuan, atau nyatakan tanda desimal berkas ini",
        help_en: "Write it without a thousands mark, or declare the decimal mark of this file",
    }
    /// A number text that cannot be read.
    NumberUnreadable "number.unreadable" Error {
        id: "\"{text}\" bukan angka ({reason})",
        en: "\"{text}\" is not a number ({reason})",
        help_id: "Isi angka saja, atau \"-\" bila tidak ada data",
        help_en: "Enter a number only, or \"-\" where there is no data",
    }
    /// A number that is impossible for its field.
    NumberImpossible "number.impossible" Error {
        id: "\"{text}\" tidak mungkin untuk {field} ({reason}); diperlakukan sebagai tidak ada data",
        en: "\"{text}\" is impossible for {field} ({reason}); treated as no data",
        help_id: "Periksa angka pada sumbernya",
        help_en: "Check the figure at its source",
    }
    /// A number that was read, with something to note about its form.
    NumberNote "number.note" Info {
        id: "\"{text}\" dibaca {value} ({note})",
        en: "\"{text}\" is read as {value} ({note})",
        help_id: "Tidak perlu tindakan bila benar",
        help_en: "Nothing to do if this is right",
    }
    /// Zero where zero is implausible.
    NumberZero "number.zero" Warning {
        id: "{field} tertulis 0; dipakai sebagai nol, bukan sebagai tidak ada data",
        en: "{field} is written as 0; used as zero, not as missing",
        help_id: "Bila maksudnya tidak ada data, tulis \"-\"",
        help_en: "If no data is meant, write \"-\"",
    }
    /// Male and female workers do not add up to the printed total.
    WorkersSum "workers.sum" Warning {
        id: "laki-laki {male} + perempuan {female} = {sum}, tetapi totalnya tertulis {total}; kedua kemungkinan disimpan",
        en: "male {male} + female {female} = {sum}, but the total is written as {total}; both are kept as possible",
        help_id: "Perbaiki salah satu angka pada sumbernya",
        help_en: "Correct one of the figures at the source",
    }
    /// A total investment that is not the sum of its parts.
    InvestmentSum "investment.sum" Warning {
        id: "investasi tanpa tanah {excl_land} + tanah dan bangunan {land} tidak sama dengan total {total}",
        en: "investment without land {excl_land} + land and buildings {land} is not the total {total}",
        help_id: "Periksa ketiga angka; verdik memakai semua kemungkinan",
        help_en: "Check the three figures; verdicts use every possibility",
    }
    /// A date that cannot be read or does not exist.
    DateUnreadable "date.unreadable" Error {
        id: "\"{text}\" bukan tanggal yang ada",
        en: "\"{text}\" is not a date that exists",
        help_id: "Tulis tahun-bulan-hari, misalnya 2025-01-31",
        help_en: "Write year-month-day, for instance 2025-01-31",
    }
    /// A date that was read, with something to note about its form.
    DateNote "date.note" Info {
        id: "\"{text}\" dibaca {value} ({note})",
        en: "\"{text}\" is read as {value} ({note})",
        help_id: "Tidak perlu tindakan bila benar",
        help_en: "Nothing to do if this is right",
    }
    /// An identifier ruined by a spreadsheet.
    IdentifierExcel "identifier.excel_damage" Error {
        id: "{field} rusak oleh Excel ({reason}); tidak diperbaiki",
        en: "{field} was damaged by a spreadsheet ({reason}); not repaired",
        help_id: "Salin ulang dari sumber dan jadikan kolomnya teks",
        help_en: "Copy it again from the source and make the column text",
    }
    /// An identifier of the wrong shape.
    IdentifierShape "identifier.shape" Error {
        id: "{field} tidak berbentuk benar ({reason})",
        en: "{field} does not have the right shape ({reason})",
        help_id: "Periksa jumlah digit pada sumbernya",
        help_en: "Check the number of digits at the source",
    }
    /// An identifier whose check looks wrong, though the authority publishes none.
    IdentifierCheck "identifier.check" Warning {
        id: "{field}: {reason}",
        en: "{field}: {reason}",
        help_id: "Periksa digit pada sumbernya",
        help_en: "Check the digits at the source",
    }
    /// The same identifier stands in more than one row.
    IdentifierRepeated "identifier.repeated" Warning {
        id: "{field} yang sama dipakai {count} baris; dihitung sebagai satu unit",
        en: "the same {field} is used by {count} rows; counted as one unit",
        help_id: "Gabungkan baris ganda atau perbaiki nomornya",
        help_en: "Merge the repeated rows or correct the number",
    }
    /// A KBLI code of the wrong shape.
    KbliShape "kbli.shape" Error {
        id: "\"{text}\" bukan kode KBLI ({reason})",
        en: "\"{text}\" is not a KBLI code ({reason})",
        help_id: "KBLI terdiri dari 2 sampai 5 digit",
        help_en: "A KBLI code has 2 to 5 digits",
    }
    /// A KBLI code shorter than five digits.
    KbliShort "kbli.short" Warning {
        id: "KBLI \"{text}\" hanya {digits} digit; dipakai pada tingkat itu",
        en: "KBLI \"{text}\" has only {digits} digits; used at that level",
        help_id: "Lengkapi menjadi 5 digit",
        help_en: "Complete it to 5 digits",
    }
    /// A KBLI code that is not in our list of its edition.
    KbliUnknown "kbli.unknown" Warning {
        id: "KBLI {code} tidak ada dalam daftar {edition}",
        en: "KBLI {code} is not in the list of {edition}",
        help_id: "Periksa kode dan edisinya; daftar kami dapat lebih tua daripada kode",
        help_en: "Check the code and its edition; our list can be older than the code",
    }
    /// A KBLI code whose digits mean other goods in another edition.
    KbliReused "kbli.reused" Warning {
        id: "KBLI {code} berarti lain di edisi 2020 ({goods_2020}) dan 2025 ({goods_2025})",
        en: "KBLI {code} means different goods in edition 2020 ({goods_2020}) and 2025 ({goods_2025})",
        help_id: "Nyatakan edisi KBLI kolom ini",
        help_en: "Declare the KBLI edition of this column",
    }
    /// A KBLI code without its edition.
    KbliEdition "kbli.edition" Info {
        id: "edisi KBLI tidak dinyatakan; kode hanya dibandingkan dengan kode sekolom",
        en: "the KBLI edition is not declared; codes are only compared with codes of the same column",
        help_id: "Nyatakan edisi: 2015, 2020 atau 2025",
        help_en: "Declare the edition: 2015, 2020 or 2025",
    }
    /// A region code that is not in our table.
    RegionUnknown "region.unknown" Warning {
        id: "kode wilayah {code} tidak ada dalam tabel {edition}",
        en: "region code {code} is not in the table {edition}",
        help_id: "Periksa kode; wilayah baru dapat belum ada dalam tabel",
        help_en: "Check the code; a new region may not be in the table yet",
    }
    /// A region code of the wrong shape, or one whose system cannot be told.
    RegionShape "region.shape" Error {
        id: "\"{text}\" bukan kode wilayah ({reason})",
        en: "\"{text}\" is not a region code ({reason})",
        help_id: "Pakai kode Kemendagri bertitik, misalnya 35.24.01.2001",
        help_en: "Use the dotted Kemendagri code, for instance 35.24.01.2001",
    }
    /// A bare ten-digit code can be Kemendagri's or BPS's.
    RegionSystem "region.system" Warning {
        id: "kode {text} tanpa titik dapat berarti Kemendagri atau BPS; sistemnya tidak ditebak",
        en: "code {text} without dots can be Kemendagri's or BPS's; the system is not guessed",
        help_id: "Tulis dengan titik, atau nyatakan sistemnya",
        help_en: "Write it with dots, or declare the system",
    }
    /// The region of a file was inferred from its place names.
    RegionInferred "region.inferred" Info {
        id: "wilayah berkas ini disimpulkan {region} dari {matched} dari {of} pasangan nama; berikutnya {runner_up}",
        en: "the region of this file is inferred as {region} from {matched} of {of} pairs of names; the next is {runner_up}",
        help_id: "Nyatakan wilayah bila salah",
        help_en: "Declare the region if this is wrong",
    }
    /// A place name that matches no official name exactly.
    PlaceSpelling "place.spelling" Warning {
        id: "\"{text}\" tidak ada di {within}; yang mirip: {candidates}",
        en: "\"{text}\" is not found in {within}; similar: {candidates}",
        help_id: "Pilih nama resmi",
        help_en: "Choose the official name",
    }
    /// A village that is printed under a district it does not lie in.
    PlaceConflict "place.conflict" Warning {
        id: "\"{text}\" tertulis di {printed}, tetapi kodenya ada di {candidates}",
        en: "\"{text}\" is printed under {printed}, but its code is in {candidates}",
        help_id: "Periksa desa dan kecamatannya; tidak ada yang dipilih",
        help_en: "Check the village and its district; none was chosen",
    }
    /// A place name that several regions bear.
    PlaceAmbiguous "place.ambiguous" Warning {
        id: "\"{text}\" adalah nama {count} wilayah: {candidates}",
        en: "\"{text}\" is the name of {count} regions: {candidates}",
        help_id: "Tambahkan kecamatan atau kode",
        help_en: "Add the district or the code",
    }
    /// A place name for which nothing similar was found.
    PlaceUnknown "place.unknown" Warning {
        id: "\"{text}\" tidak ditemukan di {within}",
        en: "\"{text}\" is not found in {within}",
        help_id: "Periksa ejaan, atau isi kode desa",
        help_en: "Check the spelling, or enter the village code",
    }
    /// The code and the printed names of a place disagree.
    PlaceCodeName "place.code_name" Warning {
        id: "kode {code} adalah {official}, tetapi tertulis \"{printed}\"",
        en: "code {code} is {official}, but \"{printed}\" is printed",
        help_id: "Perbaiki salah satunya",
        help_en: "Correct one of the two",
    }
    /// A coordinate that cannot be one in Indonesia.
    CoordinateRange "coordinate.range" Error {
        id: "koordinat {text} tidak mungkin ({reason})",
        en: "coordinate {text} is impossible ({reason})",
        help_id: "Lintang sekitar -11 sampai 6, bujur sekitar 95 sampai 141",
        help_en: "Latitude is about -11 to 6, longitude about 95 to 141",
    }
    /// Latitude and longitude look swapped.
    CoordinateSwapped "coordinate.swapped" Warning {
        id: "lintang dan bujur tampak tertukar; tidak diubah",
        en: "latitude and longitude look swapped; not changed",
        help_id: "Tukar kedua kolom pada sumbernya",
        help_en: "Swap the two columns at the source",
    }
    /// A field that is not one of ours.
    FieldUnknown "field.unknown" Warning {
        id: "kolom \"{name}\" tidak dikenal{suggestion}",
        en: "the field \"{name}\" is not known{suggestion}",
        help_id: "Petakan kolomnya atau hapus",
        help_en: "Map the field or remove it",
    }
    /// A value of the wrong kind, such as an object where a text is expected.
    FieldShape "field.shape" Error {
        id: "isi {field} tidak berbentuk benar ({reason})",
        en: "the value of {field} has the wrong shape ({reason})",
        help_id: "Isi teks atau angka",
        help_en: "Enter a text or a number",
    }
    /// A decree number with something unusual about it.
    DecreeNumber "decree.number" Warning {
        id: "nomor SK \"{text}\": {reason}",
        en: "decree number \"{text}\": {reason}",
        help_id: "Periksa nomor pada naskahnya; tidak ditolak",
        help_en: "Check the number in the document; it is not rejected",
    }
    /// Dates of a decree that contradict each other.
    DecreeDates "decree.dates" Warning {
        id: "tanggal SK \"{text}\" bertentangan ({reason})",
        en: "the dates of decree \"{text}\" contradict each other ({reason})",
        help_id: "Periksa tanggal pada naskahnya",
        help_en: "Check the dates in the document",
    }
    /// A business set up after the date that is asked about.
    EstablishedLater "unit.established_later" Warning {
        id: "berdiri {date}, sesudah tanggal yang ditanyakan",
        en: "established on {date}, after the date asked about",
        help_id: "Periksa tanggal berdiri atau tanggal pertanyaan",
        help_en: "Check the date of establishment or the date asked about",
    }
    /// No workers at all.
    WorkersZero "unit.workers_zero" Warning {
        id: "tenaga kerja tertulis 0: usaha tanpa pekerja, atau pemilik tidak dihitung?",
        en: "workers are written as 0: a business without workers, or is the owner not counted?",
        help_id: "Nyatakan apakah pemilik ikut dihitung",
        help_en: "Say whether the owner is counted",
    }
    /// The number of units that a list declares is not the number it lists.
    DeclaredCount "sentra.declared_count" Warning {
        id: "dinyatakan {declared} unit, terdaftar {listed}",
        en: "{declared} units are declared, {listed} are listed",
        help_id: "Lengkapi daftar anggota",
        help_en: "Complete the list of members",
    }
    /// A file that could not be used at all.
    FileUnusable "file.unusable" Error {
        id: "berkas tidak dapat dipakai ({reason})",
        en: "the file cannot be used ({reason})",
        help_id: "Simpan ulang sebagai CSV UTF-8",
        help_en: "Save it again as CSV UTF-8",
    }
    /// How the file was read: encoding.
    FileEncoding "file.encoding" Info {
        id: "pengodean {encoding} ({evidence})",
        en: "encoding {encoding} ({evidence})",
        help_id: "Nyatakan pengodean bila salah",
        help_en: "Declare the encoding if this is wrong",
    }
    /// A text that is not UTF-8 and was read as Windows-1252.
    FileEncodingGuess "file.encoding_guess" Warning {
        id: "berkas bukan UTF-8; dibaca sebagai Windows-1252",
        en: "the file is not UTF-8; read as Windows-1252",
        help_id: "Simpan ulang sebagai UTF-8, atau nyatakan pengodeannya",
        help_en: "Save it again as UTF-8, or declare its encoding",
    }
    /// How the file was read: delimiter.
    FileDelimiter "file.delimiter" Info {
        id: "pemisah kolom {delimiter}; berikutnya {runner_up}",
        en: "the delimiter is {delimiter}; the next is {runner_up}",
        help_id: "Nyatakan pemisah bila salah",
        help_en: "Declare the delimiter if this is wrong",
    }
    /// How the file was read: marks of numbers in a column.
    ColumnMarks "column.marks" Info {
        id: "kolom \"{column}\": tanda ribuan dan desimal {marks} ({evidence})",
        en: "column \"{column}\": thousands and decimal marks {marks} ({evidence})",
        help_id: "Nyatakan tanda desimal bila salah",
        help_en: "Declare the decimal mark if this is wrong",
    }
    /// A column was mapped to a field.
    ColumnMapped "column.mapped" Info {
        id: "kolom \"{column}\" dibaca sebagai {field}",
        en: "column \"{column}\" is read as {field}",
        help_id: "Petakan sendiri bila salah",
        help_en: "Map it yourself if this is wrong",
    }
    /// A column that is not mapped to a field.
    ColumnUnmapped "column.unmapped" Info {
        id: "kolom \"{column}\" tidak dipakai{suggestion}",
        en: "column \"{column}\" is not used{suggestion}",
        help_id: "Petakan kolomnya bila perlu",
        help_en: "Map the column if it is needed",
    }
    /// Two columns claim the same field.
    ColumnTwice "column.twice" Warning {
        id: "kolom \"{column}\" dan \"{other}\" sama-sama berarti {field}; yang pertama dipakai",
        en: "columns \"{column}\" and \"{other}\" both mean {field}; the first is used",
        help_id: "Petakan salah satunya",
        help_en: "Map one of them",
    }
    /// A row with too many or too few cells.
    RowWidth "row.width" Error {
        id: "baris ini berisi {cells} sel, seharusnya {expected}; ditolak",
        en: "this row has {cells} cells, {expected} are expected; rejected",
        help_id: "Periksa pemisah dan tanda kutip pada baris ini",
        help_en: "Check the delimiters and quotes of this row",
    }
    /// A stray or unclosed quote.
    RowQuote "row.quote" Error {
        id: "tanda kutip bermasalah ({reason})",
        en: "a quote is out of place ({reason})",
        help_id: "Tutup atau gandakan tanda kutip",
        help_en: "Close or double the quote",
    }
    /// A NUL byte.
    RowNul "row.nul" Error {
        id: "baris ini berisi byte NUL; ditolak",
        en: "this row has a NUL byte; rejected",
        help_id: "Ekspor ulang berkasnya",
        help_en: "Export the file again",
    }
    /// Bytes that do not fit the encoding of the file.
    RowEncoding "row.encoding" Error {
        id: "baris ini tidak sesuai pengodean berkas; ditolak",
        en: "this row does not fit the encoding of the file; rejected",
        help_id: "Simpan ulang berkas dalam satu pengodean",
        help_en: "Save the file again in one encoding",
    }
    /// A repeated header inside the data.
    RowHeader "row.header" Info {
        id: "baris judul berulang; tidak dihitung sebagai unit",
        en: "a repeated header row; not counted as a unit",
        help_id: "Tidak perlu tindakan",
        help_en: "Nothing to do",
    }
    /// A total row inside the data.
    RowTotal "row.total" Info {
        id: "baris jumlah \"{text}\"; diperiksa, tidak dihitung sebagai unit",
        en: "a total row \"{text}\"; checked, not counted as a unit",
        help_id: "Tidak perlu tindakan",
        help_en: "Nothing to do",
    }
    /// A title, note or footer line.
    RowNote "row.note" Info {
        id: "baris judul atau catatan: \"{text}\"",
        en: "a title or a note: \"{text}\"",
        help_id: "Tidak perlu tindakan",
        help_en: "Nothing to do",
    }
    /// A printed total that is not the sum of its rows.
    TotalConflict "total.conflict" Warning {
        id: "jumlah tercetak {column} {printed}, jumlah baris {computed} (selisih {difference})",
        en: "printed total of {column} {printed}, sum of the rows {computed} (difference {difference})",
        help_id: "Periksa baris atau jumlahnya; tidak diperbaiki",
        help_en: "Check the rows or the total; not repaired",
    }
    /// A printed total that equals the sum of its rows.
    TotalAgrees "total.agrees" Info {
        id: "jumlah tercetak {column} {printed} sama dengan jumlah baris",
        en: "printed total of {column} {printed} equals the sum of the rows",
        help_id: "Tidak perlu tindakan",
        help_en: "Nothing to do",
    }
    /// A printed total that cannot be checked, because some rows have no certain value.
    TotalUnchecked "total.unchecked" Warning {
        id: "jumlah tercetak {column} {printed} tidak dapat diperiksa: {missing} dari {of} baris tanpa nilai pasti; yang pasti berjumlah {computed}",
        en: "printed total of {column} {printed} cannot be checked: {missing} of {of} rows have no certain value; the certain ones sum to {computed}",
        help_id: "Lengkapi nilai yang hilang",
        help_en: "Complete the missing values",
    }
    /// A printed percentage that does not follow from its row.
    PercentConflict "percent.conflict" Warning {
        id: "persentase tercetak {printed}, seharusnya {computed}",
        en: "printed percentage {printed}, it should be {computed}",
        help_id: "Periksa persentase; tidak diperbaiki",
        help_en: "Check the percentage; not repaired",
    }
    /// A limit of the reader was reached.
    LimitExceeded "limit.exceeded" Error {
        id: "batas {which} terlampaui: {seen} dari paling banyak {limit}",
        en: "the limit {which} is exceeded: {seen} of at most {limit}",
        help_id: "Bagi berkasnya, atau naikkan batas bila berkas ini dipercaya",
        help_en: "Split the file, or raise the limit if you trust this file",
    }
    /// A file without any content.
    FileEmpty "file.empty" Warning {
        id: "berkas ini kosong",
        en: "this file is empty",
        help_id: "Periksa apakah ekspornya berhasil",
        help_en: "Check whether the export succeeded",
    }
    /// How the file was read: row of headings.
    FileHeader "file.header" Info {
        id: "baris ini dibaca sebagai judul kolom; {known} dari {of} judul dikenal",
        en: "this row is read as the headings; {known} of {of} are known",
        help_id: "Nyatakan baris judul bila salah",
        help_en: "Declare the row of headings if this is wrong",
    }
    /// No row of headings was found.
    FileNoHeader "file.no_header" Warning {
        id: "baris judul kolom tidak ditemukan; kolom tanpa nama",
        en: "no row of headings was found; the columns have no names",
        help_id: "Tambahkan baris judul, atau petakan kolom menurut nomornya",
        help_en: "Add a row of headings, or map the columns by number",
    }
    /// How the file was read: cells quoted with apostrophes.
    FileApostrophes "file.apostrophes" Info {
        id: "sel juga diapit tanda petik tunggal",
        en: "cells are also quoted with apostrophes",
        help_id: "Tidak perlu tindakan bila benar",
        help_en: "Nothing to do if this is right",
    }
    /// How the file was read: blanks after the delimiter.
    FileBlanks "file.blanks" Info {
        id: "spasi sesudah pemisah kolom tidak dianggap isi sel",
        en: "blanks after the delimiter do not belong to the cells",
        help_id: "Tidak perlu tindakan bila benar",
        help_en: "Nothing to do if this is right",
    }
    /// Lines of one file that end in different ways.
    FileLineEnds "file.line_ends" Info {
        id: "akhir baris bercampur: {crlf} CRLF, {lf} LF, {cr} CR; mulai di sini",
        en: "line ends are mixed: {crlf} CRLF, {lf} LF, {cr} CR; from here on",
        help_id: "Periksa apakah berkas ini gabungan beberapa berkas",
        help_en: "Check whether this file was joined from several files",
    }
    /// A quote that opens and does not close.
    RowQuoteUnclosed "row.quote_unclosed" Error {
        id: "tanda kutip dibuka tetapi tidak ditutup; baris ditolak",
        en: "a quote opens and does not close; the row is rejected",
        help_id: "Tutup tanda kutip, atau hapus",
        help_en: "Close the quote, or remove it",
    }
    /// A quote inside a cell that is not quoted.
    RowQuoteStray "row.quote_stray" Warning {
        id: "tanda kutip di tengah sel; dibaca sebagai isi sel",
        en: "a quote in the middle of a cell; read as part of its text",
        help_id: "Apit selnya dengan tanda kutip dan gandakan yang di dalam",
        help_en: "Put the cell in quotes and double the one inside",
    }
    /// Text behind a closing quote.
    RowQuoteTextAfter "row.quote_text_after" Error {
        id: "teks sesudah tanda kutip penutup; baris ditolak",
        en: "text behind a closing quote; the row is rejected",
        help_id: "Gandakan tanda kutip di dalam sel",
        help_en: "Double the quotes inside the cell",
    }
    /// A quote behind a backslash.
    RowQuoteBackslash "row.quote_backslash" Error {
        id: "tanda kutip didahului garis miring terbalik; batas selnya tidak pasti, baris ditolak",
        en: "a quote behind a backslash; where the cell ends is not certain, the row is rejected",
        help_id: "Gandakan tanda kutip sebagai ganti garis miring terbalik",
        help_en: "Double the quote instead of the backslash",
    }
    /// A row of another table in the same file.
    RowOtherTable "row.other_table" Error {
        id: "baris ini judul kolom atau isi tabel lain; ditolak",
        en: "this row is the headings or the content of another table; rejected",
        help_id: "Pisahkan tabelnya menjadi berkas sendiri",
        help_en: "Put the other table into a file of its own",
    }
    /// A row whose cells are parted in another way.
    RowDelimiter "row.delimiter" Warning {
        id: "sel baris ini dipisah {delimiter}, baris lain {expected}; spasinya dibiarkan",
        en: "the cells of this row are parted by {delimiter}, of other rows by {expected}; the blanks are kept",
        help_id: "Samakan pemisah kolomnya",
        help_en: "Use the same delimiter in all rows",
    }
    /// A column whose heading names a multiple of the unit.
    ColumnScale "column.scale" Info {
        id: "kolom \"{column}\": angkanya dikalikan {scale} menurut judulnya",
        en: "column \"{column}\": its numbers are multiplied by {scale}, as its heading says",
        help_id: "Petakan sendiri bila salah",
        help_en: "Map it yourself if this is wrong",
    }
    /// A column of percentages.
    ColumnPercent "column.percent" Info {
        id: "kolom \"{column}\" berisi persentase; hanya untuk pemeriksaan",
        en: "column \"{column}\" holds percentages; for checking only",
        help_id: "Tidak perlu tindakan",
        help_en: "Nothing to do",
    }
    /// A column whose heading speaks of another currency.
    ColumnCurrency "column.currency" Info {
        id: "kolom \"{column}\" bukan rupiah; tidak dipakai",
        en: "column \"{column}\" is not in rupiah; not used",
        help_id: "Sediakan nilainya dalam rupiah bila perlu",
        help_en: "Give the values in rupiah if they are needed",
    }
    /// Each row of the table is a unit.
    TableUnits "table.units" Info {
        id: "setiap baris dibaca sebagai satu unit usaha",
        en: "each row is read as one business unit",
        help_id: "Nyatakan isi barisnya bila salah",
        help_en: "Declare what the rows are if this is wrong",
    }
    /// Each row of the table declares a whole sentra.
    TableSentra "table.sentra" Info {
        id: "setiap baris dibaca sebagai satu sentra",
        en: "each row is read as one whole sentra",
        help_id: "Nyatakan isi barisnya bila salah",
        help_en: "Declare what the rows are if this is wrong",
    }
    /// A row of a prepared form that was never filled in.
    RowNumberOnly "row.number_only" Info {
        id: "baris ini hanya berisi nomor urut {text}; tidak dihitung sebagai unit",
        en: "this row has only its running number {text}; not counted as a unit",
        help_id: "Tidak perlu tindakan bila memang kosong",
        help_en: "Nothing to do if it is meant to be empty",
    }
    /// The heading of a column names what all rows make.
    ColumnProduct "column.product" Info {
        id: "judul kolom \"{column}\" menyebut produk \"{product}\"; dipakai sebagai produk setiap baris",
        en: "the heading of column \"{column}\" names the product \"{product}\"; taken as the product of every row",
        help_id: "Petakan sendiri kolomnya bila bukan produk",
        help_en: "Map the column yourself if this is no product",
    }
    /// A column that states a fact of groups in a table of units, or the other way round.
    ColumnSubject "column.subject" Warning {
        id: "kolom \"{column}\" berisi {field}, yang tidak berlaku untuk isi baris tabel ini; tidak dipakai",
        en: "column \"{column}\" holds {field}, which is not said of what the rows of this table are; not used",
        help_id: "Nyatakan isi barisnya bila salah, atau pindahkan kolomnya ke tabel yang sesuai",
        help_en: "Declare what the rows are if this is wrong, or move the column to the table it belongs to",
    }
}
