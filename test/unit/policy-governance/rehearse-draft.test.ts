import { describe, expect, it } from 'vitest';
import { createDecide } from '../../../src/decision-policy/decide.js';
import { canonicalRuleset } from '../../../src/decision-policy/policy-version.js';
import { RULESET } from '../../../src/decision-policy/ruleset.js';
import type { Caller } from '../../../src/enquiry/caller.js';
import type { Reading, RecordedFacts } from '../../../src/oversight/ports.js';
import { createRehearseDraft } from '../../../src/policy-governance/rehearse-draft.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import type { Instant } from '../../../src/shared/instant.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';
import { sha256OfText } from '../../support/sha256.js';

const NOW = '2026-03-02T12:00:00.000000Z' as Instant;
const CALLER = {} as Caller;
const decide = createDecide(RULESET, sha256OfText);

const facts = enquiryFacts({ items: [itemFacts('IDENTITY', { ref: 'child' }), itemFacts('PLAN', { ref: 'plan' })] });
const decision = decide(facts);

function recorded(more: Partial<RecordedFacts> = {}): RecordedFacts {
  return {
    id: 'd',
    decidedAt: '2026-02-01T12:00:00.000000Z' as Instant,
    organisationId: 'Z1',
    organisationName: 'One Practice',
    outcome: decision.outcome,
    policyVersion: decision.policyVersion,
    facts: JSON.stringify(facts),
    decision: JSON.stringify(decision),
    ...more,
  };
}

/** A rehearsal over these batches of decisions; tells what was recorded, and how often others went first. */
function rehearsalOver(batches: readonly (readonly RecordedFacts[])[]) {
  const readings: Reading[] = [];
  const asked: { since: Instant; batch: number }[] = [];
  let pauses = 0;
  const post = {
    id: 'p',
    group: 'HUB_IG_LEAD',
    organisation: { id: 'HUB', active: true, issuerRegistered: true },
  };
  const practitioner = {
    id: 'r',
    barred: false,
    vettingCheckedOn: '2026-01-01',
    vettingRenewalMonths: 36,
    trainingCompletedOn: '2026-01-01',
    trainingRenewalMonths: 36,
  };
  const rehearse = createRehearseDraft({
    directory: {
      reader: async () => ({
        instant: NOW,
        today: '2026-03-02' as CalendarDate,
        enquirer: { practitioner, post } as never,
      }),
    },
    recorded: {
      async *since(since, batch) {
        asked.push({ since, batch });
        for (const each of batches) yield each;
      },
    },
    recorder: {
      recordReading: async (reading) => {
        readings.push(reading);
        return {} as never;
      },
    },
    sha256: sha256OfText,
    pause: async () => {
      pauses += 1;
    },
  });
  return { rehearse, readings, asked, pauses: () => pauses };
}

const twelve = Array.from({ length: 12 }, () => recorded());
const DRAFT = { draft: canonicalRuleset(RULESET), since: '90d', asOn: null };

describe('a rehearsal', () => {
  it('reads a batch after the other, and lets others go first after each', async () => {
    const { rehearse, readings, asked, pauses } = rehearsalOver([twelve, twelve, twelve]);
    const told = await rehearse(CALLER, DRAFT);
    expect(told).toMatchObject({ ok: true, value: { asOn: '2026-03-02' } });
    if (told.ok) {
      expect(told.value.rows).toEqual([
        expect.objectContaining({ from: decision.outcome, to: decision.outcome, fields: 'SAME', decisions: '36' }),
      ]);
    }
    expect(pauses()).toBe(3);
    expect(asked).toEqual([{ since: '2025-12-02T12:00:00.000000Z', batch: expect.any(Number) as number }]);
    expect(asked[0]?.batch).toBeLessThanOrEqual(100);
    expect(readings).toEqual([
      expect.objectContaining({ shown: [], what: { rehearsal: expect.objectContaining({ to: NOW }) as object } }),
    ]);
  });

  it('counts nothing that is decided while it runs', async () => {
    const later = recorded({ decidedAt: '2026-03-02T12:00:00.000001Z' as Instant });
    const { rehearse, pauses } = rehearsalOver([[...twelve, later], [later]]);
    const told = await rehearse(CALLER, DRAFT);
    expect(told.ok && told.value.rows.map(({ decisions }) => decisions)).toEqual(['12']);
    expect(pauses()).toBe(0);
  });

  it('tells apart what could no longer be checked', async () => {
    const broken = twelve.map((each) => ({ ...each, facts: '{"now":"2026-02-01T12:00:00.000000Z"}' }));
    const { rehearse } = rehearsalOver([broken]);
    const told = await rehearse(CALLER, DRAFT);
    expect(told.ok && told.value.rows).toEqual([
      expect.objectContaining({ from: decision.outcome, to: 'COULD_NOT_CHECK', fields: 'FEWER', decisions: '12' }),
    ]);
  });

  it('shows a change of fields where the outcome stays', async () => {
    const rules = RULESET.map((rule) =>
      rule.effect === 'permit' && 'PLAN' in rule.fields
        ? { ...rule, fields: { ...rule.fields, PLAN: rule.fields.PLAN.filter((field) => field !== 'started') } }
        : rule,
    );
    const { rehearse } = rehearsalOver([twelve]);
    const told = await rehearse(CALLER, { ...DRAFT, draft: canonicalRuleset(rules) });
    expect(told.ok && told.value.rows.map(({ fields }) => fields)).toEqual(['FEWER']);
  });

  it('is one at a time, and the next may follow', async () => {
    const { rehearse } = rehearsalOver([twelve]);
    const [first, second] = await Promise.all([rehearse(CALLER, DRAFT), rehearse(CALLER, DRAFT)]);
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, failure: { code: 'TOO_MANY' } });
    expect((await rehearse(CALLER, { ...DRAFT, draft: 'x' })).ok).toBe(false);
    expect((await rehearse(CALLER, DRAFT)).ok).toBe(true);
  });

  it('reads and records nothing for a draft that is badly made', async () => {
    const { rehearse, readings, asked } = rehearsalOver([twelve]);
    expect(await rehearse(CALLER, { ...DRAFT, draft: '[]' })).toMatchObject({ failure: { path: 'draft' } });
    expect(readings).toEqual([]);
    expect(asked).toEqual([]);
  });
});
