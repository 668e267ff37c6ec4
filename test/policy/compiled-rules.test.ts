import { describe, expect, it } from 'vitest';

import { compileClosings } from '../../src/decision-policy/compile/close-enquiry.js';
import { compileByDate } from '../../src/decision-policy/compile/compiled-ruleset.js';
import { legalBasisOf as basisOfItem } from '../../src/decision-policy/judge/decide-item.js';
import { deriveFacts } from '../../src/decision-policy/facts/derive-facts.js';
import type { EnquiryFacts, ItemKind } from '../../src/decision-policy/facts/facts.js';
import { flatFacts } from '../../src/decision-policy/judge/flat-facts.js';
import { compileGateways, oncePerSourceClass } from '../../src/decision-policy/compile/gateways.js';
import { createReplay } from '../../src/decision-policy/replay.js';
import type { EnquirySubject, Rule } from '../../src/decision-policy/rulebook/rule.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { moment } from '../support/builders.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { closing, gateway, ground, liftable, PERMIT_OF_PLAN } from '../support/made-rules.js';

const FACTS = enquiryFacts({ items: [itemFacts('PLAN')] });
const subjectOf = (facts: EnquiryFacts) => flatFacts(facts, deriveFacts(facts), facts.items[0]);
const subject: EnquirySubject = subjectOf(FACTS);

describe('what closes an enquiry', () => {
  it('is the first stage at which anything does, every rule of it, in the order of their ids', () => {
    const rules = [
      closing('gate/c', 3),
      closing('gate/b', 2, { nextSteps: ['ASK_COLLEAGUE'], outcome: 'MEDIATED' }),
      closing('gate/a', 2, { nextSteps: ['MEND_STANDING'] }),
      closing('gate/0', 4),
    ];
    const closed = {
      outcome: 'REFUSED',
      stage: 2,
      closed: [
        { rule: 'gate/a', by: 'CALLER_GATE' },
        { rule: 'gate/b', by: 'CALLER_GATE' },
      ],
      nextSteps: ['MEND_STANDING', 'ASK_COLLEAGUE'],
      grounds: ['gate/a', 'gate/b'],
    };
    expect(compileClosings(rules)(subject)).toEqual(closed);
    expect(compileClosings([...rules].reverse())(subject)).toEqual(closed);
  });

  it.each([1, 2, 3, 4, 5, 6] as const)('may stand at stage %i', (stage) => {
    expect(compileClosings([closing('gate/a', stage)])(subject)?.stage).toBe(stage);
  });

  it('is nothing where no rule holds, and is told once where rules are shown as one', () => {
    expect(compileClosings([])(subject)).toBeNull();
    expect(compileClosings([closing('gate/a', 1, { when: { training: { $ne: 'CURRENT' } } })])(subject)).toBeNull();
    const shown = [closing('gate/a', 1), closing('gate/b', 1, { shownAs: 'gate/a' }), closing('gate/c', 1)];
    const found = compileClosings(shown)(subject);
    expect(found?.closed.map(({ rule }) => rule)).toEqual(['gate/a', 'gate/c']);
    expect(found?.grounds).toEqual(['gate/a', 'gate/b', 'gate/c']);
    expect(compileClosings([closing('gate/b', 1, { shownAs: 'gate/z' })])(subject)?.closed).toEqual([
      { rule: 'gate/z', by: 'CALLER_GATE' },
    ]);
  });

  it('is lifted by any one of its grounds', () => {
    const lifts = [ground({ when: { concern: 'WELFARE' } }), ground({ when: { setting: 'SCHEDULED' } })];
    expect(compileClosings([closing('gate/a', 1, { liftedBy: lifts.slice(0, 1) })])(subject)).not.toBeNull();
    expect(compileClosings([closing('gate/a', 1, { liftedBy: lifts })])(subject)).toBeNull();
  });

  it('is refused when it would open on what is not known', () => {
    expect(() => compileClosings([closing('gate/a', 1, { when: { training: 'LAPSED' } })])).toThrow(
      'rule `gate/a` would open when `training` is not known',
    );
  });
});

