import { describe, expect, it } from 'vitest';
import { withinLimits } from '../../../src/enquiry/limits.js';
import type { EnquirerUsage } from '../../../src/enquiry/ports.js';
import { lookUp, request } from '../../support/builders.js';

const none = lookUp().usage;
const overridden = request({ override: { kind: 'SELF_CLAIMED_RELATIONSHIP', reason: 'OTHER', facts: 'new patient' } });

describe('limits of one person', () => {
  it.each<[keyof EnquirerUsage, number]>([
    ['notConfirmedLastHour', 8],
    ['notConfirmedLastDay', 20],
    ['notConfirmedByOrganisationLastHour', 200],
    ['withoutRelationshipLastHour', 15],
    ['withoutRelationshipLastDay', 60],
  ])('are reached with %s at %i', (count, limit) => {
    expect(withinLimits({ ...none, [count]: limit - 1 }, request())).toBe('WITHIN');
    expect(withinLimits({ ...none, [count]: limit }, request())).toBe('ABOVE');
  });

  it('are wider in unscheduled care', () => {
    const unscheduled = request({ setting: 'UNSCHEDULED' });
    expect(withinLimits({ ...none, withoutRelationshipLastHour: 39 }, unscheduled)).toBe('WITHIN');
    expect(withinLimits({ ...none, withoutRelationshipLastHour: 40 }, unscheduled)).toBe('ABOVE');
    expect(withinLimits({ ...none, withoutRelationshipLastDay: 200 }, unscheduled)).toBe('ABOVE');
  });

  it('count overrides only against another override', () => {
    expect(withinLimits({ ...none, overridesLastDay: 3 }, request())).toBe('WITHIN');
    expect(withinLimits({ ...none, overridesLastDay: 2 }, overridden)).toBe('WITHIN');
    expect(withinLimits({ ...none, overridesLastDay: 3 }, overridden)).toBe('ABOVE');
  });
});
