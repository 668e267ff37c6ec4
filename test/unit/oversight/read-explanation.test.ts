import { describe, expect, it } from 'vitest';
import { createDecide } from '../../../src/decision-policy/decide.js';
import type { Decision } from '../../../src/decision-policy/decision.js';
import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import type { PolicyRule } from '../../../src/decision-policy/rulebook/rulebook.js';
import { RULESET } from '../../../src/decision-policy/ruleset.js';
import type { Enquirer } from '../../../src/directory/enquirer.js';
import type { OwnEnquiry, Reading, RecordedDecision } from '../../../src/oversight/ports.js';
import { createReadExplanation } from '../../../src/oversight/read-explanation.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import { caller, enquirer, moment } from '../../support/builders.js';
import { enquiryFacts } from '../../support/enquiry-facts.js';
import { sha256OfText } from '../../support/sha256.js';

const ID = '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b' as DecisionId;
const TODAY = '2026-11-21' as CalendarDate;
/** The rules of another day: the rule that closed had other words. */
const OLD_RULES: readonly PolicyRule[] = RULESET.map((rule) =>
  rule.id === 'gate/training' ? { ...rule, text: 'training as it was asked for then' } : rule,
);
const lapsed = enquiryFacts({ caller: { training: 'LAPSED' } });

function own(facts: EnquiryFacts = lapsed): OwnEnquiry {
  const decision = createDecide(OLD_RULES, sha256OfText)(facts);
  const recorded = { facts: JSON.stringify(facts), decision: JSON.stringify(decision) };
  return {
    id: ID,
    decidedAt: '2025-01-05T03:00:00.000000Z',
    policyVersion: decision.policyVersion,
    recorded,
    erasedOn: null,
  };
}

interface World {
  readonly reader?: Enquirer | null;
  readonly own?: OwnEnquiry | null;
  readonly one?: Partial<RecordedDecision> | null;
  readonly erased?: OwnEnquiry | null;
  readonly rules?: readonly PolicyRule[] | null;
}

function world({ reader = enquirer(), own: mine = null, one = null, erased = null, rules = OLD_RULES }: World) {
  const readings: Reading[] = [];
  const versions: string[] = [];
  const explain = createReadExplanation({
    directory: {
      reader: async () => ({ instant: moment('2026-11-21T03:00:00.000000Z'), today: TODAY, enquirer: reader }),
    },
    decisions: {
      page: async () => Promise.reject(new Error('no list is read')),
      one: async () => one as RecordedDecision | null,
      own: async () => mine,
      erased: async () => erased,
    },
    recorder: {
      recordReading: async (reading) => {
        readings.push(reading);
        return {} as never;
      },
    },
    policyOfVersion: async (version) => {
      versions.push(version);
      return rules;
    },
    sha256: sha256OfText,
  });
  return { readings, versions, explain: () => explain(caller(), ID) };
}

const lead = enquirer({ group: 'IG_LEAD' });