describe('gateways', () => {
  const rules = [
    gateway('gateway/b', { legalBasis: ['CA89_47', 'ART6_1_E'] }),
    gateway('gateway/c', { when: { ...gateway('x').when, purpose: 'POLICE_PROTECTION' } }),
    gateway('gateway/a'),
  ];

  it('that carry are named in the order of their ids, with each legal basis once', () => {
    const carried = { gateways: ['gateway/a', 'gateway/b'], legalBasis: ['ART6_1_E', 'CA89_47'] };
    expect(compileGateways(rules)(subjectOf(FACTS))).toEqual(carried);
    expect(compileGateways([...rules].reverse())(subjectOf(FACTS))).toEqual(carried);
    expect(compileGateways([])(subjectOf(FACTS))).toEqual({ gateways: [], legalBasis: [] });
  });

  it('are looked for once for each class of source', () => {
    let looked = 0;
    const find = oncePerSourceClass((of) => {
      looked += 1;
      return { gateways: [of.sourceClass], legalBasis: [] };
    });
    const at = (sourceClass: 'GP' | 'SOCIAL_CARE') => find({ ...subjectOf(FACTS), sourceClass }).gateways[0];
    expect([at('GP'), at('SOCIAL_CARE'), at('GP')]).toEqual(['GP', 'SOCIAL_CARE', 'GP']);
    expect(looked).toBe(2);
  });

  it.each([
    ['that says not from whom', { organisationKind: 'GP_PRACTICE' }, 'does not say whose information goes to whom'],
    ['that says not to whom', { sourceClass: 'GP' }, 'does not say whose information goes to whom'],
    [
      'that opens on what is not known',
      { sourceClass: 'GP', organisationKind: { $ne: 'SCHOOL' } },
      'gateway `gateway/a` would open when `organisationKind` is not known',
    ],
    ...(['itemKind', 'protection', 'consent', 'detriment', 'currency', 'gateway'] as const).map(
      (fact) =>
        [
          `that reads ${fact}`,
          { ...gateway('x').when, [fact]: 'NONE' },
          `gateway \`gateway/a\` reads \`${fact}\``,
        ] as const,
    ),
  ] as const)('are refused when there is one %s', (_, when, why) => {
    expect(() => compileGateways([gateway('gateway/a', { when })])).toThrow(why);
  });
});

