// A program that uses the package. It is compiled, not run: each `@ts-expect-error` must be an error.

import {
  aggregate,
  assess,
  callText,
  catalogue,
  check,
  checkUnit,
  lawDiff,
  nearest,
  version,
  type Answer,
  type AssessRequest,
  type Finding,
  type FindingCode,
  type Edit,
  type Group,
  type GroupAnswer,
  type NearestRequest,
  type SizeClass,
  type Unit,
  type UnitAnswer,
  type Verdict,
} from 'sentra-ikm';
import { load } from 'sentra-ikm/web';

// Units: every field is optional and lenient.
const unit: Unit = {
  id: 'u1',
  workers: '12 orang',
  workers_basis: 'including_owner',
  investment_excl_land: 'Rp 1.250.000.000,-',
  investment_land: { range: [0, '2 miliar'] },
  investment_total: 9007199254740993n,
  kbli: { one_of: ['13134', '13912'] },
  kbli_edition: '2020',
  products: ['tenun', 'sarung'],
  village: '35.24.14.2005',
  established: { missing: 'refused' },
  annual_sales: { not_applicable: true },
  name: null,
  owner: undefined,
  industri_review: true,
};
const units: readonly Unit[] = [unit, {}];

// @ts-expect-error a field that does not exist
const misspelt: Unit = { worker: 5 };
// @ts-expect-error the key of a declared sentra is no field of a unit
const declared: Unit = { units: 5 };
// @ts-expect-error a word that is not in its list
const basis: Unit = { workers_basis: 'with_owner' };
// @ts-expect-error an edition is a text
const edition: Unit = { kbli_edition: 2020 };
// @ts-expect-error a date object is an instant, not a civil date
const established: Unit = { established: new Date() };
// @ts-expect-error a judgement is yes or no
const judged: Unit = { industri_review: 'yes' };
// @ts-expect-error a range has two ends
const range: Unit = { workers: { range: [1] } };
// @ts-expect-error a reason that does not exist
const reason: Unit = { workers: { missing: 'lost' } };

// Checking.
const checked = check(units);
if (checked.ok) {
  const finding: Finding | undefined = checked.findings[0];
  const code: FindingCode | undefined = finding?.code;
  const severity: 'error' | 'warning' | 'info' | undefined = finding?.severity;
  console.log(code, severity, finding?.id, finding?.en, finding?.help.id, finding?.params['text']);
  // @ts-expect-error a code that does not exist
  console.log(code === 'number.wrong');
} else {
  const path: string = checked.error.path;
  console.log(path, checked.error.id);
}
// @ts-expect-error the findings are there only where the answer is no failure
check({ units }).findings;
checkUnit(unit);
// @ts-expect-error a list is no unit
checkUnit(units);
// @ts-expect-error one unit is no list
check(unit);

// Another law.
const changes = lawDiff({
  before: { asOf: '2016-06-30' },
  after: { asOf: '2025-01-31', law: { jurisdiction: '35.24', overlays: [{ format: 1 }] } },
  units,
  question: 'unit.ikm.p64',
});
if (changes.ok) console.log(changes.changed, changes.transitions[0]?.after.verdict, changes.differences[0]?.en);
// @ts-expect-error each side has its day
lawDiff({ before: {}, after: { asOf: '2025-01-31' }, units, question: 'unit.ikm.p64' });
// @ts-expect-error a question about groups is not asked of units
lawDiff({ before: { asOf: '2016-06-30' }, after: { asOf: '2025-01-31' }, units, question: 'sentra.pp29' });

// Assessing a unit.
const ofUnit = assess({ asOf: '2025-01-31', unit, questions: ['unit.ikm.p64'], readings: { basis15: 'total' } });
if (ofUnit.ok) {
  const answer: UnitAnswer<'unit.ikm.p64'> | undefined = ofUnit.answers['unit.ikm.p64'];
  const verdict: Verdict | undefined = answer?.verdict;
  const classes: SizeClass[] = answer?.classes ?? [];
  const next: string | undefined = answer?.missing?.ask_next;
  console.log(verdict, classes, next, answer?.citations?.[0]?.text, answer?.legal_status?.[0]?.id);
  // @ts-expect-error a unit has no place among the answers of a group
  ofUnit.answers['sentra.pp29'];
  // @ts-expect-error there is no yes and no
  console.log(verdict === 'yes');
}
assess({ as_of: '2025-01-31', unit: {} });
// @ts-expect-error the date of the question is needed
assess({ unit });
// @ts-expect-error the date in one spelling
assess({ asOf: '2025-01-31', as_of: '2025-01-31', unit });
// @ts-expect-error the date is a text
assess({ asOf: new Date(), unit });
// @ts-expect-error a question about a group
assess({ asOf: '2025-01-31', unit, questions: ['sentra.pp29'] });
// @ts-expect-error a unit or a group
assess({ asOf: '2025-01-31', unit, group: {} });
// @ts-expect-error a reading that does not exist
assess({ asOf: '2025-01-31', unit, readings: { basis15: 'semua' } });

