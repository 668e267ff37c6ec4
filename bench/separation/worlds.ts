import { randomUUID } from 'node:crypto';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { SampledChild } from '../sampled-children.js';
import {
  CHANGED_IDENTITY,
  COMMON_ASSESSMENT,
  CONFIDENTIAL_SERVICE,
  ENQUIRED_ABOUT,
  HARMFUL_AS_A_BARE_FACT,
  KNOWN_TO_AUTHORITY,
  PLAN_IN_FORCE,
  POLICE_POINTER,
  RELATED_TO_WHO_ASKS,
  SHIELD,
  type Planting,
} from './planted.js';

export type World = 'FIRST' | 'SECOND';

/** Two worlds that differ in one thing that the enquirer must not learn; each child stands in one of them. */
export interface Worlds {
  readonly id: string;
  /** Which answer is timed: that of the enquiry, or what the enquirer reads of the own decision afterwards. */
  readonly door: 'enquire' | 'explain' | 'receipt';
  /** A nurse about whoever is brought in, a doctor of another practice in routine care, a worker of an authority. */
  readonly asker: 'NURSE' | 'DOCTOR' | 'SOCIAL_WORKER';
  readonly enquiry: (child: SampledChild, world: World) => EnquiryInput;
  readonly planted: Readonly<Record<World, readonly Planting[]>>;
}

type Asked = Pick<EnquiryInput, 'purpose' | 'setting'> & Partial<EnquiryInput>;

const PRESENTING: Asked = { purpose: 'CARE_OF_PRESENTING_CHILD', setting: 'UNSCHEDULED' };
const NOT_REGISTERED: Asked = { purpose: 'ROUTINE_CARE', setting: 'UNSCHEDULED' };
const WITHOUT_RELATIONSHIP: Asked = { purpose: 'ROUTINE_CARE', setting: 'SCHEDULED' };
const SECTION_47: Asked = {
  purpose: 'SECTION_47_ENQUIRY',
  setting: 'UNSCHEDULED',
  concern: 'LIKELY_SIGNIFICANT_HARM',
};

/** A nurse about a child who presents: a protected fact against none, or against `instead`. */
function presenting(
  id: string,
  first: readonly Planting[],
  { door = 'enquire', instead = [] }: { readonly door?: Worlds['door']; readonly instead?: readonly Planting[] } = {},
): Worlds {
  return {
    id,
    door,
    asker: 'NURSE',
    enquiry: (child) => about(PRESENTING, child),
    planted: { FIRST: first, SECOND: instead },
  };
}

/** A child who is held against one whom nobody holds, asked about by somebody who is shown neither. */
function held(id: string, asker: Worlds['asker'], asked: Asked, door: Worlds['door'] = 'enquire'): Worlds {
  return {
    id,
    door,
    asker,
    enquiry: (child, world) => about(asked, world === 'FIRST' ? child : stranger(child)),
    planted: { FIRST: [], SECOND: [] },
  };
}

/** What is answered as if the identity were not settled, against one that is not: the number with another birth date. */
function notSettled(id: string, first: readonly Planting[]): Worlds {
  return {
    id: `${id}, and an identity that is not settled`,
    door: 'enquire',
    asker: 'NURSE',
    enquiry: (child, world) => about(PRESENTING, world === 'FIRST' ? child : bornOnAnotherDay(child), 'NUMBER'),
    planted: { FIRST: first, SECOND: [] },
  };
}

export const WORLDS: readonly Worlds[] = [
  // the children of the first worlds are those about whom hardly anybody has enquired before
  presenting("another's earlier enquiry", ENQUIRED_ABOUT),
  held('held behind a gate', 'NURSE', NOT_REGISTERED),
  held('held without a relationship', 'DOCTOR', WITHOUT_RELATIONSHIP),
  presenting('confidential service', CONFIDENTIAL_SERVICE),
  presenting('judged harmful even as a bare fact', HARMFUL_AS_A_BARE_FACT),
  presenting('police pointer', POLICE_POINTER),
  presenting('common assessment', COMMON_ASSESSMENT),
  presenting('changed identity', CHANGED_IDENTITY, { instead: KNOWN_TO_AUTHORITY }),
  notSettled('shield', SHIELD),
  notSettled('conflict of interest in the index', RELATED_TO_WHO_ASKS),
  {
    id: 'address of a shielded child with a plan, and one where nobody has a plan',
    door: 'enquire',
    asker: 'SOCIAL_WORKER',
    enquiry: ({ line1, postcode }) => enquiry(SECTION_47, { household: { address: { line1, postcode } } }),
    planted: { FIRST: [...SHIELD, ...PLAN_IN_FORCE], SECOND: [] },
  },
  held('held behind a gate, explained', 'NURSE', NOT_REGISTERED, 'explain'),
  presenting('confidential service, explained', CONFIDENTIAL_SERVICE, { door: 'explain' }),
  presenting('confidential service, by its receipt', CONFIDENTIAL_SERVICE, { door: 'receipt' }),
];

function about(asked: Asked, child: SampledChild, by: 'NUMBER' | 'POSTCODE' = 'POSTCODE'): EnquiryInput {
  const { givenName, familyName, dateOfBirth, postcode, nhsNumber } = child;
  return enquiry(asked, {
    child: { givenName, familyName, dateOfBirth, ...(by === 'NUMBER' ? { nhsNumber } : { postcode }) },
  });
}

function enquiry(asked: Asked, subject: EnquiryInput['subject']): EnquiryInput {
  return { requestId: randomUUID(), subject, concern: 'NONE', reason: 'Brought in with a scald to the hand', ...asked };
}

/** Nobody of the town has such a name. */
function stranger(child: SampledChild): SampledChild {
  return { ...child, familyName: `Vanterpool-${child.familyName}` };
}

function bornOnAnotherDay(child: SampledChild): SampledChild {
  const [year, month] = child.dateOfBirth.split('-');
  return { ...child, dateOfBirth: `${Number(year) - 3}-${month}-11` as SampledChild['dateOfBirth'] };
}