describe('the rules in force on a day', () => {
  const gate = (since: string, until: string | null) => closing('gate/a', 1, { since, until });
  const closedOn = (rule: Rule) => {
    const at = compileByDate([rule, PERMIT_OF_PLAN]);
    return (day: string) => at(moment(`${day}T12:00:00.000000Z`)).close(subject) !== null;
  };

  it('are those that have begun and not ended, and each span of days is compiled once', () => {
    const closed = closedOn(gate('2026-01-02', '2026-01-04'));
    const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'];
    expect(days.map(closed)).toEqual([false, true, true, false, false]);
    expect([...days].reverse().map(closed)).toEqual([false, false, true, true, false]);
    expect(closedOn(gate('2026-01-02', null))('2090-01-01')).toBe(true);
    const at = compileByDate([PERMIT_OF_PLAN]);
    expect(at(moment('2026-01-01T00:00:00.000000Z'))).toBe(at(moment('2026-01-02T00:00:00.000000Z')));
    const before = at(moment('2001-01-01T00:00:00.000000Z'));
    expect(before).not.toBe(at(moment('2026-01-02T00:00:00.000000Z')));
    expect([...before.itemRules.keys()]).toEqual([]);
  });

  it('are those that say what a request lacks: one that has ended asks for nothing', () => {
    const rules = RULESET.map((rule) =>
      rule.id === 'require/concern-for-purpose' ? { ...rule, since: '2026-01-02', until: '2026-01-04' } : rule,
    );
    const { request } = enquiryFacts({ request: { purpose: 'WELFARE_CONCERN' } });
    const at = compileByDate(rules);
    const lacks = (day: string) =>
      at(moment(`${day}T12:00:00.000000Z`))
        .missing(request)
        .map(({ input }) => input);
    const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
    expect(days.map(lacks)).toEqual([[], ['concern'], ['concern'], []]);
  });

  it('are compiled at once, so that one that is not well made stops the start', () => {
    expect(() => compileByDate([PERMIT_OF_PLAN, PERMIT_OF_PLAN])).toThrow('two rules have the same id');
    const open = closing('gate/a', 1, { since: '2090-01-01', when: { training: 'LAPSED' } });
    expect(() => compileByDate([open])).toThrow('would open');
  });

  it('are compiled once for each policy that is replayed', () => {
    let hashed = 0;
    const replay = createReplay((text) => {
      hashed += 1;
      return sha256OfText(text);
    });
    const policy = [...RULESET];
    expect(replay(FACTS, policy)).toEqual(replay(FACTS, policy));
    expect(hashed).toBe(1);
    replay(FACTS, [...RULESET]);
    expect(hashed).toBe(2);
  });

  it('know which item rules there are, and which grounds with a legal basis lift a field', () => {
    const rules = [
      PERMIT_OF_PLAN,
      liftable('consent/a'),
      liftable('consent/b', { fields: { PLAN: ['kind'], IDENTITY: ['sex'] } }),
      liftable('consent/c', { liftedBy: [ground({ legalBasis: [] })] }),
      liftable('consent/d', { effect: 'forbid' }),
      closing('gate/a', 1),
      gateway('gateway/a'),
    ];
    const compiled = compileByDate(rules)(moment('2026-01-01T00:00:00.000000Z'));
    expect([...compiled.itemRules.keys()]).toEqual([
      'proportionality/one',
      'consent/a',
      'consent/b',
      'consent/c',
      'consent/d',
    ]);
    const fieldsOf = (kind: ItemKind) => compiled.lifts.get(kind)?.map(({ fields }) => fields);
    expect(fieldsOf('PLAN')).toEqual([['ended'], ['kind']]);
    expect(fieldsOf('IDENTITY')).toEqual([['sex']]);
    expect(fieldsOf('INVOLVEMENT')).toBeUndefined();
  });

  it('give the basis of a ground only where its rule stands, the ground holds, and a field is released that it lifts', () => {
    const rule = liftable('consent/a', { when: { concern: { $nin: ['WELFARE'] } } });
    const compiled = compileByDate([PERMIT_OF_PLAN, rule])(moment('2026-01-01T00:00:00.000000Z'));
    const carried = { gateways: [], legalBasis: ['ART6_1_E'] } as const;
    const bases = (fields: string, consent: 'GIVEN' | 'REFUSED', concern: 'NONE' | 'WELFARE' = 'NONE') => {
      const item = itemFacts('PLAN', { consent });
      const facts = enquiryFacts({ request: { concern }, items: [item] });
      const released = fields.split(' ').map((field) => ({ field, released: true, rule: 'x' }));
      return basisOfItem(compiled, subjectOf(facts), item, released, carried);
    };
    expect(bases('ended', 'GIVEN')).toEqual(['ART6_1_E', 'CLDC_CONSENT']);
    expect(bases('kind ended', 'GIVEN')).toEqual(['ART6_1_E', 'CLDC_CONSENT']);
    expect(bases('kind', 'GIVEN')).toEqual(['ART6_1_E']);
    expect(bases('ended', 'REFUSED')).toEqual(['ART6_1_E']);
    expect(bases('ended', 'GIVEN', 'WELFARE')).toEqual(['ART6_1_E']);
  });
});
