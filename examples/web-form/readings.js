// What the law leaves open: each reading as a choice, with the words of the registry.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el, byId } = page;

  const idOf = (prefix, id) => `${prefix}-reading-${id}`;

  /** One reading as a choice; its default comes first. */
  function readingField(id, prefix) {
    const reading = page.catalogue.readings.find((one) => one.id === id);
    const box = el(
      'select',
      { id: idOf(prefix, id) },
      reading.choices.map((choice) => el('option', { value: choice, selected: choice === reading.default }, page.word(`choice_${choice}`))),
    );
    const before = byId(box.id);
    if (before !== null) box.value = before.value;
    return el('div', { class: 'field', 'data-reading': id }, el('label', { for: box.id }, page.capital(page.said(reading.title))), box);
  }

  /** Several readings, to be opened. */
  function readingsSection(ids, prefix) {
    const fields = el('div', { class: 'grid' }, ids.map((id) => readingField(id, prefix)));
    return el('details', { class: 'more' }, el('summary', {}, page.text('section_readings')), fields);
  }

  /** What is chosen. */
  function readings(ids, prefix) {
    return Object.fromEntries(ids.map((id) => [id, byId(idOf(prefix, id)).value]));
  }

  Object.assign(page, { readingField, readingsSection, readings });
})();
