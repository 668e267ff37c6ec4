import { describe, expect, it } from 'vitest';

import type { EnquiryOutcome, EnquiryPurpose } from '../../../src/decision-policy/facts/vocabulary.js';
import type { AnswerMaterials } from '../../../src/release/answer-materials.js';
import type { AuthorityStatement } from '../../../src/release/enquiry-answer.js';
import { BEING_CHECKED, message, SILENCE } from '../../../src/release/message.js';
import { AUTHORITIES, decide, materials, TYPED } from '../../support/answer-materials.js';
import { childRecord, day, plan } from '../../support/builders.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const CLOSED = { by: 'CALLER_GATE', rule: 'gate/training-not-current' } as const;
const late = AUTHORITIES.map((each) => ({ ...each, state: 'LATE' as const }));
const NUMBERS = [
  { label: 'Northmoor Council', number: '01632 960109', hours: 'now' },
  { label: 'the hub', number: '01632 960901', hours: 'at any hour' },
];

const statement: AuthorityStatement = {
  authority: 'Northmoor Council',
  case: 'NOT_KNOWN',
  caseOpened: null,
  caseClosed: null,
  childInNeed: null,
  plan: 'NONE_RECORDED',
  plans: [],
  leadSocialWorker: null,
  asOf: null,
};
const OPEN: AuthorityStatement = { ...statement, case: 'OPEN', plan: 'IN_FORCE' };

interface Situation {
  readonly outcome: EnquiryOutcome;
  readonly closed?: AnswerMaterials['decision']['closed'];
  readonly concern?: 'NONE' | 'WELFARE';
  readonly subject?: Parameters<typeof enquiryFacts>[0];
  readonly changes?: Partial<AnswerMaterials>;
  readonly statements?: readonly AuthorityStatement[];
}

/** The message without its last words, which are those of every answer. */
function said({
  outcome,
  closed = [],
  concern = 'NONE',
  subject,
  changes,
  statements = [statement],
}: Situation): string {
  const facts = enquiryFacts({ ...subject, request: { concern } });
  const decision = { ...decide(facts), outcome, closed };
  const whole = message(materials(facts, childRecord(), { decision, ...changes }), statements, NUMBERS);
  expect(whole.endsWith(` ${SILENCE}`)).toBe(true);
  return whole.slice(0, -SILENCE.length - 1);
}

