import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SHARING_FACT_VALUES } from '../../src/decision-policy/sharing/check-sharing-facts.js';
import { createJudgeSharing, type SharingJudgement } from '../../src/decision-policy/sharing/judge-sharing.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import type { SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import { NOW } from '../support/builders.js';
import { sharingFacts } from '../support/sharing-facts.js';

const judge = createJudgeSharing(SHARING_RULESET);
const settings = { seed: 20261121, numRuns: 5_000 };

const anyFacts = fc.record(
  Object.fromEntries(Object.entries(SHARING_FACT_VALUES).map(([fact, values]) => [fact, fc.constantFrom(...values)])),
) as unknown as fc.Arbitrary<SharingFacts>;

/** Facts near to a decision that may be recorded: few of them differ from one that lacks nothing. */
const nearFacts = fc
  .tuple(anyFacts, fc.subarray(Object.keys(SHARING_FACT_VALUES) as (keyof SharingFacts)[], { maxLength: 14 }))
  .map(([facts, names]) => sharingFacts(Object.fromEntries(names.map((name) => [name, facts[name]]))));
const facts = fc.oneof(anyFacts, nearFacts);

const mayBeRecorded = ({ missing, notAllowed }: SharingJudgement) => missing.length + notAllowed.length === 0;

/** Holds for every decision that may be recorded; fails when none of those generated could be. */
function always(property: (facts: SharingFacts, judgement: SharingJudgement) => void, among = facts): void {
  let recorded = 0;
  fc.assert(
    fc.property(among, (one) => {
      const judgement = judge(one, NOW);
      if (!mayBeRecorded(judgement)) return;
      recorded += 1;
      property(one, judgement);
    }),
    settings,
  );
  expect(recorded).toBeGreaterThan(20);
}

describe('a decision that may be recorded', () => {
  it('has its reasons, whatever it is (5.20)', () => {
    always((one) => {
      expect(one.reasons).toBe('GIVEN');
      expect(one.bestInterests).toBe('GIVEN');
    });
  });

  const under13: Partial<SharingFacts> = {
    sexualActivity: 'YES',
    ageAtEvent: 'UNDER_13',
    result: 'REFUSED',
    approval: 'DOCUMENTED',
    detailedReasons: 'GIVEN',
    adviser: 'NAMED_COMPETENT',
    crimeTold: 'SOCIAL_CARE_TOLD',
    nonIdentifyingDiscussion: 'HELD',
  };
  const around = (changes: Partial<SharingFacts>) =>
    fc
      .tuple(anyFacts, fc.subarray(Object.keys(SHARING_FACT_VALUES) as (keyof SharingFacts)[], { maxLength: 6 }))
      .map(([any, names]) =>
        sharingFacts({ ...changes, ...Object.fromEntries(names.map((name) => [name, any[name]])) }),
      );

  it('never refuses about sexual activity under 13 without approval and detailed reasons (5.27)', () => {
    always((one) => {
      const aboutUnder13 = one.sexualActivity !== 'NO' && ['UNDER_13', 'UNKNOWN'].includes(one.ageAtEvent);
      if (one.result !== 'REFUSED' || !aboutUnder13) return;
      expect(one).toMatchObject({ approval: 'DOCUMENTED', detailedReasons: 'GIVEN' });
    }, around(under13));
  });

  it('refuses beside believed harm by that exception alone, or what may never be shared (5.14, 5.18)', () => {
    always(
      (one, { derived }) => {
        if (one.belief !== 'SIGNIFICANT_HARM_TO_CHILD' || one.result !== 'REFUSED') return;
        expect(derived.exceptionalRefusal === 'APPROVED' || derived.absolutelyClosed === 'YES').toBe(true);
      },
      around({ ...under13, belief: 'SIGNIFICANT_HARM_TO_CHILD' }),
    );
  });

  it('has a referral wherever harm is believed and no exception approved', () => {
    always(
      (one, { derived }) => {
        if (derived.exceptionalRefusal === 'APPROVED' || one.belief !== 'SIGNIFICANT_HARM_TO_CHILD') return;
        expect(one.referral).not.toBe('NOT_MADE');
      },
      around({ belief: 'SIGNIFICANT_HARM_TO_CHILD', referral: 'MADE_BY_PHONE' }),
    );
  });

  it('never shares who of the public referred without their consent (5.35)', () => {
    always(
      (one) => {
        if (one.information !== 'PUBLIC_REFERRER_IDENTITY' && one.identifiesReferrer === 'NO') return;
        expect(one.result === 'REFUSED' || one.referrerConsent === 'GIVEN').toBe(true);
      },
      around({ identifiesReferrer: 'YES', referrerConsent: 'GIVEN' }),
    );
  });

  it('leaves for later only what harm does not let wait, and asks for it (5.15)', () => {
    always(
      (one, { tasks, derived }) => {
        const later = [one.adviser, one.family].filter((state) => state === 'NOT_YET').length;
        if (later > 0) expect(derived.urgent).toBe('YES');
        const completing = tasks.filter(({ task }) => task === 'COMPLETE_ADVISER' || task === 'COMPLETE_FAMILY');
        expect(completing).toHaveLength(later);
      },
      around({ belief: 'SERIOUS_HARM_TO_ADULT', adviser: 'NOT_YET', family: 'NOT_YET' }),
    );
  });

  it('shares in confidence only what consent, a usual notice or a public interest lets out', () => {
    always((one, { derived }) => {
      if (one.result !== 'REFUSED') expect(derived.confidenceMet).not.toBe('NOTHING');
      if (one.result === 'SHARED') expect(derived.confidenceMet).not.toBe('LESSER_CONCERN');
    });
  });
});

describe('a judgement', () => {
  it('is the same however the rules are shuffled', () => {
    const shuffled = fc.shuffledSubarray([...SHARING_RULESET], { minLength: SHARING_RULESET.length });
    fc.assert(
      fc.property(shuffled, facts, (rules, one) => {
        expect(createJudgeSharing(rules)(one, NOW)).toEqual(judge(one, NOW));
      }),
      { ...settings, numRuns: 60 },
    );
  });

  it('accepts nothing more under a further rule', () => {
    const further = fc.constantFrom(...SHARING_RULESET);
    fc.assert(
      fc.property(further, facts, (left, one) => {
        const fewer = createJudgeSharing(SHARING_RULESET.filter((rule) => rule !== left))(one, NOW);
        if (mayBeRecorded(judge(one, NOW))) expect(mayBeRecorded(fewer)).toBe(true);
      }),
      { ...settings, numRuns: 300 },
    );
  });
});
