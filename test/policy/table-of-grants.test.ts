import { describe, expect, it } from 'vitest';

import { createDecide } from '../../src/decision-policy/decide.js';
import type { Decision } from '../../src/decision-policy/decision.js';
import type { EnquiryFacts, ItemKind } from '../../src/decision-policy/facts/facts.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { CONSENT_STATES, DISCLOSURE_TIERS, PRACTITIONER_GROUPS } from '../../src/decision-policy/facts/vocabulary.js';
import type { DisclosureTier, Grant, PractitionerGroup } from '../../src/decision-policy/facts/vocabulary.js';
import { enquiryFacts, itemFacts, ONE_OF_EACH } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';

/** The set of grants that each tier names. */
const GRANTS_OF_TIER: Readonly<Record<DisclosureTier, readonly Grant[]>> = {
  SOCIAL_CARE: ['S'],
  PRACTITIONERS: ['S', 'P'],
  CATEGORIES: ['S', 'P', 'C'],
  HOUSEHOLD: ['S', 'P', 'C', 'H'],
};

/** The table as the information-governance lead confirms it: routine, presenting child, welfare, likely harm. */
const COMMUNITY = ['SP', 'S', 'SPC', 'SPCH'];
const HOSPITAL = ['', 'S', 'SP', 'SPCH'];
const MENTAL_HEALTH = ['S', 'S', 'SP', 'SPC'];
const SOCIAL_CARE = ['SPCH', '', 'SPCH', 'SPCH'];
const SCHOOL = ['P', '', 'SP', 'SP'];
const COURTS = ['', '', 'S', 'SP'];
const NOTHING = ['', '', '', ''];
const TABLE: Readonly<Record<PractitionerGroup, readonly string[]>> = {
  GP: COMMUNITY,
  HEALTH_VISITOR: COMMUNITY,
  SCHOOL_NURSE: COMMUNITY,
  MIDWIFE: COMMUNITY,
  COMMUNITY_PAEDIATRICS: COMMUNITY,
  A_AND_E: HOSPITAL,
  URGENT_CARE: HOSPITAL,
  OUT_OF_HOURS: HOSPITAL,
  SEXUAL_ASSAULT_CENTRE: HOSPITAL,
  HOSPITAL_STAFF: HOSPITAL,
  NAMED_PROFESSIONAL: HOSPITAL,
  CAMHS: MENTAL_HEALTH,
  ADULT_MENTAL_HEALTH: MENTAL_HEALTH,
  SUBSTANCE_MISUSE: MENTAL_HEALTH,
  SEXUAL_HEALTH: MENTAL_HEALTH,
  DENTIST: MENTAL_HEALTH,
  POLICE: ['', '', 'S', 'SH'],
  POLICE_CHILD_ABUSE_UNIT: ['', '', 'S', 'SPCH'],
  SCHOOL_LEAD: SCHOOL,
  COLLEGE_LEAD: SCHOOL,
  EARLY_YEARS_LEAD: SCHOOL,
  SOCIAL_WORKER: SOCIAL_CARE,
  LEAD_SOCIAL_WORKER: SOCIAL_CARE,
  DESIGNATED_MANAGER: SOCIAL_CARE,
  NSPCC: SOCIAL_CARE,
  PROBATION: COURTS,
  YOUTH_OFFENDING: COURTS,
  CAFCASS: COURTS,
  SECURE_ESTATE: ['', '', 'S', 'S'],
  AMBULANCE: NOTHING,
  HOUSING: NOTHING,
  YOUTH_WORK: NOTHING,
  VOLUNTARY: NOTHING,
  IMMIGRATION: NOTHING,
  RECEPTION: NOTHING,
  ADULT_SOCIAL_CARE: NOTHING,
  TEACHER: NOTHING,
  EARLY_YEARS_PRACTITIONER: NOTHING,
  PRISON: NOTHING,
  // these two ask for their own reviews alone: see below
  SAFEGUARDING_BOARD: NOTHING,
  CHILD_DEATH_PANEL: NOTHING,
  HUB_TEAM: NOTHING,
  IG_LEAD: NOTHING,
  HUB_IG_LEAD: NOTHING,
};

