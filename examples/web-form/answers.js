// Puts an answer on the page. Used by both forms.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el } = page;

  const verdictOf = (answer) => answer.verdict ?? 'report';

  /** A verdict as a sign and words; the sign is for the eye only. */
  function chip(verdict) {
    const sign = el('span', { class: 'sign', 'aria-hidden': 'true' }, page.mark(verdict));
    return el('span', { class: `chip ${verdict}` }, sign, page.word(verdict));
  }

  /** The headline of a result: `kind` is `ikm` or `sentra`. */
  function headline(kind, answer) {
    const verdict = verdictOf(answer);
    return el(
      'div',
      { class: `headline ${verdict}` },
      el('h2', {}, page.word(`${kind}_question`)),
      el('p', { class: 'big' }, el('span', { class: 'sign', 'aria-hidden': 'true' }, page.mark(verdict)), page.word(`${kind}_${verdict}`)),
      el('p', {}, page.said(answer.reason)),
      basis(answer),
      standing(answer),
      answer.exact ? null : el('p', { class: 'hint' }, page.word('not_exact')),
    );
  }

  /** Where it stands in the law, and how well that is evidenced. */
  function basis(answer) {
    const cited = (answer.citations ?? []).map(({ text }) => text).join('; ');
    if (cited === '') return null;
    return el('p', { class: 'basis' }, `${page.word('citations')}: ${cited} (${page.word(answer.evidence_status)})`);
  }

  /** On what standing that law is applied: printed with every answer that rests on it. */
  function standing(answer) {
    return (answer.legal_status ?? []).map((status) => el('p', { class: 'basis' }, `${page.word('heading_status')}: ${page.said(status)}`));
  }

  /** The strip above the form: the same headline, short. */
  function strip(kind, answer, target, extra) {
    const verdict = verdictOf(answer);
    const link = el('button', { type: 'button', class: 'link no-print', onclick: () => page.goTo(target) }, page.text('toResult'));
    const sign = el('span', { class: 'sign', 'aria-hidden': 'true' }, page.mark(verdict));
    return el('div', { class: `strip ${verdict}` }, sign, el('span', { class: 'asked' }, page.word(`${kind}_question`)), el('strong', {}, page.word(`${kind}_${verdict}`)), extra, link);
  }

  /** A strip that says what is needed before there is an answer. */
  function stripNeeds(words, target) {
    return el('div', { class: 'strip needs' }, el('button', { type: 'button', class: 'link', onclick: () => page.goTo(target) }, words));
  }

  /** The words of the law, where an answer quotes them. */
  function quotes(answer) {
    const quoted = (answer.citations ?? []).filter(({ quote }) => quote !== undefined);
    if (quoted.length === 0) return null;
    return el(
      'section',
      {},
      el('h3', {}, page.word('heading_law')),
      quoted.map(({ quote, text }) => el('blockquote', { lang: 'id' }, el('p', {}, `“${quote}”`), el('footer', {}, text))),
    );
  }

  /** What is missing, each set as links to its fields. `idOf` gives the id of the field of an input, if there is one. */
  function missing(answers, idOf) {
    const open = answers.filter((answer) => answer.missing !== undefined && Object.keys(answer.missing).length > 0);
    if (open.length === 0) return null;
    return el(
      'section',
      {},
      el('h3', {}, page.word('heading_missing')),
      el('dl', { class: 'missing' }, open.map((answer) => [el('dt', {}, page.said(answer.title)), el('dd', {}, needs(answer.missing, idOf))])),
    );
  }

  function needs({ ask_next: next, will_settle: will = [], could_settle: could = [] }, idOf) {
    const input = (name) => {
      const id = idOf(name);
      const words = page.inputWords(name);
      return id === null ? el('span', {}, words) : el('button', { type: 'button', class: 'link', onclick: () => page.goTo(id) }, words);
    };
    const set = (names) => names.flatMap((name, index) => (index === 0 ? [input(name)] : [` ${page.word('and')} `, input(name)]));
    const line = (key, sets) => {
      if (sets.length === 0) return null;
      const rest = sets.length > 1 ? el('li', { class: 'hint' }, page.word('more_sets', { n: sets.length - 1 })) : null;
      return el('li', {}, `${page.word(key)}: `, set(sets[0]), rest === null ? null : el('ul', {}, rest));
    };
    const shorter = could.filter((one) => !will.some((other) => other.join() === one.join()));
    return el(
      'ul',
      {},
      next === undefined ? null : el('li', {}, el('strong', {}, `${page.word('ask_next')}: `), input(next)),
      line('will_settle', will.filter((one) => one.length > 1 || one[0] !== next)),
      line('could_settle', shorter.filter((one) => one.length > 1 || one[0] !== next)),
    );
  }

  /** Criteria that were opened stay open when the answer changes. */
  const opened = new Set();

  /** One criterion with everything it rests on, to be opened. */
  function criterion(answer) {
    const verdict = verdictOf(answer);
    const { code } = answer;
    const toggled = (event) => (event.currentTarget.open ? opened.add(code) : opened.delete(code));
    return el(
      'details',
      { class: 'criterion', open: opened.has(code), ontoggle: toggled },
      el('summary', {}, el('span', { class: 'code' }, answer.code), el('span', { class: 'name' }, page.said(answer.title)), chip(verdict)),
      el('div', { class: 'inside' }, el('p', {}, page.said(answer.reason)), basis(answer), standing(answer), facts(answer), (answer.children ?? []).map((child) => criterion(child))),
    );
  }

  function facts(answer) {
    const evidence = (answer.evidence ?? []).map((item) => [page.capital(page.inputWords(item.input)), page.value(item)]);
    const parameters = (answer.parameters ?? []).map((item) => {
      const known = page.catalogue.parameters.find(({ id }) => id === item.id);
      return [known === undefined ? item.id : page.capital(page.said(known.meaning)), page.parameter(item)];
    });
    const readings = Object.entries(answer.readings ?? {}).map(([id, choice]) => {
      const known = page.catalogue.readings.find((reading) => reading.id === id);
      return [known === undefined ? id : page.capital(page.said(known.title)), page.word(`choice_${choice}`)];
    });
    return [table('evidence', evidence), table('parameters', parameters), table('readings', readings)];
  }

  function table(key, rows) {
    if (rows.length === 0) return null;
    const body = rows.map(([name, value]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, value)));
    return el('table', { class: 'facts' }, el('caption', {}, page.word(key)), el('tbody', {}, body));
  }

  /** Where the answer will be. */
  const waiting = () => el('div', {}, el('p', { class: 'hint' }, page.text('resultHere')));

  /** The failure of a request, as the module says it. */
  const failed = (failure) => el('div', { class: 'notice' }, el('p', {}, page.said(failure.error)));

  Object.assign(page, { chip, headline, strip, stripNeeds, quotes, missing, criterion, waiting, failed });
})();
