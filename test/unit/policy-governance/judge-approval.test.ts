import { describe, expect, it } from 'vitest';
import { judgeApproval } from '../../../src/policy-governance/judge-approval.js';
import type { PolicyProposal } from '../../../src/policy-governance/policy-proposal.js';
import type { Governor } from '../../../src/policy-governance/ports.js';
import type { Instant } from '../../../src/shared/instant.js';

const ID = '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b';
const NOW = '2026-03-02T12:00:00.000000Z' as Instant;
const party = (id: string) => ({ id, name: id });

function proposal(...approvals: readonly (readonly [person: string, organisation: string])[]): PolicyProposal {
  return {
    id: ID,
    version: 'a'.repeat(64),
    proposedBy: party('author'),
    organisation: party('HUB'),
    proposedAt: NOW,
    changes: [],
    note: 'n',
    approvals: approvals.map(([person, organisation]) => ({
      practitioner: party(person),
      organisation: party(organisation),
      approvedAt: NOW,
    })),
  };
}

function approver(person: string, organisation: string, caller: Partial<Governor['caller']> = {}): Governor {
  return {
    caller: { stepUpFor: ID, authenticatedAt: NOW, authenticationLevel: 3, ...caller },
    enquirer: { practitioner: { id: person } },
    post: { organisation: { id: organisation } },
    instant: NOW,
  } as unknown as Governor;
}

const why = (...asked: Parameters<typeof judgeApproval>): string => {
  const judged = judgeApproval(...asked);
  return judged.ok ? judged.value : judged.failure.code;
};

describe('an approval', () => {
  it('is the first or the last, by two people of different organisations', () => {
    expect(why(approver('a', 'A'), proposal())).toBe('FIRST');
    expect(why(approver('b', 'B'), proposal(['a', 'A']))).toBe('LAST');
  });

  it('may come from the organisation of the author, not from the author', () => {
    expect(why(approver('a', 'HUB'), proposal())).toBe('FIRST');
    expect(why(approver('author', 'HUB'), proposal())).toBe('FORBIDDEN');
    expect(why(approver('author', 'ELSEWHERE'), proposal(['a', 'A']))).toBe('FORBIDDEN');
  });

  it('is refused to the same person in another post, and to the same organisation', () => {
    expect(why(approver('a', 'B'), proposal(['a', 'A']))).toBe('FORBIDDEN');
    expect(why(approver('b', 'A'), proposal(['a', 'A']))).toBe('FORBIDDEN');
  });

  it.each([
    ['for nothing', { stepUpFor: null }],
    ['for another proposal', { stepUpFor: 'a'.repeat(36) }],
    ['at no known time', { authenticatedAt: null }],
    ['too long ago', { authenticatedAt: '2026-03-02T11:54:59.000000Z' as Instant }],
    ['in time to come', { authenticatedAt: '2026-03-02T12:02:00.000000Z' as Instant }],
    ['with a password alone', { authenticationLevel: 1 as const }],
  ])('is refused when the sign-in was %s', (_, caller) => {
    expect(why(approver('a', 'A', caller), proposal())).toBe('FORBIDDEN');
  });

  it('stands on a sign-in of up to five minutes ago', () => {
    expect(why(approver('a', 'A', { authenticatedAt: '2026-03-02T11:55:00.000000Z' as Instant }), proposal())).toBe(
      'FIRST',
    );
  });
});
