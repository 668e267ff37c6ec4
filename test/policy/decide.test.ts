import { describe, expect, it } from 'vitest';

import { createDecide } from '../../src/decision-policy/decide.js';
import { PolicyFault } from '../../src/decision-policy/decision.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import type { Rule } from '../../src/decision-policy/rulebook/rule.js';
import { colleagueFacts, enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { closing, gateway, liftable, permit } from '../support/made-rules.js';
import { sha256OfText } from '../support/sha256.js';

/** Decides by a few rules made for the test: what the combiner does, whatever the shipped rules say. */
const decideBy = (...rules: readonly Rule[]) => createDecide(rules, sha256OfText);

const PLAN_ALONE = enquiryFacts({ items: [itemFacts('PLAN')] });

describe('what cannot be evaluated', () => {
  it('is a policy fault that keeps its cause and says nothing of it', () => {
    const cause = new TypeError('a rule about Ada Thorn broke');
    const decide = createDecide([], sha256OfText, () => () => {
      throw cause;
    });
    const fault = thrownBy(() => decide(PLAN_ALONE));
    expect(fault).toBeInstanceOf(PolicyFault);
    expect(fault).toMatchObject({ name: 'PolicyFault', message: 'a rule could not be evaluated', cause });
  });

  it('is thrown as it is when it is a policy fault already', () => {
    const fault = thrownBy(() => decideBy()(enquiryFacts({ items: [] })));
    expect(fault).toMatchObject({ message: 'no rule says what a child who is not held is answered' });
    expect(fault).not.toHaveProperty('cause');
  });

  function thrownBy(act: () => unknown): unknown {
    try {
      act();
    } catch (error) {
      return error;
    }
    return null;
  }
});

describe('an enquiry that ends before its items', () => {
  it('tells nothing of what is held: no item, no basis, and not whether social care may be spoken of', () => {
    const rules = [closing('gate/a', 1), permit('case', { SOCIAL_CARE_CASE: ['state'] })];
    expect(decideBy(...rules)(PLAN_ALONE)).toMatchObject({
      outcome: 'REFUSED',
      items: [],
      withheld: [],
      legalBasis: [],
      socialCareSpokenOf: false,
    });
  });
});

describe('when nothing is left after removal', () => {
  const NOT_HELD = closing('identity/not-held', 5, {
    outcome: 'NO_RECORD',
    when: {
      identity: { $in: ['NOT_HELD', 'UNKNOWN'] },
      relationship: { $in: ['NONE', 'UNKNOWN'] },
      shield: { $in: ['NONE', 'UNKNOWN'] },
    },
  });
  const AWAITS_REVIEW = closing('identity/not-confirmed', 5, {
    outcome: 'IDENTITY_NOT_CONFIRMED',
    when: { identity: { $in: ['NOT_CONFIRMED', 'UNKNOWN'] } },
  });
  const inConfidence = (shield: 'NONE' | 'IN_FORCE', colleague: EnquiryFacts['colleague'] = null) =>
    enquiryFacts({ colleague, subject: { shield }, items: [itemFacts('SENSITIVE_SERVICE')] });

  it('the child is answered as one who is not held and has no relationship, and a shielded one as one awaiting review', () => {
    const decide = decideBy(NOT_HELD, AWAITS_REVIEW);
    expect(decide(inConfidence('NONE')).outcome).toBe('NO_RECORD');
    expect(decide(inConfidence('IN_FORCE')).outcome).toBe('IDENTITY_NOT_CONFIRMED');
  });

  it('an enquiry on behalf is answered as one on behalf', () => {
    const colleagueLost = closing('gate/colleague-lost', 1, {
      when: { colleague: { $in: ['NOBODY', 'UNKNOWN'] }, onBehalfOf: { $in: ['A_COLLEAGUE', 'UNKNOWN'] } },
    });
    const mayNotSee = closing('gate/colleague-may-not-see', 1, {
      when: { colleague: { $in: ['MAY_NOT_SEE', 'UNKNOWN'] } },
      outcome: 'MEDIATED',
    });
    const asked = inConfidence('NONE', colleagueFacts());
    expect(decideBy(colleagueLost, mayNotSee, NOT_HELD)(asked).outcome).toBe('NO_RECORD');
  });
});

describe('what each authority knows', () => {
  const rules = [
    permit('state', { SOCIAL_CARE_CASE: ['state'] }),
    liftable('consent/a', { fields: { PLAN: ['authority', 'kind', 'categories', 'started', 'ended'] } }),
  ];

  it.each([
    ['CHILD', 'PARTLY_RELEASED'],
    ['UNBORN', 'PARTLY_RELEASED'],
    ['HOUSEHOLD', 'ASK_HOLDER'],
    ['ADULT', 'ASK_HOLDER'],
  ] as const)('counts as told of a subject that is %s: %s', (kind, outcome) => {
    const facts = enquiryFacts({ subject: { kind }, items: [itemFacts('PLAN')] });
    expect(decideBy(...rules)(facts)).toMatchObject({ outcome, socialCareSpokenOf: true });
  });

  it('may be told by whoever may see the state of a case, and by no other field of it', () => {
    const spokenOf = (fields: 'state' | 'authority') =>
      decideBy(permit('case', { SOCIAL_CARE_CASE: [fields] }), permit('plan', { PLAN: ['kind'] }))(PLAN_ALONE)
        .socialCareSpokenOf;
    expect([spokenOf('state'), spokenOf('authority')]).toEqual([true, false]);
  });
});

describe('a gateway', () => {
  it('is found or is none, and a rule sees which', () => {
    const decide = decideBy(
      gateway('gateway/a'),
      permit('carried', { PLAN: ['kind'] }, { gateway: 'FOUND' }),
      permit('not-carried', { PLAN: ['started'] }, { gateway: 'NONE' }),
    );
    const released = (organisationKind: 'GP_PRACTICE' | 'SCHOOL') =>
      decide(enquiryFacts({ caller: { organisationKind }, items: [itemFacts('PLAN')] })).items.flatMap(({ fields }) =>
        fields.filter((one) => one.released).map(({ field }) => field),
      );
    expect([released('GP_PRACTICE'), released('SCHOOL')]).toEqual([['kind'], ['started']]);
  });
});

describe('an enquiry on behalf of a colleague', () => {
  const school = colleagueFacts({ group: 'SCHOOL_LEAD' });
  const onBehalf = (colleague = colleagueFacts(), changes: Partial<EnquiryFacts['request']> = {}) =>
    enquiryFacts({ colleague, request: changes, items: [itemFacts('PLAN', { consent: 'GIVEN' })] });
  const toSchools = { sourceClass: 'SOCIAL_CARE', organisationKind: 'SCHOOL' } as const;
  const PLAN_KIND = permit('plan', { PLAN: ['kind', 'ended'] });

  it('names the gateways of both in their order, and none where one of them has none', () => {
    const toOne = [gateway('gateway/b')];
    const toBoth = [...toOne, gateway('gateway/a', { when: toSchools })];
    const gateways = (rules: readonly Rule[], facts: EnquiryFacts) =>
      decideBy(PLAN_KIND, ...rules)(facts).items[0]?.gateways;
    expect(gateways(toBoth, onBehalf(school))).toEqual(['gateway/a', 'gateway/b']);
    expect(gateways(toOne, onBehalf(school))).toEqual([]);
    const callerAtSchool = { ...onBehalf(), caller: enquiryFacts({ caller: { group: 'SCHOOL_LEAD' } }).caller };
    expect(gateways(toOne, callerAtSchool)).toEqual([]);
    expect(gateways(toBoth, callerAtSchool)).toEqual(['gateway/a', 'gateway/b']);
  });

  it('rests on the grounds that lifted for either, where something carries', () => {
    const carriedOnly = liftable('consent/a', { when: { gateway: { $in: ['FOUND', 'UNKNOWN'] } } });
    const decide = decideBy(PLAN_KIND, gateway('gateway/a'), carriedOnly);
    expect(decide(onBehalf()).legalBasis).toEqual(['ART6_1_E', 'CLDC_CONSENT']);
  });

  it('is judged for the colleague as the colleague alone, behind nobody', () => {
    const nobodyElse = closing('gate/a', 1, { when: { onBehalfOf: { $nin: ['NOBODY', 'A_COLLEAGUE'] } } });
    expect(decideBy(PLAN_KIND, nobodyElse)(onBehalf()).closed).toEqual([]);
  });

  it('has a relationship and a claim only as far as both have it', () => {
    const both = (own: 'RECORDED' | 'NONE', theirs: 'RECORDED' | 'NONE', request: Partial<EnquiryFacts['request']>) => {
      const facts = onBehalf(colleagueFacts({ relationship: theirs }), request);
      return decideBy(PLAN_KIND)({ ...facts, subject: { ...facts.subject, relationship: own } }).derived;
    };
    const claim = { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'SELF_CLAIMED_EMERGENCY' } as const;
    expect(both('RECORDED', 'RECORDED', {}).relationshipOrOverride).toBe('RECORDED');
    expect(both('RECORDED', 'NONE', {}).relationshipOrOverride).toBe('NONE');
    expect(both('NONE', 'RECORDED', {}).relationshipOrOverride).toBe('NONE');
    expect(both('RECORDED', 'NONE', claim).relationshipOrOverride).toBe('SELF_CLAIMED');
    expect(both('NONE', 'RECORDED', claim).relationshipOrOverride).toBe('SELF_CLAIMED');
  });

  it('opens a shield only where both may open it', () => {
    const mayOpen = { group: 'LEAD_SOCIAL_WORKER' } as const;
    const override = { override: 'ACCESS_OVERRIDE', overrideReason: 'EMERGENCY_ACCESS' } as const;
    const opened = (own: 'GP' | 'LEAD_SOCIAL_WORKER', theirs: 'GP' | 'LEAD_SOCIAL_WORKER') => {
      const facts = onBehalf(colleagueFacts({ group: theirs }), override);
      const { caller } = enquiryFacts({ caller: { group: own, stepUp: 'FRESH' } });
      return decideBy(PLAN_KIND)({ ...facts, caller }).derived.shieldOverride;
    };
    expect(opened(mayOpen.group, mayOpen.group)).toBe('VALID');
    expect(opened('GP', mayOpen.group)).toBe('NOT_VALID');
    expect(opened(mayOpen.group, 'GP')).toBe('NOT_VALID');
  });

  it('cannot be answered where no rule says what it is told when the colleague may not see', () => {
    const trained = closing('gate/training', 1, { when: { training: { $ne: 'CURRENT' } } });
    expect(() => decideBy(PLAN_KIND, trained)(onBehalf(colleagueFacts({ training: 'LAPSED' })))).toThrow(
      'no rule says what is answered when a colleague may not see',
    );
  });
});
