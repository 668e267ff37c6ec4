import { describe, expect, it } from 'vitest';

import { PURPOSES_OF_REVIEW } from '../../src/decision-policy/facts/bodies-of-gateways.js';
import {
  ACCESS_OVERRIDE_REASONS,
  deriveFacts,
  PURPOSES_OF_HARM,
  SELF_CLAIM_REASONS,
  SHIELD_OVERRIDE_GROUPS,
} from '../../src/decision-policy/facts/derive-facts.js';
import type { CallerFacts, RequestFacts, SubjectFacts } from '../../src/decision-policy/facts/facts.js';
import { flatFacts, lookAt } from '../../src/decision-policy/judge/flat-facts.js';
import { isHarm } from '../../src/decision-policy/facts/is-harm.js';
import { isCommenced, NOT_COMMENCED } from '../../src/decision-policy/rulebook/not-commenced.js';
import { passesConcernOn } from '../../src/decision-policy/facts/passes-concern-on.js';
import {
  CONCERNS,
  OVERRIDE_REASONS,
  PRACTITIONER_GROUPS,
  PURPOSES,
} from '../../src/decision-policy/facts/vocabulary.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';

const FACTS = enquiryFacts();

interface Asked {
  readonly caller?: Partial<CallerFacts>;
  readonly request?: Partial<RequestFacts>;
  readonly subject?: Partial<SubjectFacts>;
}
const derived = (asked: Asked) => deriveFacts(enquiryFacts(asked));

describe('the column of the table of grants', () => {
  const columnOf = (purpose: RequestFacts['purpose'], concern: RequestFacts['concern']) =>
    derived({ request: { purpose, concern } }).column;

  it('is that of harm at likely significant harm and in danger, whatever the purpose but a review', () => {
    for (const purpose of PURPOSES) {
      const review = (PURPOSES_OF_REVIEW as readonly string[]).includes(purpose);
      for (const concern of ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] as const) {
        expect([purpose, columnOf(purpose, concern)]).toEqual([purpose, review ? 'WELFARE' : 'HARM']);
      }
    }
  });

  it('is that of welfare at a welfare concern, and of harm where the purpose stands on harm by law', () => {
    for (const purpose of PURPOSES) {
      const byLaw = (PURPOSES_OF_HARM as readonly string[]).includes(purpose);
      expect([purpose, columnOf(purpose, 'WELFARE')]).toEqual([purpose, byLaw ? 'HARM' : 'WELFARE']);
    }
    expect(PURPOSES_OF_HARM).toEqual(['SECTION_47_ENQUIRY', 'POLICE_PROTECTION']);
  });

  it('is that of routine care, or of a presenting child, without a concern', () => {
    for (const purpose of PURPOSES) {
      const review = (PURPOSES_OF_REVIEW as readonly string[]).includes(purpose);
      const without = purpose === 'ROUTINE_CARE' ? 'ROUTINE' : 'UNSCHEDULED_NO_CONCERN';
      expect([purpose, columnOf(purpose, 'NONE')]).toEqual([purpose, review ? 'WELFARE' : without]);
    }
  });
});

describe('a relationship, or what may stand in for it', () => {
  const claim = { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'COURT_ORDER' } as const;
  const of = (asked: Asked) => derived(asked).relationshipOrOverride;

  it('is the recorded one, unless the enquirer is too near to the child', () => {
    expect(of({})).toBe('RECORDED');
    expect(of({ request: claim })).toBe('RECORDED');
    expect(of({ subject: { conflictInIndex: true } })).toBe('NONE');
    expect(of({ subject: { conflictInIndex: true }, request: claim })).toBe('SELF_CLAIMED');
    expect(of({ subject: { relationship: 'NONE' } })).toBe('NONE');
  });

  it('is the one that is claimed for a reason for which that may be done', () => {
    const subject = { relationship: 'NONE' } as const;
    const claiming = [...OVERRIDE_REASONS, 'NONE' as const].filter(
      (overrideReason) => of({ subject, request: { ...claim, overrideReason } }) === 'SELF_CLAIMED',
    );
    expect([...claiming].sort()).toEqual([...SELF_CLAIM_REASONS].sort());
    expect(of({ subject, request: { ...claim, override: 'ACCESS_OVERRIDE' } })).toBe('NONE');
    expect(of({ subject, request: { ...claim, override: 'NONE' } })).toBe('NONE');
  });
});

