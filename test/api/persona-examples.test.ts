import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { personaExamples, PERSONAS_WITH_EXAMPLES } from '../../src/synthetic-town/examples.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
});
afterAll(() => hub.close());

describe('the examples of the personas', () => {
  it('come out as they say, each with a telephone number, a receipt and the line on confidential services', async () => {
    const seen: string[] = [];
    for (const persona of PERSONAS_WITH_EXAMPLES) {
      for (const example of personaExamples(persona, hub.asOf, randomUUID)) {
        const stepUp = example.stepUp ? example.input.requestId : undefined;
        const answered = await hub.ask<{ enquire: EnquiryAnswer }>(persona, ENQUIRE, { input: example.input }, stepUp);
        const answer = answered.data?.enquire;
        seen.push(`${persona}: ${example.name}`);
        expect(answered.errors, `${persona}: ${example.name}`).toEqual([]);
        expect(answer?.outcome, `${persona}: ${example.name}`).toBe(example.expected);
        expect(answer?.phoneNow.length).toBeGreaterThan(0);
        expect(answer?.withheld.at(-1)?.what).toContain('confidential');
        expect(answer?.receipt.signature).not.toBe('');
      }
    }
    expect(seen.length).toBeGreaterThan(15);
  });
});
