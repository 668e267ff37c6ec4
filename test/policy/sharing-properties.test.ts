import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SHARING_FACT_VALUES } from '../../src/decision-policy/sharing/check-sharing-facts.js';
import { createJudgeSharing, type SharingJudgement } from '../../src/decision-policy/sharing/judge-sharing.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import type { SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import { NOW } from '../support/builders.js';
import { sharingFacts } from '../support/sharing-facts.js';
import { enough, runs } from '../support/property-runs.js';

const judge = createJudgeSharing(SHARING_RULESET);
const settings = { seed: 20261121, numRuns: runs(5_000) };

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
  expect(recorded).toBeGreaterThan(enough(20));
}

describe('a decision that may be recorded', () => {
  it('has its reasons, whatever it is (5.20)', () => {
    always((one, { tasks }) => {
      expect(one.reasons).toBe('GIVEN');
      const later = tasks.some(({ rule }) => rule === 'sharing/best-interests-stated');
      expect(one.bestInterests === 'GIVEN').toBe(!later);
    });
  });

  const under13: Partial<SharingFacts> = {
    sexualActivity: 'YES',
    ageAtEvent: 'UNDER_13',
    result: 'REFUSED',
    approval: 'NAMED_IN_DIRECTORY',
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

  it('never refuses about sexual activity under 13 without approval and detailed reasons, or a referral (5.27)', () => {
    always((one) => {
      if (one.referral !== 'NOT_MADE') return;
      const aboutUnder13 = one.sexualActivity !== 'NO' && ['UNDER_13', 'UNKNOWN'].includes(one.ageAtEvent);
      if (one.result !== 'REFUSED' || !aboutUnder13) return;
      if (one.information !== 'OWN_RECORD') return;
      expect(one.approval).not.toBe('NONE');
      expect(one.detailedReasons).toBe('GIVEN');
    }, around(under13));
  });

  it('of a refusal under 13 leaves the referral standing, whoever is named as approver (5.27)', () => {
    always((one, { tasks, derived }) => {
      if (one.result !== 'REFUSED' || derived.sexualActivityAt !== 'UNDER_13') return;
      const follows = tasks.map(({ task, to }) => `${task} ${to}`);
      expect(follows).toContain('EXPECT_REFERRAL AUTHORITY');
      if (one.referral === 'NOT_MADE') expect(follows).toContain('MAKE_REFERRAL OWN_POST');
      if (!['HELD', 'NOT_NEEDED_WITH_REASON'].includes(one.strategyDiscussion)) {
        expect(follows).toContain('REPORT_AND_STRATEGY_DISCUSSION AUTHORITY');
      }
    }, around(under13));
  });

  it('of a refusal under 13 in immediate danger has a referral that was made (5.14, 5.27)', () => {
    always(
      (one, { derived }) => {
        if (one.result !== 'REFUSED' || derived.sexualActivityAt !== 'UNDER_13') return;
        if (one.immediateDanger === 'YES') expect(one.referral).not.toBe('NOT_MADE');
      },
      around({ ...under13, immediateDanger: 'YES', referral: 'MADE_BY_PHONE' }),
    );
  });

  it('refuses beside believed harm by that exception, what may never be shared, or beside a referral (5.14, 5.18)', () => {
    always(
      (one, { derived, breaches }) => {
        if (one.belief !== 'SIGNIFICANT_HARM_TO_CHILD' || one.result !== 'REFUSED') return;
        const allowed = derived.absolutelyClosed === 'YES' || derived.refusal === 'BESIDE_REFERRAL';
        if (allowed || derived.exceptionalRefusal !== 'NONE') return;
        expect(one.referral).not.toBe('NOT_MADE');
        expect(breaches.map(({ rule }) => rule)).toContain('sharing/harm-refusal-is-no-result');
      },
      around({ ...under13, belief: 'SIGNIFICANT_HARM_TO_CHILD' }),
    );
  });

  it('has a referral wherever harm is believed, or the task to make it at once', () => {
    always(
      (one, { tasks }) => {
        if (one.belief !== 'SIGNIFICANT_HARM_TO_CHILD' || one.referral !== 'NOT_MADE') return;
        expect(tasks.map(({ task }) => task)).toContain('MAKE_REFERRAL');
      },
      around({ belief: 'SIGNIFICANT_HARM_TO_CHILD', referral: 'NOT_MADE' }),
    );
  });

  it('shares who of the public referred without their consent only as a breach (5.35)', () => {
    always(
      (one, { breaches }) => {
        if (one.information !== 'PUBLIC_REFERRER_IDENTITY' && one.identifiesReferrer === 'NO') return;
        expect(one.result === 'REFUSED' || one.referrerConsent === 'GIVEN' || breaches.length > 0).toBe(true);
      },
      around({ identifiesReferrer: 'YES', referrerConsent: 'GIVEN' }),
    );
  });

  it('leaves for later only what harm does not let wait, and asks for it (5.15)', () => {
    always(
      (one, { tasks, derived, breaches }) => {
        const later = [one.adviser, one.family].filter((state) => state === 'NOT_YET').length;
        const against = breaches.some(({ rule }) => rule === 'sharing/adviser-not-yet-only-in-harm');
        if (later > 0) expect(derived.urgent === 'YES' || against).toBe(true);
        const completing = tasks.filter(({ task }) => task === 'COMPLETE_ADVISER' || task === 'COMPLETE_FAMILY');
        expect(completing).toHaveLength(later);
      },
      around({ harmToAdult: 'YES', adviser: 'NOT_YET', family: 'NOT_YET' }),
    );
  });

  it('shares in confidence what nothing lets out only as a breach', () => {
    always((one, { derived, breaches }) => {
      const { confidenceMet } = derived;
      const lifted = confidenceMet !== 'NOTHING' && (confidenceMet !== 'LESSER_CONCERN' || one.result !== 'SHARED');
      if (one.result !== 'REFUSED' && !lifted) expect(breaches).not.toEqual([]);
    });
  });
});

describe('a refusal under 13, whether or not it may be recorded', () => {
  const refusals = facts.map((one): SharingFacts => ({
    ...one,
    result: 'REFUSED',
    sexualActivity: 'YES',
    ageAtEvent: 'UNDER_13',
  }));

  it('tells the authority at once to expect a referral, in immediate danger above all (5.14, 5.27)', () => {
    const expected = { rule: 'sharing/harm-social-care-expects', task: 'EXPECT_REFERRAL', to: 'AUTHORITY' };
    fc.assert(
      fc.property(refusals, fc.boolean(), (one, danger) => {
        const { tasks } = judge(danger ? { ...one, immediateDanger: 'YES' } : one, NOW);
        expect(tasks).toContainEqual({ ...expected, within: 'AS_URGENT' });
      }),
      settings,
    );
  });

  it('is not recorded in immediate danger before it is referred, whoever approves of it (5.27)', () => {
    fc.assert(
      fc.property(refusals, (one) => {
        const judged = judge({ ...one, immediateDanger: 'YES', referral: 'NOT_MADE' }, NOW);
        expect(judged.missing.map(({ rule }) => rule)).toContain('sharing/harm-referral-recorded');
        expect(judged.derived.exceptionalRefusal).toBe('NONE');
      }),
      settings,
    );
  });

  it('asks the same of the authority whoever is named as approver, and of nobody less for one in the directory', () => {
    fc.assert(
      fc.property(refusals, (one) => {
        const follows = (approval: SharingFacts['approval']) =>
          judge({ ...one, approval }, NOW).tasks.map(({ rule }) => rule);
        const named = follows('NAMED_IN_DIRECTORY');
        expect(named).toEqual(expect.arrayContaining([...follows('UNCONFIRMED_NAME')]));
        const toAuthority = (approval: SharingFacts['approval']) =>
          judge({ ...one, approval }, NOW).tasks.filter(({ to }) => to === 'AUTHORITY');
        expect(toAuthority('NAMED_IN_DIRECTORY')).toEqual(toAuthority('NONE'));
      }),
      settings,
    );
  });
});

describe('a judgement', () => {
  it('is the same however the rules are shuffled', () => {
    const shuffled = fc.shuffledSubarray([...SHARING_RULESET], { minLength: SHARING_RULESET.length });
    fc.assert(
      fc.property(shuffled, facts, (rules, one) => {
        expect(createJudgeSharing(rules)(one, NOW)).toEqual(judge(one, NOW));
      }),
      { ...settings, numRuns: runs(60) },
    );
  });

  it('accepts nothing more under a further rule', () => {
    const further = fc.constantFrom(...SHARING_RULESET);
    fc.assert(
      fc.property(further, facts, (left, one) => {
        const fewer = createJudgeSharing(SHARING_RULESET.filter((rule) => rule !== left))(one, NOW);
        if (mayBeRecorded(judge(one, NOW))) expect(mayBeRecorded(fewer)).toBe(true);
      }),
      { ...settings, numRuns: runs(300) },
    );
  });
});
