import { describe, expect, it } from 'vitest';
import type { SharingFacts } from '../../../src/decision-policy/sharing/sharing-facts.js';
import { factsOfSharing } from '../../../src/sharing/facts-of-sharing.js';
import type { References } from '../../../src/sharing/ports.js';
import { sharingInput as readInput, type SharingInput } from '../../../src/sharing/sharing-input.js';
import { concernOf } from '../../../src/sharing/record-sharing-decision.js';
import type { PractitionerId } from '../../../src/shared/ids.js';
import { enquirer, NOW, TODAY } from '../../support/builders.js';
import { sharingInput, WHOLE_CHECKLIST } from '../../support/sharing-input.js';

const NOTHING: References = {
  recipientKind: 'LOCAL_AUTHORITY',
  adviser: null,
  approver: null,
  referredTo: null,
  recordedThisHour: 0,
  supersedes: null,
  inReplyTo: null,
  asksAbout: null,
};

function facts(changes: Partial<SharingInput> = {}, references: Partial<References> = {}): SharingFacts {
  const request = readInput(sharingInput(changes));
  if (!request.ok) throw new Error(`${request.failure.path}: ${request.failure.accepted}`);
  return factsOfSharing(request.value, enquirer(), { ...NOTHING, ...references }, TODAY);
}

const child = (dateOfBirth: string | null) => ({
  child: { givenName: 'Otto', familyName: 'Passingby', dateOfBirth },
});
const UNBORN = {
  unborn: {
    motherNhsNumber: '999 000 0018',
    motherGivenName: 'Ada',
    motherFamilyName: 'Lund',
    motherDateOfBirth: '1995-02-03',
    expectedDate: '2027-01-02',
  },
};

