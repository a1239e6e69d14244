// The same package through `require`.

import sentra = require('sentra-ikm/require');

const answer = sentra.assess({ asOf: '2025-01-31', unit: { workers: 5 } });
if (answer.ok) {
  const verdict: sentra.Verdict | undefined = answer.answers['unit.ikm.p64']?.verdict;
  console.log(verdict);
}
// @ts-expect-error the date of the question is needed
sentra.assess({ unit: { workers: 5 } });
