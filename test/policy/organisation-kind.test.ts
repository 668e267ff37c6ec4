import { describe, expect, it } from 'vitest';
import { organisationKind } from '../../src/decision-policy/facts/organisation-kind.js';

describe('the kind of an organisation', () => {
  it('is one of those that the rules know, or unknown', () => {
    expect(organisationKind('LOCAL_AUTHORITY')).toBe('LOCAL_AUTHORITY');
    expect(organisationKind('LIGHTHOUSE')).toBe('UNKNOWN');
    expect(organisationKind(undefined)).toBe('UNKNOWN');
  });
});