describe('the facts of a holder’s decision', () => {
  it('say who decides and to whom, as the directory has them', () => {
    expect(facts()).toMatchObject({ holderGroup: 'GP', holderKind: 'GP_PRACTICE', recipientKind: 'LOCAL_AUTHORITY' });
    const named = { recipient: { organisationName: 'Sea Scouts', organisationKind: 'VOLUNTARY_BODY', role: 'leader' } };
    expect(facts(named as Partial<SharingInput>, { recipientKind: null }).recipientKind).toBe('VOLUNTARY_BODY');
    const unknown = { recipient: { organisationName: 'Sea Scouts', role: 'leader' } };
    expect(facts(unknown, { recipientKind: null }).recipientKind).toBe('UNKNOWN');
    expect(facts(named as Partial<SharingInput>, { recipientKind: 'UNKNOWN' }).recipientKind).toBe('VOLUNTARY_BODY');
    expect(facts(named as Partial<SharingInput>, { recipientKind: 'SCHOOL' }).recipientKind).toBe('SCHOOL');
  });

  it('take what was not told for unknown or not recorded, never for done', () => {
    const bare = facts({
      consent: null,
      confidence: null,
      legalBasis: null,
      childWishes: null,
      family: null,
      information: { kind: 'THIRD_PARTY_RECORD', what: 'the father’s record', identifiesReferrer: false },
    });
    expect(bare).toMatchObject({
      consent: 'UNKNOWN',
      consentGiver: 'NONE',
      competence: 'UNKNOWN',
      giverSuspected: 'UNKNOWN',
      consentScope: 'NOT_STATED',
      confidence: 'UNKNOWN',
      legalBasis: 'NOT_GIVEN',
      childWishes: 'NOT_RECORDED',
      family: 'NOT_RECORDED',
      adviser: 'NONE',
      approval: 'NONE',
      referral: 'NOT_MADE',
      crimeTold: 'NOT_RECORDED',
      checklist: 'NOT_DONE',
      strategyDiscussion: 'NOT_RECORDED',
      positionOfTrust: 'UNKNOWN',
      referrerConsent: 'UNKNOWN',
      necessary: 'UNKNOWN',
      proportionate: 'UNKNOWN',
      recipientWorksWithChild: 'UNKNOWN',
      objection: 'UNKNOWN',
    });
  });

  it.each([
    ['2013-11-22', '2026-11-21', 'UNDER_13'],
    ['2013-11-21', '2026-11-21', '13_TO_15'],
    ['2010-11-22', '2026-11-21', '13_TO_15'],
    ['2010-11-21', '2026-11-21', '16_TO_17'],
    ['2008-11-21', '2026-11-21', 'ADULT'],
    ['2008-11-21', '2020-11-21', 'UNDER_13'],
  ])('reckon the age of who was born on %s at an event on %s as %s', (born, eventOn, age) => {
    expect(facts({ subject: child(born), eventOn, madeAt: NOW }).ageAtEvent).toBe(age);
  });

  it('count the younger of two ages that differ, and the stated one where nothing can be reckoned', () => {
    const subject = child('2010-01-05');
    expect(facts({ subject, eventOn: '2026-01-05', ageAtEvent: 'UNDER_13' }).ageAtEvent).toBe('UNDER_13');
    expect(facts({ subject, eventOn: '2022-11-01', ageAtEvent: 'FROM_16_TO_17' }).ageAtEvent).toBe('UNDER_13');
    expect(facts({ subject, eventOn: '2022-11-01', ageAtEvent: 'UNKNOWN' }).ageAtEvent).toBe('UNDER_13');
    expect(facts({ subject, ageAtEvent: 'FROM_13_TO_15' }).ageAtEvent).toBe('13_TO_15');
    expect(facts({ subject }).ageAtEvent).toBe('UNKNOWN');
    expect(facts({ subject, ageAtEvent: 'UNKNOWN' }).ageAtEvent).toBe('UNKNOWN');
    const withoutDate = { child: { nhsNumber: '9990000018' } };
    expect(facts({ subject: withoutDate, eventOn: '2015-01-01', ageAtEvent: 'ADULT' }).ageAtEvent).toBe('ADULT');
    expect(facts({ subject: withoutDate }).ageAtEvent).toBe('UNKNOWN');
  });

  it('take nobody for older at the event than on the day of the decision (5.26)', () => {
    const subject = child('2015-03-01');
    for (const ageAtEvent of ['ADULT', 'FROM_16_TO_17', 'FROM_13_TO_15', 'UNKNOWN', null] as const) {
      expect(facts({ subject, ageAtEvent }).ageAtEvent).toBe('UNDER_13');
    }
    const ofFifteen = child('2010-11-21');
    expect(facts({ subject: ofFifteen, ageAtEvent: 'ADULT' }).ageAtEvent).toBe('13_TO_15');
    // after the decision, which a typing slip makes it
    expect(facts({ subject: ofFifteen, eventOn: '2026-11-21' }).ageAtEvent).toBe('13_TO_15');
    const onItsBirthday = { subject: child('2013-01-05'), ageAtEvent: 'FROM_13_TO_15' } as const;
    expect(facts({ ...onItsBirthday, madeAt: '2026-01-05T00:00:00Z' }).ageAtEvent).toBe('13_TO_15');
    expect(facts({ ...onItsBirthday, madeAt: '2026-01-04T23:59:59Z' }).ageAtEvent).toBe('UNDER_13');
  });

  it('know no age from a day before the birth, and never take it for one at which nothing counts (5.26)', () => {
    const eventOn = '2014-12-01';
    for (const ageAtEvent of ['UNDER_13', 'ADULT', null] as const) {
      expect(facts({ subject: child('2015-03-01'), eventOn, ageAtEvent }).ageAtEvent).toBe('UNDER_13');
    }
    const older = { subject: child('2009-03-01'), eventOn: '2008-12-01' };
    expect(facts({ ...older, ageAtEvent: 'FROM_16_TO_17' }).ageAtEvent).toBe('UNKNOWN');
    expect(facts({ ...older, ageAtEvent: 'UNDER_13' }).ageAtEvent).toBe('UNDER_13');
    expect(facts(older).ageAtEvent).toBe('UNKNOWN');
    expect(facts({ subject: child('2026-02-01'), ageAtEvent: 'ADULT' }).ageAtEvent).toBe('UNKNOWN');
  });

  it('reckon of an unborn child the age of the mother', () => {
    const ofMother = (motherDateOfBirth: string) => ({ unborn: { ...UNBORN.unborn, motherDateOfBirth } });
    expect(facts({ subject: ofMother('2013-06-01') }).ageAtEvent).toBe('UNDER_13');
    expect(facts({ subject: ofMother('2013-06-01'), ageAtEvent: 'ADULT' }).ageAtEvent).toBe('UNDER_13');
    expect(facts({ subject: ofMother('2011-06-01'), eventOn: '2025-12-01' }).ageAtEvent).toBe('13_TO_15');
    expect(facts({ subject: UNBORN, eventOn: '2025-12-01' }).ageAtEvent).toBe('ADULT');
    expect(facts({ subject: UNBORN, ageAtEvent: 'ADULT' }).ageAtEvent).toBe('ADULT');
    expect(facts({ subject: UNBORN }).ageAtEvent).toBe('UNKNOWN');
  });

  it('say from when the own consent of a young person counts', () => {
    expect(facts({ subject: child('2010-11-21') }).ageNow).toBe('16_OR_OVER');
    expect(facts({ subject: child('2010-11-22') }).ageNow).toBe('13_TO_15');
    expect(facts({ subject: child('2013-11-21') }).ageNow).toBe('13_TO_15');
    expect(facts({ subject: child('2013-11-22') }).ageNow).toBe('UNDER_13');
    expect(facts({ subject: UNBORN }).ageNow).toBe('UNDER_13');
    const withoutDate = { child: { nhsNumber: '9990000018' } };
    expect(facts({ subject: withoutDate }).ageNow).toBe('UNKNOWN');
  });

  it('count an assessment of competence with who made it and when, and take nobody for unsuspected unsaid', () => {
    const of = (consent: Partial<NonNullable<SharingInput['consent']>>) =>
      facts({ consent: { state: 'GIVEN', giver: 'PARENTAL_RESPONSIBILITY', ...consent } });
    const by = 'Dr Nother';
    const on = '2026-01-05';
    for (const state of ['ASSESSED_COMPETENT', 'ASSESSED_NOT_COMPETENT'] as const) {
      expect(of({ competence: { state, by, on } }).competence).toBe(state);
      expect(of({ competence: { state, by } }).competence).toBe('UNKNOWN');
      expect(of({ competence: { state, on } }).competence).toBe('UNKNOWN');
    }
    expect(of({ competence: { state: 'NOT_ASSESSED' } }).competence).toBe('NOT_ASSESSED');
    expect(of({})).toMatchObject({ competence: 'UNKNOWN', giverSuspected: 'UNKNOWN' });
    expect(of({ giverSuspected: true }).giverSuspected).toBe('YES');
    expect(of({ giverSuspected: false }).giverSuspected).toBe('NO');
  });

  it('take danger that is not stated for unknown, and never for none', () => {
    expect(facts().immediateDanger).toBe('UNKNOWN');
    expect(facts({ immediateDanger: null }).immediateDanger).toBe('UNKNOWN');
    expect(facts({ immediateDanger: false }).immediateDanger).toBe('NO');
    expect(facts({ immediateDanger: true }).immediateDanger).toBe('YES');
  });

  it('count a crime as told to the police with time and outcome, and as told to nobody with the reason', () => {
    const at = '2026-01-05T14:05:00Z';
    expect(facts({ crime: { told: 'POLICE', at, outcome: 'joint visit' } }).crimeTold).toBe('POLICE_DISCUSSED');
    expect(facts({ crime: { told: 'POLICE', at } }).crimeTold).toBe('NOT_RECORDED');
    expect(facts({ crime: { told: 'POLICE', outcome: 'joint visit' } }).crimeTold).toBe('NOT_RECORDED');
    expect(facts({ crime: { told: 'SOCIAL_CARE' } }).crimeTold).toBe('SOCIAL_CARE_TOLD');
    expect(facts({ crime: { told: 'NOT_YET' } }).crimeTold).toBe('NOT_YET');
    expect(facts({ crime: { told: 'NOBODY' } }).crimeTold).toBe('NOT_RECORDED');
    expect(facts({ crime: { told: 'NOBODY', reason: 'already known' } }).crimeTold).toBe('NOBODY_WITH_REASON');
  });

  it('count the checklist as done when every one of its items has an answer', () => {
    expect(facts({ checklist: WHOLE_CHECKLIST }).checklist).toBe('DONE');
    expect(facts({ checklist: WHOLE_CHECKLIST.slice(1) }).checklist).toBe('NOT_DONE');
    const twice = [...WHOLE_CHECKLIST.slice(1), ...WHOLE_CHECKLIST.slice(1, 2)];
    expect(facts({ checklist: twice }).checklist).toBe('NOT_DONE');
  });

  it('count what was left out with a reason as recorded, and without one as not', () => {
    expect(facts({ family: { told: 'NO' } }).family).toBe('NOT_RECORDED');
    expect(facts({ family: { told: 'NO', reason: 'raises the risk' } }).family).toBe('NOT_TOLD_WITH_REASON');
    expect(facts({ family: { told: 'NOT_YET' } }).family).toBe('NOT_YET');
    expect(facts({ childWishes: { whyUnknown: 'too young to say' } }).childWishes).toBe('UNKNOWN_WITH_REASON');
    expect(facts({ permissionToDiscuss: { state: 'NOT_SOUGHT' } }).discussionPermission).toBe('NOT_RECORDED');
    expect(facts({ permissionToDiscuss: { state: 'REFUSED' } }).discussionPermission).toBe('REFUSED');
    expect(facts({ strategyDiscussion: { state: 'NOT_NEEDED' } }).strategyDiscussion).toBe('NOT_RECORDED');
    expect(facts({ strategyDiscussion: { state: 'HELD' } }).strategyDiscussion).toBe('HELD');
    const scope = { state: 'GIVEN', giver: 'COMPETENT_CHILD', scope: 'visits' } as const;
    expect(facts({ consent: scope }).consentScope).toBe('NOT_STATED');
    expect(facts({ consent: { ...scope, coversThis: false } }).consentScope).toBe('DOES_NOT_COVER_THIS');
  });

  it('say of who referred that they would be known, whenever it is they who are told of', () => {
    const who = { kind: 'PUBLIC_REFERRER_IDENTITY', what: 'who phoned', identifiesReferrer: false } as const;
    expect(facts({ information: who }).identifiesReferrer).toBe('YES');
  });

  it('tell advice of somebody competent from that of somebody who is not', () => {
    const person = { name: 'Dr Nother' };
    expect(facts({ adviser: { state: 'NAMED', person, competentInChildProtection: true } }).adviser).toBe(
      'NAMED_COMPETENT',
    );
    expect(facts({ adviser: { state: 'NAMED', person } }).adviser).toBe('NAMED_NOT_COMPETENT');
    expect(facts({ adviser: { state: 'DECIDER_IS_COMPETENT' } }).adviser).toBe('DECIDER_COMPETENT');
  });
});

