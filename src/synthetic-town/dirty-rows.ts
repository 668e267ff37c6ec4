import type { SourceRows } from './source-rows.js';
import { localNumber } from './source-rows.js';
import { randomFor } from './random.js';
import type { TownCalendar } from './town-calendar.js';

/** A row as a careless system writes it; it breaks the format, or states what is not this organisation's to state. */
export type DirtyRow = Readonly<Record<string, unknown>>;

/** Of a thousand children, about how many come with one row that a feed report has to speak of. */
const SHARE = 0.006;

/**
 * Now and then one wrong row in the file of an organisation that states something about the child anyway. Nothing of
 * it reaches the index, so that the children of the town are the same with it and without it.
 */
export function dirtyRow(
  seed: number,
  index: number,
  stated: readonly SourceRows[],
  calendar: TownCalendar,
): { readonly source: string; readonly row: DirtyRow } | null {
  const random = randomFor(seed, 'dirt', index);
  if (stated.length === 0 || !random.chance(SHARE)) return null;
  const { source } = random.pick(stated);
  const number = localNumber(source, index);
  const common = { id: `${number}/x`, child: number, asOf: calendar.instant };
  const wrong: readonly DirtyRow[] = [
    { ...common, ...PERSON, birthDate: '2015-02-30' },
    { ...common, ...PERSON, nhsNumber: '9000000000', nhsNumberState: 'NOT_TRACED' },
    { ...common, ...PERSON, givenName: 'Ash\tley' },
    { ...common, kind: 'MEETING', on: calendar.asOf },
    { ...common, ...WORK, since: null },
    { ...common, ...WORK, since: calendar.asOf, notes: 'see the paper file' },
    { ...common, ...WORK, since: calendar.asOf, sensitive: true },
    { ...common, ...WORK, since: calendar.asOf, child: `${number}-never-introduced` },
    source.startsWith('Z0')
      ? { ...common, ...WORK, since: 'last week' }
      : { ...common, ...PLAN, started: calendar.asOf },
  ];
  return { source, row: random.pick(wrong) };
}

const PERSON = {
  kind: 'IDENTITY',
  givenName: 'Ashley',
  familyName: 'Wrongley',
  birthDate: '2015-02-03',
  sex: 'NOT_STATED',
  nhsNumber: null,
  nhsNumberState: 'NONE',
} as const;
const WORK = {
  kind: 'INVOLVEMENT',
  service: 'OTHER',
  practitioner: null,
  contact: null,
  until: null,
  sensitive: false,
  recordedGround: 'NOT_SENSITIVE',
} as const;
const PLAN = {
  kind: 'PLAN',
  planKind: 'CHILD_PROTECTION_PLAN',
  categories: ['NEGLECT'],
  ended: null,
  endReason: null,
} as const;