describe('the explanation of a recorded enquiry', () => {
  it('is made of the rules that decided it, in their words of that day, which are compiled once', async () => {
    const { explain, versions } = world({ own: own() });
    const explained = await explain();
    expect(explained.ok && explained.value).toMatchObject({
      decisionId: ID,
      outcome: 'REFUSED',
      closed: [{ rule: 'gate/training', text: 'training as it was asked for then' }],
      altered: [{ fact: 'TRAINING_RENEWED', passes: ['gate/training'], tells: [] }],
      factsDestroyed: null,
    });
    await explain();
    expect(versions).toEqual([own().policyVersion]);
  });

  it('is recorded before it is shown, for the enquirer too, and when there is nothing to show', async () => {
    const { explain, readings } = world({ own: own() });
    await explain();
    expect(readings).toEqual([expect.objectContaining({ what: { explained: ID }, shown: [ID], caseId: null })]);
    const nothing = world({ own: null });
    expect(await nothing.explain()).toEqual({ ok: true, value: null });
    expect(nothing.readings).toEqual([expect.objectContaining({ what: { explained: ID }, shown: [] })]);
  });

  it('is not recorded where somebody whom the directory does not know asked, and nothing is shown', async () => {
    const madeUp = world({ reader: null, own: null });
    expect(await madeUp.explain()).toEqual({ ok: true, value: null });
    expect(madeUp.readings).toEqual([]);
    const shown = world({ reader: null, own: own() });
    await shown.explain();
    expect(shown.readings).toHaveLength(1);
  });

  it('is made of the stored decision alone where another evaluator decided, and says so', async () => {
    const today = own();
    const { facts, decision } = today.recorded ?? { facts: '', decision: '{}' };
    const stored = { ...(JSON.parse(decision) as Decision), evaluator: '1' };
    // were these facts decided once more, that would be seen
    const recorded = { facts: facts.replaceAll('LAPSED', 'CURRENT'), decision: JSON.stringify(stored) };
    const told = await world({ own: { ...today, recorded } }).explain();
    expect(told.ok && told.value).toMatchObject({
      outcome: 'REFUSED',
      closed: [{ rule: 'gate/training', text: 'training as it was asked for then' }],
      altered: [],
      earlierEvaluator: expect.stringContaining('an earlier version of the hub') as string,
      factsDestroyed: null,
    });
    const now = await world({ own: today }).explain();
    expect(now.ok && now.value?.earlierEvaluator).toBeNull();
  });

  it('needs no facts that parse, nor rules that compile, where another evaluator decided', async () => {
    const decision = JSON.stringify({ ...(JSON.parse(own().recorded?.decision ?? '{}') as Decision), evaluator: '1' });
    const rules = OLD_RULES.map((rule) => ({ ...rule, when: { mood: 'GOOD' } })) as unknown as readonly PolicyRule[];
    const told = await world({ own: { ...own(), recorded: { facts: '', decision } }, rules }).explain();
    expect(told.ok && told.value?.closed).toHaveLength(1);
  });

  it('is given to an enquirer whom the directory does not know, or whose standing has lapsed', async () => {
    const unknown = await world({ reader: null, own: own() }).explain();
    expect(unknown.ok && unknown.value?.closed).toHaveLength(1);
    const person = enquirer();
    const untrained = { ...person, practitioner: { ...person.practitioner, trainingCompletedOn: null } };
    const told = await world({ reader: untrained, own: own() }).explain();
    expect(told.ok && told.value?.closed).toHaveLength(1);
  });

  it('says, once the facts were destroyed, that they were, and by which rules it had been decided', async () => {
    const erasedOn = '2026-11-20' as CalendarDate;
    const destroyed = await world({ own: { ...own(), recorded: null, erasedOn } }).explain();
    expect(destroyed.ok && destroyed.value).toMatchObject({
      policyVersion: own().policyVersion,
      outcome: null,
      closed: [],
      withheld: [],
      factsDestroyed: 'facts destroyed under retention on 2026-11-20; the log says so',
    });
  });

  it('says that they are missing, when they are gone and no erasure says why', async () => {
    const missing = await world({ own: { ...own(), recorded: null } }).explain();
    expect(missing.ok && missing.value?.factsDestroyed).toMatch(/^the facts are missing, and no erasure/);
  });

  it('says to information governance of an erased decision that it was erased, and records that it was asked', async () => {
    const erased = { ...own(), recorded: null, erasedOn: '2026-11-20' as CalendarDate };
    const { explain, readings } = world({ reader: lead, erased });
    const told = await explain();
    expect(told.ok && told.value).toMatchObject({ decisionId: ID, outcome: null, closed: [] });
    expect(told.ok && told.value?.factsDestroyed).toContain('destroyed under retention on 2026-11-20');
    expect(readings).toEqual([expect.objectContaining({ shown: [ID] })]);
  });

  it('is read by information governance of what it may read, and never of the own enquiry', async () => {
    const one = { ...own(), ...own().recorded, kind: 'ENQUIRY' as const };
    const read = await world({ reader: lead, one }).explain();
    expect(read.ok && read.value?.closed).toHaveLength(1);
    const theirOwn = await world({ reader: lead, own: own(), one: null }).explain();
    expect(theirOwn).toEqual({ ok: true, value: null });
    const sharing = await world({ reader: lead, one: { ...one, kind: 'SHARING_DECISION' } }).explain();
    expect(sharing).toEqual({ ok: true, value: null });
  });

  it('is refused to information governance whose standing has lapsed, whatever is asked', async () => {
    const lapsedLead = { ...lead, practitioner: { ...lead.practitioner, vettingCheckedOn: null } };
    const { explain, readings } = world({ reader: lapsedLead, one: null });
    expect(await explain()).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
    expect(readings).toEqual([]);
  });

  it('fails, and is tried again, where the policy that decided does not come', async () => {
    const { explain, versions } = world({ own: own(), rules: null });
    await expect(explain()).rejects.toThrow('the policy that decided is not stored');
    await expect(explain()).rejects.toThrow('the policy that decided is not stored');
    expect(versions).toHaveLength(2);
  });
});
