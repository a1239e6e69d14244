// The page examples/web-form, over http and from the folder: what an officer does, and what must never happen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, openPage, serve } from './chromium.mjs';

const folder = fileURLToPath(new URL('../../../examples/web-form/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(folder);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens the page, runs a test on it, and fails when anything happened that should not. */
async function onPage(run, { base = server.base, width = 1280 } = {}) {
  const { page, problems } = await openPage(browser, base, { viewport: { width, height: 900 } });
  await page.goto(`${base}index.html`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  await run(page);
  assert.deepEqual(problems, []);
  assert.equal(await page.evaluate(() => localStorage.length + document.cookie.length), 0);
  await page.close();
}

const text = (page, selector) => page.locator(selector).innerText();
const settles = (page, selector, wanted) =>
  page.waitForFunction(([place, words]) => document.querySelector(place)?.innerText.includes(words), [selector, wanted], { timeout: 5000 });

test('it asks for the date before it judges', () =>
  onPage(async (page) => {
    await page.fill('#unit-workers', '5');
    await settles(page, '#unit-strip', 'Isi dahulu tanggal pertanyaan');
    assert.match(await text(page, '#unit-result'), /^Jawaban muncul di sini/);
    await page.click('#unit-strip button');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'as-of');
    await page.click('#today');
    assert.match(await page.inputValue('#as-of'), /^\d{4}-\d\d-\d\d$/);
    await settles(page, '#unit-strip', 'Ya, ini IKM');
  }));

test('a unit is judged while it is filled in, and what is missing leads to its field', () =>
  onPage(async (page) => {
    await page.fill('#as-of', '2025-01-31');
    await page.fill('#unit-workers', '25');
    await page.fill('#unit-investment_excl_land', '14 miliar');
    await settles(page, '#unit-strip', 'Belum dapat diputuskan');
    await settles(page, '#unit-result', 'Tanyakan dahulu: investasi tanah dan bangunan');
    assert.match(await text(page, '#unit-result'), /Permenperin 64\/M-IND\/PER\/7\/2016/);
    assert.match(await text(page, '#unit-result'), /Pasal 102 UU 3\/2014 dihapus/);
    await page.click('#unit-result .missing button');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'unit-investment_land');
    await page.keyboard.type('1.000.000.000');
    await settles(page, '#unit-strip', 'Ya, ini IKM');
    await page.fill('#unit-investment_land', '1.000.000.001');
    await settles(page, '#unit-strip', 'Tidak, bukan IKM');
    await page.fill('#as-of', '2010-01-01');
    await settles(page, '#unit-strip', 'Belum ada aturannya');
  }));

test('findings stand beside their fields and in a summary that takes the focus', () =>
  onPage(async (page) => {
    await page.fill('#unit-nib', '9,12E+12');
    await page.waitForTimeout(300);
    assert.equal(await page.getAttribute('#unit-nib', 'aria-invalid'), null, 'not before the field is left');
    await page.fill('#unit-workers', 'banyak');
    await page.waitForFunction(() => document.querySelector('#unit-nib').getAttribute('aria-invalid') === 'true');
    await page.click('#unit-form button[type=submit]');
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('summary')));
    assert.match(await page.title(), /^Galat: /);
    const described = await page.getAttribute('#unit-nib', 'aria-describedby');
    assert.deepEqual(described.split(' '), ['unit-nib-hint', 'unit-nib-findings']);
    const beside = (await text(page, '#unit-nib-findings')).replace('Galat: ', '');
    assert.ok((await text(page, '#unit-summary')).includes(beside));
    await page.locator('#unit-summary a', { hasText: 'NIB' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'unit-nib');
    await page.fill('#unit-nib', '');
    await page.fill('#unit-workers', '5');
    await settles(page, '#unit-summary', 'Tidak ada masalah');
    assert.equal(await page.getAttribute('#unit-workers', 'aria-invalid'), null);
    assert.doesNotMatch(await page.title(), /Galat/);
  }));