describe('an approval', () => {
  const approval = { by: { directory: 'P1' }, documentedIn: 'file' };
  const approver = { practitioner: 'p' as PractitionerId, posts: [] };

  it('is of somebody of the directory, or of a name that nobody can ask; a code that is not there is such a name', () => {
    expect(facts({ approval }, { approver }).approval).toBe('NAMED_IN_DIRECTORY');
    expect(facts({ approval }).approval).toBe('UNCONFIRMED_NAME');
    expect(facts({ approval: { by: { name: 'A. Head' }, documentedIn: 'file' } }).approval).toBe('UNCONFIRMED_NAME');
  });
});

describe('how urgent a decision is', () => {
  const concern = (changes: Partial<SharingInput>) => {
    const request = readInput(sharingInput(changes));
    return request.ok ? concernOf(request.value) : null;
  };

  it('follows danger, harm to the child or an adult, and sexual activity under 13 (5.26, 5.27)', () => {
    expect(concern({})).toBe('NONE');
    expect(concern({ belief: 'LESSER_CONCERN' })).toBe('WELFARE');
    expect(concern({ harmToAdult: 'YES' })).toBe('LIKELY_SIGNIFICANT_HARM');
    expect(concern({ belief: 'SIGNIFICANT_HARM_TO_CHILD', harmToAdult: 'YES' })).toBe('LIKELY_SIGNIFICANT_HARM');
    expect(concern({ immediateDanger: true })).toBe('IMMEDIATE_DANGER');
    expect(concern({ sexualActivity: 'YES', ageAtEvent: 'UNDER_13' })).toBe('LIKELY_SIGNIFICANT_HARM');
    expect(concern({ sexualActivity: 'YES', subject: child('2015-01-01'), eventOn: '2026-01-01' })).toBe(
      'LIKELY_SIGNIFICANT_HARM',
    );
    expect(concern({ sexualActivity: 'YES', subject: child('2015-03-01'), eventOn: '2014-12-01' })).toBe(
      'LIKELY_SIGNIFICANT_HARM',
    );
    expect(concern({ sexualActivity: 'NO', ageAtEvent: 'UNDER_13' })).toBe('NONE');
  });
});

