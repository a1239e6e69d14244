// Saves the entries and answers to a file, and opens such a file. Nothing is kept otherwise.
(() => {
  'use strict';
  const { page } = globalThis;
  const { byId } = page;

  const KIND = 'sentra-web-form';
  const MOST = 5000000;

  /** Everything that was entered, with the last answers, as a file to download. */
  function save(answers) {
    const content = {
      kind: KIND,
      version: 1,
      as_of: byId('as-of').value,
      unit: page.unit.raw(),
      group: page.group.raw(),
      members: page.table.rows(),
      answers,
    };
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }));
    const link = page.el('a', { href: url, download: `sentra-${byId('as-of').value || 'tanpa-tanggal'}.json` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  /** Takes the entries of a file; its answers are asked again, never believed. */
  async function open(file) {
    const content = await readable(file);
    byId('files-result').textContent = page.text(content === undefined ? 'notOpened' : 'opened');
    if (content === undefined) return false;
    byId('as-of').value = /^\d{4}-\d\d-\d\d$/.test(content.as_of) ? content.as_of : '';
    page.unit.reset(texts(content.unit));
    page.group.reset(list(content.members).map(texts), { ...texts(content.group), ...flags(content.group) });
    return true;
  }

  async function readable(file) {
    try {
      if (file.size > MOST) return undefined;
      const content = JSON.parse(await file.text());
      return content?.kind === KIND ? content : undefined;
    } catch {
      return undefined;
    }
  }

  const entries = (value) => (value !== null && typeof value === 'object' ? Object.entries(value) : []);
  const texts = (value) => Object.fromEntries(entries(value).filter(([, text]) => typeof text === 'string'));
  const flags = (value) => Object.fromEntries(entries(value).filter(([, flag]) => typeof flag === 'boolean'));
  const list = (value) => (Array.isArray(value) ? value.slice(0, 2000) : []);

  page.files = { save, open };
})();
