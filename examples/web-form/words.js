// How answers are put into words: verdicts, classes, inputs, values. The sentences themselves come from the module.
(() => {
  'use strict';
  const { page } = globalThis;

  const WORDS = {
    met: ['terpenuhi', 'met'],
    not_met: ['tidak terpenuhi', 'not met'],
    unknown: ['belum dapat diputuskan', 'undecided'],
    not_applicable: ['tidak berlaku baginya', 'not applicable'],
    not_in_force: ['belum ada aturannya', 'no rule in force'],
    report: ['laporan', 'report'],

    ikm_question: ['Apakah unit ini IKM?', 'Is this unit an IKM?'],
    ikm_met: ['Ya, ini IKM', 'Yes, it is an IKM'],
    ikm_not_met: ['Tidak, bukan IKM', 'No, it is not an IKM'],
    ikm_unknown: ['Belum dapat diputuskan', 'It cannot be decided yet'],
    ikm_not_applicable: ['Pertanyaan ini tidak berlaku bagi unit ini', 'The question does not apply to this unit'],
    ikm_not_in_force: ['Belum ada aturannya pada tanggal itu', 'There was no rule on that date'],
    sentra_question: ['Apakah kelompok ini Sentra IKM?', 'Is this group a Sentra IKM?'],
    sentra_met: ['Ya, memenuhi definisi', 'Yes, it meets the definition'],
    sentra_not_met: ['Tidak memenuhi definisi', 'No, it does not meet the definition'],
    sentra_unknown: ['Belum dapat diputuskan', 'It cannot be decided yet'],
    sentra_not_applicable: ['Pertanyaan ini tidak berlaku', 'The question does not apply'],
    sentra_not_in_force: ['Belum ada aturannya pada tanggal itu', 'There was no rule on that date'],

    decree: ['tempat menurut SK', 'places named by decree'],
    strict: ['dalam satu desa/kelurahan', 'in one village'],
    plausible: ['beberapa desa dalam satu kecamatan', 'several villages of one district'],
    explicit: ['daftar tempat dari Anda', 'your list of places'],
    review: ['menurut penilaian orang', "by a person's judgement"],

    verified: ['naskahnya dibaca', 'its text was read'],
    secondary: ['dibaca dari kutipan', 'read in quotations'],
    derived: ['disimpulkan dari naskah', 'derived from the text'],
    unconfirmed: ['belum terkonfirmasi', 'unconfirmed'],

    known: ['diketahui', 'known'],
    one_of: ['salah satu', 'one of'],
    range: ['antara', 'between'],
    missing: ['tidak diketahui', 'not known'],

    counted: ['dihitung', 'counted'],
    ikm: ['IKM', 'IKM'],
    not_ikm: ['bukan IKM', 'no IKM'],
    undecided: ['belum tentu', 'undecided'],

    value_undeclared: ['tidak dinyatakan', 'not declared'],
    value_paid: ['pekerja dibayar saja', 'paid workers only'],
    value_including_owner: ['termasuk pemilik', 'including the owner'],
    value_true: ['ya', 'yes'],
    value_false: ['tidak', 'no'],

    heading_missing: ['Yang masih kurang', 'What is still missing'],
    ask_next: ['Tanyakan dahulu', 'Ask first'],
    will_settle: ['Memutuskan, apa pun isinya', 'Decides, whatever it is'],
    could_settle: ['Mungkin sudah cukup', 'May be enough'],
    and: ['dan', 'and'],
    or: ['atau', 'or'],
    more_sets: ['dan {n} kemungkinan lain', 'and {n} other possibilities'],
    heading_classes: ['Kelas usaha', 'Size class'],
    heading_criteria: ['Semua pertanyaan', 'All questions'],
    heading_tree: ['Susunan jawaban', 'How the answer is built'],
    heading_law: ['Bunyi hukumnya', 'The words of the law'],
    heading_status: ['Keadaan hukumnya', 'The standing of the law'],
    heading_units: ['Unit yang dihitung', 'Units that count'],
    heading_not_ikm: ['Bukan IKM, tidak dihitung', 'No IKM, not counted'],
    heading_decree: ['Penetapan dengan SK', 'Designation by decree'],
    heading_drift: ['SK dibandingkan dengan anggota sekarang', 'The decree against the members now'],
    scheme: ['Menurut', 'Under'],
    possible: ['Kelas yang mungkin', 'Possible classes'],
    citations: ['Dasar', 'Basis'],
    evidence: ['Isian yang dipakai', 'Entries used'],
    parameters: ['Angka dari aturan', 'Figures of the rule'],
    readings: ['Pembacaan', 'Readings'],
    evidence_status: ['Bukti hukum', 'Legal evidence'],
    count: ['{sure} unit pasti, {possible} unit mungkin, perlu {needed}', '{sure} units certain, {possible} possible, {needed} needed'],
    sure: ['pasti', 'certain'],
    possibly: ['mungkin', 'possible'],
    needed: ['perlu', 'needed'],
    shared: ['Sama-sama', 'In common'],
    place: ['Tempat', 'Place'],
    location_label: ['Lokasi', 'Location'],
    not_exact: ['Tidak semua kemungkinan dicoba: jawaban ini mungkin dapat diputuskan.', 'Not every possibility was tried: this answer may be decidable.'],
    added: ['anggota di luar SK', 'members not in the decree'],
    removed: ['dalam SK, bukan anggota sekarang', 'in the decree, no members now'],
    outside_places: ['di luar tempat menurut SK', 'outside the places of the decree'],
    ikm_now: ['IKM sekarang', 'IKM now'],
    none: ['tidak ada', 'none'],
    product: ['produk', 'product'],
    raw_material: ['bahan baku', 'raw material'],
    process: ['proses', 'process'],
    kbli: ['KBLI', 'KBLI'],
    members: ['anggota', 'members'],
    members_complete: ['kelengkapan daftar anggota', 'completeness of the list of members'],
    register_of_decrees_complete: ['kelengkapan register SK', 'completeness of the register of decrees'],
    investment_basis: ['apakah angka investasi termasuk tanah dan bangunan', 'whether the investment includes land and buildings'],
    one_location_review: ['penilaian apakah satu lokasi', 'judgement whether it is one location'],
    decrees: ['SK', 'decrees'],
    choice_decree_then_kecamatan: ['tempat menurut SK, bila tidak ada: satu kecamatan', 'places of the decree, else one district'],
    choice_same_desa: ['satu desa/kelurahan', 'one village'],
    choice_same_kecamatan: ['satu kecamatan', 'one district'],
    choice_explicit: ['daftar tempat dari Anda', 'your list of places'],
    choice_p64: ['Permenperin 64/2016', 'Permenperin 64/2016'],
    choice_pp7: ['PP 7/2021', 'PP 7/2021'],
    choice_report: ['tidak, cukup dilaporkan', 'no, it is only reported'],
    choice_require: ['ya', 'yes'],
    choice_total: ['dengan tanah dan bangunan', 'with land and buildings'],
    choice_tanpa_tanah: ['tanpa tanah dan bangunan', 'without land and buildings'],
    choice_review: ['dinilai orang', 'judged by a person'],
    choice_strict: ['bukan industri', 'no industry'],
    choice_4: ['4 digit', '4 digits'],
    choice_5: ['5 digit', '5 digits'],
  };

  const MARKS = { met: '✓', not_met: '✕', unknown: '?', not_applicable: '–', not_in_force: '–', report: 'i' };

  /** The words for a key. */
  function word(key, params = {}) {
    const found = Object.hasOwn(WORDS, key) ? WORDS[key][page.lang === 'id' ? 0 : 1] : String(key);
    return found.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
  }

  /** Digits in groups of three, for a whole number as text; another text as it is. */
  function grouped(text) {
    if (!/^-?\d+$/.test(text)) return text;
    return text.replace(/\B(?=(\d{3})+$)/g, page.lang === 'id' ? '.' : ',');
  }

  /** Rupiah, not to be broken over two lines. */
  const rupiah = (text) => `Rp\u00a0${grouped(text)}`;

  const kindOf = (input) => page.known(input)?.kind;

  /** A value of evidence: known, alternatives `a | b`, or a range `lo..hi`. */
  function value({ input, state, value: raw }) {
    if (state === 'missing') return word('missing');
    if (state === 'not_applicable') return word('not_applicable');
    const kind = kindOf(input.split('/').at(-1));
    const one = (text) => {
      if (text === '') return '…';
      if (Object.hasOwn(WORDS, `value_${text}`)) return word(`value_${text}`);
      if (kind === 'money' || kind === 'rupiah') return rupiah(text);
      return kind === 'count' || kind === 'months' ? grouped(text) : text;
    };
    if (state === 'one_of') return raw.split(' | ').map(one).join(` ${word('or')} `);
    if (state === 'range') return raw.split('..').map(one).join(' – ');
    return one(raw);
  }

  /** A parameter of the law, in its unit. */
  const parameter = ({ unit, value: raw }) => (unit === 'rupiah' ? rupiah(raw) : unit === 'date' ? raw : grouped(raw));

  /** The words for an input that is missing, such as `members/<id>/workers`. */
  function inputWords(input) {
    const member = /^members\/(.*)\/([a-z_]+)$/s.exec(input);
    const key = member === null ? input : member[2];
    const supplied = page.catalogue.parameters.find(({ id }) => key === `supplied/${id}`);
    const known = page.known(key)?.label ?? supplied?.meaning;
    const words = known === undefined ? word(key) : page.said(known);
    return member === null ? words : `${words} (${member[1]})`;
  }

  const mark = (verdict) => MARKS[verdict] ?? '?';

  Object.assign(page, { word, grouped, value, parameter, inputWords, mark });
})();
