import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compileByDate } from '../../src/decision-policy/compile/compiled-ruleset.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import { deriveFacts } from '../../src/decision-policy/facts/derive-facts.js';
import { flatFacts } from '../../src/decision-policy/judge/flat-facts.js';
import { compileGateways } from '../../src/decision-policy/compile/gateways.js';
import { LEGAL_BASES } from '../../src/decision-policy/legal-basis.js';
import { isCommenced } from '../../src/decision-policy/rulebook/not-commenced.js';
import type { GatewayRule, RuleSubject } from '../../src/decision-policy/rulebook/rule.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { ORGANISATION_KINDS, PRACTITIONER_GROUPS, SOURCE_CLASSES } from '../../src/decision-policy/facts/vocabulary.js';
import type {
  ConcernLevel,
  EnquiryPurpose,
  OrganisationKind,
  SourceClass,
} from '../../src/decision-policy/facts/vocabulary.js';
import type { Instant } from '../../src/shared/instant.js';
import { arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { enquiryFacts, itemFacts, ONE_OF_EACH } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { runs, some } from '../support/property-runs.js';

/**
 * Who may be told what whom holds, and for what: R routine care, U a presenting child without a concern, W a concern
 * below likely harm, H likely significant harm or a section 47 enquiry, V a review of a named case. A dot: no gateway,
 * decided on purpose. The relationship is recorded and the review has its case reference.
 */
const MATRIX = `
  to                           SOCIAL_CARE GP    HOSPITAL COMMUNITY_HEALTH MENTAL_HEALTH SEXUAL_HEALTH EDUCATION POLICE VOLUNTARY JUSTICE HOUSING
  LOCAL_AUTHORITY              R.WHV       R.WH. R.WH.    R.WH.            R.WH.         R.WH.         RUWH.     ..WH.  ..WH.     ..WH.   R.WH.
  DISTRICT_COUNCIL             .....       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  HOUSING_PROVIDER             .....       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  GP_PRACTICE                  RUWH.       RUWH. RUWH.    RUWH.            RUWH.         RUWH.         RUWH.     .....  ..WH.     .....   .....
  NHS_TRUST                    RUWH.       RUWH. RUWH.    RUWH.            RUWH.         RUWH.         RUWH.     .....  ..WH.     .....   .....
  OUT_OF_HOURS_PROVIDER        RUWH.       RUWH. RUWH.    RUWH.            RUWH.         RUWH.         RUWH.     .....  ..WH.     .....   .....
  NHS_BOARD                    ..WH.       ..WHV ..WHV    ..WHV            ..WHV         .....         RUWH.     .....  ..WH.     .....   .....
  INDEPENDENT_HEALTH_PROVIDER  RUWH.       RUWH. RUWH.    RUWH.            RUWH.         RUWH.         RUWH.     .....  ..WH.     .....   .....
  DENTAL_PRACTICE              RUWH.       RUWH. RUWH.    RUWH.            RUWH.         RUWH.         RUWH.     .....  ..WH.     .....   .....
  SEXUAL_HEALTH_CLINIC         RUWH.       RUWH. RUWH.    RUWH.            RUWH.         RUWH.         RUWH.     .....  ..WH.     .....   .....
  SCHOOL                       RUWH.       R.WH. R.WH.    R.WH.            ..WH.         .....         RUWH.     .....  ..WH.     .....   .....
  INDEPENDENT_SCHOOL           RUWH.       R.WH. R.WH.    R.WH.            ..WH.         .....         RUWH.     .....  ..WH.     .....   .....
  FURTHER_EDUCATION_COLLEGE    RUWH.       R.WH. R.WH.    R.WH.            ..WH.         .....         RUWH.     .....  ..WH.     .....   .....
  EARLY_YEARS_PROVIDER         RUWH.       R.WH. R.WH.    R.WH.            ..WH.         .....         RUWH.     .....  ..WH.     .....   .....
  POLICE_FORCE                 ..WH.       ...H. ...H.    ...H.            ...H.         ...H.         ...H.     ..WH.  ..WH.     ..WH.   .....
  BRITISH_TRANSPORT_POLICE     ..WH.       ..... .....    .....            .....         .....         .....     ..WH.  .....     .....   .....
  PROBATION_SERVICE            ..WH.       ...H. ...H.    ...H.            ...H.         .....         ...H.     ..WH.  .....     ..WH.   .....
  YOUTH_OFFENDING_TEAM         ..WH.       ...H. ...H.    ...H.            ...H.         .....         ...H.     ..WH.  .....     ..WH.   .....
  PRISON                       .....       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  SECURE_ESTATE                ..WH.       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  CAFCASS                      ..WH.       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  NSPCC                        R.WH.       R.WH. R.WH.    R.WH.            R.WH.         .....         ...H.     ..WH.  ..WH.     .....   .....
  VOLUNTARY_BODY               .....       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  YOUTH_SERVICE                .....       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  IMMIGRATION_SERVICE          .....       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
  SAFEGUARDING_BOARD           ....V       ....V ....V    ....V            ....V         ....V         ....V     ....V  ....V     .....   .....
  CHILD_DEATH_PANEL            ....V       ....V ....V    ....V            ....V         ....V         ....V     ....V  ....V     .....   .....
  HUB_OPERATOR                 .....       ..... .....    .....            .....         .....         .....     .....  .....     .....   .....
`;

const BELOW_HARM = [
  'WELFARE_CONCERN',
  'SECTION_17_ASSESSMENT',
  'DOMESTIC_ABUSE_INCIDENT',
  'CASE_COORDINATION',
] as const;
const ASKED: Readonly<Record<string, readonly [purposes: readonly EnquiryPurpose[], concern: ConcernLevel]>> = {
  R: [['ROUTINE_CARE'], 'NONE'],
  U: [['CARE_OF_PRESENTING_CHILD'], 'NONE'],
  W: [BELOW_HARM, 'WELFARE'],
  H: [[...BELOW_HARM, 'SECTION_47_ENQUIRY', 'POLICE_PROTECTION'], 'LIKELY_SIGNIFICANT_HARM'],
  V: [['CHILD_DEATH_REVIEW', 'SERIOUS_CASE_REVIEW'], 'WELFARE'],
};

const TODAY = '2026-11-22';
const GATEWAYS = RULESET.filter((rule): rule is GatewayRule => rule.effect === 'gateway');
const gatewaysAt = compileByDate(RULESET);
const decide = createDecide(RULESET, sha256OfText);

interface Flow {
  readonly from: SourceClass;
  readonly to: OrganisationKind | 'UNKNOWN';
  readonly purpose: EnquiryPurpose;
  readonly concern: ConcernLevel;
  readonly day?: string;
}

function subjectOf({ from, to, purpose, concern, day = TODAY }: Flow): RuleSubject {
  const facts = enquiryFacts({
    now: `${day}T12:00:00.000000Z`,
    caller: { organisationKind: to },
    request: { purpose, concern, caseReference: 'GIVEN' },
  });
  return flatFacts(facts, deriveFacts(facts), itemFacts('INVOLVEMENT', { sourceClass: from }));
}

/** Ids of the gateways that carry, without the name of their step. */
function carriedBy(flow: Flow): readonly string[] {
  const now = `${flow.day ?? TODAY}T12:00:00.000000Z` as Instant;
  return gatewaysAt(now)
    .gateways(subjectOf(flow))
    .gateways.map((id) => id.replace('gateway/', ''));
}

/** One cell as the compiled gateways give it; `?` where purposes of one column are not treated alike. */
function cell(from: SourceClass, to: OrganisationKind): string {
  return Object.entries(ASKED)
    .map(([letter, [purposes, concern]]) => {
      const carried = new Set(purposes.map((purpose) => carriedBy({ from, to, purpose, concern }).length > 0));
      return carried.size > 1 ? '?' : carried.has(true) ? letter : '.';
    })
    .join('');
}

describe('the matrix of gateways', () => {
  const [header = [], ...rows] = MATRIX.trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));

  it('decides every class of source and every type of organisation', () => {
    expect(header.slice(1)).toEqual(SOURCE_CLASSES);
    expect(rows.map(([to]) => to)).toEqual(ORGANISATION_KINDS);
  });

  it.each(ORGANISATION_KINDS)('carries to %s what its row says and nothing else', (to) => {
    const expected = rows.find(([name]) => name === to)?.slice(1);
    expect(SOURCE_CLASSES.map((from) => cell(from, to))).toEqual(expected);
  });

  it('has no row that carries nothing which is its own', () => {
    const flows = SOURCE_CLASSES.flatMap((from) =>
      ORGANISATION_KINDS.flatMap((to) =>
        Object.values(ASKED).flatMap(([purposes, concern]) =>
          purposes.flatMap((purpose) => ['2026-01-05', TODAY].map((day) => ({ from, to, purpose, concern, day }))),
        ),
      ),
    );
    const alone = new Set(flows.flatMap((flow) => (carriedBy(flow).length === 1 ? carriedBy(flow) : [])));
    const inForce = GATEWAYS.filter((rule) => isCommenced(rule) && (rule.until === null || rule.until > '2018-05-25'));
    expect(inForce.filter(({ id }) => !alone.has(id.replace('gateway/', ''))).map(({ id }) => id)).toEqual([]);
  });
});

