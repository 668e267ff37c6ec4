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

  it('covers everyone who shares it with another child, itself hidden by one of its own or at one remove', () => {
    const beside = (changes: Parameters<typeof householdChild>[0]) =>
      shieldInForce(childRecord({ household: [householdChild(changes)] }), NOW);
    expect(beside({ shielded: true, sharesShield: true })).toBe(true);
    // as at one hospital, where many are
    expect(beside({ shielded: true, sharesShield: false })).toBe(false);
    expect(beside({ shielded: false, sharesShield: true })).toBe(false);
  });

  it('is shared at a place that somebody calls a ward, when both are also said to be at home there', () => {
    const household = [householdChild({ shielded: true, sharesShield: true, dwelling: 'HOSPITAL' })];
    expect(shieldInForce(childRecord({ household }), NOW)).toBe(true);
  });

  it('covers who has lived with the child since it began', () => {
    const sharedShields = [{ sourceId: organisation('LA2'), since: moment('2026-01-01T00:00:00Z') }];
    expect(shieldInForce(childRecord({ sharedShields }), NOW)).toBe(true);
  });
});
