import { describe, expect, it } from 'vitest';

import { ALTERATION_TEXTS } from '../../src/decision-policy/explain/altered-facts.js';
import { NEVER_ALTERED, NEVER_EXPLAINED } from '../../src/decision-policy/explain/explain-decision.js';
import { createExplainRule } from '../../src/decision-policy/explain/explain.js';
import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../src/decision-policy/facts/bodies-of-gateways.js';
import { FIELDS_OF_GRANT, grantCell } from '../../src/decision-policy/rulebook/grant-cell.js';
import { createMissingInputs } from '../../src/decision-policy/compile/missing-inputs.js';
import { canonicalRule, canonicalRuleset, policyVersion } from '../../src/decision-policy/rulebook/policy-version.js';
import type { CloseRule, ForbidRule, GatewayRule, RequireRule, Rule } from '../../src/decision-policy/rulebook/rule.js';
import { rulebookOf, rulebookVersion, rulesOf } from '../../src/decision-policy/rulebook/rulebook.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import { enquiryFacts } from '../support/enquiry-facts.js';

const NORM = { text: 'a rule', citations: ['5.23', '2.72'], since: '2018-05-25', until: null } as const;
const close: CloseRule = {
  ...NORM,
  id: 'gate/one',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  when: {},
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'your organisation',
  nextSteps: [],
};
const forbid: ForbidRule = {
  ...NORM,
  id: 'consent/one',
  step: 'consent',
  effect: 'forbid',
  fields: { PLAN: ['kind'] },
  when: {},
  liftedBy: [],
  tells: 'WITHHELD',
  mendedBy: 'HOLDER',
};
const require: RequireRule = {
  ...NORM,
  id: 'request/one',
  step: 'gate',
  effect: 'require',
  when: { override: 'ACCESS_OVERRIDE' },
  input: 'override.reason',
  accepted: ['a reason'],
};
const gateway: GatewayRule = {
  ...NORM,
  id: 'gateway/one',
  step: 'gateway',
  effect: 'gateway',
  when: {},
  legalBasis: ['ART6_1_E'],
  commencement: 'in force',
};

describe('a rule in the words in which it is told', () => {
  const told = (rule: Rule) => createExplainRule([rule])(rule.id);

  it('names itself, its text, its citations and who could change it', () => {
    expect(told(close)).toEqual({
      rule: 'gate/one',
      text: 'a rule',
      citation: '5.23, 2.72',
      whoCouldChangeIt: 'your organisation',
    });
  });

  it.each([
    ['HOLDER', 'whoever holds the information, by asking for consent or by their own judgement'],
    ['SOCIAL_CARE', "the authority's social care"],
    ['HUB_TEAM', 'the hub team, by phone at any hour'],
    ['LATER', 'nobody at once; limits count the last hour or the last 24 hours'],
    ['NOBODY', 'whoever holds the information can decide to share it when you ask them'],
  ] as const)('is mended by %s in words, whether or not grounds lift it', (mendedBy, words) => {
    expect(told({ ...forbid, mendedBy }).whoCouldChangeIt).toBe(words);
    expect(told({ ...forbid, effect: 'liftable', mendedBy }).whoCouldChangeIt).toBe(words);
  });

  it('that gives something, or demands an input, is changed by asking the holder or by the enquiry as typed', () => {
    const holder = 'whoever holds the information can decide to share it when you ask them';
    const permit = RULESET.find(({ effect }) => effect === 'permit') as Rule;
    expect(told(permit).whoCouldChangeIt).toBe(holder);
    expect(told(gateway).whoCouldChangeIt).toBe(holder);
    expect(told(require).whoCouldChangeIt).toBe('the enquiry as it is typed');
  });

  it('that is not there is told as nothing that permits', () => {
    expect(createExplainRule([])('gate/elsewhere')).toEqual({
      rule: 'nothing-permits',
      text: 'no rule gives this to your post for this enquiry',
      citation: '5.153',
      whoCouldChangeIt: 'whoever holds the information can decide to share it when you ask them',
    });
  });
});

