import { describe, expect, it } from 'vitest';
import { closing } from '../../../src/compose/closing.js';

describe('what was opened', () => {
  it('is closed in reverse order, all of it though one close fails, and the first failure is told', async () => {
    const closed: string[] = [];
    const opened = closing();
    for (const name of ['database', 'hub', 'port']) {
      opened.add(async () => {
        closed.push(name);
        if (name !== 'database') throw new Error(`${name} would not close`);
      });
    }
    await expect(opened.all()).rejects.toThrow('port would not close');
    expect(closed).toEqual(['port', 'hub', 'database']);
  });

  it('is closed once', async () => {
    let times = 0;
    const opened = closing();
    opened.add(() => (times += 1));
    await opened.all();
    await opened.all();
    expect(times).toBe(1);
  });
});
