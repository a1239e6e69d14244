// The matcher of tests/conformance/README.md, for Node and for the browser: an expectation is a subset of the answer.

/** The first difference as `{ path, expected, found }`, or `undefined` where the expectation holds. */
export function difference(expected, found, path = '') {
  if (expected === null || typeof expected !== 'object') {
    return Object.is(expected, found) ? undefined : { path, expected, found };
  }
  if (Array.isArray(expected)) return arrays(expected, found, path);
  if (Array.isArray(expected.$contains)) {
    if (!Array.isArray(found)) return { path, expected, found };
    const absent = expected.$contains.find((wanted) => !found.some((item) => difference(wanted, item) === undefined));
    return absent === undefined ? undefined : { path, expected: { $contains: absent }, found };
  }
  if (found === null || typeof found !== 'object' || Array.isArray(found)) return { path, expected, found };
  for (const [key, wanted] of Object.entries(expected)) {
    const here = `${path}/${key}`;
    if (wanted !== null && typeof wanted === 'object' && wanted.$absent === true) {
      if (Object.hasOwn(found, key)) return { path: here, expected: wanted, found: found[key] };
      continue;
    }
    if (!Object.hasOwn(found, key)) return { path: here, expected: wanted, found: undefined };
    const inner = difference(wanted, found[key], here);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function arrays(expected, found, path) {
  if (!Array.isArray(found) || found.length !== expected.length) return { path, expected, found };
  for (const [index, wanted] of expected.entries()) {
    const inner = difference(wanted, found[index], `${path}/${index}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Calls a case through the functions of the package, or through the text where there is none for its operation. */
export function answer(face, { op, request }) {
  switch (op) {
    case 'check':
      return face.check(request);
    case 'check_unit':
      return face.checkUnit(request.unit);
    case 'assess':
      return face.assess(request);
    case 'nearest':
      return face.nearest(request);
    case 'aggregate':
      return face.aggregate(request);
    default:
      return JSON.parse(face.callText(op, JSON.stringify(request)));
  }
}

/** The cases that fail, each as a line for a person. */
export function failures(face, cases) {
  return cases.flatMap((one) => {
    const wrong = difference(one.expect, answer(face, one));
    if (wrong === undefined) return [];
    const { path, expected, found } = wrong;
    return [`${one.id} (${one.why}) at ${path || '/'}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
  });
}
