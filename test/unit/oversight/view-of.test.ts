import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/decision-policy/decision.js';
import type { RecordedDecision } from '../../../src/oversight/ports.js';
import { viewOf } from '../../../src/oversight/view-of.js';

const released = [{ field: 'service', released: true, rule: 'grant' }];
const decision: Pick<Decision, 'items' | 'closed' | 'withheld'> = {
  closed: [],
  withheld: [{ kind: 'PLAN', fields: ['categories'], rule: 'nothing-permits' }],
  items: [
    { ref: 'involvement:0', kind: 'INVOLVEMENT', removedFirst: false, gateways: [], fields: released },
    {
      ref: 'sensitive:1',
      kind: 'SENSITIVE_SERVICE',
      removedFirst: true,
      gateways: [],
      fields: [{ field: 'pointer', released: false, rule: 'consent/sensitive' }],
    },
    {
      ref: 'plan:0',
      kind: 'PLAN',
      removedFirst: false,
      gateways: [],
      fields: [
        { field: 'authority', released: false, rule: 'shield/child-shielded' },
        { field: 'categories', released: false, rule: 'nothing-permits' },
      ],
    },
    { ref: 'involvement:2', kind: 'INVOLVEMENT', removedFirst: false, gateways: [], fields: released },
  ],
};
const recorded: RecordedDecision = {
  id: 'd1',
  kind: 'ENQUIRY',
  decidedAt: '2026-11-21T03:00:00.000000Z',
  organisation: 'GP1',
  practitioner: 'Helen Price',
  group: 'GP',
  purpose: 'WELFARE_CONCERN',
  setting: 'SCHEDULED',
  concern: 'WELFARE',
  outcome: 'RELEASED',
  logStanding: 'SIGNED',
  policyVersion: 'v',
  leafHash: 'h',
  request: JSON.stringify({ subject: { kind: 'CHILD', givenName: 'Otto' }, reason: 'bruises', onBehalfOf: null }),
  facts: '{"now":"x"}',
  decision: JSON.stringify(decision),
  answer: '{}',
  context: JSON.stringify({ authenticationLevel: 2 }),
  ofAnother: false,
  named: [],
  earlierAsks: [],
};

describe('a recorded decision as it is shown', () => {
  it('to another organisation, which reviews it, is who asked and why, and nothing of the child', () => {
    const view = viewOf({ ...recorded, answer: '{"outcome":"RELEASED"}', ofAnother: true }, false);
    expect(view).toMatchObject({ practitioner: 'Helen Price', reason: 'bruises', fields: [], answer: '{}' });
  });

  it('leaves out what was removed first, without a gap in the numbering', () => {
    const view = viewOf(recorded, false);
    expect(view.fields.map((field) => field.item)).toEqual(['involvement:0', 'plan:0', 'involvement:1']);
    expect(JSON.stringify(view)).not.toMatch(/shield/);
    expect(view.sealed).toBeNull();
    expect(JSON.stringify(view)).not.toMatch(/sensitive/i);
  });

  it('shows facts and protected rules once the sealed part is opened', () => {
    const view = viewOf(recorded, true);
    expect(view.sealed?.facts).toBe(recorded.facts);
    expect(view.sealed?.subject).toBe('{"kind":"CHILD","givenName":"Otto"}');
    expect(viewOf({ ...recorded, request: '{}' }, true).sealed?.subject).toBeNull();
    expect(view.sealed?.protectedFields).toEqual([
      { item: 'sensitive:1', kind: 'SENSITIVE_SERVICE', field: 'pointer', released: false, rule: 'consent/sensitive' },
      { item: 'plan:0', kind: 'PLAN', field: 'authority', released: false, rule: 'shield/child-shielded' },
    ]);
  });

  it('shows the ground and the override that were stated, in the enquirer’s words (2.72, 5.24)', () => {
    const publicInterest = {
      ground: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD',
      facts: 'a bruise in the shape of a hand',
      adviser: null,
      consentSought: 'NOT_YET',
      familyTold: 'NO',
      familyNotToldReason: 'it would put her at risk',
    };
    const override = { kind: 'ACCESS_OVERRIDE', reason: 'COURT_ORDER', facts: 'an order of today' };
    const request = JSON.stringify({ reason: 'bruises', publicInterest, override });
    expect(viewOf({ ...recorded, request }, false)).toMatchObject({ publicInterest, override });
    expect(viewOf(recorded, false)).toMatchObject({ publicInterest: null, override: null });
  });

  it('shows the enquirer’s words and how they had signed in', () => {
    expect(viewOf(recorded, false)).toMatchObject({ reason: 'bruises', authenticationLevel: 2, onBehalfOf: null });
  });
});
