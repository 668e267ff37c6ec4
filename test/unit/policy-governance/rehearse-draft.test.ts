import { describe, expect, it } from 'vitest';
import { createDecide } from '../../../src/decision-policy/decide.js';
import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import type { Rule } from '../../../src/decision-policy/rulebook/rule.js';
import { canonicalRulebook, rulebookOf } from '../../../src/decision-policy/rulebook/rulebook.js';
import { RULESET } from '../../../src/decision-policy/ruleset.js';
import { SHARING_RULESET } from '../../../src/decision-policy/sharing/ruleset.js';
import type { Caller } from '../../../src/enquiry/caller.js';
import type { Reading, RecordedFacts } from '../../../src/oversight/ports.js';
import { createDecideAgain } from '../../../src/policy-governance/decide-again.js';
import { createRehearseDraft } from '../../../src/policy-governance/rehearse-draft.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import type { Instant } from '../../../src/shared/instant.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';
import { sha256OfText } from '../../support/sha256.js';

const WHOLE = canonicalRulebook({ enquiry: RULESET, sharing: SHARING_RULESET });
const NOW = '2026-03-02T12:00:00.000000Z' as Instant;
const CALLER = {} as Caller;
const decide = createDecide(RULESET, sha256OfText);

const facts = enquiryFacts({ items: [itemFacts('IDENTITY', { ref: 'child' }), itemFacts('PLAN', { ref: 'plan' })] });
const decision = decide(facts);

function recorded(more: Partial<RecordedFacts> = {}): RecordedFacts {
  return {
    id: 'd',
    kind: 'ENQUIRY',
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
  const kept: { version: string; ruleset: string }[] = [];
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
    drafts: {
      keep: async (draft) => {
        kept.push(draft);
      },
      inForce: async () => WHOLE,
    },
    sha256: sha256OfText,
    pause: async () => {
      pauses += 1;
    },
  });
  return { rehearse, readings, kept, asked, pauses: () => pauses };
}

const twelve = Array.from({ length: 12 }, () => recorded());
/** A decision of the shipped rules on these facts. */
const decided = (of: EnquiryFacts): RecordedFacts => {
  const made = decide(of);
  return recorded({ outcome: made.outcome, facts: JSON.stringify(of), decision: JSON.stringify(made) });
};
const DRAFT = { draft: WHOLE, since: '90d', asOn: null };

