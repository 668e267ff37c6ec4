import { describe, expect, it } from 'vitest';

import { sharingConcern, sharingSubject } from '../../src/decision-policy/sharing/derive-sharing-facts.js';
import type { DerivedSharingFacts, SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import { INFORMATION_KINDS } from '../../src/decision-policy/sharing/sharing-words.js';
import { ORGANISATION_KINDS } from '../../src/decision-policy/facts/vocabulary.js';
import { sharingFacts } from '../support/sharing-facts.js';

type Derived = keyof DerivedSharingFacts;
type Row<Fact extends Derived> = readonly [stated: Partial<SharingFacts>, derived: DerivedSharingFacts[Fact]];

/** Each row: facts that differ from the ordinary share, and what is derived from them. */
function table<Fact extends Derived>(fact: Fact, rows: readonly Row<Fact>[]): void {
  it.each(rows)('%j: %s', (stated, derived) => {
    expect(sharingSubject(sharingFacts(stated))[fact]).toBe(derived);
  });
}

const UNDER_13 = { sexualActivity: 'YES', ageAtEvent: 'UNDER_13' } as const;
const HARM = { belief: 'SIGNIFICANT_HARM_TO_CHILD' } as const;

describe('harm to a child is believed, or indicated by danger or by sexual activity under 13 (5.18, 5.26, 5.27)', () => {
  table('harm', [
    [{}, 'NO'],
    [{ belief: 'LESSER_CONCERN' }, 'NO'],
    [{ belief: 'UNKNOWN' }, 'UNKNOWN'],
    [HARM, 'YES'],
    [{ immediateDanger: 'YES' }, 'YES'],
    [{ immediateDanger: 'UNKNOWN' }, 'NO'],
    [UNDER_13, 'YES'],
    [{ ...UNDER_13, belief: 'UNKNOWN' }, 'YES'],
    [{ sexualActivity: 'YES', ageAtEvent: '13_TO_15' }, 'NO'],
    [{ sexualActivity: 'UNKNOWN', ageAtEvent: 'UNDER_13' }, 'NO'],
    [{ harmToAdult: 'YES' }, 'NO'],
  ]);
});

describe('the concern, in the words of an enquiry', () => {
  table('concern', [
    [{}, 'NONE'],
    [{ belief: 'UNKNOWN' }, 'NONE'],
    [{ belief: 'LESSER_CONCERN' }, 'WELFARE'],
    [HARM, 'LIKELY_SIGNIFICANT_HARM'],
    [UNDER_13, 'LIKELY_SIGNIFICANT_HARM'],
    [{ harmToAdult: 'YES' }, 'LIKELY_SIGNIFICANT_HARM'],
    [{ harmToAdult: 'UNKNOWN' }, 'NONE'],
    [{ immediateDanger: 'YES' }, 'IMMEDIATE_DANGER'],
    [{ immediateDanger: 'UNKNOWN', belief: 'LESSER_CONCERN' }, 'WELFARE'],
  ]);

  it('is the same before it is judged', () => {
    for (const stated of [{}, HARM, UNDER_13, { immediateDanger: 'YES' as const }]) {
      const facts = sharingFacts(stated);
      expect(sharingConcern(facts)).toBe(sharingSubject(facts).concern);
    }
  });
});

describe('urgent is harm to anybody', () => {
  table('urgent', [
    [{}, 'NO'],
    [{ belief: 'UNKNOWN' }, 'NO'],
    [HARM, 'YES'],
    [{ harmToAdult: 'YES' }, 'YES'],
    [{ harmToAdult: 'UNKNOWN' }, 'NO'],
  ]);
});

describe('sexual activity counts by the age at the event (5.26 to 5.31)', () => {
  table('sexualActivityAt', [
    [{ sexualActivity: 'NO', ageAtEvent: 'UNDER_13' }, 'NONE'],
    [{ sexualActivity: 'YES', ageAtEvent: 'ADULT' }, 'NONE'],
    [UNDER_13, 'UNDER_13'],
    [{ sexualActivity: 'YES', ageAtEvent: '13_TO_15' }, '13_TO_15'],
    [{ sexualActivity: 'YES', ageAtEvent: '16_TO_17' }, '16_TO_17'],
    [{ sexualActivity: 'YES', ageAtEvent: 'UNKNOWN' }, 'UNKNOWN'],
    [{ sexualActivity: 'UNKNOWN', ageAtEvent: '13_TO_15' }, 'UNKNOWN'],
    [{ sexualActivity: 'UNKNOWN', ageAtEvent: 'ADULT' }, 'NONE'],
  ]);
});

describe('a report of harm goes to who acts on it, on facts and with advice (5.12, 5.14, 5.23)', () => {
  const report = { ...HARM, adviser: 'NAMED_COMPETENT' } as const;
  table('harmReport', [
    [report, 'YES'],
    [{ ...report, adviser: 'DECIDER_COMPETENT' }, 'YES'],
    [{ ...report, adviser: 'NOT_YET' }, 'YES'],
    [{ ...report, adviser: 'NAMED_NOT_COMPETENT' }, 'NO'],
    [{ ...report, adviser: 'NONE' }, 'NO'],
    [{ ...report, caseFacts: 'NOT_GIVEN' }, 'NO'],
    [{ ...report, belief: 'LESSER_CONCERN' }, 'NO'],
    [{ ...report, belief: 'UNKNOWN' }, 'NO'],
  ]);

  it('to no body but social care, the police and the NSPCC', () => {
    const acting = ORGANISATION_KINDS.filter(
      (recipientKind) => sharingSubject(sharingFacts({ ...report, recipientKind })).harmReport === 'YES',
    );
    expect([...acting].sort()).toEqual(['BRITISH_TRANSPORT_POLICE', 'LOCAL_AUTHORITY', 'NSPCC', 'POLICE_FORCE']);
  });
});

describe('a refusal leaves harm unanswered, unless it is one to others beside a referral (5.14, 5.23)', () => {
  const refused = { result: 'REFUSED', recipientKind: 'SCHOOL' } as const;
  table('refusal', [
    [{}, 'NONE'],
    [{ result: 'SHARED_IN_PART' }, 'NONE'],
    [refused, 'OF_ACTION'],
    [{ ...refused, referral: 'MADE_BY_PHONE' }, 'BESIDE_REFERRAL'],
    [{ ...refused, referral: 'MADE_IN_WRITING' }, 'BESIDE_REFERRAL'],
    [{ ...refused, referral: 'MADE_IN_WRITING', recipientKind: 'LOCAL_AUTHORITY' }, 'OF_ACTION'],
    [{ ...refused, referral: 'MADE_IN_WRITING', recipientKind: 'UNKNOWN' }, 'OF_ACTION'],
  ]);
});

describe('the exceptional refusal: under 13, no danger now, detailed reasons, approved (5.27)', () => {
  const refused = { ...UNDER_13, result: 'REFUSED', detailedReasons: 'GIVEN', approval: 'NAMED_IN_DIRECTORY' } as const;
  table('exceptionalRefusal', [
    [refused, 'APPROVER_ASKED'],
    [{ ...refused, approval: 'UNCONFIRMED_NAME' }, 'APPROVER_UNCONFIRMED'],
    [{ ...refused, approval: 'NONE' }, 'NONE'],
    [{ ...refused, detailedReasons: 'NOT_GIVEN' }, 'NONE'],
    [{ ...refused, result: 'SHARED' }, 'NONE'],
    [{ ...refused, ageAtEvent: '13_TO_15' }, 'NONE'],
    [{ ...refused, immediateDanger: 'YES' }, 'NONE'],
    [{ ...refused, immediateDanger: 'UNKNOWN' }, 'NONE'],
    [{ ...refused, approval: 'UNCONFIRMED_NAME', immediateDanger: 'YES' }, 'NONE'],
  ]);
});

describe('confidence is owed as stated, and always for a sensitive service (5.23)', () => {
  table('confidenceOwed', [
    [{}, 'YES'],
    [{ confidence: 'NOT_OWED' }, 'NO'],
    [{ confidence: 'UNKNOWN' }, 'UNKNOWN'],
    [{ confidence: 'NOT_OWED', information: 'SENSITIVE_SERVICE' }, 'YES'],
  ]);
});

describe('what sets a duty of confidence aside, the first that does (5.23)', () => {
  const none = { consent: 'REFUSED' } as const;
  table('confidenceMet', [
    [{ confidence: 'NOT_OWED' }, 'NOT_OWED'],
    [{}, 'CONSENT'],
    [none, 'NOTHING'],
    [{ ...none, belief: 'UNKNOWN' }, 'NOTHING'],
    [{ ...none, belief: 'LESSER_CONCERN' }, 'LESSER_CONCERN'],
    [{ ...none, ...HARM }, 'PUBLIC_INTEREST'],
    [{ ...none, harmToAdult: 'YES', belief: 'LESSER_CONCERN' }, 'PUBLIC_INTEREST'],
    [{ ...none, confidence: 'UNKNOWN' }, 'NOTHING'],
    [{ ...none, ...HARM, information: 'A_AND_E_ATTENDANCE', recipientKind: 'GP_PRACTICE' }, 'USUAL_NOTICE'],
  ]);
});

describe('a possible crime: as stated, under 16, or at 16 or 17 in a position of trust (5.26, 5.31)', () => {
  const at = (ageAtEvent: SharingFacts['ageAtEvent']) => ({ sexualActivity: 'YES', ageAtEvent }) as const;
  table('crime', [
    [{}, 'NO'],
    [{ possibleCrime: 'YES' }, 'YES'],
    [{ possibleCrime: 'UNKNOWN' }, 'UNKNOWN'],
    [at('UNDER_13'), 'YES'],
    [at('13_TO_15'), 'YES'],
    [at('16_TO_17'), 'NO'],
    [{ ...at('16_TO_17'), positionOfTrust: 'YES' }, 'YES'],
    [{ ...at('16_TO_17'), positionOfTrust: 'UNKNOWN' }, 'UNKNOWN'],
    [{ ...at('16_TO_17'), possibleCrime: 'UNKNOWN' }, 'UNKNOWN'],
    [{ positionOfTrust: 'YES' }, 'NO'],
    [at('UNKNOWN'), 'UNKNOWN'],
  ]);
});

describe("the holder is children's social care, and not the authority in another capacity (5.19, 5.20)", () => {
  table('holderIsSocialCare', [
    [{}, 'NO'],
    [{ holderKind: 'UNKNOWN' }, 'UNKNOWN'],
    [{ holderKind: 'LOCAL_AUTHORITY', holderGroup: 'SOCIAL_WORKER' }, 'YES'],
    [{ holderKind: 'LOCAL_AUTHORITY', holderGroup: 'LEAD_SOCIAL_WORKER' }, 'YES'],
    [{ holderKind: 'LOCAL_AUTHORITY', holderGroup: 'DESIGNATED_MANAGER' }, 'YES'],
    [{ holderKind: 'LOCAL_AUTHORITY', holderGroup: 'HOUSING' }, 'NO'],
    [{ holderKind: 'SCHOOL', holderGroup: 'SOCIAL_WORKER' }, 'NO'],
  ]);
});

describe('of a kind that may not be shared on what is recorded', () => {
  const conference = { information: 'CONFERENCE_RECORD' } as const;
  const assessment = { information: 'COMMON_ASSESSMENT_CONTENT', recipientWorksWithChild: 'YES' } as const;
  const report = { ...HARM, adviser: 'NAMED_COMPETENT' } as const;
  table('absolutelyClosed', [
    [{ information: 'PUBLIC_REFERRER_IDENTITY' }, 'YES'],
    [{ information: 'PUBLIC_REFERRER_IDENTITY', referrerConsent: 'UNKNOWN' }, 'YES'],
    [{ information: 'PUBLIC_REFERRER_IDENTITY', referrerConsent: 'GIVEN' }, 'NO'],
    [conference, 'YES'],
    [{ ...conference, conferenceConsent: 'CHAIR' }, 'NO'],
    [{ ...conference, conferenceConsent: 'LEAD_SOCIAL_WORKER' }, 'NO'],
    [assessment, 'NO'],
    [{ ...assessment, recipientWorksWithChild: 'NO' }, 'YES'],
    [{ ...assessment, recipientWorksWithChild: 'UNKNOWN' }, 'YES'],
    [{ ...assessment, consent: 'REFUSED' }, 'YES'],
    [{ ...assessment, ...report, consent: 'REFUSED' }, 'NO'],
    [{ ...assessment, ...report, recipientWorksWithChild: 'NO' }, 'NO'],
    [{ information: 'THIRD_PARTY_RECORD', necessary: 'NO' }, 'YES'],
    [{ information: 'THIRD_PARTY_RECORD', proportionate: 'NO' }, 'YES'],
    [{ information: 'THIRD_PARTY_RECORD', necessary: 'YES', proportionate: 'YES' }, 'NO'],
    [{ information: 'THIRD_PARTY_RECORD' }, 'NO'],
    [{ ...UNDER_13, information: 'THIRD_PARTY_RECORD', necessary: 'NO' }, 'NO'],
    [{ ...UNDER_13, information: 'THIRD_PARTY_RECORD', necessary: 'NO', referral: 'MADE_IN_WRITING' }, 'NO'],
    [{ necessary: 'NO', proportionate: 'NO' }, 'NO'],
    [{ information: 'POLICE_SYSTEM_CONTENT' }, 'YES'],
    [{ information: 'POLICE_SYSTEM_CONTENT', holderKind: 'POLICE_FORCE' }, 'NO'],
    [{ information: 'POLICE_SYSTEM_CONTENT', holderKind: 'BRITISH_TRANSPORT_POLICE' }, 'NO'],
  ]);

  it('are these four alone, where nothing is judged of a third party', () => {
    const closed = [...INFORMATION_KINDS, 'UNKNOWN' as const].filter(
      (information) => sharingSubject(sharingFacts({ information })).absolutelyClosed === 'YES',
    );
    expect([...closed].sort()).toEqual([
      'COMMON_ASSESSMENT_CONTENT',
      'CONFERENCE_RECORD',
      'POLICE_SYSTEM_CONTENT',
      'PUBLIC_REFERRER_IDENTITY',
    ]);
  });
});

describe('a notice to the general practitioner is stopped by an objection and the agreement of clinicians (2.71)', () => {
  const notice = { information: 'A_AND_E_ATTENDANCE', recipientKind: 'GP_PRACTICE' } as const;
  const stopped = { ...notice, objection: 'COMPETENT_CHILD', cliniciansAgree: 'YES' } as const;
  table('attendanceStopped', [
    [{}, 'NOT_A_NOTICE'],
    [{ ...stopped, recipientKind: 'SCHOOL' }, 'NOT_A_NOTICE'],
    [{ ...stopped, information: 'OWN_RECORD' }, 'NOT_A_NOTICE'],
    [notice, 'NO'],
    [stopped, 'BOTH_CONDITIONS'],
    [{ ...stopped, objection: 'PARENT_OF_CHILD_WITHOUT_COMPETENCE' }, 'BOTH_CONDITIONS'],
    [{ ...stopped, objection: 'NOBODY_WHO_COUNTS' }, 'NO'],
    [{ ...stopped, objection: 'UNKNOWN' }, 'NO'],
    [{ ...stopped, cliniciansAgree: 'NO' }, 'NO'],
    [{ ...stopped, cliniciansAgree: 'UNKNOWN' }, 'NO'],
  ]);
});
