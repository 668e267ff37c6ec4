import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ALTERATION_TEXTS, ALTERATIONS } from '../../src/decision-policy/explain/altered-facts.js';
import { FACT_VALUES } from '../../src/decision-policy/facts/check-facts.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import { isProtected } from '../../src/decision-policy/judge/decide-item.js';
import { explainDecision, NEVER_ALTERED, NEVER_EXPLAINED } from '../../src/decision-policy/explain/explain-decision.js';
import { createExplainRule } from '../../src/decision-policy/explain/explain.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { arbitraryFacts, arbitraryItems, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { enquiryFacts, itemFacts, ONE_OF_EACH } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { enough, runs } from '../support/property-runs.js';

const decide = createDecide(RULESET, sha256OfText);
const ruleText = createExplainRule(RULESET);
const explain = (facts: EnquiryFacts) => explainDecision(facts, decide(facts), { decide, ruleText });
const text = (facts: EnquiryFacts) => JSON.stringify(explain(facts));
const settings = { numRuns: runs(2_000), seed: 5_153 };
/** Schools in routine care are given what the holder has consent to share. */
const schoolFacts = fc.tuple(arbitraryOpenFacts, arbitraryItems).map(([{ subject }, items]) => ({
  ...enquiryFacts({ caller: { group: 'SCHOOL_LEAD', organisationKind: 'SCHOOL' } }),
  subject,
  items: [...items, itemFacts('INVOLVEMENT', { ref: 'practitioner', sourceClass: 'EDUCATION' })],
}));
/** What is known of a colleague as of a caller. */
const personOf = ({ limits: _limits, stepUp: _stepUp, ...person }: EnquiryFacts['caller']) => person;

/** On behalf of a colleague of any standing, who often has confirmed. */
const colleagueFacts = fc
  .tuple(arbitraryOpenFacts, arbitraryFacts, fc.constantFrom(...FACT_VALUES.colleague.confirmation), fc.boolean())
  .map(([facts, { caller, subject }, confirmation, same]): EnquiryFacts => {
    return {
      ...facts,
      colleague: { ...personOf(same ? facts.caller : caller), confirmation, relationship: subject.relationship },
      request: { ...facts.request, onBehalfOf: 'A_COLLEAGUE' },
    };
  });
const anyFacts = fc.oneof(arbitraryFacts, arbitraryOpenFacts, schoolFacts, colleagueFacts);

/** What stands in the way of an enquiry that a caller gate closed, and what would mend it. */
const passes = (facts: EnquiryFacts) => explain(facts).altered.map(({ fact, passes: rules }) => [fact, rules]);
const tells = (facts: EnquiryFacts) => explain(facts).altered.map(({ fact, tells: told }) => [fact, told]);