const HEAD = 'Nama Perusahaan\tKode Desa\tKBLI\tJenis Produk\tTenaga Kerja\tCatatan';
const ROWS = [1, 2, 3, 4, 5].map((n) => `"Tenun ""Contoh"" ${n}"\t35.24.14.2005\t13121\tsarung\t${n + 2}\tbaik`);

test('five pasted units are a sentra, four are not', () =>
  onPage(async (page) => {
    await page.fill('#as-of', '2025-01-31');
    await page.click('#tab-group');
    await settles(page, '#group-strip', 'Isi paling sedikit satu baris');
    await page.click('#panel-group details.paste summary');
    await page.fill('#paste-text', [HEAD, ...ROWS].join('\r\n'));
    await page.click('[data-action=paste]');
    assert.match(await text(page, '#paste-result'), /5 baris dimasukkan\. Baris pertama dibaca sebagai judul\. Kolom yang tidak dipakai: Catatan\./);
    await page.selectOption('#g-kbli_edition', '2020');
    await settles(page, '#group-strip', 'Ya, memenuhi definisi');
    const result = await text(page, '#group-result');
    for (const words of ['Sentra IKM adalah sekelompok IKM', 'Pasal 1 angka 8 PP 29/2018', 'Sendangagung', 'KBLI 13121', 'Tenun "Contoh" 3']) {
      assert.ok(result.includes(words), words);
    }
    await page.click('#panel-group tbody tr:nth-child(5) .remove button');
    await settles(page, '#group-strip', 'Tidak memenuhi definisi');
    await settles(page, '#group-strip', '4 unit mungkin, perlu 5');
    await page.uncheck('#g-members_complete');
    await settles(page, '#group-strip', 'Belum dapat diputuskan');
  }));

test('cells pasted into the table start at their cell', () =>
  onPage(async (page) => {
    await page.click('#tab-group');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '35.24.14.2005\t13121\n35.24.14.2006\t13122\n');
      document.querySelector('#m-1-village').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    assert.equal(await page.inputValue('#m-2-kbli'), '13122');
    assert.equal(await page.inputValue('#m-1-village'), '35.24.14.2005');
    assert.equal(await page.inputValue('#m-0-village'), '');
  }));

test('a large firm does not count, and the group says which unit is to be asked', () =>
  onPage(async (page) => {
    await page.fill('#as-of', '2025-01-31');
    await page.click('#tab-group');
    await page.click('[data-action=group-example]');
    await settles(page, '#group-strip', 'Belum dapat diputuskan');
    assert.match(await text(page, '#m-5-state'), /bukan IKM/);
    assert.match(await text(page, '#group-result'), /Bukan IKM, tidak dihitung \(1\)\s+Pabrik Contoh/);
    await page.click('#group-result .missing button');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'm-4-investment_land');
    await page.keyboard.type('1 miliar');
    await settles(page, '#group-strip', 'Ya, memenuhi definisi');
    assert.match(await text(page, '#m-4-state'), /dihitung/);
    await page.click('#group-fields details.more summary');
    await page.fill('#g-number', '188/1/KEP/2019');
    await page.fill('#g-issued', '2019-02-01');
    await page.fill('#g-places', '35.24.14.2005');
    await settles(page, '#group-result', 'tempat menurut SK');
    await page.selectOption('#g-reading-location', 'explicit');
    await page.fill('#g-location_places', '35.24.14.2099, bukan kode');
    await settles(page, '#group-result', 'bukan kode wilayah');
    await page.fill('#g-location_places', '35.24.14.2006');
    await settles(page, '#group-strip', 'Tidak memenuhi definisi');
  }));