// Assessing a group.
const group: Group = {
  id: 'g1',
  members: units,
  members_complete: true,
  declared: { units: 5, workers: '30', villages: ['35.24.14.2005'] },
  decrees: [{ number: '188/1/2019', kind: 'eksisting', issued: '2019-02-01', places: ['35.24.14.2005'] }],
  suspected_duplicates: [['u1', 'u2']],
  one_location_review: null,
};
const ofGroup = assess({ asOf: '2025-01-31', group });
if (ofGroup.ok) {
  const answer: GroupAnswer | undefined = ofGroup.answers['sentra.pp29'];
  const sure: number | undefined = answer?.count?.sure;
  const possible: number | null | undefined = answer?.count?.possible;
  const label: 'decree' | 'strict' | 'plausible' | 'explicit' | 'review' | 'radius' | undefined = answer?.label;
  console.log(sure, possible, label, answer?.shared_key?.value, answer?.not_ikm, answer?.children?.[0]?.criterion);
  const either: Answer | undefined = answer;
  console.log(either?.reason.id);
}
// @ts-expect-error a key of a group that does not exist
assess({ asOf: '2025-01-31', group: { member: [] } });
// @ts-expect-error a question about a unit
assess({ asOf: '2025-01-31', group, questions: ['unit.ikm.p64'] });

const either = (request: AssessRequest): boolean => assess(request).ok;

// The nearest change.
const change = nearest({ asOf: '2025-01-31', unit, question: 'unit.ikm.p64', mutable: ['workers', 'investment_total'] });
if (change.ok) {
  const edit: Edit | undefined = change.nearest.edits?.[0];
  const outcome: 'already_met' | 'found' | 'none_possible' | 'not_applicable' | 'not_in_force' = change.nearest.outcome;
  console.log(outcome, edit?.input, edit?.to.range?.[1], edit?.boundary, change.nearest.obstacles?.[0]?.condition.en);
}
nearest({ asOf: '2025-01-31', group, question: 'sentra.pp29', mutable: ['members', 'members/*/workers', 'members/u1/village'] });
// @ts-expect-error what may change is said by the caller
nearest({ asOf: '2025-01-31', unit, question: 'unit.ikm.p64' });
// @ts-expect-error an input that does not exist
nearest({ asOf: '2025-01-31', unit, question: 'unit.ikm.p64', mutable: ['worker'] });
// @ts-expect-error a question about a group
nearest({ asOf: '2025-01-31', unit, question: 'sentra.pp29', mutable: [] });
const closest = (request: NearestRequest): boolean => nearest(request).ok;

// Totals and the rest.
const totals = aggregate({ units, by: ['regency', 'kbli2', 'size'], asOf: '2025-01-31', sizeRule: 'p64' });
if (totals.ok) {
  const sum: string | undefined = totals.cells[0]?.measures.workers?.sum;
  const regency: string | undefined = totals.cells[0]?.key.regency;
  console.log(sum, regency, totals.total.units);
}
// @ts-expect-error a key that does not exist
aggregate({ units, by: ['island'] });

const words = catalogue();
if (words.ok) console.log(words.fields[0]?.label.id, words.criteria[0]?.id);
const text: string = callText('check', '{}');
// @ts-expect-error the text function takes text
callText('check', {});
const number: string = version();
await load();
await load('/sentra.wasm');
await load(fetch('/sentra.wasm'));
await load(new WebAssembly.Module(new Uint8Array()));
// @ts-expect-error null is no source
await load(null);

console.log(misspelt, declared, basis, edition, established, judged, range, reason, either, closest, text, number);
