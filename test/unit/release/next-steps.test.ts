import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { CONCERNS } from '../../../src/decision-policy/facts/vocabulary.js';
import { NEXT_STEPS, type NextStepCode } from '../../../src/decision-policy/decision.js';
import type { AnswerMaterials, TypedSubject } from '../../../src/release/answer-materials.js';
import { mustBeReferred, nextSteps } from '../../../src/release/next-steps.js';
import { decide, DESKS, materials, TYPED } from '../../support/answer-materials.js';
import { childRecord, day } from '../../support/builders.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const steps = z
  .array(
    z.strictObject({
      step: z.enum(NEXT_STEPS),
      text: z.string(),
      toWhom: z.string(),
      byWhen: z.union([z.string(), z.record(z.enum(CONCERNS), z.string())]),
    }),
  )
  .parse(parse(readFileSync(new URL('next-steps.yaml', import.meta.url), 'utf8')));

const EMERGENCY = { label: 'emergency services', number: '999', hours: 'at any hour' };
const DESK = { label: 'Northmoor Council', number: '01632 960109', hours: 'now' };

type Concern = (typeof CONCERNS)[number];

function materialsWith(
  concern: Concern,
  codes: readonly NextStepCode[],
  changes: Partial<AnswerMaterials> = {},
): AnswerMaterials {
  const facts = enquiryFacts({ request: { concern } });
  return materials(facts, childRecord(), { decision: { ...decide(facts), nextSteps: codes }, ...changes });
}

describe('next steps', () => {
  it('are written for every step that a decision may name', () => {
    expect(steps.map(({ step }) => step).sort()).toEqual([...NEXT_STEPS].sort());
  });

  describe.each(steps)('$step', ({ step, text, toWhom, byWhen }) => {
    it.each(CONCERNS)('reads as written at the concern %s', (concern) => {
      const when = typeof byWhen === 'string' ? byWhen : byWhen[concern];
      const phone = ['BROKERED_CONTACT', 'MEDIATED'].includes(step) ? '01632 960909' : DESK.number;
      const desks = DESKS.map((desk) => ({ ...desk, officeOpen: false }));
      expect(nextSteps(materialsWith(concern, [step], { desks }), [EMERGENCY, DESK])).toEqual([
        { code: step, text, toWhom, byWhen: when, phone },
      ]);
    });
  });

  it('keep the order of the decision, and name 999 where there is no other number', () => {
    const told = nextSteps(materialsWith('NONE', ['ASK_HOLDER', 'PHONE_DUTY_DESK']), [EMERGENCY]);
    expect(told.map(({ code, phone }) => [code, phone])).toEqual([
      ['ASK_HOLDER', '999'],
      ['PHONE_DUTY_DESK', '999'],
    ]);
  });

  it.each(['BROKERED_CONTACT', 'MEDIATED'] as const)('lead by %s to 999 where the hub has no desk', (code) => {
    const [step] = nextSteps(materialsWith('NONE', [code], { desks: [] }), [DESK]);
    expect(step?.phone).toBe('999');
  });

  it('begin for a child under 12 months with a referral, once, in words of its own (11.88)', () => {
    const typed = { ...TYPED, birthDate: day('2025-06-01') } as TypedSubject;
    const young = {
      code: 'REFER',
      text: 'refer: for a child under 12 months or unborn a single incident is enough (11.88)',
    };
    const added = nextSteps(materialsWith('WELFARE', ['PHONE_DUTY_DESK'], { typed }), [DESK]);
    expect(added.map(({ code }) => code)).toEqual(['REFER', 'PHONE_DUTY_DESK']);
    expect(added[0]).toMatchObject(young);
    const there = nextSteps(materialsWith('WELFARE', ['PHONE_DUTY_DESK', 'REFER'], { typed }), [DESK]);
    expect(there.map(({ code }) => code)).toEqual(['PHONE_DUTY_DESK', 'REFER']);
    expect(there[1]).toMatchObject(young);
    const older = nextSteps(materialsWith('WELFARE', ['PHONE_DUTY_DESK']), [DESK]);
    expect(older.map(({ code }) => code)).toEqual(['PHONE_DUTY_DESK']);
  });
});

describe('a referral after a single incident', () => {
  const about = (typed: TypedSubject, concern: Concern = 'WELFARE', changes: Partial<AnswerMaterials> = {}) =>
    mustBeReferred(materialsWith(concern, [], { typed, ...changes }));
  const born = (date: string | null) => ({ ...TYPED, birthDate: date === null ? null : day(date) }) as TypedSubject;

  it('is due for the unborn, and never for an address or an adult', () => {
    expect(about({ kind: 'UNBORN' })).toBe(true);
    expect(about({ kind: 'UNBORN' }, 'NONE')).toBe(false);
    expect(about({ kind: 'HOUSEHOLD' })).toBe(false);
    expect(about({ kind: 'ADULT' })).toBe(false);
  });

  it('is due until the day of the first birthday', () => {
    expect(about(born('2025-01-05'))).toBe(false);
    expect(about(born('2025-01-06'))).toBe(true);
    // a year of three digits is compared as a year, too
    expect(about(born('0999-01-06'), 'WELFARE', { today: day('1000-01-05') })).toBe(true);
    expect(about(born('0999-01-05'), 'WELFARE', { today: day('1000-01-05') })).toBe(false);
  });

  it('is due by the age in the index where the birth date is shown, and the age is under one', () => {
    const due = (ageBand: 'UNDER_1' | '1_TO_12', items: Parameters<typeof itemFacts>[0][], without = '') => {
      const facts = enquiryFacts({
        request: { concern: 'WELFARE' },
        subject: { ageBand },
        items: items.map((kind) => itemFacts(kind, { ref: `${kind === 'IDENTITY' ? 'identity' : 'case'}:0` })),
      });
      const child = childRecord();
      const identities = child.identities.map((one) => (without === '' ? one : { ...one, birthDate: null }));
      return mustBeReferred(materials(facts, { ...child, identities }, { typed: born(null) }));
    };
    expect(due('UNDER_1', ['IDENTITY'])).toBe(true);
    expect(due('1_TO_12', ['IDENTITY'])).toBe(false);
    expect(due('UNDER_1', ['SOCIAL_CARE_CASE'])).toBe(false);
    expect(due('UNDER_1', ['IDENTITY'], 'without a birth date')).toBe(false);
  });
});