describe('the direction of a gateway', () => {
  it('runs to the authority under sections 27 and 47, and to nobody else', () => {
    const inward = GATEWAYS.filter(({ id }) => /assist-section-47|help-an-authority/.test(id));
    expect(inward).toHaveLength(3);
    for (const { when } of inward) expect(when.organisationKind).toBe('LOCAL_AUTHORITY');
    const harm = { purpose: 'SECTION_47_ENQUIRY', concern: 'LIKELY_SIGNIFICANT_HARM' } as const;
    expect(carriedBy({ from: 'HOSPITAL', to: 'LOCAL_AUTHORITY', ...harm })).toEqual(['assist-section-47-enquiries']);
    expect(carriedBy({ from: 'GP', to: 'LOCAL_AUTHORITY', ...harm })).toEqual([
      'practices-and-clinics-assist-section-47',
    ]);
    expect(carriedBy({ from: 'HOSPITAL', to: 'GP_PRACTICE', ...harm })).toEqual(['direct-care']);
    expect(carriedBy({ from: 'SOCIAL_CARE', to: 'GP_PRACTICE', ...harm })).toEqual(['authority-for-section-47']);
  });

  it.each(['POLICE', 'JUSTICE', 'EDUCATION', 'VOLUNTARY'] as const)(
    'does not name %s among those who assist an authority',
    (from) => {
      const harm = { to: 'LOCAL_AUTHORITY', purpose: 'SECTION_47_ENQUIRY', concern: 'IMMEDIATE_DANGER' } as const;
      expect(carriedBy({ from, ...harm })).not.toContain('assist-section-47-enquiries');
      expect(carriedBy({ from, ...harm })).toHaveLength(1);
    },
  );

  it('leads from housing to the authority alone', () => {
    const told = ORGANISATION_KINDS.filter((to) => cell('HOUSING', to) !== '.....');
    expect(told).toEqual(['LOCAL_AUTHORITY']);
  });

  it('leads from the police to social care, the NSPCC, police and justice, and to no other body but a review', () => {
    const told = ORGANISATION_KINDS.filter((to) => /[RUWH]/.test(cell('POLICE', to)));
    expect(told).toEqual([
      'LOCAL_AUTHORITY',
      'POLICE_FORCE',
      'BRITISH_TRANSPORT_POLICE',
      'PROBATION_SERVICE',
      'YOUTH_OFFENDING_TEAM',
      'NSPCC',
    ]);
  });

  it('leads to Cafcass from the records of the authority alone', () => {
    expect(SOURCE_CLASSES.filter((from) => cell(from, 'CAFCASS') !== '.....')).toEqual(['SOCIAL_CARE']);
  });

  it.each([
    'IMMIGRATION_SERVICE',
    'HOUSING_PROVIDER',
    'DISTRICT_COUNCIL',
    'VOLUNTARY_BODY',
    'HUB_OPERATOR',
    'UNKNOWN',
  ] as const)('never leads to %s, so that whatever permits it nothing is released', (organisationKind) => {
    for (const group of some(PRACTITIONER_GROUPS)) {
      for (const [purposes, concern] of Object.values(ASKED)) {
        for (const purpose of purposes) {
          const items = ONE_OF_EACH.map((item) => ({ ...item, consent: 'GIVEN' as const }));
          const request = { purpose, concern, caseReference: 'GIVEN' } as const;
          const decision = decide(enquiryFacts({ caller: { group, organisationKind }, request, items }));
          const released = decision.items.filter(({ fields }) => fields.some((field) => field.released));
          expect(released.filter(({ kind }) => kind !== 'IDENTITY')).toEqual([]);
          expect(decision.legalBasis).toEqual([]);
        }
      }
    }
  });
});