test('a programme asks its questions, and only the facts that they read', () =>
  onPage(async (page) => {
    await page.fill('#as-of', '2025-01-31');
    await page.fill('#unit-workers', '5');
    await settles(page, '#unit-strip', 'Ya, ini IKM');
    assert.equal(await page.locator('#unit-facts .field').count(), 0);
    await page.click('#unit-further summary');
    await page.selectOption('#unit-programme', 'pp29');
    await settles(page, '#unit-result', 'Pertanyaan program');
    const names = await page.locator('#unit-facts [name]').evaluateAll((all) => all.map(({ name }) => name));
    const catalogue = await page.evaluate(() => globalThis.sentraIkm.catalogue());
    const asked = catalogue.criteria.filter(({ id, subject }) => subject === 'unit' && id.startsWith('fasilitas.')).flatMap((one) => one.facts);
    assert.deepEqual(names, catalogue.inputs.map(({ id }) => id).filter((id) => asked.includes(id)));
    const verdict = (code) => page.locator('#unit-result .criterion', { has: page.locator(`.code:text-is("${code}")`) }).locator('.chip').first().innerText();
    assert.match(await verdict('FC1'), /belum dapat diputuskan/);
    await page.locator('#unit-result .missing button', { hasText: 'masalah jumlah, mutu' }).first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'unit-supply_problem');
    await page.selectOption('#unit-supply_problem', 'true');
    await page.waitForFunction(() => [...document.querySelectorAll('#unit-result .criterion')].some((one) => one.innerText.startsWith('FC1') && one.querySelector('.chip.met')));
    await page.click('[data-lang=en]');
    assert.equal(await page.inputValue('#unit-programme'), 'pp29');
    assert.equal(await page.inputValue('#unit-supply_problem'), 'true');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action=save]')]);
    const saved = await download.path();
    await page.click('[data-action=unit-clear]');
    assert.equal(await page.locator('#unit-facts .field').count(), 0);
    await page.setInputFiles('#open', saved);
    await settles(page, '#files-result', 'The file was opened');
    assert.equal(await page.inputValue('#unit-supply_problem'), 'true');
    await page.selectOption('#unit-programme', 'restruk');
    await page.fill('#unit-machine_price', 'banyak');
    await page.click('#unit-form button[type=submit]');
    await settles(page, '#unit-summary', 'Price of the machine');
    await page.click('#tab-group');
    await page.click('[data-action=group-example]');
    await page.click('#g-further summary');
    await page.selectOption('#g-programme', 'pp29');
    await page.selectOption('#g-kub', 'true');
    await settles(page, '#group-result', 'Questions of the programme');
  }));

test('the language changes everywhere and keeps the entries', () =>
  onPage(async (page) => {
    await page.fill('#as-of', '2025-01-31');
    await page.click('[data-action=unit-example]');
    await page.selectOption('#unit-reading-basis15', 'tanpa_tanah', { force: true });
    await page.click('[data-lang=en]');
    await settles(page, '#unit-strip', 'Is this unit an IKM?');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.equal(await page.inputValue('#unit-workers'), '25');
    assert.equal(await page.inputValue('#unit-reading-basis15'), 'tanpa_tanah');
    await page.click('#tab-group');
    await page.click('[data-action=group-example]');
    await page.click('[data-lang=id]');
    await settles(page, '#group-strip', 'Apakah kelompok ini Sentra IKM?');
    assert.equal(await page.inputValue('#m-0-name'), 'Tenun Contoh 1');
    const undone = await page.evaluate(() => [...document.querySelectorAll('[data-text]')].filter((one) => one.textContent === one.dataset.text).map((one) => one.dataset.text));
    assert.deepEqual(undone, [], 'words without a text');
  }));

test('markup in the entries stays text', () =>
  onPage(async (page) => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await page.fill('#as-of', '2025-01-31');
    for (const key of ['name', 'workers', 'kbli', 'village', 'established']) await page.fill(`#unit-${key}`, evil);
    await page.click('#unit-form button[type=submit]');
    await page.click('#tab-group');
    for (const key of ['name', 'village', 'kbli', 'products', 'workers']) await page.fill(`#m-0-${key}`, evil);
    await page.fill('#g-number', evil, { force: true });
    await page.click('#group-form button[type=submit]');
    await settles(page, '#group-summary', '<img');
    assert.equal(await page.locator('main img, main script').count(), 0);
  }));

