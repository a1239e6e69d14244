// Cells from a spreadsheet: text with tabs between cells, quotes around cells that hold tabs or line ends.
(() => {
  'use strict';
  const { page } = globalThis;

  /** The rows and cells of a pasted text. */
  function cells(text) {
    const rows = [[]];
    let cell = '';
    let quoted = false;
    const end = () => {
      rows.at(-1).push(cell.trim());
      cell = '';
    };
    const all = text.replace(/\r\n?/g, '\n');
    for (let index = 0; index < all.length; index += 1) {
      const sign = all[index];
      if (quoted && sign === '"' && all[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else if (sign === '"' && (quoted || cell === '')) {
        quoted = !quoted;
      } else if (!quoted && sign === '\t') {
        end();
      } else if (!quoted && sign === '\n') {
        end();
        rows.push([]);
      } else {
        cell += sign;
      }
    }
    end();
    return rows.filter((row) => row.some((one) => one !== ''));
  }

  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

  /** Further headings that offices write. */
  const HEADINGS = {
    name: ['nama', 'nama unit', 'nama perusahaan', 'perusahaan'],
    village: ['desa', 'kode desa', 'kelurahan', 'desa kel'],
    kbli: ['kode kbli', 'klbi'],
    products: ['jenis produk', 'komoditi', 'komoditas'],
    workers: ['tk', 'jumlah tenaga kerja', 'jml tenaga kerja', 'pekerja'],
    investment_excl_land: ['investasi tanpa tanah'],
    investment_land: ['tanah dan bangunan', 'tanah bangunan'],
    raw_materials: ['bahan'],
    processes: ['proses'],
  };

  /** The column that a heading names, by its key or its label in either language. */
  function columnOf(heading) {
    const wanted = plain(heading);
    return page.COLUMNS.find((key) => {
      const label = page.catalogue.fields.find(({ field }) => field === key)?.label;
      return [key, label?.id ?? '', label?.en ?? '', ...HEADINGS[key]].some((name) => plain(name) === wanted);
    });
  }

  /**
   * What a pasted text holds: rows by column, whether the first row was a heading, which headings were not known, and how
   * many cells had no column. `from` is the column that the first cell goes to where there is no heading.
   */
  function table(text, from = page.COLUMNS[0]) {
    const all = cells(text);
    const named = (all[0] ?? []).map(columnOf);
    const heading = named.filter((key) => key !== undefined).length >= Math.min(2, named.length) && named.some((key) => key !== undefined);
    const columns = heading ? named : page.COLUMNS.slice(page.COLUMNS.indexOf(from));
    const unused = heading ? all[0].filter((name, index) => named[index] === undefined && name !== '') : [];
    let cut = 0;
    const rows = (heading ? all.slice(1) : all).map((row) => {
      const out = {};
      row.forEach((cell, index) => {
        if (columns[index] !== undefined) out[columns[index]] = cell;
        else if (cell !== '' && !heading) cut += 1;
      });
      return out;
    });
    return { rows, heading, unused, cut };
  }

  page.paste = { cells, table };
})();
