import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const LARGEST = 100_000;
const OBJECT = z.record(z.string(), z.unknown());
const QUESTIONS = {
  child: ['nhsNumber', 'givenName', 'familyName', 'dateOfBirth', 'postcode', 'sex'],
  unborn: ['motherNhsNumber', 'motherGivenName', 'motherFamilyName', 'motherDateOfBirth', 'expectedDate'],
  household: ['address.line1', 'address.town', 'address.postcode'],
  adult: ['givenName', 'familyName', 'dateOfBirth', 'postcode'],
} as const;
export type SubjectKind = keyof typeof QUESTIONS;

/** A part of the input of `enquire`, as JSON on stdin. Throws when it is no JSON object. */
export async function inputOnStdin(stdin: Readable): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.length > LARGEST) throw new Error('stdin holds too much for an enquiry');
  }
  try {
    return OBJECT.parse(JSON.parse(text));
  } catch {
    throw new Error('stdin holds no JSON object with parts of the input of `enquire`');
  }
}

/** Asks a person who the enquiry is about; what is left empty is not known. Questions go to `to`, beside stdout. */
export async function askSubject(kind: SubjectKind, from: Readable, to: Writable): Promise<Record<string, unknown>> {
  const lines = createInterface({ input: from, output: to });
  const subject: Record<string, unknown> = {};
  try {
    for (const path of QUESTIONS[kind]) {
      const answer = (await lines.question(`${asWords(path)}: `)).trim();
      if (answer === '') continue;
      const [first = '', second] = path.split('.');
      if (second === undefined) subject[first] = answer;
      else subject[first] = { ...(subject[first] as object | undefined), [second]: answer };
    }
  } finally {
    lines.close();
  }
  return { [kind]: subject };
}

function asWords(path: string): string {
  return path
    .replace('.', ' ')
    .replace('nhsNumber', 'NHS number')
    .replace('NhsNumber', ' NHS number')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