describe('the days of a gateway', () => {
  const told = { from: 'VOLUNTARY', to: 'GP_PRACTICE', purpose: 'WELFARE_CONCERN', concern: 'WELFARE' } as const;

  it('are those of the law on which a voluntary body rests', () => {
    expect(carriedBy({ ...told, day: '2026-02-04' })).toEqual(['voluntary-bodies-before-2026']);
    expect(carriedBy({ ...told, day: '2026-02-05' })).toEqual(['voluntary-bodies']);
  });

  it('were, for the national database, those on which it was open, and are a precedent alone', () => {
    expect(carriedBy({ ...told, day: '2007-07-30' })).toEqual([]);
    expect(carriedBy({ ...told, day: '2010-08-05' })).toEqual(['national-database']);
    expect(carriedBy({ ...told, day: '2010-08-06' })).toEqual([]);
    const permits = RULESET.filter((rule) => rule.effect === 'permit').map(({ since }) => since);
    expect(permits.every((since) => since > '2010-08-06')).toBe(true);
  });

  it('are none for the duty of 2026 until a day is set, which makes another ruleset', () => {
    const duty = GATEWAYS.find(({ id }) => id === 'gateway/information-sharing-duty') as GatewayRule;
    expect(GATEWAYS.filter((rule) => !isCommenced(rule))).toEqual([duty]);
    const flow: Flow = { from: 'JUSTICE', to: 'SCHOOL', purpose: 'WELFARE_CONCERN', concern: 'WELFARE' };
    for (const day of ['2026-04-29', TODAY, '2040-01-01']) expect(carriedBy({ ...flow, day })).toEqual([]);
    const commenced = RULESET.map((rule) => (rule === duty ? { ...duty, since: TODAY } : rule));
    const now = `${TODAY}T00:00:00.000000Z` as Instant;
    expect(compileByDate(commenced)(now).gateways(subjectOf(flow)).gateways).toEqual([duty.id]);
  });
});

