// Answers that are given before the core is reached. They have the shape of the contract's own failures.

/** A failure as a plain object. */
export function failure(code, path, id, en) {
  return { ok: false, error: { code, path, id, en } };
}

/** The same as canonical JSON: sorted keys, no spaces, as the core writes it. */
export function failureText({ error }) {
  const { code, en, id, path } = error;
  return JSON.stringify({ error: { code, en, id, path }, ok: false });
}

/** The answer when the module trapped or could not be started. Never a word about the data. */
export function internal(cause) {
  const why = cause instanceof Error ? `${cause.name}: ${cause.message}`.slice(0, 200) : 'unknown';
  return failure(
    'internal',
    '',
    `Kesalahan di dalam program; permintaan ini tidak dijawab, yang berikutnya dapat dicoba lagi (${why}).`,
    `An error inside the program; this request is not answered, the next one can be tried again (${why}).`,
  );
}

/** The answer of `sentra-ikm/web` before `load` has finished. */
export function notLoaded() {
  return failure(
    'not_loaded',
    '',
    'Modul belum dimuat: tunggu load() selesai lebih dahulu.',
    'The module is not loaded yet: await load() first.',
  );
}
