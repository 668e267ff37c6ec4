import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnquiryFacts, ItemFacts, SubjectFacts } from '../../../src/decision-policy/facts/facts.js';
import { composeAnswer } from '../../../src/release/compose-answer.js';
import { ASK_THE_POLICE_LINE, CONFIDENTIAL_SERVICE_LINE } from '../../../src/release/field-catalogue.js';
import type { AnswerWithoutReceipt } from '../../../src/release/sealed-answer.js';
import { CONFIDENTIAL_SERVICES } from '../../../src/release/withheld.js';
import { decide, materials, TYPED } from '../../support/answer-materials.js';
import { arbitraryFacts, arbitraryItems, arbitraryOpenFacts } from '../../support/arbitrary-facts.js';
import { canary, earlierDate, plantedRecord, withReferences } from '../../support/planted-record.js';
import { enough, runs } from '../../support/property-runs.js';

const SEED = { seed: 20261121, numRuns: runs(400) };
/** Thousands of decisions take their time on a busy machine. */
const PATIENT = { timeout: 60_000 };
const anyFacts = fc.oneof(arbitraryFacts, arbitraryOpenFacts).map(withReferences);
const openFacts = arbitraryOpenFacts.map(withReferences);

function answerText(facts: EnquiryFacts): string {
  const child = facts.subject.identity === 'CONFIRMED' ? plantedRecord(facts) : null;
  return composeAnswer(materials(facts, child)).canonicalForRecord();
}

/** Canaries of all fields that the decision lets out. */
function mayAppear(facts: EnquiryFacts): ReadonlySet<string> {
  const { items, closed, outcome } = decide(facts);
  if (closed.length > 0 || outcome === 'REFUSED') return new Set();
  return new Set(
    items
      .filter((item) => !item.removedFirst)
      .flatMap((item) => item.fields.filter((field) => field.released).map(({ field }) => canary(item.ref, field))),
  );
}

const found = (text: string): readonly string[] => text.match(/canary<[^>]*>/g) ?? [];

describe('an answer under any decision', PATIENT, () => {
  it('holds no content of a field that was not released', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const allowed = mayAppear(facts);
        expect(found(answerText(facts)).filter((each) => !allowed.has(each))).toEqual([]);
      }),
      SEED,
    );
  });

  it('holds every involvement and earlier enquiry that was released, and no day of one that was not', () => {
    fc.assert(
      fc.property(openFacts, (facts) => {
        const allowed = [...mayAppear(facts)];
        const text = answerText(facts);
        for (const each of allowed.filter((one) => /<(involvement):/.test(one))) expect(text).toContain(each);
        facts.items.forEach((item, place) => {
          const shown = allowed.includes(canary(item.ref, 'date'));
          if (item.kind === 'EARLIER_ENQUIRY') expect(text.includes(earlierDate(place))).toBe(shown);
        });
      }),
      SEED,
    );
  });

  it('says nothing of other children, and points to no confidential service and no police, beyond what was released', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const allowed = [...mayAppear(facts)];
        const { child } = JSON.parse(answerText(facts)) as AnswerWithoutReceipt;
        const count = (field: string) => allowed.filter((each) => each.endsWith(`.${field}>`)).length;
        if (child === null) return;
        const { household } = child;
        expect(household.filter((other) => other.ageInYears !== null)).toHaveLength(count('ageInYears'));
        expect(household.filter((other) => other.planInForce !== null)).toHaveLength(count('planInForce'));
        const pointers = (list: string) => allowed.filter((each) => each.startsWith(`canary<${list}:`)).length;
        expect(child.confidentialServices).toEqual(Array(pointers('sensitive')).fill(CONFIDENTIAL_SERVICE_LINE));
        expect(child.askThePolice).toEqual(pointers('police') > 0 ? [ASK_THE_POLICE_LINE] : []);
        expect(child.commonAssessments.filter(({ holder }) => holder !== null)).toHaveLength(count('holder'));
      }),
      SEED,
    );
  });

  it('is whole: a message, somebody to phone, and the constant line last', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const answer = JSON.parse(answerText(facts)) as AnswerWithoutReceipt;
        expect(answer.message.length).toBeGreaterThan(0);
        expect(answer.phoneNow.length).toBeGreaterThan(0);
        expect(answer.withheld.at(-1)).toEqual(CONFIDENTIAL_SERVICES);
        expect(answer.socialCare.length).toBeGreaterThan(0);
        expect(facts.request.concern !== 'NONE').toBe(answer.message.startsWith('This is not a referral.'));
      }),
      SEED,
    );
  });
});

