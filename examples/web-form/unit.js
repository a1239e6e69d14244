// The first tab: one unit, judged while it is filled in.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el, byId, word } = page;

  const QUESTIONS = ['unit.ikm.p64', 'unit.skala.p64', 'unit.industri', 'unit.skala.pp7', 'unit.ikm.pp7', 'unit.skala.bps'];
  const SCHEMES = ['unit.skala.p64', 'unit.skala.pp7', 'unit.skala.bps'];
  const READINGS = ['basis15', 'u1'];
  const EXAMPLE = {
    name: 'Konveksi Contoh',
    kbli: '14111',
    kbli_edition: '2020',
    products: 'kemeja, seragam',
    village: '35.24.14.2005',
    workers: '25',
    investment_excl_land: '14 miliar',
    established: '2019-08-17',
    annual_sales: '12.500.000.000',
  };

  const touched = new Set();
  /** The fields, and behind them the facts that the further questions need. */
  let fields = [];
  let keys = [];
  let checkedAll = false;

  const idOf = (key) => `unit-${key}`;
  const read = () => page.values(keys, idOf);

  /** The field of an input that is missing. */
  function fieldOf(input) {
    const id = idOf(input === 'investment_basis' ? 'investment_excl_land' : input);
    return byId(id) === null ? null : id;
  }

  function build() {
    const before = keys.length === 0 ? {} : raw();
    const sections = page.unitSections();
    fields = sections.flatMap(([, named]) => named);
    const grid = (named) => el('div', { class: 'grid' }, named.map((key) => page.field(key, idOf(key))));
    page.fill(
      byId('unit-fields'),
      sections.map(([name, named]) =>
        name === 'other'
          ? el('details', { class: 'more' }, el('summary', {}, page.text('section_other')), grid(named))
          : el('fieldset', {}, el('legend', {}, page.text(`section_${name}`)), grid(named)),
      ),
      page.further.section('unit', 'unit', QUESTIONS),
      page.readingsSection(READINGS, 'unit'),
    );
    fillIn(before);
  }

  const raw = () => Object.fromEntries(['programme', ...keys].map((key) => [key, byId(idOf(key))?.value ?? '']));

  /** The further questions that are chosen; their facts are drawn. */
  function further() {
    const ids = page.further.questions('unit', 'unit', QUESTIONS);
    const facts = page.further.facts([...QUESTIONS, ...ids]);
    page.further.draw('unit', facts, idOf);
    keys = [...fields, ...facts];
    return ids;
  }

  function fillIn(values) {
    page.further.choose('unit', values.programme ?? '');
    further();
    for (const key of keys) {
      const control = byId(idOf(key));
      if (control !== null) control.value = Object.hasOwn(values, key) ? String(values[key]) : '';
    }
  }

  /** Asks the module and shows the answer. */
  function judge() {
    const asOf = byId('as-of').value;
    const more = further();
    const unit = read();
    const answer = asOf === '' ? page.sentra.checkUnit(unit) : page.sentra.assess({ asOf, unit, questions: [...QUESTIONS, ...more], readings: page.readings(READINGS, 'unit') });
    showFindings(answer.ok ? answer.findings : []);
    if (asOf === '') {
      page.fill(byId('unit-strip'), page.stripNeeds(page.text('needDate'), 'as-of'));
      page.fill(byId('unit-result'), page.waiting());
      return { words: page.text('needDate'), answer: undefined };
    }
    if (!answer.ok) {
      page.fill(byId('unit-strip'));
      page.fill(byId('unit-result'), page.failed(answer));
      return { words: page.said(answer.error), answer };
    }
    show(answer, more);
    return { words: word(`ikm_${answer.answers['unit.ikm.p64'].verdict}`), answer };
  }

  function show({ answers }, more) {
    const ikm = answers['unit.ikm.p64'];
    const all = QUESTIONS.map((id) => answers[id]).filter((one) => one !== undefined);
    const classes = answers['unit.skala.p64'].classes ?? [];
    const extra = classes.length === 0 ? null : el('span', { class: 'extra' }, `${word('heading_classes')}: ${classes.join(` ${word('or')} `)}`);
    page.fill(byId('unit-strip'), page.strip('ikm', ikm, 'unit-result', extra));
    page.fill(
      byId('unit-result'),
      page.headline('ikm', ikm),
      page.missing([...all, ...more.map((id) => answers[id])], fieldOf),
      schemes(answers),
      page.further.answered(answers, more),
      el('section', {}, el('h3', {}, word('heading_criteria')), all.map((one) => page.criterion(one))),
    );
  }

  /** The classes under each scheme: the set of those that are possible. */
  function schemes(answers) {
    const rows = SCHEMES.map((id) => answers[id]).map((one) =>
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, (one.citations ?? []).map(({ text }) => text)[0] ?? page.said(one.title)),
        el('td', {}, one.classes === undefined ? page.chip(one.verdict) : one.classes.map((name) => el('span', { class: 'class' }, name))),
      ),
    );
    const head = el('tr', {}, el('th', { scope: 'col' }, word('scheme')), el('th', { scope: 'col' }, word('possible')));
    return el(
      'section',
      {},
      el('h3', {}, word('heading_classes')),
      el('table', { class: 'schemes' }, el('thead', {}, head), el('tbody', {}, rows)),
    );
  }

  function showFindings(findings) {
    const located = findings.map((finding) => {
      const key = finding.path.split('/')[2] ?? '';
      const known = byId(idOf(key)) !== null;
      return { finding, key, id: known ? idOf(key) : null, name: known ? page.label(key) : key };
    });
    for (const key of keys) {
      if (!touched.has(key)) continue;
      page.markFindings(idOf(key), located.filter((one) => one.key === key).map((one) => one.finding));
    }
    if (checkedAll) page.summary(byId('unit-summary'), located);
  }

  /** Checks every field and moves to the summary. */
  function checkAll() {
    keys.forEach((key) => touched.add(key));
    checkedAll = true;
    judge();
    page.focusSummary(byId('unit-summary'));
  }

  function reset(values) {
    for (const key of keys) page.markFindings(idOf(key), []);
    touched.clear();
    checkedAll = false;
    page.noSummary(byId('unit-summary'));
    fillIn(values);
  }

  /** A field was left: from now on its findings are shown. */
  function left(event) {
    if (event.target.name && event.target.value !== '') touched.add(event.target.name);
  }

  page.unit = { build, judge, checkAll, left, read, reset, raw, example: () => reset(EXAMPLE) };
})();
