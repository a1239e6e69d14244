// The table of members. What is typed stays in `rows`; the table is drawn from it.
(() => {
  'use strict';
  const { page } = globalThis;
  const { el, byId } = page;

  const EMPTY_ROWS = 5;
  const NUMBERS = ['workers', 'investment_excl_land', 'investment_land'];

  let rows = Array.from({ length: EMPTY_ROWS }, () => ({}));
  let changed = () => {};
  let more = false;

  const idOf = (row, key) => `m-${row}-${key}`;
  const columns = () => page.COLUMNS.filter((key) => more || !page.MORE_COLUMNS.includes(key));
  const isEmpty = (row) => page.COLUMNS.every((key) => (row[key] ?? '').trim() === '');

  /** Draws the table. */
  function draw() {
    const head = columns().map((key) => el('th', { scope: 'col', class: `col-${key}${NUMBERS.includes(key) ? ' figure' : ''}` }, page.label(key)));
    const body = rows.map((row, index) => [
      el(
        'tr',
        { class: 'unit' },
        el('th', { scope: 'row', class: 'number' }, String(index + 1)),
        columns().map((key) => cell(row, index, key)),
        el('td', { class: 'state', id: `m-${index}-state` }),
        el('td', { class: 'remove no-print' }, remove(index)),
      ),
      el('tr', { class: 'notes' }, el('td', { colspan: columns().length + 3 }, columns().map((key) => notes(index, key)))),
    ]);
    const last = [el('th', { scope: 'col' }, page.text('rowState')), el('th', { class: 'no-print' }, el('span', { class: 'visually-hidden' }, page.text('rowRemove')))];
    page.fill(
      byId('group-table'),
      el('table', { class: more ? 'members more' : 'members' }, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, page.text('number')), head, last)), el('tbody', {}, body)),
    );
  }

  function cell(row, index, key) {
    const id = idOf(index, key);
    const input = el('input', {
      id,
      type: 'text',
      placeholder: ' ',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-label': `${page.label(key)}, ${page.text('inTable', { row: index + 1 })}`,
      inputmode: ['workers', 'kbli'].includes(key) ? 'numeric' : null,
      'data-row': index,
      'data-key': key,
      class: NUMBERS.includes(key) ? 'figure' : null,
    });
    input.value = row[key] ?? '';
    return el('td', { 'data-name': page.label(key), class: `cell-${key}` }, input);
  }

  /** The place for the findings about a cell, below its row. */
  function notes(index, key) {
    return el('div', { class: 'findings', id: `${idOf(index, key)}-findings`, 'data-name': page.label(key) });
  }

  function remove(index) {
    const words = `${page.text('rowRemove')} ${index + 1}`;
    return el('button', { type: 'button', class: 'quiet icon', 'aria-label': words, title: words, onclick: () => removeRow(index) }, '×');
  }

  function removeRow(index) {
    rows.splice(index, 1);
    if (rows.length === 0) rows.push({});
    draw();
    byId(idOf(Math.min(index, rows.length - 1), page.COLUMNS[0]))?.focus();
    changed();
  }

  function addRow() {
    rows.push({});
    draw();
    byId(idOf(rows.length - 1, page.COLUMNS[0])).focus();
    changed();
  }

  function typed(event) {
    const { row, key } = event.target.dataset;
    if (row !== undefined) rows[Number(row)][key] = event.target.value;
  }

  /** Several cells pasted into one fill the table from there. */
  function pasted(event) {
    const { row, key } = event.target.dataset;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (row === undefined || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    put(text, Number(row), key);
  }

  /** Puts pasted cells into the table, from a row and a column on, and says what was done. */
  function put(text, from, key) {
    const { rows: found, heading, unused, cut } = page.paste.table(text, key);
    if (found.length === 0) return say(page.text('pasteNothing'));
    found.forEach((row, index) => {
      while (rows.length <= from + index) rows.push({});
      Object.assign(rows[from + index], row);
    });
    if (found.some((row) => page.MORE_COLUMNS.some((column) => (row[column] ?? '') !== ''))) showMore(true);
    draw();
    changed();
    return say(
      page.text('pasteDone', { rows: found.length }) +
        (heading ? page.text('pasteHeading') : '') +
        (unused.length > 0 ? page.text('pasteUnused', { columns: unused.join(', ') }) : '') +
        (cut > 0 ? page.text('pasteCut', { cells: cut }) : ''),
    );
  }

  function say(words) {
    byId('paste-result').textContent = words;
  }

  /** Puts pasted cells after the last row that holds something. */
  function append(text) {
    const last = rows.findLastIndex((row) => !isEmpty(row));
    put(text, last + 1, page.COLUMNS[0]);
  }

  function showMore(shown) {
    more = shown;
    byId('more-columns').checked = shown;
  }

  /** The rows that hold something, each with its place in the table and an id that a person recognises. */
  function members() {
    const names = rows.map((row) => (row.name ?? '').trim());
    return rows.flatMap((row, index) => {
      if (isEmpty(row)) return [];
      const unique = names[index] !== '' && names.filter((name) => name === names[index]).length === 1;
      const position = page.text('inTable', { row: index + 1 });
      const id = unique ? names[index] : names[index] === '' ? position : `${names[index]}, ${position}`;
      const filled = Object.entries(row).filter(([, value]) => value.trim() !== '');
      return [{ index, id, unit: { id, ...Object.fromEntries(filled) } }];
    });
  }

  function replace(given) {
    rows = given.map((row) => ({ ...row }));
    while (rows.length < EMPTY_ROWS) rows.push({});
    showMore(rows.some((row) => page.MORE_COLUMNS.some((key) => (row[key] ?? '') !== '')));
    draw();
  }

  /** Prepares the table; `run` is called when it changes. */
  function start(run) {
    changed = run;
    byId('group-table').addEventListener('input', typed);
    byId('group-table').addEventListener('paste', pasted);
    byId('more-columns').addEventListener('change', (event) => {
      showMore(event.target.checked);
      draw();
      changed();
    });
  }

  page.table = { start, draw, addRow, append, members, replace, idOf, columns, rows: () => rows };
})();