describe('what is protected and not released', PATIENT, () => {
  const protectedItem = fc.constantFrom<Pick<ItemFacts, 'kind' | 'protection'>>(
    { kind: 'SENSITIVE_SERVICE', protection: 'SENSITIVE_SERVICE' },
    { kind: 'HOUSEHOLD_CHILD', protection: 'SHIELD' },
    { kind: 'INVOLVEMENT', protection: 'CHANGED_IDENTITY' },
    { kind: 'PLAN', protection: 'CHANGED_IDENTITY' },
    { kind: 'EARLIER_ENQUIRY', protection: 'CHANGED_IDENTITY' },
    { kind: 'COMMON_ASSESSMENT', protection: 'NONE' },
    { kind: 'POLICE_POINTER', protection: 'NONE' },
  );
  const consent = fc.constantFrom<ItemFacts['consent']>('NOT_SOUGHT', 'REFUSED', 'WITHDRAWN', 'UNKNOWN');

  /** The same enquiry with a protected item put in somewhere, which moves the places of all that follow. */
  const withAndWithout = fc
    .tuple(fc.oneof(arbitraryFacts, arbitraryOpenFacts), protectedItem, consent, fc.nat({ max: 10 }))
    .map(([facts, item, state, at]) => {
      const items = facts.items.filter((each) => each.protection === 'NONE');
      const added: ItemFacts = {
        ...item,
        ref: 'added:0',
        sourceClass: 'SEXUAL_HEALTH',
        consent: state,
        detriment: 'NONE',
        currency: 'CURRENT',
      };
      const request = { ...facts.request, publicInterest: 'NONE' as const };
      const without = { ...facts, request, items };
      const more = { ...without, items: [...items.slice(0, at), added, ...items.slice(at)] };
      return { without, more };
    });

  it('leaves no trace: the answer is the same to the byte as without it', () => {
    let compared = 0;
    fc.assert(
      fc.property(withAndWithout, ({ without, more }) => {
        const released = decide(more).items.some(
          (item) => item.ref === 'added:0' && item.fields.some((field) => field.released),
        );
        if (released || without.items.length === 0) return;
        compared += 1;
        expect(withoutPlaces(answerText(withReferences(more)))).toBe(
          withoutPlaces(answerText(withReferences(without))),
        );
      }),
      SEED,
    );
    expect(compared).toBeGreaterThan(enough(200));
  });
});

describe('a refusal by a gate or for want of a relationship', PATIENT, () => {
  it('has the same body for every subject', () => {
    const subjects = fc.tuple(arbitraryFacts, arbitraryFacts, arbitraryItems, arbitraryItems);
    let compared = 0;
    fc.assert(
      fc.property(subjects, ([one, two, itemsOfOne, itemsOfTwo]) => {
        const subjectOf = (subject: SubjectFacts): SubjectFacts => ({ ...subject, kind: 'CHILD', feeds: 'IN_TIME' });
        const caller = one.caller;
        const first = withReferences({ ...one, subject: subjectOf(one.subject), items: itemsOfOne });
        const second = withReferences({
          ...two,
          caller,
          colleague: one.colleague,
          request: one.request,
          subject: subjectOf(two.subject),
          items: itemsOfTwo,
        });
        if (![first, second].every(isRefusal)) return;
        compared += 1;
        expect(answerText(first)).toBe(answerText(second));
      }),
      { ...SEED, numRuns: runs(2_000) },
    );
    expect(compared).toBeGreaterThan(enough(200));
  });

  function isRefusal(facts: EnquiryFacts): boolean {
    const { outcome, closed } = decide(facts);
    return outcome === 'REFUSED' && closed.some(({ by }) => by === 'CALLER_GATE' || by === 'RELATIONSHIP');
  }
});

/** Canaries are named by place, and places move; what they stand for does not. */
function withoutPlaces(text: string): string {
  return text.replace(/(canary<\w+|source of \w+):\d+/g, '$1').replace(/19\d\d-11-11/g, 'day');
}

it('says back what was typed and nothing else of an identity that is hidden', PATIENT, () => {
  fc.assert(
    fc.property(openFacts, (facts) => {
      const hidden = { ...facts, subject: { ...facts.subject, shield: 'IN_FORCE' as const } };
      if (decide(hidden).derived.shieldOverride === 'VALID') return;
      const { child } = JSON.parse(answerText(hidden)) as AnswerWithoutReceipt;
      if (child === null || TYPED.kind !== 'CHILD') return;
      expect([child.givenName, child.familyName, child.nhsNumber]).toEqual([
        TYPED.givenName,
        TYPED.familyName,
        TYPED.nhsNumber,
      ]);
    }),
    SEED,
  );
});
