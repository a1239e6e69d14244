// The words of the page itself. Everything about the law, the fields and the findings comes from the module.
(() => {
  'use strict';

  const TEXTS = {
    skip: ['Langsung ke isi', 'Skip to the content'],
    title: ['Penilaian IKM dan Sentra IKM', 'Assessment of IKM and Sentra IKM'],
    lead: [
      'Apakah sebuah unit usaha adalah IKM, dan apakah sekelompok unit adalah Sentra IKM menurut PP 29/2018: dengan pasalnya, dan dengan apa yang masih kurang.',
      'Whether a business unit is an IKM (small or medium industry), and whether a group of units is a Sentra IKM under PP 29/2018: with the article, and with what is still missing.',
    ],
    language: ['Bahasa', 'Language'],
    question: ['Tanggal pertanyaan', 'Date of the question'],
    asOf: ['Menurut hukum pada tanggal', 'Under the law on'],
    asOfHint: [
      'Wajib diisi. Hukum yang dipakai bergantung pada tanggal ini; halaman ini tidak menganggap tanggal apa pun.',
      'Required. Which law applies depends on this date; the page assumes none.',
    ],
    asOfSaid: ['Menurut hukum yang berlaku pada {date}.', 'Under the law in force on {date}.'],
    months: [
      'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
      'January February March April May June July August September October November December',
    ],
    today: ['Pakai tanggal perangkat ini', "Use this device's date"],
    tabs: ['Apa yang dinilai', 'What is assessed'],
    tabUnit: ['Satu unit', 'One unit'],
    tabGroup: ['Kelompok / sentra', 'Group / sentra'],
    check: ['Periksa isian', 'Check the entries'],
    example: ['Isi contoh (data buatan)', 'Fill in an example (made-up data)'],
    clear: ['Kosongkan', 'Clear'],
    members: ['Unit-unit anggota', 'Member units'],
    membersHint: [
      'Satu baris satu unit. Sel kosong berarti tidak diketahui, bukan nol. Angka boleh ditulis "1.500.000.000" atau "1,5 miliar".',
      'One row for each unit. An empty cell means not known, not zero. Figures may be written "1.500.000.000" or "1,5 miliar".',
    ],
    rowAdd: ['Tambah baris', 'Add a row'],
    rowRemove: ['Hapus baris', 'Remove row'],
    row: ['baris', 'row'],
    number: ['No.', 'No.'],
    rowState: ['Keadaan', 'State'],
    moreColumns: ['Kolom bahan baku dan proses', 'Columns for raw materials and processes'],
    paste: ['Tempel dari lembar kerja (Excel, Calc, Sheets)', 'Paste from a spreadsheet (Excel, Calc, Sheets)'],
    pasteLabel: ['Tempel sel di sini', 'Paste the cells here'],
    pasteHint: [
      'Salin sel di lembar kerja, lalu tempel. Baris judul dikenali; tanpa judul, kolom dibaca menurut urutan tabel. Menempel langsung ke sel tabel juga bisa.',
      'Copy cells in the spreadsheet and paste them. A heading row is recognised; without one the columns are read in the order of the table. Pasting into a cell of the table works too.',
    ],
    pasteButton: ['Masukkan ke tabel', 'Put into the table'],
    pasteNothing: ['Tidak ada sel untuk dimasukkan.', 'There are no cells to put in.'],
    pasteDone: ['{rows} baris dimasukkan.', '{rows} rows were put in.'],
    pasteHeading: [' Baris pertama dibaca sebagai judul.', ' The first row was read as a heading.'],
    pasteUnused: [' Kolom yang tidak dipakai: {columns}.', ' Columns not used: {columns}.'],
    pasteCut: [' {cells} sel di luar tabel tidak dipakai.', ' {cells} cells outside the table were not used.'],
    files: ['Simpan dan cetak', 'Save and print'],
    filesHint: [
      'Halaman ini tidak menyimpan dan tidak mengirim apa pun. Isian hilang bila halaman ditutup, kecuali disimpan ke berkas.',
      'This page keeps and sends nothing. Entries are gone when it is closed, unless they are saved to a file.',
    ],
    save: ['Simpan ke berkas', 'Save to a file'],
    open: ['Buka berkas', 'Open a file'],
    opened: ['Berkas dibuka.', 'The file was opened.'],
    notOpened: ['Berkas ini bukan simpanan halaman ini.', 'This file was not saved by this page.'],
    print: ['Cetak', 'Print'],
    foot: [
      'Jawaban ini membantu pemeriksaan dan bukan penetapan. Dasar hukum dan keadaannya tercetak pada tiap jawaban.',
      'These answers help an examination; they are no designation. The law they rest on, and its standing, are printed with each.',
    ],
    loading: ['Memuat aturan …', 'Loading the rules …'],
    notLoaded: ['Aturan tidak dapat dimuat: {why}', 'The rules could not be loaded: {why}'],
    needDate: ['Isi dahulu tanggal pertanyaan', 'Enter the date of the question first'],
    needRows: ['Isi paling sedikit satu baris', 'Fill in at least one row'],
    resultHere: [
      'Jawaban muncul di sini: putusan dengan pasalnya, keadaan hukumnya, dan apa yang masih kurang.',
      'The answer appears here: the verdict with its article, the standing of the law, and what is still missing.',
    ],
    toResult: ['Lihat rincian', 'See the details'],
    problems: ['Ada yang perlu diperbaiki', 'There is a problem'],
    doubts: ['Ada yang perlu diperiksa', 'There is something to look at'],
    noProblems: ['Tidak ada masalah pada isian.', 'The entries have no problems.'],
    errorPrefix: ['Galat', 'Error'],
    severity_error: ['Galat', 'Error'],
    severity_warning: ['Perhatian', 'Warning'],
    severity_info: ['Catatan', 'Note'],
    section_business: ['Usaha', 'Business'],
    section_industry: ['Jenis industri', 'Industry'],
    section_place: ['Tempat', 'Place'],
    section_workers: ['Tenaga kerja', 'Workers'],
    section_investment: ['Investasi', 'Investment'],
    section_capital: ['Modal usaha dan penjualan (PP 7/2021)', 'Business capital and sales (PP 7/2021)'],
    section_other: ['Data lain (tidak wajib)', 'Further data (optional)'],
    section_further: ['Pertanyaan program dan keterangan lain (tidak wajib)', 'Questions of a programme and other facts (optional)'],
    section_further_answers: ['Pertanyaan program', 'Questions of the programme'],
    programme: ['Tanyakan juga', 'Also ask'],
    programmeHint: [
      'Hanya keterangan yang dibaca pertanyaannya yang ditanyakan di bawah ini. Kosong berarti tidak diketahui, bukan tidak.',
      'Only the facts that its questions read are asked below. Empty means not known, not no.',
    ],
    noProgramme: ['tidak ada', 'nothing more'],
    section_group: ['Kelompok', 'Group'],
    section_location: ['Lokasi', 'Location'],
    section_decree: ['SK penetapan (tidak wajib)', 'Decree (optional)'],
    section_readings: ['Cara membaca hukum', 'How the law is read'],
    inTable: ['baris {row}', 'row {row}'],
  };

  const position = () => (globalThis.page.lang === 'id' ? 0 : 1);

  /** The words for a key in the language of the page, with its parameters put in. */
  function text(key, params = {}) {
    const words = Object.hasOwn(TEXTS, key) ? TEXTS[key][position()] : key;
    return words.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
  }

  /** A date in words, because a field for dates shows it in the order of the browser: 31 Januari 2025. */
  function dateWords(iso) {
    const [year, month, day] = iso.split('-').map(Number);
    return `${day} ${text('months').split(' ')[month - 1]} ${year}`;
  }

  /** The text of an object that has both languages. */
  const said = (both) => both[globalThis.page.lang];

  /** Puts the words of the page into the elements that name them. */
  function translate() {
    document.documentElement.lang = globalThis.page.lang;
    for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', text(element.dataset.label));
    }
    for (const button of document.querySelectorAll('[data-lang]')) {
      button.setAttribute('aria-pressed', String(button.dataset.lang === globalThis.page.lang));
    }
  }

  Object.assign(globalThis.page, { text, said, dateWords, translate });
})();
