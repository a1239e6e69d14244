// The types of the contract, over plain objects. Nothing here is a class, and no function throws.

import type { CriterionId, FindingCode, GroupCriterion, GroupFact, ProgrammeId, RegionCriterion, SuppliedId, UnitCriterion, UnitFact, UnitField, Verdict } from './names.js';
export type { CriterionId, FindingCode, GroupCriterion, GroupFact, ProgrammeId, ReadingId, RegionCriterion, SuppliedId, UnitCriterion, UnitFact, UnitField, Verdict } from './names.js';

// ---------------------------------------------------------------- what is handed over

/** Why a value is missing. */
export type MissingReason =
  | 'not_given'
  | 'dash'
  | 'blank'
  | 'refused'
  | 'suppressed'
  | 'not_collected'
  | 'impossible'
  | 'unreadable';

/** One value as a form or a spreadsheet has it. Numbers above 2^53 are a text or a BigInt. */
export type Scalar = string | number | bigint | null | undefined;

/** A value of which less than everything is known. Missing is never zero. */
export type Uncertain =
  | { range: readonly [low: Scalar, high: Scalar] }
  | { one_of: readonly Scalar[] }
  | { missing: MissingReason }
  | { not_applicable: true };

/** A value of a field: lenient, so that what is wrong with it becomes a finding. */
export type Leaf = Scalar | Uncertain;

/** One word or several, such as products. */
export type Words = Leaf | readonly string[];

/** Yes, no, or not known. */
export type Judgement = boolean | null | undefined;

/** Fields whose values are not simply a `Leaf`. */
interface UnitSpecial {
  /** Which persons the counts of workers mean. */
  workers_basis?: 'paid' | 'including_owner' | 'undeclared' | null | undefined;
  kbli_edition?: '2005' | '2009' | '2015' | '2020' | '2025' | null | undefined;
  products?: Words;
  raw_materials?: Words;
  processes?: Words;
  /** A person's judgement whether a unit with a KBLI outside manufacturing does industry. */
  industri_review?: Judgement;
}

/** A business unit. Every field and every fact may be absent. */
export type Unit = UnitSpecial & {
  [F in Exclude<UnitField | UnitFact, keyof UnitSpecial | 'units'>]?: Leaf;
};

/** What a list declares of a sentra without listing its units. */
export interface Declared {
  units?: Leaf;
  workers?: Leaf;
  investment_total?: Leaf;
  investment?: Leaf;
  production_value?: Leaf;
  product?: Words;
  products?: Words;
  raw_materials?: Words;
  processes?: Words;
  kbli?: Leaf;
  kbli_edition?: UnitSpecial['kbli_edition'];
  villages?: readonly string[];
  districts?: readonly string[];
}

/** A decree (SK) about a sentra. Dates are `2019-02-01`. */
export interface Decree {
  number?: string;
  issuer?: string;
  kind?: 'eksisting' | 'rencana';
  issued?: Leaf;
  effective?: Leaf;
  /** Includes its day. */
  valid_through?: Leaf;
  /** Excludes its day. */
  revoked_from?: Leaf;
  places?: readonly string[];
  /** Ids of units. */
  members?: readonly string[];
}

/** A sentra or a candidate for one: with its units, or declared by totals only, and the facts that are stated of it. */
export interface Group extends Partial<Record<GroupFact, Leaf>> {
  id?: string;
  name?: string;
  members?: readonly Unit[];
  /** Whether these are all its units; true by default when members are given. */
  members_complete?: boolean;
  declared?: Declared;
  decrees?: readonly Decree[];
  /** Whether a decree that is not on record does not exist; false by default. */
  register_of_decrees_complete?: boolean;
  /** Sets of unit ids that may be one unit. */
  suspected_duplicates?: readonly (readonly string[])[];
  /** A person's judgement whether members in several districts share one location. */
  one_location_review?: Judgement;
}

/** The readings that the law leaves open. What is absent has its default and is printed in the answer. */
export interface Readings {
  location?: 'decree_then_kecamatan' | 'same_desa' | 'same_kecamatan' | 'explicit' | 'chain' | 'diameter' | 'centre';
  /** Metres, for `chain`, `diameter` and `centre`. */
  location_radius?: number | string;
  /** For `explicit`. */
  location_places?: readonly string[];
  similar_kbli_digits?: 5 | 4;
  ikm_rule?: 'p64' | 'pp7';
  ikm_needs_u1?: 'report' | 'require';
  basis15?: 'total' | 'tanpa_tanah';
  u1?: 'review' | 'strict';
  fe2_list?: 'required' | 'not_required';
}

