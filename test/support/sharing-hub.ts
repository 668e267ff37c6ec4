import { expect, vi } from 'vitest';
import { post, practitioner, type Persona } from '../../src/identity/development/persona.js';
import { emptyOutbox } from '../../src/persistence/outbox-worker.js';
import type { SharingDecisionReceipt } from '../../src/sharing/sharing-answer.js';
import type { SharingInput } from '../../src/sharing/sharing-input.js';
import type { SharingDecisionView } from '../../src/sharing/sharing-view.js';
import type { Answered, RunningHub } from './running-hub.js';
import { READ, RECORD } from './sharing-input.js';
import { count } from './town-enquiries.js';

/** Of the hub team, who broker contact, and a lodger at the home of a child of the town with a confidential service. */
export const LODGER_OF_HUB_TEAM: Persona = practitioner('lodger-of-hub-team', 'oidc', {
  number: 71,
  name: ['Leocadia', 'Brandreth'],
  role: 'member of the hub team, and a lodger',
  birthDate: '1981-02-03',
  home: ['2 Dovecote Fold', 'NM2 4JU'],
  post: post('HUB-TEAM-71', 'HUB', 'HUB_TEAM', []),
});

export interface Notice {
  readonly id: string;
  readonly decisionId: string;
  readonly kind: string;
  readonly state: string;
  readonly urgency: string;
  readonly body: string;
  readonly createdAt: string;
  readonly dueAt: string;
}

/** Records as a persona, whatever comes of it. */
export function tryToRecord(
  hub: RunningHub,
  persona: string,
  input: SharingInput,
): Promise<Answered<{ readonly recordSharingDecision: SharingDecisionReceipt }>> {
  return hub.ask(persona, RECORD, { input });
}

/** Records as a persona and expects a receipt. */
export async function record(hub: RunningHub, persona: string, input: SharingInput): Promise<SharingDecisionReceipt> {
  const { data, text } = await tryToRecord(hub, persona, input);
  if (data === null) throw new Error(`not recorded: ${text}`);
  return data.recordSharingDecision;
}

/** The decision as a persona reads it; `null` for somebody who has no part in it. */
export async function read(hub: RunningHub, persona: string, id: string): Promise<SharingDecisionView | null> {
  const { data, errors } = await hub.ask<{ sharingDecision: SharingDecisionView | null }>(persona, READ, { id });
  expect(errors).toEqual([]);
  return data?.sharingDecision ?? null;
}

/** Notices that follow from a decision, in the inbox of a persona, once the worker has passed. */
export async function noticesOf(hub: RunningHub, persona: string, decisionId: string): Promise<readonly Notice[]> {
  await vi.waitFor(
    async () => {
      await emptyOutbox({ pool: hub.database.pool('worker'), onFault: () => undefined });
      expect(await count(hub, 'outbox')).toBe(0);
    },
    { timeout: 10_000, interval: 20 },
  );
  const inbox = `{ notices(first: 50) { nodes { id decisionId kind state urgency body createdAt dueAt } } }`;
  const { data, errors } = await hub.ask<{ notices: { nodes: readonly Notice[] } }>(persona, inbox, {});
  expect(errors).toEqual([]);
  return (data?.notices.nodes ?? []).filter((notice) => notice.decisionId === decisionId);
}
