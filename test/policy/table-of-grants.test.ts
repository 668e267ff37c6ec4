import { describe, expect, it } from 'vitest';

import { createDecide } from '../../src/decision-policy/decide.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { DISCLOSURE_TIERS, PRACTITIONER_GROUPS } from '../../src/decision-policy/vocabulary.js';
import type { DisclosureTier, Grant, PractitionerGroup } from '../../src/decision-policy/vocabulary.js';
import { enquiryFacts, ONE_OF_EACH } from '../support/enquiry-facts.js';
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
  AMBULANCE: NOTHING,
  HOUSING: NOTHING,
  YOUTH_WORK: NOTHING,
  VOLUNTARY: NOTHING,
  IMMIGRATION: NOTHING,
  TEACHER: NOTHING,
  EARLY_YEARS_PRACTITIONER: NOTHING,
  PRISON: NOTHING,
  SECURE_ESTATE: NOTHING,
  SAFEGUARDING_BOARD: NOTHING,
  CHILD_DEATH_PANEL: NOTHING,
  HUB_TEAM: NOTHING,
  RECEPTION: NOTHING,
  ADULT_SOCIAL_CARE: NOTHING,
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

const decide = createDecide(RULESET, sha256OfText);

function granted(facts: EnquiryFacts): string {
  const { items } = decide(facts);
  const released = (kind: string, field: string): boolean =>
    items.some((item) => item.kind === kind && item.fields.some((one) => one.field === field && one.released));
  return (['S', 'P', 'C', 'H'] as const).filter((grant) => released(...SIGN[grant])).join('');
}

const consented = ONE_OF_EACH.map((item) => ({ ...item, consent: 'GIVEN' as const }));

describe('table of grants', () => {
  it.each(PRACTITIONER_GROUPS)('gives %s what its row says, in every column and for every tier', (group) => {
    COLUMNS.forEach((request, column) => {
      for (const atMost of DISCLOSURE_TIERS) {
        const cell = TABLE[group][column] ?? '';
        const expected = [...cell].filter((grant) => GRANTS_OF_TIER[atMost].includes(grant as Grant)).join('');
        const facts = enquiryFacts({ caller: { group }, request: { ...request, atMost }, items: consented });
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

  it('gives schools no practitioner in routine care without consent, and says who could change it', () => {
    const decision = decide(enquiryFacts({ caller: { group: 'SCHOOL_LEAD' }, items: ONE_OF_EACH }));
    expect(decision.outcome).toBe('ASK_HOLDER');
    expect(decision.withheld.map(({ rule }) => rule)).toContain('consent/school-routine-needs-consent');
  });

  it('treats a section 47 enquiry as likely harm, whatever level was typed', () => {
    const facts = enquiryFacts({
      caller: { group: 'POLICE' },
      request: { purpose: 'SECTION_47_ENQUIRY', concern: 'WELFARE' },
      items: consented,
    });
    expect(granted(facts)).toBe('SH');
  });
});