describe('the message, to the word', () => {
  it('of what is released says what to see first, then that what may be shared is shown', () => {
    expect(said({ outcome: 'RELEASED' })).toBe('What may be shared with you is shown.');
    expect(said({ outcome: 'RELEASED', statements: [OPEN] })).toBe(
      'A plan is in force. A case is open with Northmoor Council. What may be shared with you is shown.',
    );
    const two = [{ ...OPEN, plan: 'ENDED' as const }, statement, { ...OPEN, authority: 'Calderwick Council' }];
    expect(said({ outcome: 'RELEASED', statements: two })).toBe(
      'A plan is in force. A case is open with Northmoor Council and Calderwick Council. What may be shared with you is shown.',
    );
    expect(said({ outcome: 'RELEASED', statements: [{ ...statement, plan: 'IN_FORCE' }] })).toBe(
      'A plan is in force. What may be shared with you is shown.',
    );
    expect(said({ outcome: 'RELEASED', statements: [{ ...statement, case: 'CLOSED' }] })).toBe(
      'What may be shared with you is shown.',
    );
  });

  it('of a plan that ended within a year says that it is an alert, never that all is well', () => {
    const ENDED: AuthorityStatement = { ...statement, plan: 'ENDED' };
    type Ended = readonly [on: string, currency: 'ENDED_WITHIN_A_YEAR' | 'HISTORY'];
    const headline = (ended: readonly Ended[], statements = [ENDED]) => {
      const facts = enquiryFacts({
        caller: { group: 'SOCIAL_WORKER' },
        request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' },
        items: ended.map(([, currency], place) => itemFacts('PLAN', { ref: `plan:${place}`, currency })),
      });
      const child = childRecord({ plans: ended.map(([on]) => plan({ ended: on === '' ? null : day(on) })) });
      const decision = { ...decide(facts), outcome: 'RELEASED' as const };
      return message(materials(facts, child, { decision }), statements, [])
        .split(' What is not')[0]
        ?.replace(/ What may .*/, '');
    };
    const lately: readonly Ended[] = [
      ...['2025-12-01', '2025-10-01', '2025-09-01', ''].map((on): Ended => [on, 'ENDED_WITHIN_A_YEAR']),
      ['2026-01-01', 'HISTORY'],
    ];
    expect(headline(lately)).toBe('A plan ended on 2025-12-01: that is an alert and no reassurance.');
    expect(headline(lately, [ENDED, { ...statement, plan: 'NONE_RECORDED' }])).toBe(headline(lately));
    expect(headline(lately, [{ ...statement, plan: 'NOT_PERMITTED' }])).toBe('What may be shared with you is shown.');
    expect(headline(lately, [OPEN])).toBe('A plan is in force. A case is open with Northmoor Council.');
    expect(headline([['2019-01-01', 'HISTORY']])).toBe('What may be shared with you is shown.');
  });

  it('of what is released in part says that the rest is listed, and with whom', () => {
    expect(said({ outcome: 'PARTLY_RELEASED', statements: [OPEN] })).toBe(
      'A plan is in force. A case is open with Northmoor Council. A part of what is held may be shared with you and is shown; the rest is listed as withheld, with who could change that.',
    );
  });

  it.each(['RELEASED', 'PARTLY_RELEASED'] as const)(
    'of %s ends with what is being checked and what is late',
    (outcome) => {
      const changes = { child: childRecord({ underReview: true }), authorities: late };
      expect(said({ outcome, changes })).toContain(
        `shown${outcome === 'RELEASED' ? '' : '; the rest is listed as withheld, with who could change that'}. ${BEING_CHECKED} This could not be fully checked: the records of Northmoor Council and Calderwick Council are late.`,
      );
      expect(said({ outcome, changes: { child: null } })).not.toContain('checked');
    },
  );

  it('opens a shield to whoever may override it without a word of checking', () => {
    const subject = { subject: { shield: 'IN_FORCE' } } as const;
    expect(said({ outcome: 'RELEASED', subject })).toContain(BEING_CHECKED);
    const { derived, ...decision } = decide(enquiryFacts());
    const opened = {
      ...decision,
      outcome: 'RELEASED' as const,
      derived: { ...derived, shieldOverride: 'VALID' as const },
    };
    expect(said({ outcome: 'RELEASED', subject, changes: { decision: opened } })).not.toContain(BEING_CHECKED);
  });

  it('of what only its holder can share says where to ask', () => {
    expect(said({ outcome: 'ASK_HOLDER' })).toBe(
      'What is held can be shared only by its holder: ask as shown under next steps.',
    );
  });

  it('of what could not be checked says whose records are late and that it is open whether the child is known', () => {
    const closed = [{ by: 'IDENTITY', rule: 'identity/feeds-late' }] as const;
    expect(said({ outcome: 'ASK_HOLDER', closed, changes: { authorities: late } })).toBe(
      'This could not be fully checked: the records of Northmoor Council and Calderwick Council are late. Whether the child is known is open.',
    );
    expect(said({ outcome: 'ASK_HOLDER', closed })).toBe(
      'This could not be fully checked. Whether the child is known is open.',
    );
  });

  it('of no record says which areas were checked and which were not', () => {
    expect(said({ outcome: 'NO_RECORD' })).toBe(
      'No record was found with the details you gave. Checked: Northmoor Council, Calderwick Council. Not covered: Fellmarsh Council, any area not named here. A child may be known under other details or elsewhere.',
    );
    expect(said({ outcome: 'NO_RECORD', changes: { authorities: [], desks: [] } })).toBe(
      'No record was found with the details you gave. Checked: no area. Not covered: any area not named here. A child may be known under other details or elsewhere.',
    );
  });

  it.each(['HOUSEHOLD', 'ADULT'] as const)(
    'of the subject %s without a plan says that the protected are not found so',
    (kind) => {
      expect(said({ outcome: 'NO_RECORD', subject: { subject: { kind } } })).toBe(
        'No plan in force was found with these details. Checked: Northmoor Council, Calderwick Council. Not covered: Fellmarsh Council, any area not named here. Only plans are looked for in this way, and children whose whereabouts are protected are never found by an address or an adult: ask about each child by name.',
      );
    },
  );

  it('of domestic abuse says whoever lives there that one incident is enough to refer (11.88)', () => {
    const ONE_INCIDENT =
      'Where there is a child under 12 months or a pregnancy in the family, a single incident of domestic abuse is enough to refer, even if the child was not present.';
    const asked = (kind: 'HOUSEHOLD' | 'ADULT' | 'CHILD', purpose: EnquiryPurpose, outcome: EnquiryOutcome) => {
      const facts = enquiryFacts({ subject: { kind }, request: { concern: 'WELFARE', purpose } });
      const typed = kind === 'CHILD' ? TYPED : { kind };
      const decision = { ...decide(facts), outcome, closed: [] };
      return message(materials(facts, childRecord(), { decision, typed }), [statement], NUMBERS);
    };
    for (const outcome of ['RELEASED', 'NO_RECORD', 'REFUSED'] as const) {
      for (const kind of ['HOUSEHOLD', 'ADULT', 'CHILD'] as const) {
        expect(asked(kind, 'DOMESTIC_ABUSE_INCIDENT', outcome)).toContain(` within 48 hours. ${ONE_INCIDENT} `);
        expect(asked(kind, 'WELFARE_CONCERN', outcome)).not.toContain('single incident');
      }
    }
  });

  it('of domestic abuse where the child is under 12 months says to refer, once (11.88)', () => {
    const facts = enquiryFacts({ request: { concern: 'WELFARE', purpose: 'DOMESTIC_ABUSE_INCIDENT' } });
    const typed = { kind: 'UNBORN' } as const;
    const said = message(materials(facts, childRecord(), { typed }), [statement], NUMBERS);
    expect(said.match(/single incident/g)).toHaveLength(1);
    expect(said).toContain('a single incident is enough: refer.');
    const caller = { group: 'SOCIAL_WORKER', organisationKind: 'LOCAL_AUTHORITY' } as const;
    const own = message(
      materials({ ...facts, caller: { ...facts.caller, ...caller } }, childRecord(), { typed }),
      [],
      NUMBERS,
    );
    expect(own).toContain('a single incident is enough to act as on a referral.');
    expect(own).not.toContain('refer.');
  });

  it('of an identity that is not settled asks for a further detail', () => {
    expect(said({ outcome: 'IDENTITY_NOT_CONFIRMED' })).toBe(
      'The details you gave do not settle which child this is, so nothing was checked. Give a further detail, or phone.',
    );
  });

  it('of what is mediated says why, that nothing that is held was used, and whether the concern was passed on', () => {
    const ruleText = () => ({ text: 'somebody speaks for you', citation: '5.1', whoCouldChangeIt: 'phone' });
    const mediated = { outcome: 'MEDIATED', closed: [CLOSED], changes: { ruleText } } as const;
    expect(said(mediated)).toBe('Somebody speaks for you; phone. Nothing that is held was used.');
    expect(said({ ...mediated, concern: 'WELFARE' })).toMatch(
      / Somebody speaks for you; phone\. Nothing that is held was used\. Your concern is recorded and passed on all the same\.$/,
    );
  });

  it('of a refusal gives every reason as a sentence', () => {
    const ruleText = (rule: string) => ({ text: `because of ${rule}`, citation: '5.1', whoCouldChangeIt: 'the lead' });
    const closed = [CLOSED, { by: 'CALLER_GATE', rule: 'another' }] as const;
    expect(said({ outcome: 'REFUSED', closed, changes: { ruleText } })).toBe(
      'This enquiry is not answered: Because of gate/training-not-current; the lead. Because of another; the lead.',
    );
    expect(said({ outcome: 'REFUSED', concern: 'WELFARE' })).toBe(
      'This is not a referral. Phone 01632 960109 now (Northmoor Council) and confirm to social care in writing within 48 hours. Nothing may be shown to you for this enquiry; what is withheld is listed. Your concern is recorded and passed on all the same.',
    );
    expect(said({ outcome: 'REFUSED' })).toBe(
      'Nothing may be shown to you for this enquiry; what is withheld is listed.',
    );
  });

  it('begins with the words on referral for its caller', () => {
    const subject = { caller: { group: 'NONE', organisationKind: 'UNKNOWN' } } as const;
    expect(said({ outcome: 'NO_RECORD', concern: 'WELFARE', subject })).toMatch(
      /^This is not a referral\. Phone 01632 960109 now \(Northmoor Council\)\. No record /,
    );
  });
});

it('ends every answer with the same words', () => {
  expect(SILENCE).toBe(
    'What is not shown here may still exist, and an empty answer is no reassurance. Purpose, concern and ground are taken as you stated them. If you are worried, phone.',
  );
  expect(BEING_CHECKED).toBe('A part of this record is being checked: phone the hub team, at any hour, for the rest.');
});