describe('the input of a holder’s decision', () => {
  it.each<[string, Partial<Record<keyof SharingInput, unknown>>]>([
    ['adviser', { adviser: { state: 'NAMED' } }],
    ['adviser', { adviser: { state: 'NOT_YET', person: { name: 'Dr Nother' } } }],
    ['approval.by', { approval: { by: { name: 'A. Head', directory: 'P1' }, documentedIn: 'file' } }],
    ['approval.by', { approval: { by: {}, documentedIn: 'file' } }],
    ['detailedReasons', { detailedReasons: 'too short' }],
    ['madeAt', { madeAt: '2026-01-05' }],
    ['madeAt', { madeAt: '2026-13-05T10:00:00Z' }],
    ['checklist', { checklist: [...WHOLE_CHECKLIST, ...WHOLE_CHECKLIST] }],
    ['subject', { subject: { household: { address: { line1: '1 Road', postcode: 'NM1 1AA' } } } }],
    ['recipient', { recipient: { organisation: 'Z01', organisationName: 'Council', role: 'clerk' } }],
    ['supersedes', { supersedes: 'the last one' }],
  ])('names %s when that is not accepted, and never what was sent', (path, changes) => {
    const read = readInput({ ...sharingInput(), ...changes });
    expect(read.ok ? null : read.failure.path).toBe(path);
  });

  it('brings times to UTC', () => {
    const read = readInput(sharingInput({ madeAt: '2026-01-05T15:05+01:00' }));
    expect(read.ok && read.value.madeAt).toBe('2026-01-05T14:05:00.000000Z');
  });
});
