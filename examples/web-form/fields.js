// The fields of the forms: which there are, in which order, and how each is built. Their names are those of the contract.
(() => {
  'use strict';
  const { page } = globalThis;

  const HINTS = {
    nib: ['13 digit', '13 digits'],
    established: ['Misalnya 2019-08-17, 17-08-2019 atau Agustus 2019', 'For instance 2019-08-17, 17-08-2019 or Agustus 2019'],
    kbli: ['5 digit', '5 digits'],
    products: ['Pisahkan dengan koma', 'Separate with commas'],
    raw_materials: ['Pisahkan dengan koma', 'Separate with commas'],
    processes: ['Pisahkan dengan koma', 'Separate with commas'],
    village: ['Kode Kemendagri, misalnya 35.24.14.2005, atau nama', 'Kemendagri code, for instance 35.24.14.2005, or name'],
    workers: ['Kosong berarti tidak diketahui, bukan nol', 'Empty means not known, not zero'],
    investment_excl_land: ['Misalnya 750.000.000 atau 1,5 miliar', 'For instance 750.000.000 or 1,5 miliar'],
    investment_land: ['Nol bila memang tidak ada', 'Zero if there is none'],
    investment: [
      'Hanya bila ada satu angka saja, tanpa keterangan apakah tanah dan bangunan termasuk',
      'Only where there is one figure that does not say whether land and buildings are in it',
    ],
    industri_review: ['Penilaian Anda, bila KBLI di luar industri pengolahan', 'Your judgement, where the KBLI is outside manufacturing'],
    places: ['Kode desa atau kecamatan, pisahkan dengan koma', 'Codes of villages or districts, separated by commas'],
    location_places: ['Kode desa atau kecamatan, pisahkan dengan koma', 'Codes of villages or districts, separated by commas'],
    issued: ['Misalnya 2019-02-01', 'For instance 2019-02-01'],
    one_location_review: [
      'Bila anggota tersebar di beberapa kecamatan. Hukum tidak memberi ukuran jarak.',
      'Where members lie in several districts. The law gives no distance.',
    ],
  };

  const STATED = { '': ['tidak diketahui', 'not known'], true: ['ya', 'yes'], false: ['tidak', 'no'] };
  const YES_NO = { '': ['belum dinilai', 'not judged yet'], true: ['ya', 'yes'], false: ['tidak', 'no'] };

  const CHOICES = {
    kbli_edition: { '': ['tidak dinyatakan', 'not declared'], 2015: ['2015', '2015'], 2020: ['2020', '2020'], 2025: ['2025', '2025'] },
    workers_basis: {
      '': ['tidak dinyatakan', 'not declared'],
      paid: ['pekerja dibayar saja', 'paid workers only'],
      including_owner: ['termasuk pemilik', 'including the owner'],
    },
    industri_review: YES_NO,
    one_location_review: YES_NO,
    kind: { '': ['tidak dinyatakan', 'not declared'], eksisting: ['sentra yang sudah ada', 'existing sentra'], rencana: ['sentra rencana', 'planned sentra'] },
  };

  /** The sections of the form of a unit. What is in none of them follows in the last one. */
  const UNIT_SECTIONS = [
    ['business', ['name', 'owner', 'nib', 'established']],
    ['industry', ['kbli', 'kbli_edition', 'products', 'raw_materials', 'processes', 'industri_review']],
    ['place', ['village', 'district', 'regency', 'province']],
    ['workers', ['workers', 'workers_basis', 'workers_male', 'workers_female']],
    ['investment', ['investment_excl_land', 'investment_land', 'investment_total', 'investment']],
    ['capital', ['business_capital', 'annual_sales']],
  ];

  /** Fields of the contract that make no sense in the form of one unit. */
  const NOT_ASKED = ['id', 'units', 'sentra', 'status', 'year', 'province_name', 'regency_name', 'district_name', 'village_name'];

  /** The columns of the table of members; the last two only when asked for. */
  const COLUMNS = [
    'name',
    'village',
    'kbli',
    'products',
    'workers',
    'investment_excl_land',
    'investment_land',
    'raw_materials',
    'processes',
  ];
  const MORE_COLUMNS = ['raw_materials', 'processes'];

  /** Labels of what is no field of a unit. */
  const LABELS = {
    group_name: ['Nama sentra atau kelompok', 'Name of the sentra or group'],
    members_complete: ['Daftar anggota ini lengkap', 'This list of members is complete'],
    one_location_review: ['Satu lokasi, menurut penilaian Anda?', 'One location, in your judgement?'],
    number: ['Nomor SK', 'Number of the decree'],
    issuer: ['Ditetapkan oleh', 'Issued by'],
    kind: ['Jenis', 'Kind'],
    issued: ['Tanggal ditetapkan', 'Date of issue'],
    effective: ['Mulai berlaku', 'In force from'],
    valid_through: ['Berlaku sampai dengan', 'Valid through'],
    revoked_from: ['Dicabut sejak', 'Revoked from'],
    places: ['Tempat menurut SK', 'Places named by the decree'],
    register_of_decrees_complete: [
      'Semua SK tentang kelompok ini sudah diketahui',
      'All decrees about this group are known',
    ],
    location_places: ['Daftar tempat', 'List of places'],
  };

  const pick = (both) => both[page.lang === 'id' ? 0 : 1];
  const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

  /** The label of a field. */
  function label(key) {
    if (Object.hasOwn(LABELS, key)) return pick(LABELS[key]);
    return capital(page.said(known(key)?.label ?? { id: key, en: key }));
  }

  /** What the catalogue says of a field, or of a fact beyond the fields. */
  const known = (key) => page.catalogue.fields.find(({ field }) => field === key) ?? page.catalogue.inputs.find(({ id }) => id === key);

  /** The sections of a unit, with what no section names in the last one. */
  function unitSections() {
    const named = new Set([...UNIT_SECTIONS.flatMap(([, keys]) => keys), ...NOT_ASKED]);
    const other = page.catalogue.fields.map(({ field }) => field).filter((field) => !named.has(field));
    return [...UNIT_SECTIONS, ['other', other]];
  }

  function control(key, id, describedBy) {
    const common = { id, name: key, 'aria-describedby': describedBy };
    const kind = page.catalogue === undefined ? undefined : known(key)?.kind;
    const choices = Object.hasOwn(CHOICES, key) ? CHOICES[key] : kind === 'flag' ? STATED : undefined;
    if (choices !== undefined) {
      const options = Object.entries(choices).sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : 0));
      return page.el('select', common, options.map(([value, both]) => page.el('option', { value }, pick(both))));
    }
    const digits = ['count', 'months'].includes(kind) || ['nib', 'nik', 'npwp', 'kbli', 'workers', 'workers_male', 'workers_female', 'year'].includes(key);
    return page.el('input', { ...common, type: 'text', placeholder: ' ', autocomplete: 'off', spellcheck: 'false', inputmode: digits ? 'numeric' : null });
  }

  /** A field with its label, its hint and a place for findings. */
  function field(key, id) {
    const hint = HINTS[key] === undefined ? null : page.el('p', { class: 'hint', id: `${id}-hint` }, pick(HINTS[key]));
    const money = page.catalogue !== undefined && ['money', 'rupiah'].includes(known(key)?.kind);
    const box = control(key, id, hint === null ? null : `${id}-hint`);
    return page.el(
      'div',
      { class: 'field', 'data-field': key },
      page.el('label', { for: id }, label(key)),
      money ? page.el('div', { class: 'money' }, page.el('span', { 'aria-hidden': 'true' }, 'Rp'), box) : box,
      hint,
      page.el('div', { class: 'findings', id: `${id}-findings` }),
    );
  }

  /** A box to tick, checked or not. */
  function tick(key, id, checked) {
    const box = page.el('input', { type: 'checkbox', id, name: key });
    box.checked = checked;
    return page.el('div', { class: 'field wide', 'data-field': key }, page.el('label', { class: 'choice', for: id }, box, ' ', label(key)));
  }

  /** The values of a form, without what is empty. */
  function values(keys, idOf) {
    const out = {};
    for (const key of keys) {
      const value = page.byId(idOf(key))?.value.trim() ?? '';
      if (value === '') continue;
      out[key] = value === 'true' ? true : value === 'false' ? false : value;
    }
    return out;
  }

  Object.assign(page, { COLUMNS, MORE_COLUMNS, field, known, label, tick, unitSections, values, capital });
})();
