import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { DutyDeskNow } from '../directory/duty-desk.js';
import type { AnswerMaterials } from './answer-materials.js';
import type { AuthorityStatement, Phone } from './enquiry-answer.js';
import { releasedItems } from './released-item.js';

const EMERGENCY_SERVICES: Phone = {
  label: 'emergency services, if a child is in danger now',
  number: '999',
  hours: 'at any hour',
};

/** Code of the hub's own desk among the duty desks. */
const HUB = 'HUB';

/**
 * Whom to phone, in the order of urgency: 999 in immediate danger; the duty desk where the child is now; the authority
 * with the open case and its lead social worker, when released; else the duty desk of the enquirer's own area; the hub's
 * broker. When the own area is not known, the broker stands before the desks of several, since the first number is the
 * one that is sent to. Who works in no area may be a young person or a parent, and is given 999 whatever they stated.
 * Never empty (5.150: served in and outside office hours).
 */
export function phoneNow(materials: AnswerMaterials, statements: readonly AuthorityStatement[]): readonly Phone[] {
  const { desks, facts, childIsIn, ownAuthority } = materials;
  const found = [childIsIn, ...openCaseAuthorities(materials)].flatMap((id) => deskPhone(desks, id));
  const workers = statements.flatMap(leadSocialWorkerPhone);
  const areas = found.length === 0 ? areaPhones(desks, ownAuthority) : [];
  const noArea = deskPhone(desks, ownAuthority).length === 0;
  return neverEmpty([
    ...danger(facts.request.concern),
    ...found,
    ...workers,
    ...areas,
    ...hubPhone(desks),
    ...(noArea ? [EMERGENCY_SERVICES] : []),
  ]);
}

/** The numbers for an answer that could not be made: nothing is known but the concern and where the enquirer works. */
export function phonesWithoutAnswer(
  desks: readonly DutyDeskNow[],
  concern: ConcernLevel | null,
  ownAuthority: string | null,
): readonly Phone[] {
  return neverEmpty([...danger(concern), ...areaPhones(desks, ownAuthority), ...hubPhone(desks)]);
}

/** The desk of the own area, or of the only one; where neither is known the hub's and then that of every area. */
function areaPhones(desks: readonly DutyDeskNow[], ownAuthority: string | null): readonly Phone[] {
  const own = deskPhone(desks, ownAuthority);
  if (own.length > 0) return own;
  const areas = desks.filter(({ id }) => id !== HUB).map(phoneOfDesk);
  return areas.length === 1 ? areas : [...hubPhone(desks), ...areas];
}

/** The hub team's number, which also brokers contact with confidential services. */
export function brokerPhone(desks: readonly DutyDeskNow[]): string {
  return hubPhone(desks)[0]?.number ?? EMERGENCY_SERVICES.number;
}

function openCaseAuthorities(materials: AnswerMaterials): readonly string[] {
  return releasedItems(materials, 'SOCIAL_CARE_CASE')
    .filter((item) => item.fields.state === 'OPEN' && item.fields.authority !== null)
    .map((item) => item.content.sourceId);
}

function leadSocialWorkerPhone({ authority, leadSocialWorker }: AuthorityStatement): readonly Phone[] {
  if (leadSocialWorker === null || leadSocialWorker.phone === null) return [];
  const who = leadSocialWorker.name ?? leadSocialWorker.team ?? 'lead social worker';
  return [
    {
      label: `lead social worker: ${who}, ${authority}`,
      number: leadSocialWorker.phone,
      hours: 'office hours; otherwise the duty desk',
    },
  ];
}

function deskPhone(desks: readonly DutyDeskNow[], id: string | null): readonly Phone[] {
  return desks.filter((desk) => desk.id === id).map(phoneOfDesk);
}

function hubPhone(desks: readonly DutyDeskNow[]): readonly Phone[] {
  return deskPhone(desks, HUB).map((phone) => ({ ...phone, label: `${phone.label}, hub team`, hours: 'at any hour' }));
}

/** One number a desk: the one that answers now. */
function phoneOfDesk({ name, officeOpen, officePhone, emergencyPhone }: DutyDeskNow): Phone {
  return officeOpen
    ? { label: name, number: officePhone, hours: 'the office is open now' }
    : { label: `${name}, emergency duty team`, number: emergencyPhone, hours: 'answered now, the office is closed' };
}

function danger(concern: ConcernLevel | null): readonly Phone[] {
  return concern === 'IMMEDIATE_DANGER' ? [EMERGENCY_SERVICES] : [];
}

function neverEmpty(phones: readonly Phone[]): readonly Phone[] {
  const once = phones.filter((phone, index) => phones.findIndex(({ number }) => number === phone.number) === index);
  return once.length > 0 ? once : [EMERGENCY_SERVICES];
}