const COLUMNS: readonly Partial<EnquiryFacts['request']>[] = [
  { purpose: 'ROUTINE_CARE', setting: 'SCHEDULED', concern: 'NONE' },
  { purpose: 'CARE_OF_PRESENTING_CHILD', setting: 'UNSCHEDULED', concern: 'NONE' },
  { purpose: 'WELFARE_CONCERN', setting: 'SCHEDULED', concern: 'WELFARE' },
  { purpose: 'WELFARE_CONCERN', setting: 'UNSCHEDULED', concern: 'LIKELY_SIGNIFICANT_HARM' },
];

/** One field that shows each grant, on items whose consent was given. */
const SIGN: Readonly<Record<Grant, readonly [kind: string, field: string]>> = {
  S: ['PLAN', 'started'],
  P: ['INVOLVEMENT', 'practitioner'],
  C: ['PLAN', 'categories'],
  H: ['HOUSEHOLD_CHILD', 'familyName'],
};

/** What a review is given, whatever level of concern is typed: who was involved, and no more. */
const GIVEN_FOR_A_REVIEW: Readonly<Record<'CHILD_DEATH_PANEL' | 'SAFEGUARDING_BOARD', readonly string[]>> = {
  CHILD_DEATH_PANEL: [
    'SOCIAL_CARE_CASE authority state opened closed',
    'PLAN authority kind started ended',
    'INVOLVEMENT service organisation practitioner contact since until',
    'IDENTITY givenName familyName birthDate',
  ],
  SAFEGUARDING_BOARD: [
    'SOCIAL_CARE_CASE authority state opened closed',
    'PLAN authority kind started ended',
    'INVOLVEMENT service organisation contact since until',
    'IDENTITY givenName familyName birthDate',
  ],
};
const REVIEW_OF = { CHILD_DEATH_PANEL: 'CHILD_DEATH_REVIEW', SAFEGUARDING_BOARD: 'SERIOUS_CASE_REVIEW' } as const;

