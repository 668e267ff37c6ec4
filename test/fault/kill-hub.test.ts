import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dateInEngland } from '../../src/date-in-england.js';
import { enquiryLoad, type Sent } from '../support/enquiry-load.js';
import { expectNothingDoubled, expectNothingUnrecorded, expectPhonesAlone } from '../support/nothing-unrecorded.js';
import { startHub, type StartedHub } from '../support/started-hub.js';

let hub: StartedHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
}, 300_000);
beforeEach(async () => {
  token = await hub.token('ae-nurse');
}, 60_000);
afterAll(() => hub.close(), 120_000);

const asOf = dateInEngland(new Date());
const AT_ONCE = 12;

describe('a hub that is killed under load (F1)', { timeout: 240_000 }, () => {
  it('is back within five seconds, with the decision and the leaf of every answer that it gave', async () => {
    const load = enquiryLoad({ url: hub.url, token, asOf, atOnce: AT_ONCE, untilCutOff: true });
    await load.answered(60);
    await hub.kill();
    const sent = await load.stop();
    const unanswered = sent.filter(({ answer }) => answer === null);
    // it died with work in its hands
    expect(unanswered).toHaveLength(AT_ONCE);

    const { elapsed, ofProcessor } = await hub.startAgain();
    const told = `${elapsed.toFixed(1)} s, ${ofProcessor?.toFixed(1) ?? '?'} s of the processor`;
    process.stdout.write(`ready again after ${told}\n`);
    // other work on the machine must not fail a test that is not about it
    expect(ofProcessor ?? elapsed).toBeLessThan(5);
    await expectNothingUnrecorded(hub, sent);
    await expectNothingDoubled(hub, token, unanswered);
  });

  it('is killed again and again, and loses nothing of it', async () => {
    const sent: Sent[] = [];
    for (let death = 0; death < 3; death += 1) {
      const load = enquiryLoad({ url: hub.url, token, asOf, atOnce: AT_ONCE, untilCutOff: true });
      await load.answered(5 + 7 * death);
      await hub.kill();
      sent.push(...(await load.stop()));
      await hub.startAgain();
    }
    await expectNothingUnrecorded(hub, sent);
  });
});

describe('a hub whose database is killed under load (F2)', { timeout: 240_000 }, () => {
  it('says whom to phone and nothing else, starts the database again, and has all that it answered', async () => {
    const load = enquiryLoad({ url: hub.url, token, asOf });
    await load.answered(30);
    await hub.killDatabase();
    await load.failed(AT_ONCE);
    await hub.ready();
    await load.answered(30);
    const sent = await load.stop();

    const failed = sent.filter(({ answer }) => answer === null);
    expectPhonesAlone(failed);
    await expectNothingUnrecorded(hub, sent);
    await expectNothingDoubled(hub, token, failed);
  });

  it('and killed with it finds the database dead, and starts both', async () => {
    const load = enquiryLoad({ url: hub.url, token, asOf, untilCutOff: true });
    await load.answered(30);
    await Promise.all([hub.killDatabase(), hub.kill()]);
    const sent = await load.stop();
    await hub.startAgain();
    await expectNothingUnrecorded(hub, sent);
  });
});
