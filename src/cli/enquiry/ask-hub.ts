import { z } from 'zod';
import type { EnquiryInput } from '../../enquiry/enquiry-input.js';
import type { EnquiryAnswer, Phone } from '../../release/enquiry-answer.js';

/** Every field of the answer: what is released does not depend on what is selected. */
const ENQUIRE = `mutation Enquire($input: EnquiryInput!) { enquire(input: $input) {
  outcome message
  socialCare { authority case caseOpened caseClosed childInNeed plan plans { kind categories start end note }
    leadSocialWorker { name team phone } asOf }
  child { givenName familyName birthDate sex nhsNumber
    involvements { service organisation practitioner contact since until }
    household { givenName familyName ageInYears planInForce } confidentialServices
    commonAssessments { holder contact since } askThePolice }
  withheld { what why rule citation whoCouldChangeIt }
  nextSteps { code text toWhom byWhen phone }
  legalBasis { code text citation }
  phoneNow { label number hours }
  asOf { source state asOf }
  earlierEnquiries { earlierEnquiryOfUnknownChild entries { date setting sector organisation } }
  receipt { decisionId decidedAt policyVersion leafHash signature index proof }
} }`;
/** Longer than the hub lets an enquirer wait, in milliseconds. */
const PATIENCE = 10_000;

/** Exit codes of an enquiry that was not answered. */
export const NOT_ANSWERED = { USAGE: 2, UNAVAILABLE: 3, NOT_SIGNED_IN: 4, COULD_NOT_CHECK: 5, TOO_MANY: 6, SPENT: 7 };
const EXIT_CODES: Readonly<Record<string, number>> = {
  BAD_INPUT: NOT_ANSWERED.USAGE,
  UNAUTHENTICATED: NOT_ANSWERED.NOT_SIGNED_IN,
  FORBIDDEN: NOT_ANSWERED.NOT_SIGNED_IN,
  COULD_NOT_CHECK: NOT_ANSWERED.COULD_NOT_CHECK,
  TOO_MANY: NOT_ANSWERED.TOO_MANY,
  REQUEST_ID_SPENT: NOT_ANSWERED.SPENT,
};

const PHONE = z.object({ label: z.string(), number: z.string(), hours: z.string() });
const BODY = z.object({
  data: z
    .object({ enquire: z.custom<EnquiryAnswer>((value) => typeof value === 'object' && value !== null) })
    .nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.looseObject({ code: z.string(), phoneNow: z.array(PHONE).optional() }).optional(),
      }),
    )
    .optional(),
});

/** The hub gave no answer; the message is for people. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';

  constructor(
    message: string,
    readonly exitCode: number,
    readonly phoneNow: readonly Phone[] = [],
  ) {
    super(message);
  }
}

/** Makes one enquiry over HTTP. Throws `NotAnswered`. */
export async function askHub(url: string, token: string, input: EnquiryInput): Promise<EnquiryAnswer> {
  const origin = new URL(url).origin;
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: ENQUIRE, variables: { input } }),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => {
    throw new NotAnswered(
      `no hub answers at ${origin}: this does not mean that there are no concerns`,
      NOT_ANSWERED.UNAVAILABLE,
    );
  });
  const body = BODY.safeParse(await response.json().catch(() => null));
  if (!body.success) throw new NotAnswered(`what answers at ${origin} is no hub`, NOT_ANSWERED.UNAVAILABLE);
  const { data, errors } = body.data;
  if (data !== null && data !== undefined) return data.enquire;
  const [first] = errors ?? [];
  const code = first?.extensions?.code ?? 'COULD_NOT_CHECK';
  throw new NotAnswered(
    `${code}: ${first?.message ?? 'no reason was given'}`,
    EXIT_CODES[code] ?? NOT_ANSWERED.COULD_NOT_CHECK,
    first?.extensions?.phoneNow,
  );
}
