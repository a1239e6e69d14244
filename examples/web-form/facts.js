// Further questions, chosen by programme, and the facts beyond the fields that they need. Both come from the catalogue.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el, byId } = page;

  const idOf = (prefix) => `${prefix}-programme`;

  /** What a programme asks of a subject beyond what the page asks anyway. */
  function further(programme, subject, asked) {
    const fits = (id) => page.catalogue.criteria.find((one) => one.id === id)?.subject === subject;
    return programme.criteria.filter((id) => fits(id) && !asked.includes(id));
  }

  /** The questions of the programme that is chosen. */
  function questions(prefix, subject, asked) {
    const programme = page.catalogue.programmes.find(({ id }) => id === byId(idOf(prefix))?.value);
    return programme === undefined ? [] : further(programme, subject, asked);
  }

  /** The facts that questions read, in the order of the law's registry; without those that are fields. */
  function facts(ids) {
    const read = new Set(page.catalogue.criteria.filter(({ id }) => ids.includes(id)).flatMap((one) => one.facts));
    const fields = new Set(page.catalogue.fields.map(({ field }) => field));
    return page.catalogue.inputs.map(({ id }) => id).filter((id) => read.has(id) && !fields.has(id));
  }

  /** The choice of a programme, and a place for the facts. */
  function section(prefix, subject, asked) {
    const programmes = page.catalogue.programmes.filter((one) => further(one, subject, asked).length > 0);
    const box = el(
      'select',
      { id: idOf(prefix), name: 'programme', 'aria-describedby': `${idOf(prefix)}-hint` },
      el('option', { value: '' }, page.text('noProgramme')),
      programmes.map(({ id, title }) => el('option', { value: id }, page.said(title))),
    );
    const choice = el('div', { class: 'field wide' }, el('label', { for: box.id }, page.text('programme')), box, el('p', { class: 'hint', id: `${box.id}-hint` }, page.text('programmeHint')));
    const place = el('div', { class: 'grid facts-asked', id: `${prefix}-facts` });
    return el('details', { class: 'more', id: `${prefix}-further` }, el('summary', {}, page.text('section_further')), el('div', { class: 'grid' }, choice), place);
  }

  /** Chooses a programme, or none where there is no such one; a choice is in sight. */
  function choose(prefix, id) {
    const box = byId(idOf(prefix));
    box.value = id;
    if (box.selectedIndex < 0) box.value = '';
    if (box.value !== '') byId(`${prefix}-further`).open = true;
  }

  /** Draws the fields of these facts, unless they stand there already; what was entered stays. */
  function draw(prefix, keys, fieldId) {
    const place = byId(`${prefix}-facts`);
    if (place.dataset.keys === keys.join()) return;
    const before = Object.fromEntries([...place.querySelectorAll('[name]')].map(({ name, value }) => [name, value]));
    place.dataset.keys = keys.join();
    page.fill(place, keys.map((key) => page.field(key, fieldId(key))));
    for (const key of keys) byId(fieldId(key)).value = before[key] ?? '';
  }

  /** The answers to the further questions. */
  function answered(answers, ids) {
    const found = ids.map((id) => answers[id]).filter((one) => one !== undefined);
    if (found.length === 0) return null;
    return el('section', {}, el('h3', {}, page.text('section_further_answers')), found.map((one) => page.criterion(one)));
  }

  page.further = { questions, facts, section, choose, draw, answered };
})();