describe('an access override', () => {
  const request = { override: 'ACCESS_OVERRIDE', overrideReason: 'STATUTE' } as const;
  const caller = { group: 'DESIGNATED_MANAGER', stepUp: 'FRESH' } as const;
  const of = (asked: Asked) => derived({ caller, request, ...asked }).shieldOverride;

  it('is none where it was not asked for', () => {
    expect(of({ request: { ...request, override: 'NONE' } })).toBe('NONE');
    expect(of({ request: { ...request, override: 'SELF_CLAIMED_RELATIONSHIP' } })).toBe('NONE');
  });

  it('is valid for these posts and reasons, after a fresh sign-in, within limits', () => {
    expect(of({})).toBe('VALID');
    expect(of({ caller: { ...caller, stepUp: 'NONE' } })).toBe('NOT_VALID');
    expect(of({ caller: { ...caller, limits: 'PLAN_STATE_ONLY' } })).toBe('NOT_VALID');
    expect(of({ caller: { ...caller, limits: 'ABOVE' } })).toBe('NOT_VALID');
    const groups = PRACTITIONER_GROUPS.filter((group) => of({ caller: { ...caller, group } }) === 'VALID');
    expect([...groups].sort()).toEqual([...SHIELD_OVERRIDE_GROUPS].sort());
    const reasons = OVERRIDE_REASONS.filter(
      (overrideReason) => of({ request: { ...request, overrideReason } }) === 'VALID',
    );
    expect([...reasons].sort()).toEqual([...ACCESS_OVERRIDE_REASONS].sort());
  });
});

describe('the record of a ground', () => {
  it('is complete, or left open in one thing or another, and none without a ground', () => {
    const ground = { publicInterest: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD' } as const;
    expect(derived({}).groundRecord).toBe('NONE');
    expect(derived({ request: ground }).groundRecord).toBe('COMPLETE');
    for (const left of ['adviserNotYet', 'consentNotYet', 'familyNotYet'] as const) {
      expect(derived({ request: { ...ground, [left]: true } }).groundRecord).toBe('LEFT_OPEN');
      expect(derived({ request: { [left]: true } }).groundRecord).toBe('NONE');
    }
  });
});

describe('a concern', () => {
  it('is of harm at likely significant harm and in danger', () => {
    expect(CONCERNS.filter(isHarm)).toEqual(['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER']);
  });

  it('is passed on by anyone, and by a confidential service at harm alone (5.18)', () => {
    const passing = (caller: Partial<CallerFacts>) =>
      CONCERNS.filter((concern) => passesConcernOn(enquiryFacts({ caller, request: { concern } })));
    expect(passing({})).toEqual(['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER']);
    expect(passing({ confidentialService: true })).toEqual(['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER']);
    expect(passing({ organisation: 'INACTIVE' })).toEqual([]);
    expect(passing({ organisation: 'UNKNOWN' })).toEqual([]);
  });
});

it('a rule commences on the day that is set for it', () => {
  expect([isCommenced({ since: NOT_COMMENCED }), isCommenced({ since: '2026-01-01' })]).toEqual([false, true]);
});

describe('the facts in view', () => {
  it('are of no item before one is looked at, and then of that item, before a gateway is known', () => {
    const none = flatFacts(FACTS, deriveFacts(FACTS));
    const names = ['itemKind', 'sourceClass', 'protection', 'consent', 'detriment', 'currency', 'gateway'] as const;
    expect(names.map((name) => none[name])).toEqual(names.map(() => 'UNKNOWN'));
    const item = itemFacts('INVOLVEMENT', { consent: 'GIVEN', detriment: 'EXISTENCE_TOO', currency: 'HISTORY' });
    const view = { ...none, gateway: 'FOUND' as const };
    lookAt(view, item);
    expect(view).toEqual({ ...flatFacts(FACTS, deriveFacts(FACTS), item), gateway: 'UNKNOWN' });
    expect(names.map((name) => view[name])).toEqual([
      'INVOLVEMENT',
      'GP',
      'NONE',
      'GIVEN',
      'EXISTENCE_TOO',
      'HISTORY',
      'UNKNOWN',
    ]);
  });

  it('are those of caller, request, subject and what is derived, each under a name of its own', () => {
    const { caller, request, subject: about } = FACTS;
    const { kind, ...ofSubject } = about;
    expect(flatFacts(FACTS, deriveFacts(FACTS))).toMatchObject({
      ...caller,
      ...request,
      ...ofSubject,
      ...deriveFacts(FACTS),
      subjectKind: kind,
      colleague: 'NOBODY',
    });
  });
});
