import { afterEach, expect, it } from 'vitest';
import type { HubServices } from '../../../src/graphql/hub-services.js';
import { ok } from '../../../src/shared/result.js';
import { ANSWER, ENQUIRE, hubOnFakes, INPUT, type HubOnFakes } from '../../support/hub-on-fakes.js';

let hub: HubOnFakes;
afterEach(() => hub.app.close());

const sent = JSON.stringify({ query: ENQUIRE, variables: { input: INPUT } });

/** Who was pushed back, and how, in order. */
function noted() {
  const pushed: string[] = [];
  const pushedBack: HubServices['pushedBack'] = ({ subject }, how) => pushed.push(`${subject} ${how}`);
  return { pushed, pushedBack };
}

/** Sends the enquiry as somebody while `running` others are under way; the status of the last. */
async function oneTooMany(
  options: Parameters<typeof hubOnFakes>[1],
  pushedBack: HubServices['pushedBack'],
  last: string,
) {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let begun = 0;
  const makeEnquiry: HubServices['makeEnquiry'] = async () => {
    begun += 1;
    await held;
    return ok(ANSWER);
  };
  hub = await hubOnFakes({ makeEnquiry, pushedBack }, options);
  const url = `${await hub.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  const post = (authorization: string) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: sent });
  const running = post('Bearer person');
  await expect.poll(() => begun).toBe(1);
  const { status } = await post(last);
  letGo();
  await running;
  return status;
}

it('a person who sends more at once than one person needs is on record (S19)', async () => {
  const { pushed, pushedBack } = noted();
  expect(await oneTooMany({ mostInFlightOfOne: 1 }, pushedBack, 'Bearer person')).toBe(429);
  expect(pushed).toEqual(['person-1 TOO_MANY']);
});

it('a person whom a full hub turned away is on record', async () => {
  const { pushed, pushedBack } = noted();
  expect(await oneTooMany({ mostInFlight: 1 }, pushedBack, 'Bearer person')).toBe(503);
  expect(pushed).toEqual(['person-1 HUB_FULL']);
});

it('a case system that is turned away sends again, and is no person', async () => {
  const { pushed, pushedBack } = noted();
  expect(await oneTooMany({ mostInFlight: 1 }, pushedBack, 'Bearer feed')).toBe(503);
  expect(pushed).toEqual([]);
});

it('a person whose enquiry met a full queue or a fault is on record, and one who was answered is not', async () => {
  const { pushed, pushedBack } = noted();
  let fails = true;
  hub = await hubOnFakes({
    pushedBack,
    makeEnquiry: async () => (fails ? Promise.reject(new Error('the index was not read: QUEUE_FULL')) : ok(ANSWER)),
  });
  expect((await hub.post(sent)).status).toBe(503);
  expect(pushed).toEqual(['person-1 NOT_ANSWERED']);
  fails = false;
  expect((await hub.post(sent)).status).toBe(200);
  expect(pushed).toHaveLength(1);
});
