import { identityRow, planRow } from './feed-rows.js';
import type { RunningHub } from './running-hub.js';

const SUBMIT = 'mutation Submit($input: FeedInput!) { submitFeed(input: $input) { rows { status } } }';
const CHILD = 'changed-plans';

/** A plan that its source took out, and one that it ended; as both stood before, they are kept in `public.kept_plan`. */
export const TAKEN_OUT_PLAN = `${CHILD}/taken-out`;
export const CHANGED_PLAN = `${CHILD}/changed`;

/** Has an authority state two plans, and say otherwise of both of them later. */
export async function changedPlans(hub: RunningHub): Promise<void> {
  const identity = identityRow(CHILD, { nhsNumber: null, nhsNumberState: 'NONE', familyName: 'Changeling' });
  const takenOut = planRow(CHILD, { id: TAKEN_OUT_PLAN });
  const changed = planRow(CHILD, { id: CHANGED_PLAN });
  await submitted(hub, 1, [identity, takenOut, changed]);
  await hub.database.superuser().query('CREATE TABLE public.kept_plan AS SELECT * FROM hub.plan');
  await submitted(hub, 2, [
    { ...takenOut, removed: true },
    { ...changed, ended: '2010-02-01', endReason: 'HARM_NO_LONGER_LIKELY' },
  ]);
}

async function submitted(hub: RunningHub, part: number, rows: readonly object[]): Promise<void> {
  const input = {
    sequence: 99_000_000_000,
    part,
    asOf: '2010-03-01T00:00:00Z',
    rows: rows.map((row) => JSON.stringify(row)),
  };
  const { data, text } = await hub.ask<{ submitFeed: { rows: { status: string }[] } }>('feed-la-system', SUBMIT, {
    input,
  });
  const taken = data?.submitFeed.rows.every(({ status }) => status === 'ACCEPTED') ?? false;
  if (!taken) throw new Error(text);
}