describe('what every explanation says', () => {
  it('is this', () => {
    expect([NEVER_ALTERED, NEVER_EXPLAINED]).toEqual([
      'purpose, concern, ground, override and how much is asked for are stated as they are: no explanation says what others would have given',
      'confidential services and protected records are in no explanation; to ask, phone the hub team at any hour',
    ]);
  });

  it('of an altered fact is what would be so, and who could bring it about', () => {
    expect(ALTERATION_TEXTS).toEqual({
      TRAINING_RENEWED: {
        text: 'your safeguarding training is completed and entered in the directory',
        by: 'you with your organisation',
      },
      VETTING_RENEWED: { text: 'your vetting is renewed and entered in the directory', by: 'your organisation' },
      OWN_SIGN_IN: {
        text: 'you sign in with the service that is registered for your organisation',
        by: 'you with your organisation',
      },
      COLLEAGUE_CONFIRMS: {
        text: 'the colleague on whose behalf you asked confirms it by their own sign-in',
        by: 'your colleague',
      },
      RELATIONSHIP_RECORDED: {
        text: 'your organisation has the relationship with the child recorded, where there is one',
        by: 'your organisation, by its own record system',
      },
      CONSENT_GIVEN: {
        text: 'whoever may consent does so freely, and the holder records it',
        by: 'whoever holds the information, if asking is safe for the child',
      },
      DETRIMENT_WITHDRAWN: {
        text: 'the holder no longer judges that telling would do the child more harm than not telling',
        by: 'whoever holds the information, by their own judgement',
      },
      FEEDS_IN_TIME: { text: 'the records of every covered authority are up to date', by: 'the authorities' },
    });
  });
});

describe('a cell of the table of grants', () => {
  const cell = { id: 'grant/one', groups: ['GP'], column: 'WELFARE', grants: ['S', 'C'], citations: ['5.1'] } as const;

  it.each([
    ['ROUTINE', 'in routine care your post is given'],
    ['UNSCHEDULED_NO_CONCERN', 'for a presenting child without a concern your post is given'],
    ['WELFARE', 'at a welfare concern your post is given'],
    ['HARM', 'at likely significant harm, section 47 or danger your post is given'],
  ] as const)('of the column %s says so', (column, words) => {
    expect(grantCell({ ...cell, column }).text).toBe(
      `${words} social care and plan state with the lead social worker, categories of plans`,
    );
  });

  it('gives the fields of its grants, each kind once, for care and protection and for no review', () => {
    const rule = grantCell({ ...cell, grants: ['S', 'C', 'P', 'H'], only: { setting: 'UNSCHEDULED' } });
    expect(rule.text).toMatch(/given .*, categories of plans, practitioners, other children of the household$/);
    expect(rule.fields).toEqual({
      ...FIELDS_OF_GRANT.S,
      ...FIELDS_OF_GRANT.P,
      ...FIELDS_OF_GRANT.H,
      PLAN: ['authority', 'kind', 'started', 'ended', 'categories'],
    });
    expect(rule.when).toMatchObject({ group: { $in: ['GP'] }, column: 'WELFARE', setting: 'UNSCHEDULED' });
    expect(rule.when.purpose).toEqual({ $in: PURPOSES_OF_CARE_AND_PROTECTION });
    expect(Object.keys(rule.when)).toEqual(['group', 'column', 'purpose', 'setting']);
    expect(rule).toMatchObject({
      id: 'grant/one',
      step: 'proportionality',
      effect: 'permit',
      citations: ['5.1'],
      since: '2018-05-25',
      until: null,
    });
  });
});

describe('what a request lacks', () => {
  const { request } = enquiryFacts({ request: { override: 'ACCESS_OVERRIDE' } });

  it('is said in the order of the rules, whatever that of the list', () => {
    const rules = ['request/b', 'request/a', 'request/c'].map((id) => ({ ...require, id }));
    expect(createMissingInputs([close, ...rules])(request).map(({ ruleId }) => ruleId)).toEqual([
      'request/a',
      'request/b',
      'request/c',
    ]);
  });

  it('is named with what would be accepted, and is nothing where no rule asks for it', () => {
    const lacks = createMissingInputs([require]);
    expect(lacks(request)).toEqual([{ ruleId: 'request/one', input: 'override.reason', accepted: ['a reason'] }]);
    expect(lacks(enquiryFacts().request)).toEqual([]);
  });
});

describe('the canonical text of a policy', () => {
  it('has rules in the order of their ids, and members in that of their names, at every depth', () => {
    expect(canonicalRuleset([{ id: 'b' }, { id: 'c' }, { id: 'a' }])).toBe('[{"id":"a"},{"id":"b"},{"id":"c"}]');
    expect(canonicalRule({ c: [{ z: 1, y: null }], a: 'x', b: { e: true, d: ['q', 'p'] } })).toBe(
      '{"a":"x","b":{"d":["q","p"],"e":true},"c":[{"y":null,"z":1}]}',
    );
  });

  it('is what is hashed', () => {
    expect(policyVersion([{ id: 'b' }, { id: 'a' }], (text) => `hash of ${text}`)).toBe(
      'hash of [{"id":"a"},{"id":"b"}]',
    );
  });

  it('holds the rules of both kinds, which are told apart again', () => {
    const both = { enquiry: RULESET, sharing: SHARING_RULESET };
    expect(rulesOf(both)).toHaveLength(RULESET.length + SHARING_RULESET.length);
    expect(rulebookOf([...SHARING_RULESET, ...RULESET])).toEqual(both);
    expect(rulebookVersion(both, (text) => text)).toBe(canonicalRuleset([...SHARING_RULESET, ...RULESET]));
  });
});
