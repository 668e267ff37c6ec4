import { describe, expect, it } from 'vitest';
import { reportFailure } from '../../../src/cli/report-failure.js';
import { asPortTaken } from '../../../src/http/listening.js';

describe('a port on which the hub cannot listen', () => {
  it.each([
    ['EADDRINUSE', 'hub: port 443 is taken by another program: stop it, or set HUB_PORT'],
    ['EACCES', 'hub: this user may not listen on port 443: set HUB_PORT to one from 1024'],
  ])('is told of in a sentence: %s', (code, sentence) => {
    const lines: string[] = [];
    const fault = asPortTaken(Object.assign(new Error(code), { code }), { port: 443, variable: 'HUB_PORT' });
    expect(reportFailure(fault, (line) => lines.push(line))).toBe(8);
    expect(lines).toEqual([sentence]);
  });

  it('leaves every other fault as it is', () => {
    const fault = new Error('something else');
    expect(asPortTaken(fault, { port: 443, variable: 'HUB_PORT' })).toBe(fault);
  });
});