describe('a row of the matrix', () => {
  const each = GATEWAYS.map((rule) => [rule.id, rule] as const);

  it.each(each)('%s never carries on a fact that is not known', (_, rule) => {
    const carries = compileGateways([rule]);
    const values = Object.entries(rule.when).map(([fact, condition]) => {
      const named = typeof condition === 'object' ? (condition as { $in: readonly string[] }).$in[0] : condition;
      return [fact, named] as const;
    });
    const met = Object.fromEntries(values) as unknown as RuleSubject;
    expect(carries(met).gateways).toEqual([rule.id]);
    for (const [fact] of values) expect(carries({ ...met, [fact]: 'UNKNOWN' }).gateways).toEqual([]);
  });

  it.each(each.filter(([id]) => id !== 'gateway/national-database'))(
    '%s names one basis of article 6, one condition of article 9 and, unless it is a private body, a power',
    (id, { legalBasis }) => {
      const article6 = legalBasis.filter((code) => code.startsWith('ART6_') || code === 'RLI_SAFEGUARD');
      const article9 = legalBasis.filter((code) => code.startsWith('ART9_'));
      const powers = legalBasis.filter((code) => !/^(ART|RLI_|LE_|CA04_11$)/.test(code));
      expect([article6.length, article9.length]).toEqual([1, 1]);
      if (!id.includes('voluntary-bodies')) expect(powers.length).toBeGreaterThan(0);
    },
  );

  it('never names a duty to cooperate: sections 10, 12A and 13 are no gateway', () => {
    const named = GATEWAYS.flatMap(({ legalBasis, citations }) => [
      ...citations,
      ...legalBasis.flatMap((code) => [code, LEGAL_BASES[code].citation]),
    ]);
    expect(named.filter((text) => /Children Act 2004 section (10|12A|13)\b|CA04_(10|12A|13)\b/.test(text))).toEqual([]);
  });

  it('is refused when it reads more of an item than who states it', () => {
    const [first] = GATEWAYS;
    const reading = { ...(first as GatewayRule), when: { ...first?.when, consent: 'GIVEN' } } as GatewayRule;
    expect(() => compileGateways([reading])).toThrow('reads `consent`');
  });
});

describe('the legal bases of an answer', () => {
  it('are those of the gateways that carried what is released, and of the grounds that lifted a confidence', () => {
    fc.assert(
      fc.property(arbitraryOpenFacts, fc.constantFrom(...ORGANISATION_KINDS), (facts, organisationKind) => {
        const decision = decide({ ...facts, caller: { ...facts.caller, organisationKind } });
        const released = decision.items.filter(({ fields }) => fields.some((field) => field.released));
        const carried = new Set(released.flatMap(({ gateways }) => gateways));
        const expected = new Set<string>(
          GATEWAYS.filter(({ id }) => carried.has(id)).flatMap((rule) => rule.legalBasis),
        );
        const lifted = decision.legalBasis.filter((code) => code.startsWith('CLDC_'));
        expect(decision.legalBasis).toEqual([...expected, ...lifted].sort());
      }),
      { seed: 20261122, numRuns: runs(1_000) },
    );
  });
});
