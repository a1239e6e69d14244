// The second tab: a group of units, which may be a sentra.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el, byId, word } = page;

  const DECREE = ['number', 'issuer', 'kind', 'issued', 'effective', 'valid_through', 'revoked_from', 'places'];
  const READINGS = ['location', 'similar_kbli_digits', 'ikm_rule', 'ikm_needs_u1', 'basis15'];
  const SHARED = ['kbli_edition', 'workers_basis'];
  const TREE = ['sentra.lokasi', 'sentra.jumlah', 'sentra.produk', 'sentra.bahan', 'sentra.proses'];
  const FIELDS = ['group_name', ...SHARED, 'location_places', 'one_location_review', ...DECREE];
  /** Beyond so many rows their own state is not asked at every key. */
  const ROWS_LIVE = 200;
  const EXAMPLE = [
    ['Tenun Contoh 1', '35.24.14.2005', '13121', 'sarung tenun', '6', '120.000.000', '80.000.000'],
    ['Tenun Contoh 2', '35.24.14.2005', '13121', 'sarung tenun', '4', '45 juta', ''],
    ['Tenun Contoh 3', '35.24.14.2005', '13121', 'sarung tenun', '11', '300.000.000', '150.000.000'],
    ['Tenun Contoh 4', '35.24.14.2005', '13121', 'sarung tenun', '3', '', ''],
    ['Tenun Contoh 5', '35.24.14.2005', '13121', 'sarung tenun', '28', '14 miliar', ''],
    ['Pabrik Contoh', '35.24.14.2005', '13121', 'sarung tenun', '240', '60 miliar', '25 miliar'],
  ];

  let checkedAll = false;
  let facts = [];

  const asked = () => page.catalogue.programmes.find(({ id }) => id === 'group').criteria;
  const idOf = (key) => `g-${key}`;
  const words = (text) => text.split(/[,;\n]/).map((part) => part.trim()).filter((part) => part !== '');

  function build() {
    const before = byId(idOf('group_name')) === null ? {} : raw();
    const field = (key) => page.field(key, idOf(key));
    const section = (name, ...inside) => el('fieldset', {}, el('legend', {}, page.text(`section_${name}`)), el('div', { class: 'grid' }, inside));
    page.fill(
      byId('group-fields'),
      section('group', field('group_name'), SHARED.map(field), page.tick('members_complete', idOf('members_complete'), true)),
      section('location', page.readingField('location', 'g'), field('location_places'), field('one_location_review')),
      el(
        'details',
        { class: 'more' },
        el('summary', {}, page.text('section_decree')),
        el('div', { class: 'grid' }, DECREE.map(field), page.tick('register_of_decrees_complete', idOf('register_of_decrees_complete'), false)),
      ),
      page.further.section('g', 'group', asked()),
      page.readingsSection(READINGS.filter((id) => id !== 'location'), 'g'),
    );
    fillIn(before);
    page.table.draw();
  }

  /** The further questions that are chosen; their facts are drawn. */
  function further() {
    const ids = page.further.questions('g', 'group', asked());
    facts = page.further.facts([...asked(), ...ids]);
    page.further.draw('g', facts, idOf);
    return ids;
  }

  function raw() {
    const out = Object.fromEntries(['programme', ...FIELDS, ...facts].map((key) => [key, byId(idOf(key))?.value ?? '']));
    for (const key of ['members_complete', 'register_of_decrees_complete']) out[key] = byId(idOf(key)).checked;
    return out;
  }

  function fillIn(values) {
    if (Object.hasOwn(values, 'programme')) page.further.choose('g', values.programme);
    further();
    for (const key of [...FIELDS, ...facts]) {
      if (Object.hasOwn(values, key)) byId(idOf(key)).value = String(values[key]);
    }
    for (const key of ['members_complete', 'register_of_decrees_complete']) {
      if (Object.hasOwn(values, key)) byId(idOf(key)).checked = values[key] === true;
    }
  }

  /** The group as the contract has it. */
  function read(members) {
    const shared = page.values(SHARED, idOf);
    const { group_name: name, one_location_review } = page.values(['group_name', 'one_location_review'], idOf);
    const { places, ...decree } = page.values(DECREE, idOf);
    const group = {
      name,
      members: members.map(({ unit }) => ({ ...shared, ...unit })),
      members_complete: byId(idOf('members_complete')).checked,
      register_of_decrees_complete: byId(idOf('register_of_decrees_complete')).checked,
      one_location_review,
      ...page.values(facts, idOf),
    };
    const given = Object.keys(decree).length > 0 || places !== undefined;
    if (given) group.decrees = [{ ...decree, places: places === undefined ? undefined : words(places) }];
    return group;
  }

  function readings() {
    const chosen = page.readings(READINGS, 'g');
    if (chosen.location === 'explicit') chosen.location_places = words(byId(idOf('location_places')).value);
    return chosen;
  }

  /** Asks the module and shows the answer. */
  function judge() {
    const explicit = byId('g-reading-location').value === 'explicit';
    byId(idOf('location_places')).closest('.field').hidden = !explicit;
    const members = page.table.members();
    const more = further();
    const asOf = byId('as-of').value;
    const needs = asOf === '' ? ['needDate', 'as-of'] : members.length === 0 ? ['needRows', page.table.idOf(0, 'name')] : undefined;
    if (needs !== undefined) {
      const found = page.sentra.check(members.map(({ unit }) => unit));
      showFindings(found.ok ? found.findings : [], members, '/units/');
      page.fill(byId('group-strip'), page.stripNeeds(page.text(needs[0]), needs[1]));
      page.fill(byId('group-result'), page.waiting());
      states(members, {}, asOf);
      return { words: page.text(needs[0]), answer: undefined };
    }
    const group = read(members);
    const answer = page.sentra.assess({ asOf, group, questions: [...asked(), ...more], readings: readings() });
    if (!answer.ok) {
      page.fill(byId('group-strip'));
      page.fill(byId('group-result'), page.failed(answer));
      return { words: page.said(answer.error), answer };
    }
    showFindings(answer.findings, members, '/group/members/');
    states(members, answer.answers['sentra.pp29'], asOf);
    page.showGroup(answer.answers, fieldOf, TREE, more);
    return { words: word(`sentra_${answer.answers['sentra.pp29'].verdict}`), answer };
  }

  /** The field of an input that is missing. */
  function fieldOf(input) {
    const member = /^members\/(.*)\/([a-z_]+)$/s.exec(input);
    if (member === null) return byId(idOf(input)) === null ? null : idOf(input);
    const found = page.table.members().find(({ id }) => id === member[1]);
    const key = member[2] === 'investment_basis' ? 'investment_excl_land' : member[2];
    if (SHARED.includes(key)) return idOf(key);
    return found !== undefined && page.table.columns().includes(key) ? page.table.idOf(found.index, key) : null;
  }

  /** What is known of each row by itself: counted, IKM, no IKM, undecided. */
  function states(members, sentra, asOf) {
    page.table.rows().forEach((row, index) => page.fill(byId(`m-${index}-state`)));
    if (asOf === '') return;
    const shared = page.values(SHARED, idOf);
    for (const { index, id, unit } of members) {
      page.fill(byId(`m-${index}-state`), state(id, { ...shared, ...unit }, sentra, asOf, members.length));
    }
  }

  function state(id, unit, sentra, asOf, count) {
    const pill = (kind, key) => el('span', { class: `chip small ${kind}` }, word(key));
    if (sentra.members?.includes(id)) return pill('met', 'counted');
    if (sentra.not_ikm?.includes(id)) return pill('not_met', 'not_ikm');
    if (count > ROWS_LIVE) return null;
    const { basis15 } = page.readings(['basis15'], 'g');
    const answer = page.sentra.assess({ asOf, unit, questions: ['unit.ikm.p64'], readings: { basis15 } });
    const verdict = answer.ok ? answer.answers['unit.ikm.p64'].verdict : 'unknown';
    return verdict === 'met' ? pill('plain', 'ikm') : verdict === 'not_met' ? pill('not_met', 'not_ikm') : pill('unknown', 'undecided');
  }

  function showFindings(findings, members, base) {
    const located = findings.map((finding) => ({ finding, ...place(finding.path, members, base) }));
    const ids = [
      ...page.table.rows().flatMap((row, index) => page.table.columns().map((key) => page.table.idOf(index, key))),
      ...[...FIELDS, ...facts].map(idOf),
    ];
    const shown = checkedAll ? located : located.filter(({ finding, id }) => finding.severity === 'error' && id !== document.activeElement?.id);
    for (const id of ids) page.markFindings(id, shown.filter((one) => one.id === id).map((one) => one.finding));
    if (checkedAll) page.summary(byId('group-summary'), once(located));
  }

  /** Where a finding belongs on the page. */
  function place(path, members, base) {
    if (path.startsWith(base)) {
      const [position, key] = path.slice(base.length).split('/');
      if (SHARED.includes(key)) return { id: idOf(key), name: page.label(key) };
      const { index } = members[Number(position)];
      const id = page.table.idOf(index, key);
      const name = `${page.label(key)}, ${page.text('inTable', { row: index + 1 })}`;
      return { id: byId(id) === null ? null : id, name };
    }
    const key = path.split('/').at(-1).replace(/^\d+$/, 'places');
    return { id: byId(idOf(key)) === null ? null : idOf(key), name: page.label(key) };
  }

  /** A finding about a shared field stands once, not once for each row. */
  function once(located) {
    const seen = new Set();
    return located.filter(({ finding, id }) => {
      const key = `${id} ${finding.code} ${finding.id}`;
      return !seen.has(key) && seen.add(key);
    });
  }

  function checkAll() {
    checkedAll = true;
    judge();
    page.focusSummary(byId('group-summary'));
  }

  function reset(rows, values) {
    checkedAll = false;
    page.noSummary(byId('group-summary'));
    const blank = Object.fromEntries(['programme', ...FIELDS, ...facts].map((key) => [key, '']));
    fillIn({ ...blank, members_complete: true, register_of_decrees_complete: false, ...values });
    page.table.replace(rows);
  }

  function example() {
    const keys = page.COLUMNS;
    const rows = EXAMPLE.map((cells) => Object.fromEntries(cells.map((cell, index) => [keys[index], cell])));
    reset(rows, { group_name: 'Sentra Tenun Contoh', kbli_edition: '2020' });
  }

  page.group = { build, judge, checkAll, read, reset, raw, example };
})();
