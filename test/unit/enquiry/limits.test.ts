import { describe, expect, it } from 'vitest';
import { LIMITS, nearLimit, withinLimits } from '../../../src/enquiry/limits.js';
import { MOST_COUNTED, type EnquirerUsage } from '../../../src/enquiry/ports.js';
import { colleague, lookUp, request } from '../../support/builders.js';

const none = lookUp().usage;
const overridden = request({ override: { kind: 'SELF_CLAIMED_RELATIONSHIP', reason: 'OTHER', facts: 'new patient' } });
const within = (usage: Partial<EnquirerUsage>, asked = request(), asksFor: Parameters<typeof withinLimits>[2] = null) =>
  withinLimits({ ...none, ...usage }, asked, asksFor);

describe('limits of one person', () => {
  it.each<[keyof EnquirerUsage, number]>([
    ['notConfirmedLastHour', 8],
    ['notConfirmedLastDay', 20],
    ['notConfirmedByOrganisationLastHour', 200],
    ['withoutRelationshipLastHour', 15],
    ['withoutRelationshipLastDay', 60],
    ['variationsLastDay', 3],
  ])('are reached with %s at %i', (count, limit) => {
    expect(within({ [count]: limit - 1 })).toBe('WITHIN');
    expect(within({ [count]: limit })).toBe('ABOVE');
  });

  it('are wider in unscheduled care', () => {
    const unscheduled = request({ setting: 'UNSCHEDULED' });
    expect(within({ withoutRelationshipLastHour: 39 }, unscheduled)).toBe('WITHIN');
    expect(within({ withoutRelationshipLastHour: 40 }, unscheduled)).toBe('ABOVE');
    expect(within({ withoutRelationshipLastDay: 200 }, unscheduled)).toBe('ABOVE');
  });

  it('count overrides only against another override, which is then answered by plan state alone', () => {
    expect(within({ overridesLastDay: 3 })).toBe('WITHIN');
    expect(within({ overridesLastDay: 2 }, overridden)).toBe('WITHIN');
    expect(within({ overridesLastDay: 3 }, overridden)).toBe('PLAN_STATE_ONLY');
    expect(within({ overridesLastDay: 3, notConfirmedLastHour: 8 }, overridden)).toBe('ABOVE');
  });

  it('let a further override pass when a second person has confirmed it', () => {
    expect(within({ overridesLastDay: 3 }, overridden, colleague({ confirmedIn: null }))).toBe('PLAN_STATE_ONLY');
    expect(within({ overridesLastDay: 3 }, overridden, colleague())).toBe('WITHIN');
  });

  it('count enquiries on behalf of others only against another of them', () => {
    expect(within({ onBehalfLastDay: 40 })).toBe('WITHIN');
    expect(within({ onBehalfLastDay: 39 }, request({ onBehalfOf: 'POST2' }))).toBe('WITHIN');
    expect(within({ onBehalfLastDay: 40 }, request({ onBehalfOf: 'POST2' }))).toBe('ABOVE');
  });

  it('are reached with as many counted enquiries as are looked at, since newer ones push out older ones', () => {
    expect(within({ countedLastDay: MOST_COUNTED - 1 })).toBe('WITHIN');
    expect(within({ countedLastDay: MOST_COUNTED })).toBe('ABOVE');
    const { presentingAddressesADay, onBehalfADay, variationsADay, ...others } = LIMITS;
    const highest: readonly number[] = [
      presentingAddressesADay,
      onBehalfADay,
      variationsADay,
      others.notConfirmedADay,
      others.overridesADay,
    ];
    const { UNSCHEDULED } = others.withoutRelationshipADay;
    expect(highest.reduce<number>((sum, limit) => sum + limit, UNSCHEDULED)).toBeLessThan(MOST_COUNTED);
  });

  it('never end an enquiry because of presenting addresses', () => {
    expect(within({ presentingAddressesLastDay: 100, countedLastDay: 100 })).toBe('WITHIN');
  });
});

describe('an enquiry near a limit', () => {
  const nothing = {
    notifying: false,
    listed: false,
    notConfirmed: false,
    withoutRelationship: false,
    overridden: false,
    conflicted: false,
    presentingAddress: false,
    onBehalf: false,
    underConfirmation: false,
  };
  const near = (counts: Partial<typeof nothing>, usage: Partial<EnquirerUsage> = {}) =>
    nearLimit({ ...none, ...usage }, request({ setting: 'UNSCHEDULED' }), { ...nothing, ...counts });

  it('is each that is not confirmed and each override, since few of them are too many', () => {
    expect(near({ notConfirmed: true })).toBe(true);
    expect(near({ overridden: true })).toBe(true);
  });

  it('is one without a relationship when as many as may be under way at once would reach the limit', () => {
    expect(near({ withoutRelationship: true })).toBe(false);
    expect(near({ withoutRelationship: true }, { withoutRelationshipLastHour: 31 })).toBe(false);
    expect(near({ withoutRelationship: true }, { withoutRelationshipLastHour: 32 })).toBe(true);
    expect(near({ withoutRelationship: true }, { withoutRelationshipLastDay: 192 })).toBe(true);
    expect(near({ withoutRelationship: true }, { variationsLastDay: 1 })).toBe(true);
  });

  it('is each whose presenting address is looked at, since three a day are', () => {
    expect(near({ presentingAddress: true })).toBe(true);
  });

  it('is one on behalf of a colleague near their limit, and each that a confirmation carries', () => {
    expect(near({ onBehalf: true }, { onBehalfLastDay: 31 })).toBe(false);
    expect(near({ onBehalf: true }, { onBehalfLastDay: 32 })).toBe(true);
    expect(near({ onBehalf: true, underConfirmation: true })).toBe(true);
  });

  it('is none that counts towards nothing', () => {
    expect(near({ notifying: true, listed: true }, { notConfirmedLastHour: 8, withoutRelationshipLastHour: 40 })).toBe(
      false,
    );
  });
});