/** Who treats, looks after or supervises adults or families (2.62, 2.70, 2.133). */
const ASK_ABOUT_ADULTS: readonly PractitionerGroup[] = [
  ...(['GP', 'HEALTH_VISITOR', 'MIDWIFE', 'A_AND_E', 'URGENT_CARE', 'OUT_OF_HOURS', 'HOSPITAL_STAFF'] as const),
  ...(['CAMHS', 'ADULT_MENTAL_HEALTH', 'SUBSTANCE_MISUSE', 'SEXUAL_HEALTH', 'SEXUAL_ASSAULT_CENTRE'] as const),
  ...(['NAMED_PROFESSIONAL', 'POLICE', 'POLICE_CHILD_ABUSE_UNIT'] as const),
  ...(['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'NSPCC', 'PROBATION'] as const),
];

const decide = createDecide(RULESET, sha256OfText);

function granted(facts: EnquiryFacts): string {
  const { items } = decide(facts);
  const released = (kind: string, field: string): boolean =>
    items.some((item) => item.kind === kind && item.fields.some((one) => one.field === field && one.released));
  return (['S', 'P', 'C', 'H'] as const).filter((grant) => released(...SIGN[grant])).join('');
}

/** Fields of a kind that are released. */
function released({ items }: Decision, kind: ItemKind): readonly string[] {
  return items.flatMap((item) =>
    item.kind === kind ? item.fields.filter((field) => field.released).map(({ field }) => field) : [],
  );
}

const consented = ONE_OF_EACH.map((item) => ({ ...item, consent: 'GIVEN' as const }));
/** What social care states of a practitioner: to Cafcass and the secure estate no gateway carries what others hold. */
const statedBySocialCare = itemFacts('INVOLVEMENT', {
  ref: 'INVOLVEMENT:2',
  sourceClass: 'SOCIAL_CARE',
  consent: 'GIVEN',
});

describe('table of grants', () => {
  it.each(PRACTITIONER_GROUPS)('gives %s what its row says, in every column and for every tier', (group) => {
    COLUMNS.forEach((request, column) => {
      for (const atMost of DISCLOSURE_TIERS) {
        const cell = TABLE[group][column] ?? '';
        const expected = [...cell].filter((grant) => GRANTS_OF_TIER[atMost].includes(grant as Grant)).join('');
        const items = [...consented, statedBySocialCare];
        const facts = enquiryFacts({ caller: { group }, request: { ...request, atMost }, items });
        expect(`${column} ${atMost} ${granted(facts)}`).toBe(`${column} ${atMost} ${expected}`);
      }
    });
  });

  it.each(PRACTITIONER_GROUPS)('refuses %s before the look-up wherever its cell is empty', (group) => {
    COLUMNS.forEach((request, column) => {
      const known = decide(enquiryFacts({ caller: { group }, request, items: consented }));
      const unknown = decide(
        enquiryFacts({
          caller: { group },
          request,
          subject: { identity: 'NOT_HELD', relationship: 'NONE' },
          items: [],
        }),
      );
      if (TABLE[group][column] === '') {
        expect(known.closed[0]?.by).toBe('CALLER_GATE');
        expect({ ...unknown, derived: null }).toEqual({ ...known, derived: null });
      } else {
        expect(known.closed).toEqual([]);
      }
    });
  });

  it.each(['CHILD_DEATH_PANEL', 'SAFEGUARDING_BOARD'] as const)(
    'gives a %s who was involved, for its own review',
    (group) => {
      for (const concern of ['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] as const) {
        const request = { purpose: REVIEW_OF[group], concern, caseReference: 'GIVEN' as const };
        const { items } = decide(enquiryFacts({ caller: { group }, request, items: consented }));
        const released = items.flatMap(({ kind, fields }) => {
          const names = fields.filter((field) => field.released).map(({ field }) => field);
          return names.length === 0 ? [] : [[kind, ...names].join(' ')];
        });
        expect(released).toEqual(GIVEN_FOR_A_REVIEW[group]);
      }
    },
  );

  it.each([
    ['CHILD_DEATH_PANEL', 'SERIOUS_CASE_REVIEW'],
    ['SAFEGUARDING_BOARD', 'CHILD_DEATH_REVIEW'],
  ] as const)('refuses a %s a %s before the look-up', (group, purpose) => {
    const request = { purpose, concern: 'WELFARE', caseReference: 'GIVEN' } as const;
    expect(decide(enquiryFacts({ caller: { group }, request, items: consented })).closed[0]?.by).toBe('CALLER_GATE');
  });

  it.each(PRACTITIONER_GROUPS)('closes reviews to %s unless its post reviews, and gives S P C H for none', (group) => {
    const reviewers = ['CHILD_DEATH_PANEL', 'SAFEGUARDING_BOARD', 'DESIGNATED_MANAGER', 'NAMED_PROFESSIONAL'];
    for (const purpose of ['CHILD_DEATH_REVIEW', 'SERIOUS_CASE_REVIEW'] as const) {
      for (const concern of ['NONE', 'WELFARE', 'IMMEDIATE_DANGER'] as const) {
        const request = { purpose, concern, caseReference: 'GIVEN' } as const;
        const decision = decide(enquiryFacts({ caller: { group }, request, items: consented }));
        if (!reviewers.includes(group)) expect(decision.closed[0]?.by).toBe('CALLER_GATE');
        expect(granted(enquiryFacts({ caller: { group }, request, items: consented }))).not.toMatch(/[CH]/);
        expect(released(decision, 'LEAD_SOCIAL_WORKER')).toEqual([]);
      }
    }
  });

  it.each(['WELFARE_CONCERN', 'DOMESTIC_ABUSE_INCIDENT'] as const)(
    'gives social care that decides on a referral (%s) S P, the police where a crime is possible, and the NSPCC nothing',
    (purpose) => {
      for (const group of ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'NSPCC'] as const) {
        for (const possibleCrime of [false, true]) {
          const request = { purpose, concern: 'WELFARE', possibleCrime } as const;
          const subject = { relationship: 'NONE' } as const;
          const facts = enquiryFacts({ caller: { group }, request, subject, items: consented });
          expect(granted(facts)).toBe(group === 'NSPCC' ? '' : 'SP');
          expect(released(decide(facts), 'POLICE_POINTER').length > 0).toBe(group !== 'NSPCC' && possibleCrime);
          expect(released(decide(facts), 'COMMON_ASSESSMENT')).toEqual([]);
        }
      }
    },
  );

  it('lets nobody but those who work with adults or families ask about an adult, and refuses before the look-up', () => {
    for (const group of PRACTITIONER_GROUPS) {
      const request = {
        purpose: group in REVIEW_OF ? REVIEW_OF[group as keyof typeof REVIEW_OF] : 'WELFARE_CONCERN',
        concern: 'LIKELY_SIGNIFICANT_HARM',
        caseReference: 'GIVEN',
      } as const;
      const about = enquiryFacts({ caller: { group }, request, subject: { kind: 'ADULT' }, items: consented });
      const decision = decide(about);
      expect([group, decision.closed.length === 0]).toEqual([group, ASK_ABOUT_ADULTS.includes(group)]);
      if (decision.closed.length > 0) expect(decision.closed[0]?.by).toBe('CALLER_GATE');
      else expect(released(decision, 'HOUSEHOLD_CHILD')).toContain('planInForce');
    }
  });

  it.each(PRACTITIONER_GROUPS)('tells %s to ask the police only where its post judges harm', (group) => {
    const asks = ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'NSPCC', 'POLICE_CHILD_ABUSE_UNIT'];
    COLUMNS.forEach((request, column) => {
      const decision = decide(enquiryFacts({ caller: { group }, request, items: consented }));
      const told = released(decision, 'POLICE_POINTER').length > 0;
      expect(`${column} ${told}`).toBe(`${column} ${asks.includes(group) && column >= 2}`);
    });
  });

  it('points to a common assessment with consent and a recorded relationship, for those who are given practitioners', () => {
    const pointedTo = new Set<PractitionerGroup>();
    for (const group of PRACTITIONER_GROUPS) {
      COLUMNS.forEach((request, column) => {
        for (const consent of CONSENT_STATES) {
          for (const relationship of ['RECORDED', 'NONE'] as const) {
            const items = (['EDUCATION', 'SOCIAL_CARE'] as const).map((sourceClass, at) =>
              itemFacts('COMMON_ASSESSMENT', { ref: `assessment:${at}`, sourceClass, consent }),
            );
            const override = { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'STATUTE' } as const;
            const asked = { ...request, ...(relationship === 'NONE' ? override : {}) };
            const facts = enquiryFacts({ caller: { group }, request: asked, subject: { relationship }, items });
            const decision = decide(facts);
            const carried = decision.items.some(({ gateways }) => gateways.length > 0);
            const inCell = (TABLE[group][column] ?? '').includes('P');
            const points = released(decision, 'COMMON_ASSESSMENT').length > 0;
            expect(points).toBe(consent === 'GIVEN' && relationship === 'RECORDED' && inCell && carried);
            if (points) pointedTo.add(group);
          }
        }
      });
    }
    expect(['GP', 'A_AND_E', 'SCHOOL_LEAD', 'SOCIAL_WORKER'].filter((one) => !pointedTo.has(one as 'GP'))).toEqual([]);
  });

  it('gives schools no practitioner in routine care without consent, and says who could change it', () => {
    const decision = decide(enquiryFacts({ caller: { group: 'SCHOOL_LEAD' }, items: ONE_OF_EACH }));
    expect(decision.outcome).toBe('ASK_HOLDER');
    expect(decision.withheld.map(({ rule }) => rule)).toContain('consent/school-routine-needs-consent');
  });

  it.each(['SECTION_47_ENQUIRY', 'POLICE_PROTECTION'] as const)(
    'treats %s as likely harm, whatever level was typed',
    (purpose) => {
      const request = { purpose, concern: 'WELFARE' } as const;
      expect(granted(enquiryFacts({ caller: { group: 'POLICE' }, request, items: consented }))).toBe('SH');
    },
  );
});