/** Numbers that no source gave to the library. */
export type Supplied = { [P in SuppliedId]?: string | number };

/** A JSON object, such as a registry of law. */
export interface Json {
  readonly [key: string]: Json | readonly (Json | string | number | boolean | null)[] | string | number | boolean | null;
}

/** Another law than the national one. */
export interface LawChoice {
  /** A whole registry, see `schema/registry.schema.json`. */
  registry?: Json;
  /** Local rules, see `schema/overlay.schema.json`. They hold where `jurisdiction` lies in their scope. */
  overlays?: readonly Json[];
  /** The law as the registry knew it on a day. */
  known_at?: string;
  /** The Kemendagri code of the place whose law it is. */
  jurisdiction?: string;
}

/** The date of the question, `2025-01-31`. There is no "today" in the library. */
export type AsOf = { asOf: string; as_of?: never } | { as_of: string; asOf?: never };

export type AssessUnit = AsOf & {
  unit: Unit;
  group?: never;
  questions?: readonly UnitCriterion[];
  programmes?: readonly ProgrammeId[];
  readings?: Readings;
  supplied?: Supplied;
  law?: LawChoice;
};
export type AssessGroup = AsOf & {
  group: Group;
  unit?: never;
  questions?: readonly GroupCriterion[];
  programmes?: readonly ProgrammeId[];
  readings?: Readings;
  supplied?: Supplied;
  law?: LawChoice;
};

/** How many sentra are listed in a region? */
export type AssessRegion = AsOf & {
  region: string;
  groups?: readonly Group[];
  /** Whether a sentra that is not listed does not exist; false by default. */
  register_complete?: boolean;
  unit?: never;
  group?: never;
  questions?: readonly RegionCriterion[];
  readings?: Readings;
  law?: LawChoice;
};
export type AssessRequest = AssessUnit | AssessGroup | AssessRegion;

/** One side of a comparison: a day, with readings, supplied numbers and a law. */
export type Side = AsOf & { readings?: Readings; supplied?: Supplied; law?: LawChoice };

export type LawDiffRequest = { before: Side; after: Side } & (
  | { units: readonly Unit[]; groups?: never; question: UnitCriterion }
  | { groups: readonly Group[]; units?: never; question: GroupCriterion }
);

/** Inputs of a unit that may change: figures and facts. */
export type UnitInput =
  | Extract<
      UnitField,
      | 'workers'
      | 'investment_excl_land'
      | 'investment_land'
      | 'investment_total'
      | 'investment'
      | 'business_capital'
      | 'annual_sales'
      | 'net_worth'
      | 'established'
      | 'kbli'
      | 'kbli_edition'
    >
  | UnitFact;
/** Inputs of a member that may change besides, where they are open. */
export type MemberInput = UnitInput | Extract<UnitField, 'village' | 'products' | 'raw_materials' | 'processes'>;
/** Inputs of a group that may change: further units, what is stated of it, and inputs of a member by its id or `*` for all. */
export type GroupInput =
  | 'members'
  | 'members_complete'
  | 'one_location_review'
  | 'declared/units'
  | GroupFact
  | `members/${string}/${MemberInput}`;

export type NearestUnit = AsOf & {
  unit: Unit;
  group?: never;
  question: UnitCriterion;
  mutable: readonly UnitInput[];
  readings?: Readings;
  supplied?: Supplied;
  law?: LawChoice;
};
export type NearestGroup = AsOf & {
  group: Group;
  unit?: never;
  question: GroupCriterion;
  mutable: readonly GroupInput[];
  readings?: Readings;
  supplied?: Supplied;
  law?: LawChoice;
};
export type NearestRequest = NearestUnit | NearestGroup;

export type AggregateKey =
  | 'province'
  | 'regency'
  | 'district'
  | 'village'
  | 'kbli2'
  | 'kbli3'
  | 'kbli4'
  | 'kbli5'
  | 'size'
  | 'year';

export interface AggregateRequest {
  units: readonly Unit[];
  by?: readonly AggregateKey[];
  sizeRule?: 'p64' | 'pp7' | 'bps';
  size_rule?: 'p64' | 'pp7' | 'bps';
  /** Needed where `by` holds `size`. */
  asOf?: string;
  as_of?: string;
  readings?: Readings;
}

// ---------------------------------------------------------------- what comes back

/** A text in Indonesian and in English. */
export interface Bilingual {
  id: string;
  en: string;
}