const WHOLE_INVOLVEMENT = [
  { kind: 'INVOLVEMENT', fields: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'] },
];
const school = {
  caller: { group: 'SCHOOL_LEAD', organisationKind: 'SCHOOL' },
  items: [itemFacts('IDENTITY'), itemFacts('INVOLVEMENT', { consent: 'REFUSED', sourceClass: 'EDUCATION' })],
} as const;

describe('an explanation', () => {
  it('says of each withheld thing which rule withholds it, where that is written, and who could change it', () => {
    const explanation = explain(enquiryFacts(school));
    expect(explanation.withheld).toContainEqual({
      kind: 'INVOLVEMENT',
      fields: WHOLE_INVOLVEMENT[0]?.fields,
      ...ruleText('consent/school-routine-needs-consent'),
    });
    for (const { text: words, citation, whoCouldChangeIt } of explanation.withheld) {
      expect([words, citation, whoCouldChangeIt].every((part) => part.length > 3)).toBe(true);
    }
  });

  it('says what would be told if the holder recorded consent, whatever the consent is now', () => {
    expect(tells(enquiryFacts(school))).toEqual([['CONSENT_GIVEN', WHOLE_INVOLVEMENT]]);
    const notSought = {
      ...school,
      items: [itemFacts('IDENTITY'), itemFacts('INVOLVEMENT', { sourceClass: 'EDUCATION' })],
    };
    expect(text(enquiryFacts(notSought))).toBe(text(enquiryFacts(school)));
  });

  it('says what mends a closed gate, each rule that stood in the way by itself', () => {
    const lapsed = enquiryFacts({ caller: { training: 'LAPSED', vetting: 'LAPSED' }, items: ONE_OF_EACH });
    expect(explain(lapsed).closed).toEqual([ruleText('gate/training'), ruleText('gate/vetting')]);
    expect(passes(lapsed)).toEqual([
      ['TRAINING_RENEWED', ['gate/training']],
      ['VETTING_RENEWED', ['gate/vetting']],
    ]);
    expect(passes(enquiryFacts({ caller: { issuer: 'NOT_REGISTERED' } }))).toEqual([
      ['OWN_SIGN_IN', ['gate/issuer-registered']],
    ]);
  });

  it('says that the colleague could confirm, and of what else stands before the colleague nothing', () => {
    const person = personOf(enquiryFacts().caller);
    const asked = (training: 'CURRENT' | 'LAPSED', relationship: 'RECORDED' | 'NONE') =>
      enquiryFacts({
        colleague: { ...person, training, relationship, confirmation: 'NOT_CONFIRMED' },
        request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', onBehalfOf: 'A_COLLEAGUE' },
        items: ONE_OF_EACH,
      });
    expect(passes(asked('CURRENT', 'RECORDED'))).toEqual([
      ['COLLEAGUE_CONFIRMS', ['gate/colleague-has-not-confirmed']],
    ]);
    expect(text(asked('LAPSED', 'NONE'))).toBe(text(asked('CURRENT', 'RECORDED')));
  });

  it('says nothing of why a colleague who confirmed may not see, nor of what would mend it', () => {
    const person = personOf(enquiryFacts().caller);
    const asked = (standing: Partial<typeof person>, relationship: 'RECORDED' | 'NONE') =>
      enquiryFacts({ colleague: { ...person, ...standing, relationship, confirmation: 'CONFIRMED' } });
    const unrelated = asked({}, 'NONE');
    expect(explain(unrelated).closed).toEqual([ruleText('gate/colleague-may-not-see')]);
    expect(explain(unrelated).altered).toEqual([]);
    for (const standing of [{ training: 'LAPSED' }, { vetting: 'BARRED' }, { purposeRegistered: false }] as const) {
      expect(text(asked(standing, 'RECORDED'))).toBe(text(unrelated));
    }
  });

  it('says that the holder could withdraw a judgement, and keeps silent of one that hides that anything is held', () => {
    const judged = (detriment: 'MORE_DETRIMENTAL' | 'EXISTENCE_TOO') =>
      enquiryFacts({
        request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' },
        items: [itemFacts('IDENTITY'), itemFacts('PLAN', { detriment })],
      });
    expect(explain(judged('MORE_DETRIMENTAL')).altered.map(({ fact }) => fact)).toEqual(['DETRIMENT_WITHDRAWN']);
    expect(explain(judged('EXISTENCE_TOO')).altered).toEqual([]);
  });

  it('names each alteration in the same words, and who could bring it about', () => {
    expect(Object.entries(ALTERATION_TEXTS).map(([fact, { text: words, by }]) => `${fact}: ${words}; ${by}`)).toEqual([
      'TRAINING_RENEWED: your safeguarding training is completed and entered in the directory; you with your organisation',
      'VETTING_RENEWED: your vetting is renewed and entered in the directory; your organisation',
      'OWN_SIGN_IN: you sign in with the service that is registered for your organisation; you with your organisation',
      'COLLEAGUE_CONFIRMS: the colleague on whose behalf you asked confirms it by their own sign-in; your colleague',
      'RELATIONSHIP_RECORDED: your organisation has the relationship with the child recorded, where there is one; your organisation, by its own record system',
      'CONSENT_GIVEN: whoever may consent does so freely, and the holder records it; whoever holds the information, if asking is safe for the child',
      'DETRIMENT_WITHDRAWN: the holder no longer judges that telling would do the child more harm than not telling; whoever holds the information, by their own judgement',
      'FEEDS_IN_TIME: the records of every covered authority are up to date; the authorities',
    ]);
    expect(NEVER_ALTERED).toBe(
      'purpose, concern, ground, override and how much is asked for are stated as they are: no explanation says what others would have given',
    );
    expect(NEVER_EXPLAINED).toBe(
      'confidential services and protected records are in no explanation; to ask, phone the hub team at any hour',
    );
  });

  it('does not say that who is barred could be vetted', () => {
    const explanation = explain(enquiryFacts({ caller: { vetting: 'BARRED' } }));
    expect(explanation.closed.map(({ rule }) => rule)).toEqual(['gate/vetting']);
    expect(explanation.altered).toEqual([]);
  });

  it('says that a recorded relationship is what was lacking, whether or not such a child is held', () => {
    const known = enquiryFacts({ subject: { relationship: 'NONE' }, items: ONE_OF_EACH });
    const unknown = enquiryFacts({ subject: { relationship: 'NONE', identity: 'NOT_HELD' }, items: [] });
    expect(passes(known)).toEqual([['RELATIONSHIP_RECORDED', ['relationship/routine-care-needs-one']]]);
    expect(text(known)).toBe(text(unknown));
  });

  it('says that late feeds are what stood in the way of "no record"', () => {
    const unheld = enquiryFacts({
      request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' },
      subject: { identity: 'NOT_HELD', relationship: 'NONE', feeds: 'LATE' },
      items: [],
    });
    expect(passes(unheld)).toEqual([['FEEDS_IN_TIME', ['identity/feeds-late']]]);
  });

  it('of an identity that was not confirmed says nothing that another could supply', () => {
    const pending = enquiryFacts({ subject: { identity: 'NOT_CONFIRMED' }, request: { purpose: 'WELFARE_CONCERN' } });
    expect(explain(pending).altered).toEqual([]);
  });

  it('has the same two sentences whatever was asked and answered', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(explain(facts)).toMatchObject({ neverAltered: NEVER_ALTERED, neverExplained: NEVER_EXPLAINED });
      }),
      settings,
    );
  });
});

