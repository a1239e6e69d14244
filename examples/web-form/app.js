// Starts the page: loads the module, draws the forms, and asks again whenever something changes.
(() => {
  'use strict';
  const { page } = globalThis;
  const { byId } = page;
  const sentra = globalThis.sentraIkm;

  let tab = 'unit';
  let last = {};

  /** Over http the module is fetched; a page that was opened from a folder cannot fetch, so it takes the inlined copy. */
  async function load() {
    if (location.protocol !== 'file:') {
      try {
        await sentra.load('vendor/sentra.wasm');
        return;
      } catch {
        // A server that does not give the module may still give the script.
      }
    }
    await new Promise((done, failed) => {
      const script = page.el('script', { src: 'vendor/sentra-wasm.js', onload: done, onerror: () => failed(new Error('vendor/sentra-wasm.js')) });
      document.head.append(script);
    });
  }

  function judge() {
    const asOf = byId('as-of').value;
    byId('as-of-hint').textContent = asOf === '' ? page.text('asOfHint') : page.text('asOfSaid', { date: page.dateWords(asOf) });
    const { words, answer } = page[tab].judge();
    last = { ...last, [tab]: answer };
    if (byId('status').textContent !== words) byId('status').textContent = words;
  }
  const soon = page.debounced(judge, 150);

  function draw() {
    page.translate();
    page.unit.build();
    page.group.build();
    provenance();
    judge();
  }

  function provenance() {
    const { library, registry, regions } = page.catalogue.provenance;
    byId('provenance').textContent =
      `sentra ${library} · ${registry.name} ${registry.version} (${registry.sha256.slice(0, 12)}) · ${regions.edition} (${regions.sha256.slice(0, 12)})`;
  }

  function choose(name, focus) {
    tab = name;
    for (const one of ['unit', 'group']) {
      const chosen = one === name;
      byId(`panel-${one}`).hidden = !chosen;
      byId(`tab-${one}`).setAttribute('aria-selected', String(chosen));
      byId(`tab-${one}`).tabIndex = chosen ? 0 : -1;
    }
    if (focus) byId(`tab-${name}`).focus();
    judge();
  }

  function listenTabs() {
    for (const name of ['unit', 'group']) byId(`tab-${name}`).addEventListener('click', () => choose(name, false));
    document.querySelector('.tabs').addEventListener('keydown', (event) => {
      const other = { ArrowLeft: 'unit', Home: 'unit', ArrowRight: 'group', End: 'group' }[event.key];
      if (other === undefined) return;
      event.preventDefault();
      choose(other, true);
    });
  }

  const ACTIONS = {
    'unit-example': () => page.unit.example(),
    'unit-clear': () => page.unit.reset({}),
    'group-example': () => page.group.example(),
    'group-clear': () => page.group.reset([], {}),
    'row-add': () => page.table.addRow(),
    paste: () => {
      page.table.append(byId('paste-text').value);
      byId('paste-text').value = '';
    },
    save: () => page.files.save(last),
    print: () => globalThis.print(),
  };

  function listen() {
    listenTabs();
    page.table.start(soon);
    for (const button of document.querySelectorAll('[data-action]')) {
      button.addEventListener('click', () => {
        ACTIONS[button.dataset.action]();
        judge();
      });
    }
    for (const button of document.querySelectorAll('[data-lang]')) {
      button.addEventListener('click', () => {
        page.lang = button.dataset.lang;
        draw();
      });
    }
    for (const name of ['unit', 'group']) {
      const form = byId(`${name}-form`);
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        page[name].checkAll();
      });
      form.addEventListener('input', soon);
      form.addEventListener('change', soon);
    }
    byId('unit-form').addEventListener('focusout', (event) => {
      page.unit.left(event);
      soon();
    });
    byId('group-form').addEventListener('focusout', soon);
    byId('as-of').addEventListener('input', soon);
    byId('today').addEventListener('click', () => {
      const now = new Date();
      const two = (number) => String(number).padStart(2, '0');
      byId('as-of').value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
      judge();
    });
    byId('open').addEventListener('change', async (event) => {
      const [file] = event.target.files;
      if (file !== undefined && (await page.files.open(file))) judge();
      event.target.value = '';
    });
  }

  async function start() {
    page.translate();
    byId('unit-strip').textContent = page.text('loading');
    try {
      await load();
      page.sentra = sentra;
      const catalogue = sentra.catalogue();
      if (!catalogue.ok) throw new Error(page.said(catalogue.error));
      page.catalogue = catalogue;
    } catch (error) {
      byId('unit-strip').textContent = page.text('notLoaded', { why: error.message });
      return;
    }
    listen();
    draw();
    document.documentElement.dataset.ready = 'true';
  }

  start();
})();