/** Misuse of the contract, or a request that could not be carried over. Data are never an error: they are findings. */
export interface Failure {
  ok: false;
  error: Bilingual & {
    /** Stable code; of this package itself: `input.shape`, `input.limit`, `not_loaded`, `internal`. */
    code: string;
    /** JSON pointer into what was handed over. */
    path: string;
  };
}

/** One thing to say about the data. */
export interface Finding extends Bilingual {
  code: FindingCode;
  severity: 'error' | 'warning' | 'info';
  /** JSON pointer into what was handed over, such as `/units/3/workers`. */
  path: string;
  params: Record<string, string>;
  help: Bilingual;
}

/** How well something is evidenced. `unconfirmed` never decides. */
export type EvidenceStatus = 'verified' | 'secondary' | 'derived' | 'supplied' | 'unconfirmed';

/** An input that an answer used. */
export interface Evidence {
  input: string;
  state: 'known' | 'one_of' | 'range' | 'missing' | 'not_applicable';
  value: string;
}

export interface Citation {
  instrument: string;
  article?: string;
  /** As lawyers write it: `Pasal 1 angka 8 PP 29/2018`. */
  text: string;
  /** The words of the law, where they are quoted. */
  quote?: string;
}

export interface Parameter {
  id: string;
  value: string;
  unit: 'workers' | 'rupiah' | 'units' | 'date' | 'months' | 'percent' | 'inputs';
  from: string | null;
  evidence: EvidenceStatus;
}

/** How many units count: certainly, possibly at most (`null`: no limit is known), and how many are needed. */
export interface Count {
  sure: number;
  possible: number | null;
  needed: number;
}

/** What would decide an undecided answer. */
export interface Missing {
  /** Every input that bears on it. */
  inputs?: string[];
  /** Smallest sets that decide for some of their values. */
  could_settle?: string[][];
  /** Smallest sets that decide for all of their values. */
  will_settle?: string[][];
  /** What to ask for first. */
  ask_next?: string;
}

export type SizeClass = 'mikro' | 'kecil' | 'menengah' | 'sedang' | 'besar';

/** What "one location" rests on. */
export type LocationLabel = 'decree' | 'strict' | 'plausible' | 'explicit' | 'review' | 'radius';

interface AnswerBase {
  /** The short code: `U3`, `S6`. */
  code: string;
  title: Bilingual;
  /** Whether every completion of what is missing was tried. */
  exact: boolean;
  reason: Bilingual & { code: string };
  evidence?: Evidence[];
  citations?: Citation[];
  evidence_status: EvidenceStatus;
  /** To be printed with the answer: on what standing the law it rests on is applied. */
  legal_status?: (Bilingual & { instrument: string })[];
  readings?: Record<string, string | number>;
  parameters?: Parameter[];
  missing?: Missing;
  /** The condition, each part with its own verdict. */
  tree?: Condition;
  /** The rule stands on thin evidence. */
  provisional?: true;
  /** What the rule does not model, or which text was not read. */
  note?: Bilingual;
}

/** A condition with its verdict over all completions, and its parts. */
export interface Condition {
  text?: Bilingual;
  verdict: Verdict;
  /** How the parts are joined; absent of a single test. */
  join?: 'all' | 'any' | 'not' | 'concerns' | 'classes';
  /** The criterion that it is the condition of. */
  criterion?: CriterionId;
  of?: Condition[];
}

/** An answer about a unit. */
export interface UnitAnswer<C extends UnitCriterion = UnitCriterion> extends AnswerBase {
  criterion: C;
  verdict: Verdict;
  /** Of questions about a class: the classes that are possible. */
  classes?: SizeClass[];
}

/** An answer about a group. */
export interface GroupAnswer<C extends GroupCriterion = GroupCriterion> extends AnswerBase {
  criterion: C;
  /** Absent of `sentra.sk.drift`, which is a report. */
  verdict?: Verdict;
  label?: LocationLabel;
  count?: Count;
  basis?: 'members' | 'declared';
  shared_key?: { kind: 'kbli' | 'product' | 'raw_material' | 'process'; value: string };
  place?: string;
  places?: string[];
  /** Metres between the counted units, under a reading with a radius: the longest step from one to the next, and the two farthest. */
  spread?: { gap: number; diameter: number };
  /** Ids of the units that count. */
  members?: string[];
  /** Ids of the members that are certainly no IKM. */
  not_ikm?: string[];
  decrees?: { number: string; state: string }[];
  report?: { decree: string; added: string[]; removed: string[]; outside_places: string[]; ikm_now: Count | null };
  children?: GroupAnswer[];
}

/** An answer about a region. */
export interface RegionAnswer<C extends RegionCriterion = RegionCriterion> extends AnswerBase {
  criterion: C;
  verdict: Verdict;
  count?: Count;
  place?: string;
}

