//! Texts of the HTML report. A heading that begins with `>` stands over numbers.

use super::texts;

texts! {
    // Front.
    KICKER = "Laporan sentra IKM" / "Report on sentra IKM";
    TITLE = "Sentra industri kecil dan menengah" / "Clusters of small and medium industry";
    TITLE_REGION = "Sentra industri kecil dan menengah di {region}" / "Clusters of small and medium industry in {region}";
    FACT_AS_OF = "Keadaan hukum per" / "Law as of";
    FACT_FILES = "Berkas" / "Files";
    FACT_REGION = "Wilayah" / "Region";
    FACT_MADE = "Dibuat dengan" / "Made with";
    REGION_PROVINCE = "Provinsi {name}" / "the province {name}";
    REGION_DISTRICT = "Kecamatan {name}, {regency}" / "{name}, a district of {regency}";
    REGION_SEVERAL = "beberapa provinsi" / "several provinces";
    SUMMARY_TITLE = "Ringkasan" / "Summary";
    SUMMARY_READ = "Laporan ini membaca {files}: {accepted} diterima, {rejected} ditolak, dan {noted} yang diterima perlu diperiksa." / "This report reads {files}: {accepted} were accepted, {rejected} rejected, and {noted} of the accepted ones should be checked.";
    SUMMARY_LISTED = "Di dalamnya terdaftar {listed}. Menurut hukum per {date}, {met} memenuhi definisi Sentra IKM, {not_met} tidak memenuhi, dan {unknown} belum dapat diputuskan dari data ini." / "They list {listed}. Under the law of {date}, {met} meet the definition of a Sentra IKM, {not_met} do not, and {unknown} cannot be decided from these data.";
    SUMMARY_NOT_IN_FORCE = "Pada tanggal itu definisi Sentra IKM belum berlaku." / "On that day the definition of a Sentra IKM was not yet in force.";
    SUMMARY_UNITS = "Dari {units} usaha, {met} pasti IKM menurut hukum per {date}, {not_met} pasti bukan, dan {unknown} belum dapat diputuskan." / "Of {units}, {met} are certainly IKM under the law of {date}, {not_met} are certainly not, and {unknown} cannot be decided.";
    SUMMARY_MISSING = "Yang paling sering perlu ditanyakan: {input}." / "What has to be asked for most often: {input}.";
    SUMMARY_CANDIDATES = "Pada unit yang tidak menyebut sentranya, {count} memenuhi definisi tetapi belum tentu terdaftar: calon untuk diperiksa di lapangan." / "Among units that name no sentra, {count} meet the definition, though nobody may list them: candidates to be checked on site.";
    SUMMARY_CONFLICTS = "Dari jumlah yang tercetak dalam berkas, {count} tidak sama dengan jumlah barisnya." / "Of the totals that the files print, {count} conflict with the sums of their rows.";
    FIGURE_LISTED = "sentra terdaftar memenuhi definisi" / "listed sentra meet the definition";
    FIGURE_CANDIDATES = "calon memenuhi definisi" / "candidates meet the definition";
    FIGURE_UNITS = "unit usaha" / "business units";
    FIGURE_IKM = "unit pasti IKM" / "units are certainly IKM";
    FIGURE_WORKERS = "tenaga kerja" / "workers";
    FIGURE_TO_CHECK = "baris perlu diperiksa" / "rows to be checked";
    FIGURE_OF = "dari {count}" / "of {count}";
    FIGURE_ROWS = "angkanya ada pada {known} dari {of} baris" / "the figure is known for {known} of {of} rows";
    FIGURE_SHARE = "{share} dari unit yang terdaftar" / "{share} of the listed units";
    FIGURE_FINDINGS = "{errors}, {warnings}" / "{errors}, {warnings}";

    // Groups.
    GROUPS_TITLE = "Sentra: apakah memenuhi definisi?" / "Sentra: do they meet the definition?";
    GROUPS_WHAT = "Sebuah Sentra IKM adalah paling sedikit lima unit IKM yang sama, di satu lokasi, dengan produk sejenis, bahan baku sejenis, atau proses yang sama. Jawaban \"terpenuhi\" dan \"tidak terpenuhi\" hanya diberikan bila data yang hilang tidak dapat mengubahnya. Kelompok yang dinilai dibentuk begini:" / "A Sentra IKM is at least five IKM, the same five, in one location, with similar products, similar raw materials, or the same process. The answers \"met\" and \"not met\" are given only where the missing data cannot change them. The groups were formed like this:";
    HOW_DECLARED = "Baris yang menyatakan satu sentra dinilai sebagai sentra itu, menurut jumlah yang dinyatakannya." / "A row that declares a whole sentra is judged as that sentra, on the totals it declares.";
    HOW_NAMED = "Unit yang menyebut nama sentranya dikelompokkan menurut nama itu, seperti tertulis." / "Units that name their sentra are grouped by that name, as it is written.";
    HOW_CANDIDATE = "Dari unit yang tidak menyebut sentra dicari calon: {least} unit atau lebih di satu desa dengan KBLI lima digit yang sama, atau dengan produk yang sama. Hanya desa dan kode yang pasti dipakai. Kelompok produk yang lebih dari separuhnya berada dalam satu calon KBLI digabungkan ke sana. Satu unit dapat berada dalam dua calon, jadi jumlah unit calon tidak untuk dijumlahkan." / "Units that name no sentra are searched for candidates: {least} or more in one village with the same five-digit KBLI, or with the same product. Only certain villages and codes are used. A product group that lies by more than half in one KBLI candidate joins it. A unit can stand in two candidates, so their units are not to be added up.";
    OVERVIEW_CAPTION = "Verdik menurut asal kelompok" / "Verdicts by origin of the group";
    ORIGIN_DECLARED = "Sentra yang dinyatakan dalam satu baris" / "Sentra declared in one row";
    ORIGIN_NAMED = "Sentra yang disebut oleh unitnya" / "Sentra named by their units";
    ORIGIN_CANDIDATE = "Calon: desa dan KBLI atau produk yang sama" / "Candidates: same village and KBLI or product";
    LISTED_TITLE = "Sentra yang terdaftar" / "Listed sentra";
    LISTED_NOTE = "Sentra dalam berkas, yang terbesar lebih dulu." / "The sentra of the files, the largest first.";
    CANDIDATES_TITLE = "Memenuhi definisi, belum tentu terdaftar" / "Meet the definition, not known to be listed";
    CANDIDATES_NOTE = "Calon yang memenuhi definisi. Apakah sudah terdaftar atau ber-SK tidak diketahui dari berkas ini." / "Candidates that meet the definition. Whether they are listed or designated cannot be told from these files.";
    NEAR_TITLE = "Belum memenuhi: kelompok kecil dan yang kurang datanya" / "Not there yet: small groups and those short of data";
    NEAR_NOTE = "Kelompok yang unitnya kurang dari lima, atau yang verdiknya bergantung pada data yang hilang; alasannya menyebut apa yang kurang." / "Groups with fewer than five units, or whose verdict depends on missing data; the reason says what is short.";
    MAYBE_IN = "mungkin {places}" / "possibly {places}";
    SHOWN_OF = "{shown} dari {all}, menurut jumlah unit; semuanya ada dalam laporan JSON" / "{shown} of {all}, by number of units; the JSON report has all of them";
    HEAD_ORIGIN = "Asal" / "Origin";
    HEAD_COUNT_N = ">Kelompok" / ">Groups";
    HEAD_MET_N = ">Terpenuhi" / ">Met";
    HEAD_NOT_MET_N = ">Tidak terpenuhi" / ">Not met";
    HEAD_UNKNOWN_N = ">Belum dapat diputuskan" / ">Undecided";
    HEAD_OTHER_N = ">Tidak berlaku" / ">Not applicable";
    HEAD_GROUP = "Sentra" / "Sentra";
    HEAD_UNITS_N = ">Unit" / ">Units";
    HEAD_VERDICT = "Memenuhi definisi?" / "Meets the definition?";
    HEAD_LOCATION = "Lokasi" / "Location";
    HEAD_RANGE_N = ">Pasti / mungkin / perlu" / ">Sure / possible / needed";
    HEAD_KEY = "Kesamaan" / "In common";
    HEAD_REASON = "Alasan" / "Reason";
    HEAD_DECREE = "Ber-SK?" / "Designated?";
    DECREES_TITLE = "Penetapan dengan SK" / "Designation by decree";
    DECREES_NOTE = "Memenuhi definisi dan ditetapkan dengan surat keputusan adalah dua hal: yang satu tidak membuktikan yang lain. Tidak ada pasal yang menjadikan SK bagian dari definisi." / "To meet the definition and to be designated by a decree are two things: neither proves the other. No article makes a decree part of the definition.";
    DECREES_COUNTS = "Sentra terdaftar: {met} ber-SK pada tanggal itu, {not_met} tidak, {unknown} tidak diketahui, karena berkas ini tidak memuat register SK yang lengkap." / "Listed sentra: {met} designated on that day, {not_met} not, {unknown} not known, as these files hold no complete register of decrees.";

    // Map.
    MAP_TITLE = "Peta" / "Map";
    MAP_BY_SENTRA = "Jumlah sentra" / "Number of sentra";
    MAP_BY_UNITS = "Jumlah unit usaha" / "Number of business units";
    MAP_CAPTION = "{what} menurut {level}, {within}" / "{what} by {level}, {within}";
    MAP_NUMBERS = "Angka besar: sentra yang terdaftar ditambah calon yang memenuhi definisi." / "Large number: listed sentra and candidates that meet the definition.";
    TILE_PARTS = "{listed} terdaftar, {candidates} calon" / "{listed} listed, {candidates} new";
    MAP_ORDER = "Petak disusun menurut kode wilayah, bukan menurut letaknya." / "Tiles stand in the order of the region codes, not where the regions lie.";
    MAP_PROVINCES = "Petak disusun kira-kira menurut letak provinsi; luasnya tidak berarti." / "Tiles stand about where the provinces lie; their size means nothing.";
    MAP_MOST = "Ditampilkan {shown} dari {all} wilayah." / "{shown} of {all} regions are shown.";
    MAP_ELSEWHERE = "Tidak dalam petak, karena wilayahnya tidak pasti atau lebih dari satu: {sentra}, {units}." / "Not on the tiles, as the region is not certain or more than one: {sentra}, {units}.";
    POINTS_CAPTION = "Letak {points} menurut koordinat dalam berkas" / "Where {points} lie, by the coordinates of the files";
    POINTS_NOTE = "Proyeksi equirectangular; lingkaran yang lebih besar mewakili lebih banyak titik. Skala berlaku di tengah peta." / "Equirectangular projection; a larger circle stands for more points. The scale holds in the middle of the map.";
    POINTS_MET = "dalam kelompok yang memenuhi definisi" / "in a group that meets the definition";
    POINTS_OTHER = "unit lain" / "other units";

    // Units.
    UNITS_TITLE = "Unit usaha: IKM dan skalanya" / "Business units: IKM and their size";
    UNITS_NOTE = "Setiap unit dinilai menurut tiap aturan. \"Belum dapat diputuskan\" berarti data yang hilang dapat mengubah jawabannya; kolom terakhir menyebut apa yang perlu ditanyakan lebih dulu dan pada berapa unit." / "Each unit is judged under each rule. \"Undecided\" means that the missing data can change the answer; the last column says what to ask for first, and for how many units.";
    HEAD_QUESTION = "Pertanyaan" / "Question";
    HEAD_ASK = "Tanyakan dulu (unit)" / "Ask first (units)";
    HEAD_CLASS = "Kelas" / "Class";
    HEAD_SHARE_N = ">Bagian" / ">Share";
    CLASS_NONE = "Tidak dapat ditentukan" / "Cannot be told";
    CLASS_ASK = "Yang perlu ditanyakan dulu, dengan jumlah unitnya: {inputs}." / "What to ask for first, with the number of units: {inputs}.";
    ASKED_FIRST = "dihitung pada {asked} pertama dari {of}" / "counted over the first {asked} of {of}";

    // Totals.
    TOTALS_TITLE = "Jumlah menurut wilayah, industri dan skala" / "Totals by region, industry and size";
    TOTALS_NOTE = "Di bawah setiap jumlah yang tidak lengkap tertulis dari berapa baris angkanya diketahui (diketahui/semua baris); baris tanpa angka tidak dihitung sebagai nol. Nilai rupiah dipendekkan ke bawah. Sebuah sentra dihitung sekali, juga bila terletak di beberapa desa." / "Below each sum that is not complete stands from how many rows its figure is known (known/all rows); a row without a figure is not counted as zero. Rupiah are shortened downwards. A sentra is counted once, also where it lies in several villages.";
    TOTALS_ALL = "Jumlah menurut {by}" / "Totals by {by}";
    TOTALS_TOP = "Jumlah menurut {by}: {shown} terbesar dari {all} baris" / "Totals by {by}: the largest {shown} of {all} rows";
    TOTALS_VILLAGES = "desa/kelurahan" / "village";
    TOTALS_INDUSTRY = "golongan pokok KBLI" / "KBLI division";
    TOTALS_SIZE = "skala usaha" / "size class";
    HEAD_SENTRA_N = ">Sentra terdaftar" / ">Listed sentra";
    HEAD_DIVISION = "Golongan pokok KBLI" / "KBLI division";
    COVERAGE = "{known}/{of}" / "{known}/{of}";
    ALL_TOGETHER = "Semuanya" / "All together";
    SOMEWHERE_IN = "{region}, desa belum tentu" / "{region}, village undetermined";
    CROSS_CAPTION = "Unit menurut {level}, golongan pokok KBLI dan skala: {shown} terbesar dari {all}" / "Units by {level}, KBLI division and size class: the largest {shown} of {all}";

    // Data.
    DATA_TITLE = "Mutu data: apa yang tertulis keliru" / "Data quality: what the files say wrong";
    ACCOUNT_NOTE = "Setiap baris dihitung sekali: terbaca = diterima + ditolak + kosong + bukan data. Tidak ada yang diperbaiki diam-diam." / "Each row is counted once: seen = accepted + rejected + blank + no data. Nothing is silently repaired.";
    ACCOUNT_CAPTION = "Perhitungan baris tiap berkas" / "Account of the rows of each file";
    HEAD_FILE = "Berkas" / "File";
    HEAD_GRAIN = "Isi baris" / "A row is";
    HEAD_SEEN_N = ">Terbaca" / ">Seen";
    HEAD_ACCEPTED_N = ">Diterima" / ">Accepted";
    HEAD_REJECTED_N = ">Ditolak" / ">Rejected";
    HEAD_BLANK_N = ">Kosong" / ">Blank";
    HEAD_NON_DATA_N = ">Bukan data" / ">No data";
    GRAIN_UNITS = "satu unit usaha" / "one business unit";
    GRAIN_SENTRA = "satu sentra" / "one sentra";
    FINDINGS_TITLE = "Temuan" / "Findings";
    FINDINGS_NOTE = "Satu baris untuk tiap jenis temuan, dengan contoh pertama, tempat-tempat pertama (berkas:baris) dan cara memperbaikinya di sumber." / "One line for each kind of finding, with the first example, the first places (file:line) and how to correct it at the source.";
    FINDINGS_CAPTION = "Temuan menurut jenisnya" / "Findings by kind";
    HEAD_SEVERITY = "Bobot" / "Severity";
    HEAD_TIMES_N = ">Jumlah" / ">Count";
    HEAD_WHAT = "Temuan" / "Finding";
    HEAD_WHERE = "Tempat" / "Where";
    HEAD_FIX = "Yang dapat dilakukan" / "What can be done";
    HEAD_RESULT = "Hasil" / "Result";
    PRINTED_TITLE = "Jumlah tercetak dibandingkan dengan barisnya" / "Printed totals against their rows";
    PRINTED_NOTE = "Jumlah dan persentase yang tercetak dalam berkas diperiksa terhadap baris-barisnya; tidak ada yang diubah." / "Totals and percentages that the files print are checked against their rows; nothing is changed.";
    PRINTED_TOP = "Jumlah tercetak: {shown} dari {all}" / "Printed totals: {shown} of {all}";
    PRINTED_AGREES = "cocok" / "agrees";
    PRINTED_CONFLICT = "tidak cocok" / "conflicts";
    PRINTED_UNCHECKED = "tidak dapat diperiksa" / "cannot be checked";

    // Law.
    LAW_TITLE = "Dasar hukum dan cara baca" / "Legal basis and readings";
    LAW_NOTE = "Verdik dalam laporan ini memakai hukum yang berlaku per {date}." / "The verdicts of this report apply the law of {date}.";
    LAW_NO_ADVICE = "Laporan ini menunjukkan apa yang ditentukan aturan atas data yang ada. Keputusan tetap pada pejabat yang berwenang." / "This report shows what the rules say of the data at hand. The decision stays with the competent official.";
    HEAD_INSTRUMENT = "Aturan" / "Instrument";
    HEAD_SUBJECT = "Tentang" / "Subject";
    HEAD_SINCE = "Berlaku sejak" / "In force from";
    HEAD_EVIDENCE = "Bukti" / "Evidence";
    HEAD_MEANING = "Arti" / "Meaning";
    HEAD_VALUE_N = ">Nilai" / ">Value";
    HEAD_READING = "Pertanyaan yang dibiarkan terbuka oleh hukum" / "What the law leaves open";
    HEAD_CHOICE = "Dipakai" / "Used";
    HEAD_OTHERS = "Pilihan lain" / "Other choices";
    INSTRUMENTS_CAPTION = "Aturan yang dipakai" / "Instruments";
    PARAMETERS_CAPTION = "Angka hukum" / "Figures of the law";
    READINGS_CAPTION = "Cara baca" / "Readings";

    // Provenance.
    PROVENANCE_TITLE = "Asal-usul" / "Provenance";
    SOURCES_CAPTION = "Versi dan sidik" / "Versions and fingerprints";
    HEAD_SOURCE = "Sumber" / "Source";
    HEAD_VERSION = "Versi" / "Version";
    SOURCE_LIBRARY = "Pustaka sentra" / "The library sentra";
    SOURCE_LAW = "Register hukum" / "Registry of law";
    SOURCE_REGIONS = "Kode wilayah" / "Region codes";
    SOURCE_KBLI = "Kode KBLI" / "Codes of KBLI";
    READ_AS = "Pengodean {encoding}; pemisah kolom {delimiter}; wilayah berkas: {region}." / "Encoding {encoding}; delimiter {delimiter}; region of the file: {region}.";
    COLUMNS_CAPTION = "Kolomnya dibaca begini:" / "Its columns were read like this:";
    COLUMN_UNUSED = "tidak dipakai" / "not used";
    COLUMN_PERCENT = "persentase, hanya untuk pemeriksaan" / "percentage, for checking only";
    ODBL = "Nama dan kode wilayah memuat informasi dari idn-area-data, yang tersedia menurut Open Database License (ODbL)." / "Names and codes of regions contain information from idn-area-data, which is made available under the Open Database License (ODbL).";
}
