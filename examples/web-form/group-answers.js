// Puts the answers about a group on the page.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el, byId, word } = page;

  /** Shows everything about a group. `tree` names the criteria that the definition is built from, `more` further ones. */
  function showGroup(answers, fieldOf, tree, more) {
    const sentra = answers['sentra.pp29'];
    page.fill(byId('group-strip'), page.strip('sentra', sentra, 'group-result', el('span', { class: 'extra' }, counted(sentra.count))));
    page.fill(
      byId('group-result'),
      page.headline('sentra', sentra),
      figures(sentra),
      page.missing([sentra, ...more.map((id) => answers[id])], fieldOf),
      el('section', {}, el('h3', {}, word('heading_tree')), children(sentra, answers, tree)),
      names('heading_units', sentra.members),
      names('heading_not_ikm', sentra.not_ikm),
      page.quotes(sentra),
      decree(answers),
      drift(answers['sentra.sk.drift']),
      page.further.answered(answers, more),
    );
  }

  function children(sentra, answers, tree) {
    const given = sentra.children ?? tree.map((id) => answers[id]).filter((one) => one !== undefined);
    return given.map((one) => page.criterion(one));
  }

  const shown = (count) => ({ ...count, possible: count.possible ?? '∞' });
  const counted = (count) => (count === undefined ? '' : word('count', shown(count)));

  /** The count, the place and what is shared, at a glance. */
  function figures({ count, label, place, places, shared_key: shared }) {
    const figure = (key, number) => el('div', {}, el('dt', {}, word(key)), el('dd', {}, String(number)));
    const row = (key, words) => (words === undefined ? null : el('p', {}, `${word(key)}: `, el('strong', {}, words)));
    return el(
      'section',
      {},
      count === undefined
        ? null
        : el('dl', { class: 'figures' }, figure('sure', count.sure), figure('possibly', count.possible ?? '∞'), figure('needed', count.needed)),
      row('shared', shared === undefined ? undefined : `${word(shared.kind)} ${shared.value}`),
      row('place', (places ?? (place === undefined ? undefined : [place]))?.join(', ')),
      row('location_label', label === undefined ? undefined : word(label)),
    );
  }

  function names(heading, ids) {
    if (ids === undefined || ids.length === 0) return null;
    return el('section', {}, el('h3', {}, `${word(heading)} (${ids.length})`), el('ul', { class: 'names' }, ids.map((id) => el('li', {}, id))));
  }

  /** A decree is a fact of its own: neither it nor the definition implies the other. */
  function decree(answers) {
    const known = ['sentra.sk', 'sk.nomor'].map((id) => answers[id]).filter((one) => one !== undefined);
    if (known.length === 0) return null;
    return el('section', {}, el('h3', {}, word('heading_decree')), known.map((one) => page.criterion(one)));
  }

  function drift(answer) {
    const { report } = answer ?? {};
    if (report === undefined) return null;
    const line = (key) => [el('dt', {}, word(key)), el('dd', {}, report[key].join(', ') || word('none'))];
    const now = report.ikm_now === null ? [] : [el('dt', {}, word('ikm_now')), el('dd', {}, counted(report.ikm_now))];
    return el('section', {}, el('h3', {}, word('heading_drift')), el('dl', { class: 'drift' }, ['added', 'removed', 'outside_places'].map(line), now));
  }

  page.showGroup = showGroup;
})();