/** An answer of any kind. */
export type Answer = UnitAnswer | GroupAnswer | RegionAnswer;

/** Versions and fingerprints of everything that an answer rests on. */
export interface Provenance {
  library: string;
  registry: {
    name: string;
    version: string;
    sha256: string;
    known_at?: string;
    region?: string;
    overlays?: { name: string; version: string; scope: string; sha256: string }[];
  };
  regions: { edition: string; villages: boolean; sha256: string };
  kbli: { editions: string[]; sha256: string };
}

export interface CheckResult {
  ok: true;
  findings: Finding[];
  provenance: Provenance;
}

/** What `assess` answers: one answer for each criterion that was asked. */
export interface Assessment<A> {
  ok: true;
  as_of: string;
  answers: A;
  findings: Finding[];
  provenance: Provenance;
}
export type UnitAssessment = Assessment<{ [C in UnitCriterion]?: UnitAnswer<C> }>;
export type GroupAssessment = Assessment<{ [C in GroupCriterion]?: GroupAnswer<C> }>;
export type RegionAssessment = Assessment<{ [C in RegionCriterion]?: RegionAnswer<C> }>;

/** The answer about one row, without its words. */
export interface Standing {
  verdict: Verdict;
  classes?: SizeClass[];
}

/** One thing in which two sides differ, as a line in both languages. */
export interface Difference extends Bilingual {
  kind: 'force' | 'criterion' | 'parameter' | 'reading' | 'supplied' | 'input' | 'places' | 'radius' | 'day';
  /** The parameter, criterion or reading. */
  name?: string;
  before?: string;
  after?: string;
  citations?: string[];
}

/** Who changes status, and through what. */
export interface LawChanges {
  ok: true;
  question: CriterionId;
  rows: number;
  changed: number;
  counts: { before: Standing; after: Standing; rows: number }[];
  /** Rows (from 0) that change, with the positions in `differences` of what is responsible. */
  transitions: { before: Standing; after: Standing; responsible: number[]; jointly: boolean; rows: number[] }[];
  differences: Difference[];
  /** Entries of the registries that are not the same. */
  entries: { list: string; id: string; kind: 'added' | 'removed' | 'changed'; keys: string[]; citations: string[] }[];
  findings: Finding[];
  provenance: { before: Provenance; after: Provenance };
}

/** What units share, as an edit asks for it: a value, a longer code that begins so, or whatever is the same for all. */
export interface Wanted {
  kind: 'kbli' | 'product' | 'raw_material' | 'process';
  value?: string;
  within?: string;
  'any'?: true;
}

/** What an input has to become. Which keys there are follows from what the input is. */
export interface Target extends Partial<Omit<Wanted, 'value'>> {
  /** Yes or no of a fact; of a figure or day the closest that suffices, as text. */
  value?: string | boolean;
  /** Both ends of what suffices while the other edits have their value; null where open. */
  range?: [low: string | null, high: string | null];
  /** Divisions of the KBLI. */
  divisions?: string;
  /** So many further units. */
  units?: number;
  place?: string;
  shared_key?: Wanted;
}

/** One edit of one input, in words as `id` and `en`. */
export interface Edit extends Bilingual {
  input: string;
  from: { state: Evidence['state']; value: string };
  to: Target;
  /** The end of what suffices at which the verdict turns. */
  boundary?: string;
  /** The parameter of the law that the boundary is, where it is one itself, and where that stands. */
  parameter?: string;
  citation?: string;
  /** The criterion whose condition the edit serves, and that condition. */
  criterion: CriterionId;
  condition: Bilingual;
}

/** An input that may not change and would have to. */
export interface Obstacle extends Bilingual {
  input: string;
  condition: Bilingual;
}

/** The nearest change. It explains the rule; it is not advice to alter facts. */
export interface NearestChange<C extends CriterionId = CriterionId> {
  criterion: C;
  code: string;
  outcome: 'already_met' | 'found' | 'none_possible' | 'not_applicable' | 'not_in_force';
  /** The verdict as things are. */
  verdict: Verdict;
  /** Whether nothing was left untried that could be nearer. */
  exact: boolean;
  label: 'explanation';
  edits?: Edit[];
  /** Where both parts of the investment are recorded: the sums that suffice. */
  together?: { inputs: UnitInput[]; range: [low: string | null, high: string | null] };
  obstacles?: Obstacle[];
  reason: Bilingual;
  citations?: Citation[];
}

