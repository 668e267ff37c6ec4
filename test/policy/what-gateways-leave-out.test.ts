import { describe, expect, it } from 'vitest';

import { EDUCATION_BODIES } from '../../src/decision-policy/facts/bodies-of-gateways.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import type { GatewayRule } from '../../src/decision-policy/rulebook/rule.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import type { OrganisationKind } from '../../src/decision-policy/facts/vocabulary.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';

const GATEWAYS = RULESET.filter((rule): rule is GatewayRule => rule.effect === 'gateway');
const decide = createDecide(RULESET, sha256OfText);

describe('what no gateway carries', () => {
  it('is not spoken of: a school is not told that police, youth justice, housing or a clinic hold anything', () => {
    for (const sourceClass of ['POLICE', 'JUSTICE', 'HOUSING', 'SEXUAL_HEALTH'] as const) {
      const request = { purpose: 'WELFARE_CONCERN', concern: 'IMMEDIATE_DANGER' } as const;
      const caller = { group: 'SCHOOL_LEAD' } as const;
      const plain = [itemFacts('IDENTITY'), itemFacts('INVOLVEMENT')];
      const held = itemFacts('INVOLVEMENT', { ref: 'held', sourceClass, detriment: 'MORE_DETRIMENTAL' });
      const [without, having] = [plain, [...plain, held]].map((items) => {
        const { outcome, withheld, nextSteps, legalBasis } = decide(enquiryFacts({ caller, request, items }));
        return { outcome, withheld, nextSteps, legalBasis };
      });
      expect(having).toEqual(without);
    }
  });

  it('is, for a college, anything about a student of 18 or older, or whose age is not known', () => {
    for (const ageBand of ['16_TO_17', 'ADULT', 'UNKNOWN'] as const) {
      const items = [itemFacts('IDENTITY'), itemFacts('PLAN'), itemFacts('INVOLVEMENT', { consent: 'GIVEN' })];
      const request = { purpose: 'WELFARE_CONCERN', concern: 'LIKELY_SIGNIFICANT_HARM' } as const;
      const decision = decide(
        enquiryFacts({ caller: { group: 'COLLEGE_LEAD' }, request, subject: { ageBand }, items }),
      );
      const released = decision.items.filter(({ fields }) => fields.some((field) => field.released));
      expect(released.map(({ kind }) => kind)).toEqual(
        ageBand === '16_TO_17' ? ['IDENTITY', 'PLAN', 'INVOLVEMENT'] : ['IDENTITY'],
      );
      if (ageBand !== '16_TO_17') expect(decision.withheld).toEqual([]);
    }
  });
});

describe('the bases of a gateway', () => {
  it('rest on health and social care only between those who owe professional secrecy', () => {
    const taught: readonly OrganisationKind[] = EDUCATION_BODIES;
    for (const { id, legalBasis, when } of GATEWAYS) {
      if (!legalBasis.includes('ART9_SCH1_2')) continue;
      const to = (when.organisationKind as { $in: readonly OrganisationKind[] }).$in;
      expect([id, to.filter((kind) => taught.includes(kind))]).toEqual([id, []]);
    }
  });

  it('are a legal obligation only of those whom section 47 names, and of nobody until the duty of 2026 begins', () => {
    const obliged = GATEWAYS.filter(({ legalBasis }) => legalBasis.includes('ART6_1_C')).map(({ id }) => id);
    expect(obliged.sort()).toEqual(['gateway/assist-section-47-enquiries', 'gateway/information-sharing-duty']);
    for (const from of ['GP', 'SEXUAL_HEALTH'] as const) {
      const request = { purpose: 'SECTION_47_ENQUIRY', concern: 'WELFARE' } as const;
      const items = [itemFacts('PLAN', { sourceClass: from })];
      const { legalBasis } = decide(enquiryFacts({ caller: { group: 'SOCIAL_WORKER' }, request, items }));
      expect(legalBasis).toEqual(['ART6_1_E', 'ART9_SCH1_18', 'CA89_47']);
    }
  });

  it('name the condition for criminal offences where police or justice tell', () => {
    for (const { id, legalBasis, when } of GATEWAYS) {
      if (id === 'gateway/national-database') continue;
      const from = JSON.stringify(when.sourceClass);
      expect([id, legalBasis.includes('ART10_SCH1')]).toEqual([id, /POLICE|JUSTICE/.test(from)]);
    }
  });
});
