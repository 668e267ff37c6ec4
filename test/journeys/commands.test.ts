import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hubCommand } from '../support/hub-command.js';
import { PROJECT } from '../support/paper.js';

describe('hub at a terminal', { timeout: 120_000 }, () => {
  it('ends without a fault when whoever reads its output has read enough', async () => {
    const child = spawn(process.execPath, [`${PROJECT}bin/hub.mjs`, 'policy', 'list'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('says of an unknown command that it is none, also when help on it is asked for', async () => {
    for (const words of [['link'], ['link', '--help']]) {
      const { code, out, err } = await hubCommand(words, {}).ended;
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`unknown command 'link'`);
    }
    expect(await hubCommand(['--help'], {}).ended).toMatchObject({ code: 0, out: expect.stringContaining('enquire') });
  });
});
