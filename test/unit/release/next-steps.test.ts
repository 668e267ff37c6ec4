import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import {
  CONCERNS,
  type OrganisationKind,
  type PractitionerGroup,
} from '../../../src/decision-policy/facts/vocabulary.js';
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
  caller: Parameters<typeof enquiryFacts>[0] = {},
): AnswerMaterials {
  const facts = enquiryFacts({ ...caller, request: { concern } });
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
      text: 'refer: for a child under 12 months or unborn a single incident is enough (11.88); if your referral is not acknowledged within 3 working days, contact them again (5.33)',
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

describe('a possible crime against a child', () => {
  const step = (group: PractitionerGroup, concern: Concern = 'WELFARE', kind?: OrganisationKind) => {
    const caller = { group, ...(kind === undefined ? {} : { organisationKind: kind }) };
    const [only] = nextSteps(materialsWith(concern, ['CONSIDER_POLICE'], {}, { caller }), [EMERGENCY, DESK]);
    return only;
  };
  const DISCUSSED = {
    code: 'CONSIDER_POLICE',
    text: 'a crime may have been committed: discuss it with the police at the earliest opportunity, and record when and with what outcome (5.19, 5.34)',
    toWhom: 'the police: their child abuse investigation unit',
  };

  it.each(['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER'] as const)(
    'is discussed with the police by a %s of social care, always, on the number of the police (5.19)',
    (group) => {
      expect(step(group, 'NONE')).toEqual({ ...DISCUSSED, byWhen: 'today', phone: '101' });
      expect(step(group)).toEqual({ ...DISCUSSED, byWhen: 'today', phone: '101' });
      expect(step(group, 'LIKELY_SIGNIFICANT_HARM')).toEqual({ ...DISCUSSED, byWhen: 'now', phone: '101' });
      expect(step(group, 'IMMEDIATE_DANGER')).toEqual({ ...DISCUSSED, byWhen: 'now', phone: '999' });
    },
  );

  it('is considered by everybody else, an authority in another capacity among them (5.20)', () => {
    const considered = { toWhom: "children's social care or the police", phone: DESK.number };
    expect(step('NSPCC')).toMatchObject(considered);
    expect(step('ADULT_SOCIAL_CARE', 'WELFARE', 'LOCAL_AUTHORITY')).toMatchObject(considered);
    expect(step('DESIGNATED_MANAGER', 'WELFARE', 'NHS_TRUST')).toMatchObject(considered);
  });

  it('leaves the duty desk of social care as it is', () => {
    const caller = { group: 'SOCIAL_WORKER' } as const;
    const [desk] = nextSteps(materialsWith('WELFARE', ['PHONE_DUTY_DESK'], {}, { caller }), [DESK]);
    expect(desk).toMatchObject({ toWhom: 'the duty desk', phone: DESK.number });
  });
});

describe('a concern that social care itself enquires about', () => {
  const refer = (
    caller: Parameters<typeof enquiryFacts>[0] & object,
    changes: Partial<AnswerMaterials> = {},
    concern: Concern = 'WELFARE',
  ) => nextSteps(materialsWith(concern, ['REFER'], changes, caller), [EMERGENCY, DESK]);
  const decide =
    'record this concern as one that social care has received, and decide on the response within 1 working day, on an open case also whether to hold a strategy discussion; where another authority is responsible, hand it to its duty team (5.34, 5.37)';
  const told = {
    code: 'REFER',
    toWhom: 'your own team, or the duty team of the authority responsible',
    byWhen: 'now; decided within 1 working day',
    phone: DESK.number,
  };

  it.each(['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER'] as const)(
    'is decided on by a %s and not referred to social care (5.34, 5.37)',
    (group) => {
      expect(refer({ caller: { group } })).toEqual([{ ...told, text: decide }]);
      expect(refer({ caller: { group } }, { typed: { kind: 'UNBORN' } })).toEqual([
        { ...told, text: `for a child under 12 months or unborn a single incident is enough (11.88): ${decide}` },
      ]);
    },
  );

  it('is referred by phone alone by who has no post, and may be a young person or a parent', () => {
    expect(refer({ caller: { group: 'NONE' } })).toMatchObject([{ byWhen: 'by phone now' }]);
    expect(refer({ caller: { group: 'TEACHER' } })).toMatchObject([
      { byWhen: 'by phone now, in writing within 48 hours' },
    ]);
  });

  it.each([
    [
      'LIKELY_SIGNIFICANT_HARM',
      'decide now whether emergency action is needed (5.36, 5.51), and convene a strategy discussion where there is reasonable cause to suspect significant harm, whether or not a case is open (5.37, 5.56); record it within 1 working day (5.34); where another authority is responsible, hand it to its duty team now',
    ],
    [
      'IMMEDIATE_DANGER',
      'act now to make the child safe, after an immediate strategy discussion where there is time for one, and consider the other children (5.51, 5.52); record it; where another authority is responsible, hand it to its duty team now',
    ],
  ] as const)('waits no working day at the concern %s', (concern, text) => {
    const caller = { group: 'SOCIAL_WORKER' } as const;
    expect(refer({ caller }, {}, concern)).toEqual([{ ...told, text, byWhen: 'now' }]);
    expect(refer({ caller }, { typed: { kind: 'UNBORN' } }, concern)).toEqual([
      {
        ...told,
        text: `for a child under 12 months or unborn a single incident is enough (11.88): ${text}`,
        byWhen: 'now',
      },
    ]);
  });

  it('is referred by an authority in another capacity and by the NSPCC', () => {
    for (const caller of [
      { group: 'ADULT_SOCIAL_CARE', organisationKind: 'LOCAL_AUTHORITY' },
      { group: 'NSPCC' },
    ] as const) {
      expect(refer({ caller })[0]).toMatchObject({ code: 'REFER', toWhom: "children's social care" });
    }
  });
});

describe('a further detail', () => {
  it.each([
    ['UNBORN', 'a further detail: NHS number, full name, birth date or postcode'],
    ['HOUSEHOLD', 'the address as it is written, with the postcode'],
    ['ADULT', 'the name and birth date as a service may have written them'],
  ] as const)('about %s is one that can be typed', (kind, detail) => {
    const [step] = nextSteps(materialsWith('NONE', ['GIVE_FURTHER_DETAIL'], {}, { subject: { kind } }), [DESK]);
    expect(step?.text).toBe(`ask again with ${detail}`);
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
