import { describe, expect, it } from 'vitest';
import { shieldInForce } from '../../../src/child-index/shield-in-force.js';
import { childRecord, householdChild, moment, NOW, organisation, shield } from '../../support/builders.js';

describe('a shield', () => {
  it('is in force from its instant until it is lifted', () => {
    const between = (since: string, until: string | null) =>
      childRecord({ shields: [shield({ since: moment(since), until: until === null ? null : moment(until) })] });
    expect(shieldInForce(between(NOW, null), NOW)).toBe(true);
    expect(shieldInForce(between('2026-11-21T03:00:00.001Z', null), NOW)).toBe(false);
    expect(shieldInForce(between('2026-01-01T00:00:00Z', NOW), NOW)).toBe(false);
  });

  it('covers everyone who lives in the same home or refuge', () => {
    for (const dwelling of ['HOME', 'REFUGE'] as const) {
      const household = [householdChild({ shielded: true, dwelling })];
      expect(shieldInForce(childRecord({ household }), NOW)).toBe(true);
    }
  });

  it('covers who has lived with the child since it began', () => {
    const sharedShields = [{ sourceId: organisation('LA2'), since: moment('2026-01-01T00:00:00Z') }];
    expect(shieldInForce(childRecord({ sharedShields }), NOW)).toBe(true);
  });

  it.each(['HOSPITAL', 'HOSTEL', 'CHILDRENS_HOME', 'PLACEHOLDER'] as const)(
    'does not cover all who are at the same %s',
    (dwelling) => {
      expect(shieldInForce(childRecord({ household: [householdChild({ shielded: true, dwelling })] }), NOW)).toBe(
        false,
      );
    },
  );
});
