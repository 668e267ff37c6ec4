import { randomUUID } from 'node:crypto';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { personaExamples } from '../../src/synthetic-town/examples.js';
import { ENQUIRE } from './enquire-document.js';
import { forgetRecords } from './forget-records.js';
import type { Answered, RunningHub } from './running-hub.js';

/** An answered enquiry: the body as it came, and what it says. */
export interface AnsweredEnquiry extends Answered<{ readonly enquire: EnquiryAnswer }> {
  readonly answer: EnquiryAnswer;
}

export type Asked = Omit<EnquiryInput, 'requestId' | 'subject'>;

export const ROUTINE: Asked = {
  purpose: 'ROUTINE_CARE',
  setting: 'SCHEDULED',
  concern: 'NONE',
  reason: 'yearly check',
};
export const PRESENTING: Asked = {
  purpose: 'CARE_OF_PRESENTING_CHILD',
  setting: 'UNSCHEDULED',
  concern: 'NONE',
  reason: 'brought in with a fever',
};
export const WORRIED: Asked = {
  purpose: 'WELFARE_CONCERN',
  setting: 'UNSCHEDULED',
  concern: 'WELFARE',
  reason: 'thin, tired and alone',
};

/** An input under a new request id. */
export function input(asked: Asked, subject: EnquiryInput['subject'], more: Partial<EnquiryInput> = {}): EnquiryInput {
  return { requestId: randomUUID(), ...asked, subject, ...more };
}

/** The input of a persona's example, under a new request id. */
export function example(hub: RunningHub, persona: string, name: string): EnquiryInput {
  const found = personaExamples(persona, hub.asOf, randomUUID).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no such example: ${name}`);
  return found.input;
}

/** Enquires as a persona, whatever comes of it. */
export function tried(
  hub: RunningHub,
  persona: string,
  asked: EnquiryInput,
  stepUp = false,
): Promise<Answered<{ readonly enquire: EnquiryAnswer }>> {
  return hub.ask(persona, ENQUIRE, { input: asked }, stepUp ? asked.requestId : undefined);
}

/** Enquires as a persona and expects an answer, be it a refusal. */
export async function enquire(
  hub: RunningHub,
  persona: string,
  asked: EnquiryInput,
  stepUp = false,
): Promise<AnsweredEnquiry> {
  const answered = await tried(hub, persona, asked, stepUp);
  const answer = answered.data?.enquire;
  if (answer === undefined || answered.errors.length > 0) throw new Error(`no answer: ${answered.text}`);
  return { ...answered, answer };
}

const RECEIPT = /"receipt":\{[^{}]*\}/;

/** The bytes of an answer without those of its receipt, the one part that is always another. */
export function apartFromReceipt({ text }: Pick<AnsweredEnquiry, 'text'>): string {
  if (!RECEIPT.test(text)) throw new Error('an answer has a receipt');
  return text.replace(RECEIPT, '');
}

/** Removes the plain records of all enquiries so far, as retention would: nobody is told of them, no limit counts them. */
export async function forgetEnquiries({ database }: RunningHub): Promise<void> {
  await forgetRecords(database);
}

/** Counts rows of a table of the hub, as the superuser. */
export async function count(
  { database }: { readonly database: Pick<RunningHub['database'], 'superuser'> },
  table: string,
  where = 'true',
  ...values: readonly unknown[]
): Promise<number> {
  const question = `SELECT count(*)::int AS n FROM hub.${table} WHERE ${where}`;
  const { rows } = await database.superuser().query<{ n: number }>(question, [...values]);
  return rows[0]?.n ?? -1;
}
