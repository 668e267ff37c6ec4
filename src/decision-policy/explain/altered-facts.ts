import type { CallerFacts, ColleagueFacts, EnquiryFacts, ItemFacts, SubjectFacts } from '../facts/facts.js';

export const ALTERATIONS = [
  'TRAINING_RENEWED',
  'VETTING_RENEWED',
  'OWN_SIGN_IN',
  'COLLEAGUE_CONFIRMS',
  'RELATIONSHIP_RECORDED',
  'CONSENT_GIVEN',
  'DETRIMENT_WITHDRAWN',
  'FEEDS_IN_TIME',
] as const;
/** What another party could supply. No purpose, concern, ground, override or limit of what was asked for is among them. */
export type Alteration = (typeof ALTERATIONS)[number];

/** One alteration in plain words: what would be so, and who could bring it about. Lower case, no full stop. */
export interface AlterationText {
  readonly text: string;
  readonly by: string;
}

export const ALTERATION_TEXTS: Readonly<Record<Alteration, AlterationText>> = {
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
};

/** Changes one fact and leaves every other as it was; gives the very same facts where there is nothing to change. */
export type Alter = (facts: EnquiryFacts) => EnquiryFacts;

/**
 * The facts with one alteration. Who is barred stays barred, and no alteration says what a person's consent was: one
 * that was refused is altered as one that was never sought.
 */
export const ALTER: Readonly<Record<Alteration, Alter>> = {
  TRAINING_RENEWED: (facts) => caller(facts, { training: 'CURRENT' }),
  VETTING_RENEWED: (facts) => (facts.caller.vetting === 'LAPSED' ? caller(facts, { vetting: 'CURRENT' }) : facts),
  OWN_SIGN_IN: (facts) => caller(facts, { issuer: 'REGISTERED' }),
  COLLEAGUE_CONFIRMS: (facts) => colleague(facts, { confirmation: 'CONFIRMED' }),
  RELATIONSHIP_RECORDED: (facts) =>
    colleague(subject(facts, { relationship: 'RECORDED' }), { relationship: 'RECORDED' }),
  CONSENT_GIVEN: (facts) => items(facts, { consent: 'GIVEN' }),
  DETRIMENT_WITHDRAWN: (facts) => items(facts, { detriment: 'NONE' }),
  FEEDS_IN_TIME: (facts) => subject(facts, { feeds: 'IN_TIME' }),
};

function caller(facts: EnquiryFacts, change: Partial<CallerFacts>): EnquiryFacts {
  return agrees(facts.caller, change) ? facts : { ...facts, caller: { ...facts.caller, ...change } };
}

function subject(facts: EnquiryFacts, change: Partial<SubjectFacts>): EnquiryFacts {
  return agrees(facts.subject, change) ? facts : { ...facts, subject: { ...facts.subject, ...change } };
}

function colleague(facts: EnquiryFacts, change: Partial<ColleagueFacts>): EnquiryFacts {
  if (facts.colleague === null || agrees(facts.colleague, change)) return facts;
  return { ...facts, colleague: { ...facts.colleague, ...change } };
}

function items(facts: EnquiryFacts, change: Partial<ItemFacts>): EnquiryFacts {
  if (facts.items.every((item) => agrees(item, change))) return facts;
  return { ...facts, items: facts.items.map((item) => ({ ...item, ...change })) };
}

/** Whether everything is already as the change would have it. */
function agrees<Facts>(facts: Facts, change: Partial<Facts>): boolean {
  return (Object.keys(change) as (keyof Facts)[]).every((fact) => facts[fact] === change[fact]);
}
