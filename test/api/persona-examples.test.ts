import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateInEngland } from '../../src/date-in-england.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { personaExamples } from '../../src/synthetic-town/examples.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { PERSONAS_WITH_EXAMPLES } from '../support/personas-with-examples.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
});
afterAll(() => hub.close());

const TODAY = dateInEngland(new Date());
const EXAMPLES = PERSONAS_WITH_EXAMPLES.flatMap((persona) =>
  personaExamples(persona, TODAY, randomUUID).map(({ name, expected }) => ({ persona, name, expected })),
);

describe('the examples of the personas', () => {
  it('are many', () => {
    expect(EXAMPLES.length).toBeGreaterThan(15);
  });

  it.each(EXAMPLES)(
    '$persona: $name comes out as $expected, with a telephone number, a receipt and the line on confidential services',
    async ({ persona, name, expected }) => {
      const example = personaExamples(persona, hub.asOf, randomUUID).find((each) => each.name === name);
      if (example === undefined) throw new Error('the example is gone');
      const stepUp = example.stepUp ? example.input.requestId : undefined;
      const answered = await hub.ask<{ enquire: EnquiryAnswer }>(persona, ENQUIRE, { input: example.input }, stepUp);
      const answer = answered.data?.enquire;
      expect(answered.errors).toEqual([]);
      expect(answer?.outcome).toBe(expected);
      expect(answer?.phoneNow.length).toBeGreaterThan(0);
      expect(answer?.withheld.at(-1)?.what).toContain('confidential');
      expect(answer?.receipt.signature).not.toBe('');
    },
  );
});