/** What `nearest` answers. */
export interface Nearest<C extends CriterionId = CriterionId> {
  ok: true;
  as_of: string;
  nearest: NearestChange<C>;
  findings: Finding[];
  provenance: Provenance;
}

/** What is added up. */
export type MeasureName = Extract<
  UnitField,
  | 'units'
  | 'workers'
  | 'workers_male'
  | 'workers_female'
  | 'investment_excl_land'
  | 'investment_land'
  | 'investment_total'
  | 'investment'
  | 'production_value'
  | 'raw_material_value'
  | 'export_value'
>;

/** A sum with its coverage: the value was known for `known` of `of` rows. */
export interface Measure {
  /** The sum of the known values, a decimal text. */
  sum: string;
  known: number;
  of: number;
  /** Rows with a range or alternatives; then also between what the sum lies. */
  open?: number;
  at_least?: string;
  at_most?: string | null;
}

/** Totals of some rows. */
export interface Total {
  /** Rows that are a unit, and rows that declare a whole sentra. */
  rows: { listed: number; declared: number };
  units: string;
  /** Sentra that the rows name, each counted once. */
  sentra: number;
  measures: { [M in MeasureName]?: Measure };
}

/** Totals of the rows with one key; what a row does not say is `undetermined`. */
export interface Cell extends Total {
  key: { [K in AggregateKey]?: string };
}

export interface Totals {
  ok: true;
  by: AggregateKey[];
  size_rule: CriterionId | null;
  cells: Cell[];
  total: Total;
  findings: Finding[];
  provenance: Provenance;
}

export interface Catalogue {
  ok: true;
  criteria: {
    id: CriterionId;
    code: string;
    title: Bilingual;
    subject: 'unit' | 'group' | 'region';
    /** It stands on thin evidence: asked only where it is named. */
    provisional: boolean;
    note: Bilingual | null;
    citations: string[];
    evidence: EvidenceStatus;
    from: string | null;
    to: string | null;
    readings: string[];
    /** The facts beyond the fields that it reads, by their names among the inputs. */
    facts: string[];
  }[];
  parameters: {
    id: string;
    unit: Parameter['unit'];
    /** No source gave it: the caller supplies it. */
    supplied: boolean;
    meaning: Bilingual;
    values: { from: string | null; to: string | null; value: string; evidence: EvidenceStatus; citation: string }[];
  }[];
  readings: { id: string; default: string; choices: string[]; title: Bilingual }[];
  findings: (Bilingual & { code: FindingCode; severity: Finding['severity']; help: Bilingual })[];
  fields: { field: UnitField; kind: string; label: Bilingual }[];
  /** The facts that can be stated of a unit or a group beyond its fields. */
  inputs: { id: UnitFact | GroupFact; kind: string; label: Bilingual; subjects: ('unit' | 'group')[] }[];
  programmes: { id: ProgrammeId; title: Bilingual; criteria: CriterionId[]; citations: string[] }[];
  provenance: Provenance;
}

// ---------------------------------------------------------------- the functions

/** Findings about units: what is wrong, doubtful or worth knowing, each with its place. Never throws. */
export function check(units: readonly Unit[] | { units: readonly Unit[] }): CheckResult | Failure;

/** Findings about one unit, with paths below `/unit`. Never throws. */
export function checkUnit(unit: Unit): CheckResult | Failure;

/** Legal answers about a unit or a group on a date. Never throws. */
export function assess(request: AssessUnit): UnitAssessment | Failure;
export function assess(request: AssessGroup): GroupAssessment | Failure;
export function assess(request: AssessRegion): RegionAssessment | Failure;
export function assess(request: AssessRequest): UnitAssessment | GroupAssessment | RegionAssessment | Failure;

/** Who changes status between two days, laws or readings. Never throws. */
export function lawDiff(request: LawDiffRequest): LawChanges | Failure;

/** The fewest edits of inputs that may change which make a criterion met, or what stands in the way. Never throws. */
export function nearest(request: NearestUnit): Nearest<UnitCriterion> | Failure;
export function nearest(request: NearestGroup): Nearest<GroupCriterion> | Failure;
export function nearest(request: NearestRequest): Nearest | Failure;

/** Totals of units. Never throws. */
export function aggregate(request: AggregateRequest): Totals | Failure;

/** Everything the contract can say, with its words in both languages. Never throws. */
export function catalogue(request?: { law?: LawChoice }): Catalogue | Failure;

/** The contract itself: an operation and JSON text in, canonical JSON text out. Never throws. */
export function callText(operation: string, request: string): string;

/** The version of the module, equal to that of the package; empty where it could not be started. */
export function version(): string;
