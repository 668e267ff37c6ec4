import type {
  CloseRule,
  ForbidRule,
  GatewayRule,
  Lift,
  PermitRule,
  RuleFields,
} from '../../src/decision-policy/rulebook/rule.js';

/** What every rule says besides what it does. */
export const NORM = { text: 'a rule', citations: ['5.23'], since: '2018-05-25', until: null } as const;

/** Permits two fields of a plan to anybody. */
export const PERMIT_OF_PLAN: PermitRule = {
  ...NORM,
  id: 'proportionality/one',
  step: 'proportionality',
  effect: 'permit',
  fields: { PLAN: ['kind', 'ended'] },
  when: {},
};

/** Permits fields, to anybody unless it is said when. */
export const permit = (norm: string, fields: RuleFields, when: PermitRule['when'] = {}): PermitRule => ({
  ...PERMIT_OF_PLAN,
  id: `proportionality/${norm}`,
  fields,
  when,
});

/** Closes every enquiry at a stage. */
export const closing = (id: string, stage: CloseRule['stage'], changes: Partial<CloseRule> = {}): CloseRule => ({
  ...NORM,
  id,
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage,
  when: {},
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'nobody',
  nextSteps: [],
  ...changes,
});

/** Carries what social care holds to a general practice. */
export const gateway = (id: string, changes: Partial<GatewayRule> = {}): GatewayRule => ({
  ...NORM,
  id,
  step: 'gateway',
  effect: 'gateway',
  when: { sourceClass: 'SOCIAL_CARE', organisationKind: 'GP_PRACTICE' },
  legalBasis: ['ART6_1_E'],
  commencement: 'in force',
  ...changes,
});

/** A ground that lifts: consent. */
export const ground = (changes: Partial<Lift> = {}): Lift => ({
  ground: 'consent',
  citations: ['5.23'],
  when: { consent: 'GIVEN' },
  legalBasis: ['CLDC_CONSENT'],
  ...changes,
});

/** Withholds the end of every plan until consent is given. */
export const liftable = (id: string, changes: Partial<ForbidRule> = {}): ForbidRule => ({
  ...NORM,
  id,
  step: 'consent',
  effect: 'liftable',
  fields: { PLAN: ['ended'] },
  when: {},
  liftedBy: [ground()],
  tells: 'WITHHELD',
  mendedBy: 'HOLDER',
  ...changes,
});
