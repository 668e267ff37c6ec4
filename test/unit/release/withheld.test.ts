import { describe, expect, it } from 'vitest';

import { FIELDS_OF_KIND, ITEM_KINDS } from '../../../src/decision-policy/facts/facts.js';
import { PRACTITIONER_GROUPS } from '../../../src/decision-policy/facts/vocabulary.js';
import { CONFIDENTIAL_SERVICES, inWords, PROTECTED_RECORDS, withheldItems } from '../../../src/release/withheld.js';
import { decide, materials } from '../../support/answer-materials.js';
import { enquiryFacts } from '../../support/enquiry-facts.js';

const ruleText = (rule: string) => ({ text: `text of ${rule}`, citation: '5.1', whoCouldChangeIt: `lead of ${rule}` });
const lineOf = (what: string, rule: string) => ({
  what,
  why: `text of ${rule}`,
  rule,
  citation: '5.1',
  whoCouldChangeIt: `lead of ${rule}`,
});

describe('what is withheld, in words', () => {
  it('names the kind alone where every field of it is withheld', () => {
    const words = ITEM_KINDS.map((kind) => [kind, inWords({ kind, fields: FIELDS_OF_KIND[kind] })]);
    expect(Object.fromEntries(words)).toEqual({
      SOCIAL_CARE_CASE: "children's social care case",
      PLAN: 'plan',
      LEAD_SOCIAL_WORKER: 'lead social worker',
      INVOLVEMENT: 'practitioners who work with the child',
      IDENTITY: 'identity details',
      HOUSEHOLD_CHILD: 'other children of the household',
      EARLIER_ENQUIRY: 'earlier enquiries',
      SENSITIVE_SERVICE: 'confidential service',
      COMMON_ASSESSMENT: 'common assessment',
      POLICE_POINTER: 'police',
    });
  });

  it('names the fields, each in words, where it is some of them', () => {
    expect(inWords({ kind: 'PLAN', fields: ['categories'] })).toBe('plan: categories');
    expect(inWords({ kind: 'SOCIAL_CARE_CASE', fields: ['opened', 'childInNeed'] })).toBe(
      "children's social care case: opened, child in need",
    );
    expect(inWords({ kind: 'HOUSEHOLD_CHILD', fields: ['ageInYears', 'planInForce'] })).toBe(
      'other children of the household: age in years, plan in force',
    );
  });
});

describe('the lines on what is withheld', () => {
  const facts = enquiryFacts();
  const withheld = [
    { kind: 'PLAN', fields: ['categories'], rule: 'one' },
    { kind: 'INVOLVEMENT', fields: FIELDS_OF_KIND.INVOLVEMENT, rule: 'other' },
  ] as const;

  it('give each withheld part with its rule, and the constant line last', () => {
    const decision = { ...decide(facts), closed: [], withheld };
    expect(withheldItems(materials(facts, null, { decision, ruleText }))).toEqual([
      lineOf('plan: categories', 'one'),
      lineOf('practitioners who work with the child', 'other'),
      CONFIDENTIAL_SERVICES,
    ]);
  });

  it('speak of a closed enquiry and of nothing else when a gate closed it', () => {
    const closed = [{ by: 'CALLER_GATE', rule: 'gate' }] as const;
    const decision = { ...decide(facts), closed, withheld };
    expect(withheldItems(materials(facts, null, { decision, ruleText }))).toEqual([
      lineOf('an answer to this enquiry', 'gate'),
      CONFIDENTIAL_SERVICES,
    ]);
  });

  it('speak of protected records to every post that may open a shield, and to no other', () => {
    const told = [...PRACTITIONER_GROUPS, 'NONE' as const].filter((group) =>
      withheldItems(materials(enquiryFacts({ caller: { group } }), null)).includes(PROTECTED_RECORDS),
    );
    expect([...told].sort()).toEqual(['DESIGNATED_MANAGER', 'LEAD_SOCIAL_WORKER', 'POLICE_CHILD_ABUSE_UNIT']);
  });

  it('are, where they are constant, the same to the word', () => {
    expect([CONFIDENTIAL_SERVICES, PROTECTED_RECORDS]).toEqual([
      {
        what: 'confidential services',
        why: 'confidential services are never listed; to ask, phone the hub team at any hour; if you judge significant harm likely, state the ground',
        rule: 'constant/confidential-services',
        citation: '2.72, 5.23',
        whoCouldChangeIt: 'the hub team, which brokers contact',
      },
      {
        what: 'protected records',
        why: 'a record whose details are protected is shown to your post only under an access override',
        rule: 'constant/protected-records',
        citation: '5.23',
        whoCouldChangeIt:
          'you, by an access override with a fresh sign-in; the authority and the information governance lead are told',
      },
    ]);
  });
});