describe('a rehearsal', () => {
  it('reads a batch after the other, and lets others go first after each', async () => {
    const { rehearse, readings, asked, pauses } = rehearsalOver([twelve, twelve, twelve]);
    const told = await rehearse(CALLER, DRAFT);
    expect(told).toMatchObject({ ok: true, value: { asOn: '2026-03-02' } });
    if (told.ok) {
      expect(told.value.rows).toEqual([
        expect.objectContaining({ from: decision.outcome, to: decision.outcome, fields: 'SAME', decisions: '30' }),
      ]);
    }
    expect(pauses()).toBe(6);
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
    expect(told.ok && told.value.rows.map(({ decisions }) => decisions)).toEqual(['10']);
    expect(pauses()).toBe(2);
  });

  it('asks for no input that the draft asks for on other days alone', () => {
    const worried = decided(enquiryFacts({ request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' } }));
    const until = (day: string | null) =>
      RULESET.map((rule) =>
        rule.id === 'require/concern-for-purpose'
          ? { ...rule, when: { concern: 'WELFARE' as const }, until: day }
          : rule,
      );
    const to = (day: string | null) =>
      createDecideAgain({ version: 'v', text: '', rulebook: rulebookOf(until(day)) }, NOW)(worried).to;
    expect([to(null), to('2026-03-02')]).toEqual(['BAD_INPUT', worried.outcome]);
  });

  it('tells apart what could no longer be checked', async () => {
    const broken = twelve.map((each) => ({ ...each, facts: '{"now":"2026-02-01T12:00:00.000000Z"}' }));
    const { rehearse } = rehearsalOver([broken]);
    const told = await rehearse(CALLER, DRAFT);
    expect(told.ok && told.value.rows).toEqual([
      expect.objectContaining({ from: decision.outcome, to: 'COULD_NOT_CHECK', fields: 'FEWER', decisions: '10' }),
    ]);
  });

  it('shows a change of fields where the outcome stays', async () => {
    const rules = RULESET.map((rule) =>
      rule.effect === 'permit' && 'PLAN' in rule.fields
        ? { ...rule, fields: { ...rule.fields, PLAN: rule.fields.PLAN.filter((field) => field !== 'started') } }
        : rule,
    );
    const { rehearse } = rehearsalOver([twelve]);
    const told = await rehearse(CALLER, {
      ...DRAFT,
      draft: canonicalRulebook({ enquiry: rules, sharing: SHARING_RULESET }),
    });
    expect(told.ok && told.value.rows.map(({ fields }) => fields)).toEqual(['FEWER']);
  });

  it("names the rules about holders' decisions that differ from the policy in force, since none is rehearsed", async () => {
    const { rehearse } = rehearsalOver([twelve]);
    const [dropped, changed, ...others] = SHARING_RULESET.filter(({ id }) => id.startsWith('sharing/complete'));
    if (dropped === undefined || changed === undefined) throw new Error('too few rules');
    const added = { ...changed, id: 'sharing/one-more' };
    const untouched = SHARING_RULESET.filter((rule) => ![dropped, changed, ...others].includes(rule));
    const sharing = [...untouched, { ...changed, since: '2020-01-01' }, ...others, added];
    const enquiry = RULESET.map((rule) => (rule.id === 'gate/training' ? { ...rule, text: 'in other words' } : rule));
    const told = await rehearse(CALLER, { ...DRAFT, draft: canonicalRulebook({ enquiry, sharing }) });
    expect(told.ok && told.value.notRehearsed).toEqual([dropped.id, changed.id, added.id].sort());
    expect(await rehearse(CALLER, DRAFT)).toMatchObject({ ok: true, value: { notRehearsed: [] } });
  });

  it('keeps the whole text of the draft by the version that its reading names', async () => {
    const { rehearse, readings, kept } = rehearsalOver([twelve]);
    await rehearse(CALLER, DRAFT);
    expect(kept).toEqual([{ version: sha256OfText(DRAFT.draft), ruleset: DRAFT.draft }]);
    expect(readings[0]?.what).toMatchObject({ rehearsal: { version: kept[0]?.version } });
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

describe('what was protected when it was decided', () => {
  /** What each decision comes to under a draft, however it was made. */
  const rows = async (decisions: readonly RecordedFacts[], draft: readonly Rule[]) => {
    const again = createDecideAgain({ version: 'v', text: '', rulebook: rulebookOf(draft) }, NOW);
    return decisions.map(again).map(({ from, to, fields }) => [from, to, fields].join(' '));
  };
  const nothingKeptIn = RULESET.flatMap((rule): readonly Rule[] => {
    if (rule.effect === 'permit') return [{ ...rule, when: {} }];
    return rule.effect === 'forbid' || rule.effect === 'liftable' ? [] : [rule];
  });
  const noGates = nothingKeptIn.filter((rule) => rule.effect !== 'close' || rule.by === 'IDENTITY');
  const request = { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' } as const;
  const plain = [itemFacts('IDENTITY', { ref: 'child' })];
  const protectedItems = [
    itemFacts('SENSITIVE_SERVICE', { ref: 'clinic', protection: 'SENSITIVE_SERVICE', sourceClass: 'SEXUAL_HEALTH' }),
    itemFacts('INVOLVEMENT', { ref: 'former', protection: 'CHANGED_IDENTITY' }),
    itemFacts('INVOLVEMENT', { ref: 'harmful', detriment: 'EXISTENCE_TOO' }),
  ];

  it.each(protectedItems)('is not told apart by any draft, where it was removed first: $ref', async (item) => {
    for (const draft of [nothingKeptIn, noGates]) {
      const without = decided(enquiryFacts({ request, items: plain }));
      const withIt = decided(enquiryFacts({ request, items: [...plain, item] }));
      expect(await rows([withIt], draft)).toEqual(await rows([without], draft));
    }
  });

  it.each(protectedItems)('is not told apart either where a gate had closed before any item: $ref', async (item) => {
    const lapsed = { training: 'LAPSED' } as const;
    const without = decided(enquiryFacts({ request, caller: lapsed, items: plain }));
    const withIt = decided(enquiryFacts({ request, caller: lapsed, items: [...plain, item] }));
    expect(await rows([withIt], noGates)).toEqual(await rows([without], noGates));
  });

  it.each([
    ['a shield', { shield: 'IN_FORCE' }],
    ['a conflict in the index', { conflictInIndex: true }],
    ['an identity that was not confirmed', { identity: 'NOT_CONFIRMED' }],
    ['nobody held', { identity: 'NOT_HELD' }],
  ] as const)('stays what it was told, whatever the draft, for %s', async (_, subject) => {
    const held = 'identity' in subject ? [] : plain;
    const one = decided(enquiryFacts({ request, subject, items: held }));
    for (const draft of [nothingKeptIn, noGates]) {
      expect(await rows([one], draft)).toEqual([`${one.outcome} ${one.outcome} SAME`]);
    }
  });

  it('is a child not confirmed where a gate had closed, whether by a shield, a conflict or the details', async () => {
    const lapsed = { training: 'LAPSED' } as const;
    const subjects = [{ shield: 'IN_FORCE' }, { conflictInIndex: true }, { identity: 'NOT_CONFIRMED' }] as const;
    const without = RULESET.filter(({ id }) => id !== 'gate/training');
    const all = subjects.map((subject) => decided(enquiryFacts({ request, caller: lapsed, subject, items: plain })));
    expect(new Set(await rows(all, without))).toEqual(new Set(['REFUSED IDENTITY_NOT_CONFIRMED SAME']));
  });

  it('is refused all the same where the draft refuses the enquirer whoever is asked about', async () => {
    const refusing = RULESET.map((rule) => (rule.id === 'gate/training' ? { ...rule, when: {} } : rule));
    const one = decided(enquiryFacts({ request, subject: { identity: 'NOT_HELD' }, items: [] }));
    expect(await rows([one], refusing)).toEqual(['NO_RECORD REFUSED SAME']);
  });
});