describe('explanations of generated enquiries', () => {
  it('do not move with a protected item that was not released', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFacts, arbitraryItems, (facts, items) => {
        const added = items.map((item, at) => ({ ...item, ref: `added:${at}` }));
        const removed = new Set(
          decide({ ...facts, items: [...facts.items, ...added] })
            .items.filter((item) => item.removedFirst)
            .map(({ ref }) => ref),
        );
        const hidden = added.filter(({ ref }) => removed.has(ref));
        if (hidden.length === 0) return;
        compared += 1;
        expect(text({ ...facts, items: [...hidden, ...facts.items] })).toBe(text(facts));
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(enough(500));
  });

  it('do not move with what is held of a child behind a gate, a conflict or a missing relationship', () => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryFacts, arbitraryFacts, (facts, other) => {
        const { kind, feeds } = facts.subject;
        const elsewhere = { ...facts, subject: { ...other.subject, kind, feeds }, items: other.items };
        const [here, there] = [decide(facts), decide(elsewhere)];
        if (here.closed.length === 0 || JSON.stringify(here.closed) !== JSON.stringify(there.closed)) return;
        if (here.outcome !== there.outcome) return;
        compared += 1;
        expect(text(elsewhere)).toBe(text(facts));
      }),
      { ...settings, numRuns: runs(8_000) },
    );
    expect(compared).toBeGreaterThan(enough(400));
  });

  it('tell a shield from a match that awaits review by nothing at all', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const shielded = { ...facts, subject: { ...facts.subject, shield: 'IN_FORCE' as const } };
        if (decide(shielded).closed[0]?.rule !== 'identity/not-confirmed') return;
        compared += 1;
        const review = { ...facts.subject, identity: 'NOT_CONFIRMED' as const, shield: 'NONE' as const };
        expect(text(shielded)).toBe(text({ ...facts, subject: { ...review, conflictInIndex: false }, items: [] }));
      }),
      { ...settings, numRuns: runs(4_000) },
    );
    expect(compared).toBeGreaterThan(enough(100));
  });

  it('of a shielded child say of nothing that it is withheld, nor what would release it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const shielded = { ...facts, subject: { ...facts.subject, shield: 'IN_FORCE' as const } };
        if (decide(shielded).closed.length > 0) return;
        expect(explain(shielded)).toMatchObject({ withheld: [], altered: [] });
      }),
      settings,
    );
  });

  it('name, in an altered fact, only what the answer named as withheld, of items that nothing protects', () => {
    let named = 0;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { altered, withheld } = explain(facts);
        const told = withheld.flatMap(({ kind, fields }) => fields.map((field) => `${kind} ${field}`));
        const open = facts.items.filter((item) => !isProtected(facts.subject, item)).map(({ kind }) => kind);
        for (const { kind, fields } of altered.flatMap(({ tells: more }) => more)) {
          named += fields.length;
          expect(told).toEqual(expect.arrayContaining(fields.map((field) => `${kind} ${field}`)));
          expect(open).toContain(kind);
        }
      }),
      settings,
    );
    expect(named).toBeGreaterThan(enough(50));
  });

  it('are true: with the altered fact, and that alone, what they name is released', () => {
    let named = 0;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const promised = explain(facts).altered.find(({ fact }) => fact === 'CONSENT_GIVEN')?.tells ?? [];
        const given = decide({ ...facts, items: facts.items.map((item) => ({ ...item, consent: 'GIVEN' as const })) });
        for (const { kind, fields } of promised) {
          for (const field of fields) {
            named += 1;
            const released = given.items.some(
              (item) => item.kind === kind && item.fields.some((one) => one.field === field && one.released),
            );
            expect({ kind, field, released }).toEqual({ kind, field, released: true });
          }
        }
      }),
      settings,
    );
    expect(named).toBeGreaterThan(enough(10));
  });

  it('alter at most eight facts, each once, and never what the enquirer types', () => {
    expect(ALTERATIONS).toHaveLength(8);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const altered = explain(facts).altered.map(({ fact }) => fact);
        expect(new Set(altered).size).toBe(altered.length);
        expect(altered.filter((fact) => !ALTERATIONS.includes(fact))).toEqual([]);
      }),
      settings,
    );
  });
});
