import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateInEngland } from '../../src/date-in-england.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { enquiryLoad, type Sent } from '../support/enquiry-load.js';
import { expectNothingDoubled, expectNothingUnrecorded, expectPhonesAlone } from '../support/nothing-unrecorded.js';
import { askAt } from '../support/running-hub.js';
import { startHub, type StartedHub } from '../support/started-hub.js';
import { count, input, WORRIED } from '../support/town-enquiries.js';

const asOf = dateInEngland(new Date());
const AT_ONCE = 8;

// a disk of its own that is small enough to fill is made by root alone
describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'a hub whose disk is full, under load (F4)',
  { timeout: 240_000 },
  () => {
    let folder: string;
    let hub: StartedHub;
    beforeAll(async () => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-disk-')));
      chmodSync(folder, 0o711);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600m,mode=0711', 'tmpfs', folder]);
      hub = await startHub(folder);
    }, 300_000);
    afterAll(async () => {
      try {
        await hub.close();
      } finally {
        execFileSync('umount', ['--lazy', folder]);
        rmSync(folder, { recursive: true, force: true });
      }
    }, 120_000);

    /** Asks under the same request id as ever before. */
    async function ask(asked: Sent['asked'], token: string): Promise<Sent> {
      const reply = await askAt<{ enquire: EnquiryAnswer }>(hub.url, token, ENQUIRE, { input: asked });
      return { asked, reply, answer: reply.data?.enquire ?? null };
    }

    it('says whom to phone and nothing else, goes on by itself once there is room, and has all that it answered', async () => {
      const token = await hub.token('ae-nurse');
      const load = enquiryLoad({ url: hub.url, token, asOf, atOnce: AT_ONCE });
      await load.answered(20);
      const filler = join(folder, 'filler');
      execFileSync('sh', ['-c', `cat /dev/zero > '${filler}' 2>/dev/null || true`]);
      // every one of them meets it
      await load.failed(3 * AT_ONCE);
      // and who asks once more under the same request id meets it again
      const asked = input(WORRIED, castSubject('planInForce', 'NUMBER_AND_NAME', townCalendar(asOf)));
      const repeated = [await ask(asked, token), await ask(asked, token)];
      expectPhonesAlone(repeated);
      rmSync(filler);
      await hub.ready();
      await load.answered(20);
      const sent = await load.stop();

      const failed = sent.filter(({ answer }) => answer === null);
      expect(failed.length).toBeGreaterThanOrEqual(3 * AT_ONCE);
      expectPhonesAlone(failed);
      await expectNothingUnrecorded(hub, sent);
      await expectNothingDoubled(hub, token, [...failed.slice(-50), ...repeated]);
      expect(await count(hub, 'decision', 'request_id = $1', asked.requestId)).toBe(1);
    });
  },
);
