import { randomUUID } from 'node:crypto';
import type { EnquiryInput } from '../src/enquiry/enquiry-input.js';
import type { SampledChild } from './sampled-children.js';
import type { Worker, Workforce } from './workforce.js';

/** One enquiry before it is sent, and whose it is. */
export interface MixedEnquiry {
  readonly worker: Worker;
  readonly input: EnquiryInput;
}

/** Of twenty enquiries: eight of doctors in routine care, seven in accident and emergency, four concerns, one stranger. */
const PATTERN = 'RARARCRARSRARCRARACR';

/** Nurses at work at once. Each is relieved before the limit of forty enquiries an hour without a relationship. */
const ON_DUTY = 150;
const BEFORE_RELIEF = 30;

/**
 * An endless mix of what a hub is asked, with request ids of its own: doctors about their registered patients by NHS
 * number, nurses about whoever is brought in by name, birth date and postcode, doctors who are worried about a
 * patient, and now and then a child whom nobody knows.
 */
export function* enquiryMix(children: readonly SampledChild[], people: Workforce): Generator<MixedEnquiry, never> {
  let nursing = 0;
  for (let place = 0; ; place += 1) {
    const child = at(children, place);
    const kind = PATTERN.charAt(place % PATTERN.length);
    if (kind === 'R' || kind === 'C') {
      const doctors = people.doctors.get(child.practice) ?? [];
      yield { worker: at(doctors, place), input: kind === 'R' ? routine(child) : concern(child) };
    } else {
      const nurse = at(people.nurses, nurseAt(nursing));
      nursing += 1;
      yield { worker: nurse, input: presenting(kind === 'A' ? known(child) : stranger(child)) };
    }
  }
}

/** Shift after shift: everybody on duty in turn, and after so many turns the next shift. */
function nurseAt(nursing: number): number {
  return Math.floor(nursing / (ON_DUTY * BEFORE_RELIEF)) * ON_DUTY + (nursing % ON_DUTY);
}

function routine(child: SampledChild): EnquiryInput {
  const { nhsNumber, givenName, familyName, dateOfBirth } = child;
  return {
    requestId: randomUUID(),
    subject: { child: { nhsNumber, givenName, familyName, dateOfBirth } },
    purpose: 'ROUTINE_CARE',
    setting: 'SCHEDULED',
    concern: 'NONE',
    reason: 'Review of asthma; parent mentioned a social worker',
  };
}

function concern(child: SampledChild): EnquiryInput {
  return {
    ...routine(child),
    purpose: 'WELFARE_CONCERN',
    concern: 'WELFARE',
    reason: 'Third missed appointment, loses weight and will not say why',
  };
}

function presenting(child: object): EnquiryInput {
  return {
    requestId: randomUUID(),
    subject: { child },
    purpose: 'CARE_OF_PRESENTING_CHILD',
    setting: 'UNSCHEDULED',
    concern: 'NONE',
    reason: 'Brought in with a scald to the hand',
  };
}

function known({ givenName, familyName, dateOfBirth, postcode }: SampledChild): object {
  return { givenName, familyName, dateOfBirth, postcode };
}

/** Nobody of the town has such a name. */
function stranger({ dateOfBirth, postcode, nhsNumber }: SampledChild): object {
  const name = [...nhsNumber].map((digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('');
  return { givenName: 'Ingrid', familyName: `Vanterpool-${name}`, dateOfBirth, postcode };
}

function at<One>(list: readonly One[], place: number): One {
  const one = list[place % list.length];
  if (one === undefined) throw new RangeError('nobody to choose from');
  return one;
}