test('entries are saved to a file only when asked, and come back from it', () =>
  onPage(async (page) => {
    await page.fill('#as-of', '2025-01-31');
    await page.click('[data-action=unit-example]');
    await page.click('#tab-group');
    await page.click('[data-action=group-example]');
    await settles(page, '#group-strip', 'Belum dapat diputuskan');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action=save]')]);
    const saved = await download.path();
    const content = JSON.parse(readFileSync(saved, 'utf8'));
    assert.equal(content.answers.group.answers['sentra.pp29'].verdict, 'unknown');
    await page.click('[data-action=group-clear]');
    await page.fill('#as-of', '');
    assert.equal(await page.inputValue('#m-0-name'), '');
    await page.setInputFiles('#open', saved);
    await settles(page, '#files-result', 'Berkas dibuka');
    assert.equal(await page.inputValue('#m-5-name'), 'Pabrik Contoh');
    assert.equal(await page.inputValue('#as-of'), '2025-01-31');
    await settles(page, '#group-strip', 'Belum dapat diputuskan');
    for (const bad of ['{', 'null', '{"kind":"other"}', '[]']) {
      await page.setInputFiles('#open', { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(bad) });
      await settles(page, '#files-result', 'bukan simpanan halaman ini');
    }
    const odd = { kind: 'sentra-web-form', as_of: 5, unit: { name: { x: 1 }, __proto__: null }, group: [], members: [null, 5, { name: 'A', workers: 5 }] };
    await page.setInputFiles('#open', { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(odd)) });
    await settles(page, '#files-result', 'Berkas dibuka');
    assert.equal(await page.inputValue('#m-2-name'), 'A');
  }));

test('it works with the keyboard alone', () =>
  onPage(async (page) => {
    await page.focus('#tab-unit');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-group');
    assert.ok(await page.isVisible('#panel-group'));
    await page.keyboard.press('Home');
    assert.ok(await page.isVisible('#panel-unit'));
    await page.focus('#unit-workers');
    await page.keyboard.type('banyak');
    await page.keyboard.press('Enter');
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('summary')));
  }));

for (const width of [1280, 390]) {
  test(`nothing that a checker of accessibility finds, and nothing wider than the page (${width} px)`, () =>
    onPage(
      async (page) => {
        const check = async (where) => {
          await page.evaluate(axe);
          const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] }));
          assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`), [], where);
          assert.ok(passes.length > 20, where);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), where);
        };
        await check('empty');
        await page.fill('#as-of', '2025-01-31');
        await page.click('[data-action=unit-example]');
        await page.fill('#unit-nib', '12');
        await page.click('#unit-form button[type=submit]');
        for (const one of await page.locator('details').all()) await one.evaluate((details) => (details.open = true));
        await check('unit');
        await page.click('#tab-group');
        await check('group, empty');
        await page.click('[data-action=group-example]');
        await page.check('#more-columns');
        await page.fill('#m-0-workers', 'banyak');
        await page.click('#group-form button[type=submit]');
        await check('group');
      },
      { width },
    ));
}

test('it opens from the folder, without a server', () =>
  onPage(
    async (page) => {
      await page.fill('#as-of', '2025-01-31');
      await page.fill('#unit-workers', '5');
      await settles(page, '#unit-strip', 'Ya, ini IKM');
    },
    { base: pathToFileURL(folder).href },
  ));

test('it prints on A4', () =>
  onPage(async (page) => {
    await page.fill('#as-of', '2025-01-31');
    await page.click('#tab-group');
    await page.click('[data-action=group-example]');
    await settles(page, '#group-strip', 'Belum dapat diputuskan');
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.ok(pdf.length > 20_000);
    await page.emulateMedia({ media: 'print' });
    assert.ok(!(await page.isVisible('[data-action=save]')));
    assert.ok(await page.isVisible('#group-result'));
  }));
