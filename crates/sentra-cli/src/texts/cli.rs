//! Texts of the command line: help, errors, and what is written to the terminal.

use super::texts;

texts! {
    // Help.
    HELP_HEAD = "sentra: membaca, menilai dan melaporkan sentra IKM" / "sentra: reads, judges and reports clusters of small and medium industry (sentra IKM)";
    HELP_USAGE = "Pemakaian" / "Usage";
    HELP_COMMANDS = "Perintah" / "Commands";
    HELP_OPTIONS = "Pilihan" / "Options";
    HELP_EXITS = "Kode keluar" / "Exit codes";
    HELP_EXAMPLE = "Contoh" / "Example";
    HELP_FILES = "BERKAS..." / "FILE...";
    HELP_EACH = "Lihat \"sentra PERINTAH --help\" untuk pilihan tiap perintah." / "See \"sentra COMMAND --help\" for the options of a command.";
    ABOUT_CHECK = "memeriksa berkas: tiap baris dihitung, tiap temuan disebut tempatnya" / "checks files: every row is accounted for, every finding has its place";
    ABOUT_ASSESS = "menilai unit dan kelompok menurut hukum pada satu tanggal" / "judges units and groups under the law of one day";
    ABOUT_REPORT = "membuat laporan: halaman HTML untuk dibaca orang, JSON untuk program" / "makes the report: a page of HTML for people, JSON for programs";
    EXIT_0 = "baik" / "fine";
    EXIT_1 = "ada yang disebut oleh --fail-on: temuan, atau verdik" / "something that --fail-on names: a finding, or a verdict";
    EXIT_2 = "perintahnya keliru" / "the command line is wrong";
    EXIT_3 = "berkas tidak dapat dibaca, tidak berisi baris yang dapat dipakai, atau tidak dapat ditulis" / "a file cannot be read, has no usable row, or cannot be written";
    SEE_HELP = "Bantuan: sentra --help" / "Help: sentra --help --lang en";
    OPTION_AS_OF = "tanggal yang ditanyakan, misalnya 2025-01-31 (wajib)" / "the day that is asked about, such as 2025-01-31 (required)";
    OPTION_LANG = "bahasa (id)" / "language (id)";
    OPTION_HTML = "tulis halaman HTML ke berkas ini; - untuk keluaran biasa" / "write the HTML page to this file; - for standard output";
    OPTION_JSON_OUT = "tulis laporan JSON ke berkas ini; - untuk keluaran biasa" / "write the JSON report to this file; - for standard output";
    OPTION_JSON = "jawab dengan JSON" / "answer with JSON";
    ABOUT_EXPLAIN = "menerangkan aturan (S6, fasilitas.bahan) atau kode temuan: isi, pasal, angka, cara baca" / "explains a rule (S6, fasilitas.bahan) or a code of a finding: content, article, figures, readings";
    OPTION_PROGRAMME = "semua pertanyaan satu program, misalnya pp29, dak, kur; boleh berulang" / "all questions of one programme, such as pp29, dak, kur; may be repeated";
    OPTION_SUPPLIED = "angka yang tidak ada sumbernya, misalnya dak2021.minimum_lain=20; boleh berulang" / "a number that no source gave, such as dak2021.minimum_lain=20; may be repeated";
    NO_CODE = "sebutkan kodenya. Misalnya: sentra {verb} S6, atau: sentra {verb} workers.sum" / "name the code. For instance: sentra {verb} S6, or: sentra {verb} workers.sum";
    CODE_MEAN = "tidak ada aturan atau temuan \"{value}\". Maksud Anda \"{hint}\"?" / "there is no rule or finding \"{value}\". Did you mean \"{hint}\"?";
    CODE_NOTHING = "tidak ada aturan atau temuan \"{value}\". Daftarnya: {list}" / "there is no rule or finding \"{value}\". There are: {list}";
    CODE_RULE = "Aturan" / "Rule";
    CODE_FINDING = "Temuan" / "Finding";
    CODE_SAYS = "Bunyinya" / "It says";
    CODE_DO = "Yang dilakukan" / "What to do";
    CODE_FORCE = "Berlaku" / "In force";
    CODE_ALWAYS = "tanpa batas waktu yang diketahui" / "without a known limit in time";
    CODE_FROM = "sejak {from}" / "from {from}";
    CODE_FROM_TO = "sejak {from} sampai sebelum {to}" / "from {from} until before {to}";
    CODE_EVIDENCE = "Bukti" / "Evidence";
    CODE_CONDITION = "Syaratnya" / "Condition";
    CODE_SUPPLIED = "tidak ada sumber yang terbaca; diberikan penanya dengan --supplied {id}=ANGKA" / "no source was read; supplied by the caller with --supplied {id}=NUMBER";
    CODE_CHOICES = "pilihan: {choices}; bawaan: {default}" / "choices: {choices}; default: {default}";
    EXPLAIN_TREE = "Pertimbangan" / "Considerations";
    TREE_ALL = "semua ini" / "all of these";
    TREE_ANY = "salah satu dari ini" / "one of these";
    TREE_NOT = "bukan ini" / "not this";
    TREE_CONCERNS = "yang terkena, lalu kewajibannya" / "whom it concerns, then what is asked";
    TREE_CLASSES = "kelas-kelas" / "the classes";
    EXPLAIN_NOTE = "Catatan" / "Note";
    EXPLAIN_PROVISIONAL = "Aturan ini bersandar pada bukti yang tipis dan hanya dijawab bila ditanyakan." / "This rule rests on thin evidence and is answered only where it is asked.";
    ABOUT_LAW_DIFF = "siapa yang berubah statusnya antara dua tanggal, aturan atau cara baca, dan apa sebabnya" / "who changes status between two days, laws or readings, and through what";
    OPTION_QUESTION_DIFF = "pertanyaan yang dibandingkan, misalnya unit.ikm.p64 atau S6 (wajib)" / "the question that is compared, such as unit.ikm.p64 or S6 (required)";
    OPTION_OVERLAY = "aturan daerah dari berkas JSON; boleh berulang; berlaku bersama --jurisdiction" / "local rules from a JSON file; may be repeated; goes with --jurisdiction";
    OPTION_JURISDICTION = "tempat yang aturan daerahnya dipakai: kode Kemendagri, misalnya 35.24" / "the place whose local rules hold: a code of Kemendagri, such as 35.24";
    OPTION_KNOWN_AT = "hukum sebagaimana diketahui registri pada tanggal ini" / "the law as the registry knew it on this day";
    OPTION_REGISTRY = "registri hukum dari berkas JSON, pengganti yang tertanam" / "the registry of law from a JSON file, in place of the embedded one";
    OPTION_BEFORE = "tanggal sebelum; --as-of adalah tanggal sesudah" / "the day before; --as-of is the day after";
    OPTION_BEFORE_READINGS = "cara baca sebelum, bila berbeda" / "a reading before, where it differs";
    OPTION_BEFORE_OVERLAY = "aturan daerah sebelum, bila berbeda; none = tidak ada" / "local rules before, where they differ; none = there are none";
    OPTION_BEFORE_KNOWN_AT = "hukum sebelum, sebagaimana diketahui pada tanggal ini" / "the law before, as it was known on this day";
    OPTION_BEFORE_REGISTRY = "registri sebelum, bila berbeda; none = yang tertanam" / "the registry before, where it differs; none = the embedded one";
    ONE_QUESTION = "sebutkan satu pertanyaan, misalnya --question S6" / "name one question, such as --question S6";
    NO_BEFORE = "sebutkan apa yang berbeda sebelumnya, misalnya --before 2018-07-17, --before-overlay none atau --before-readings basis15=total" / "say what was different before, such as --before 2018-07-17, --before-overlay none or --before-readings basis15=total";
    LAW_REFUSED = "aturan dalam {name} ditolak: {problem}. Perbaiki berkasnya; bentuknya ada dalam schema/" / "the rules in {name} are refused: {problem}. Mend the file; its form is in schema/";
    LAW_OF = "Hukum yang berlaku di {place} ({code})" / "The law of {place} ({code})";
    LAW_LOCAL = "Dengan aturan daerah: {name} {version}, untuk {scope}" / "With local rules: {name} {version}, for {scope}";
    LAW_KNOWN = "Sebagaimana diketahui registri pada {date}" / "As the registry knew it on {date}";
    LAW_NOT_TEXT = "{name} bukan teks UTF-8. Simpan ulang sebagai JSON UTF-8" / "{name} is not UTF-8 text. Save it again as JSON in UTF-8";
    DIFF_HEAD = "{title} ({id})" / "{title} ({id})";
    DIFF_SIDES = "Sebelum: keadaan per {before}. Sesudah: keadaan per {after}." / "Before: as of {before}. After: as of {after}.";
    DIFF_CHANGED = "{changed} dari {rows} berubah." / "{changed} of {rows} change.";
    DIFF_SAME = "Tidak ada yang berubah ({rows} dibandingkan)." / "Nothing changes ({rows} compared).";
    DIFF_LINE = "{before} → {after}: {count}" / "{before} → {after}: {count}";
    DIFF_BECAUSE = "karena" / "because of";
    DIFF_JOINTLY = "karena, hanya bersama-sama" / "because of, only together";
    DIFF_ROWS = "baris" / "rows";
    DIFF_ALL = "Yang berbeda antara keduanya" / "What differs between the two";
    OPTION_QUESTION = "hanya pertanyaan ini, misalnya unit.ikm.p64 atau U3; boleh berulang" / "only this question, such as unit.ikm.p64 or U3; may be repeated";
    OPTION_EXPLAIN = "satu jawaban lengkap: nomor baris (atau BERKAS:BARIS), atau nama" / "one full answer: a line number (or FILE:LINE), or a name";
    OPTION_READINGS = "cara baca hukum, misalnya location=same_desa; boleh berulang" / "a reading of the law, such as location=same_desa; may be repeated";
    OPTION_FAIL_ON = "apa yang membuat kode keluar 1: error, warning, not_met, unknown, none; dipisah koma (check: error; lainnya: none)" / "what makes the exit code 1: error, warning, not_met, unknown, none; with commas (check: error; others: none)";
    OPTION_REGION = "wilayah isi berkas: kode provinsi, kabupaten/kota atau kecamatan, misalnya 35.24" / "the region of the files: code of a province, regency or district, such as 35.24";
    OPTION_SYSTEM = "sistem kode wilayah tanpa titik" / "the system of region codes without dots";
    OPTION_EDITION = "edisi KBLI: 2015, 2020 atau 2025" / "edition of KBLI: 2015, 2020 or 2025";
    OPTION_MARKS = "tanda ribuan: dot = 1.234,5; comma = 1,234.5" / "the mark of thousands: dot = 1.234,5; comma = 1,234.5";
    OPTION_MAP = "baca kolom ini sebagai isian itu; - untuk tidak memakainya; boleh berulang" / "read this column as that field or stated fact; - to leave it out; may be repeated";
    OPTION_ROWS = "isi tiap baris: satu unit usaha, atau satu sentra" / "what each row is: a business unit, or a whole sentra";
    OPTION_BASIS = "siapa yang dihitung sebagai tenaga kerja" / "which persons are counted as workers";
    OPTION_ENCODING = "pengodean teks, misalnya utf-8 atau windows-1252" / "encoding of the text, such as utf-8 or windows-1252";
    OPTION_DELIMITER = "pemisah kolom" / "the character between cells";
    OPTION_HEADER = "baris judul kolom, atau none bila tidak ada" / "the line of the headings, or none";
    OPTION_LIMIT = "ubah batas pembaca, misalnya file_bytes=2000000000" / "change a limit of the reader, such as file_bytes=2000000000";

    // Misuse.
    NO_COMMAND = "sebutkan perintahnya: check, assess, report, law-diff atau explain. Misalnya: sentra check daftar.csv" / "name the command: check, assess, report, law-diff or explain. For instance: sentra check list.csv --lang en";
    NO_COMMAND_CALLED = "tidak ada perintah \"{word}\"{hint}. Perintahnya check, assess, report, law-diff dan explain" / "there is no command \"{word}\"{hint}. The commands are check, assess, report, law-diff and explain";
    NO_COMMAND_MEAN = "tidak ada perintah \"{word}\". Maksud Anda \"{hint}\"?" / "there is no command \"{word}\". Did you mean \"{hint}\"?";
    COMMAND_FIRST = "tulis perintahnya lebih dulu, baru --{option}: sentra report ... --{option} ..." / "write the command first, then --{option}: sentra report ... --{option} ...";
    NO_OPTION = "tidak ada pilihan {option}" / "there is no option {option}";
    NO_OPTION_MEAN = "tidak ada pilihan {option}. Maksud Anda --{hint}?" / "there is no option {option}. Did you mean --{hint}?";
    OPTION_ELSEWHERE = "sentra {verb} tidak mempunyai --{option}; yang mempunyainya: {verbs}" / "sentra {verb} has no --{option}; these have it: {verbs}";
    VALUE_MISSING = "--{option} perlu nilai {value}. Tulis nilainya sesudah --{option}" / "--{option} needs a value {value}. Write the value after --{option}";
    VALUE_UNEXPECTED = "--{option} tidak memakai nilai. Hapus \"=...\"" / "--{option} takes no value. Remove \"=...\"";
    VALUE_REFUSED = "--{option} tidak mengenal \"{value}\". Yang boleh: {allowed}" / "--{option} does not know \"{value}\". Allowed: {allowed}";
    NOT_TEXT = "\"{value}\" bukan teks UTF-8. Tulis ulang nilainya" / "\"{value}\" is not UTF-8 text. Write the value again";
    PLAIN = "{text}" / "{text}";
    NO_FILE = "sebutkan berkasnya. Misalnya: sentra {verb} daftar.csv" / "name the file. For instance: sentra {verb} list.csv";
    NO_DATE = "sebutkan tanggal yang ditanyakan, karena hukum berubah. Misalnya: sentra {verb} daftar.csv --as-of 2025-01-31" / "give the day that is asked about, because the law changes. For instance: sentra {verb} list.csv --as-of 2025-01-31";
    DATE_REFUSED = "\"{value}\" bukan tanggal yang ada. Tulis tahun-bulan-hari, misalnya --as-of 2025-01-31" / "\"{value}\" is not a date that exists. Write year-month-day, such as --as-of 2025-01-31";
    DATE_MEAN = "\"{value}\" bukan tahun-bulan-hari. Maksud Anda --as-of {hint}?" / "\"{value}\" is not year-month-day. Did you mean --as-of {hint}?";
    REGION_REFUSED = "\"{value}\" bukan kode wilayah. Tulis kode Kemendagri, misalnya 35.24 untuk Kabupaten Lamongan" / "\"{value}\" is not a region code. Write a code of Kemendagri, such as 35.24 for Lamongan";
    REGION_UNKNOWN = "kode wilayah {value} tidak ada dalam tabel. Periksa angkanya" / "the region code {value} is not in the table. Check its digits";
    REGION_VILLAGE = "{value} adalah kode desa. Sebutkan kecamatan, kabupaten/kota atau provinsinya" / "{value} is the code of a village. Name its district, regency or province";
    MARKS_REFUSED = "--marks tidak mengenal \"{value}\". Tulis dot bila ribuan dipisah titik (1.234,5), comma bila dipisah koma (1,234.5)" / "--marks does not know \"{value}\". Write dot where dots part thousands (1.234,5), comma where commas do (1,234.5)";
    NO_FIELD = "tidak ada isian \"{value}\". Isian yang ada: {names}" / "there is no field \"{value}\". The fields are: {names}";
    READING_SHAPE = "\"{value}\" bukan cara baca. Tulis nama=pilihan; namanya: {names}" / "\"{value}\" is not a reading. Write name=choice; the names are: {names}";
    NO_READING = "tidak ada cara baca \"{value}\". Yang ada: {names}" / "there is no reading \"{value}\". There are: {names}";
    NO_READING_MEAN = "tidak ada cara baca \"{value}\". Maksud Anda {hint}?" / "there is no reading \"{value}\". Did you mean {hint}?";
    NO_CHOICE = "cara baca {key} tidak mempunyai pilihan \"{choice}\". Pilihannya: {choices}" / "the reading {key} has no choice \"{choice}\". The choices are: {choices}";
    EXPLICIT_PLACES = "location=explicit dan daftar tempatnya berlaku bersama: --readings location=explicit --readings location_places=35.24.14,35.24.15" / "location=explicit and its list of places go together: --readings location=explicit --readings location_places=35.24.14,35.24.15";
    NO_QUESTION = "tidak ada pertanyaan \"{value}\". Yang ada: {names}" / "there is no question \"{value}\". There are: {names}";
    NO_QUESTION_MEAN = "tidak ada pertanyaan \"{value}\". Maksud Anda {hint}?" / "there is no question \"{value}\". Did you mean {hint}?";
    EXPLAIN_NOTHING = "tidak ada unit, sentra atau baris \"{value}\". Sebutkan nomor barisnya seperti di penyunting teks, BERKAS:BARIS, atau namanya" / "there is no unit, sentra or line \"{value}\". Give the line number that a text editor shows, FILE:LINE, or the name";
    EXPLAIN_MEAN = "tidak ada \"{value}\". Maksud Anda \"{hint}\"?" / "there is no \"{value}\". Did you mean \"{hint}\"?";
    EXPLAIN_SEVERAL = "\"{value}\" dapat berarti {count} hal. Sebutkan salah satu: {names}" / "\"{value}\" can mean {count} things. Name one of them: {names}";
    EXPLAIN_SUBJECT = "pertanyaan itu bukan untuk {subject} ini. Hilangkan --question, atau pilih yang lain" / "that question is not about this {subject}. Leave out --question, or choose another";
    TWO_STREAMS = "HTML dan JSON tidak dapat sekaligus ke keluaran biasa. Beri salah satunya nama berkas" / "HTML and JSON cannot both go to standard output. Give one of them a file name";

    // Files.
    IN_FILE = "{name}: {text}" / "{name}: {text}";
    NOT_WRITTEN = "{name} tidak dapat ditulis ({reason}). Periksa foldernya dan hak tulisnya" / "{name} cannot be written ({reason}). Check its folder and the right to write";
    NOTHING_USABLE = "Tidak ada baris yang dapat dipakai. Lihat temuannya: sentra check {files}" / "There is no usable row. See the findings: sentra check {files} --lang en";
    WRITTEN = "Ditulis: {name}" / "Written: {name}";

    // Progress.
    PROGRESS_READ = "membaca" / "reading";
    PROGRESS_JUDGE = "menilai" / "judging";

    // Check.
    CHECK_ROWS = "{rows}: {clean} diterima, {noted} dengan catatan, {rejected} ditolak." / "{rows}: {clean} accepted, {noted} with remarks, {rejected} rejected.";
    CHECK_OTHER = "Di luar itu {other} yang bukan data (judul, jumlah, catatan) dan {blank} kosong; semuanya {seen}." / "Beside them {other} that are no data (headings, totals, notes) and {blank} blank; {seen} in all.";
    CHECK_READ_AS_UNITS = "Setiap baris dibaca sebagai satu unit usaha." / "Each row is read as one business unit.";
    CHECK_READ_AS_SENTRA = "Setiap baris dibaca sebagai satu sentra." / "Each row is read as one whole sentra.";
    CHECK_NO_FINDINGS = "Tidak ada temuan." / "There are no findings.";
    CHECK_HOW_READ = "Cara berkas dibaca" / "How the files were read";
    CHECK_MORE = "dan {count} lainnya" / "and {count} more";
    CHECK_OVER = "({count} lagi dihitung, tetapi tidak disimpan)" / "({count} more are counted, but not kept)";
    CHECK_HELP = "saran" / "help";
    CHECK_COLUMNS = "kolom" / "column";
    CHECK_SUMMARY = "Temuan: {errors}, {warnings}, {infos}." / "Findings: {errors}, {warnings}, {infos}.";

    // Assess and report.
    ASSESS_HEAD = "Keadaan hukum per {date}" / "The law as of {date}";
    ASSESS_UNITS = "Unit usaha ({count})" / "Business units ({count})";
    ASSESS_GROUPS = "Sentra dan calon sentra ({count})" / "Sentra and candidates ({count})";
    ASSESS_SHOWN = "{shown} dari {count} ditampilkan, menurut jumlah unit; semuanya ada dalam --json" / "{shown} of {count} are shown, by number of units; --json has all of them";
    ASSESS_HINT = "Satu jawaban lengkap: tambahkan --explain NAMA atau --explain BARIS" / "One full answer: add --explain NAME or --explain LINE";
    ASSESS_NO_GROUPS = "Tidak ada sentra dan tidak ada calon sentra dalam berkas ini." / "These files have no sentra and no candidate for one.";
    REPORT_HINT = "Halaman untuk dicetak: tambahkan --html laporan.html; untuk program: --json laporan.json" / "A page to print: add --html report.html; for programs: --json report.json";

    // Explain.
    EXPLAIN_QUESTION = "Pertanyaan" / "Question";
    EXPLAIN_WHO = "Tentang" / "About";
    EXPLAIN_AS_OF = "Keadaan per" / "As of";
    EXPLAIN_ANSWER = "Jawaban" / "Answer";
    EXPLAIN_CLASSES = "Kelas yang mungkin" / "Possible classes";
    EXPLAIN_REASON = "Alasan" / "Reason";
    EXPLAIN_FACTS = "Fakta yang dipakai" / "Facts used";
    EXPLAIN_LAW = "Dasar hukum" / "Legal basis";
    EXPLAIN_NUMBERS = "Angka hukum yang dipakai" / "Figures of the law";
    EXPLAIN_STATUS = "Status hukum" / "Legal status";
    EXPLAIN_READINGS = "Cara baca" / "Readings";
    EXPLAIN_MISSING = "Yang belum diketahui" / "What is missing";
    EXPLAIN_MEMBERS = "Yang dihitung" / "Counted";
    EXPLAIN_NOT_IKM = "Bukan IKM" / "Not IKM";
    EXPLAIN_COULD = "dapat memutuskan" / "could settle it";
    EXPLAIN_WILL = "pasti memutuskan" / "will settle it";
    EXPLAIN_ASK = "tanyakan dulu" / "ask first";
    EXPLAIN_PARTS = "Unsur-unsurnya" / "Its elements";
    EXPLAIN_SINCE = "sejak {date}" / "since {date}";
    EXPLAIN_BUDGET = "Kemungkinannya terlalu banyak untuk dicoba semua: yang belum diputuskan mungkin dapat diputuskan." / "There are too many possibilities to try all of them: what is undecided may be decidable.";
    EXPLAIN_OF_MEMBERS = "menurut unit anggotanya" / "on its member units";
    EXPLAIN_OF_DECLARED = "menurut jumlah yang dinyatakan" / "on declared totals";
    SUBJECT_UNIT = "unit" / "unit";
    SUBJECT_GROUP = "kelompok" / "group";
}
