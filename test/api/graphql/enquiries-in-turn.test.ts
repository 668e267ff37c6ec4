import { beforeEach, describe, expect, it } from 'vitest';
import type { EnquiryRequest } from '../../../src/enquiry/enquiry-request.js';
import type { MakeEnquiry } from '../../../src/enquiry/make-enquiry.js';
import { enquiriesInTurn } from '../../../src/graphql/enquiries-in-turn.js';
import { ok } from '../../../src/shared/result.js';
import { ANSWER, CALLER } from '../../support/hub-on-fakes.js';

const request = (requestId: string) => ({ requestId }) as EnquiryRequest;
const person = (subject: string) => ({ ...CALLER, subject });
/** Lets everything run that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A use case whose enquiries end when they are told to. */
function held() {
  const begun: string[] = [];
  const ends = new Map<string, (() => void)[]>();
  const makeEnquiry: MakeEnquiry = async (caller, { requestId }) => {
    const name = `${caller.subject} ${requestId}`;
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, [...(ends.get(name) ?? []), resolve]));
    return ok(ANSWER);
  };
  const end = async (name: string) => {
    for (const each of ends.get(name) ?? []) each();
    await settled();
  };
  return { begun, makeEnquiry, end };
}

const pushed: string[] = [];
const pushedBack = ({ subject }: { readonly subject: string }, how: string) => pushed.push(`${subject} ${how}`);
beforeEach(() => pushed.splice(0));

describe('the enquiries of one subject', () => {
  it('are made one after the other, in their order', async () => {
    const { begun, makeEnquiry, end } = held();
    const inTurn = enquiriesInTurn(makeEnquiry, () => undefined);
    const all = ['one', 'two', 'three'].map((id) => inTurn(person('a'), request(id)));
    await settled();
    expect(begun).toEqual(['a one']);
    await end('a one');
    expect(begun).toEqual(['a one', 'a two']);
    await end('a two');
    await end('a three');
    expect((await Promise.all(all)).every((answer) => answer.ok)).toBe(true);
    expect(begun).toEqual(['a one', 'a two', 'a three']);
  });

  it('never wait for those of another', async () => {
    const { begun, makeEnquiry, end } = held();
    const inTurn = enquiriesInTurn(makeEnquiry, () => undefined);
    void inTurn(person('a'), request('one'));
    const other = inTurn(person('b'), request('two'));
    await settled();
    expect(begun).toEqual(['a one', 'b two']);
    await end('b two');
    expect((await other).ok).toBe(true);
  });

  it('go together when they are one request that was sent several times', async () => {
    const { begun, makeEnquiry, end } = held();
    const inTurn = enquiriesInTurn(makeEnquiry, () => undefined);
    const first = inTurn(person('a'), request('one'));
    const others = ['two', 'three', 'two', 'one'].map((id) => inTurn(person('a'), request(id)));
    await settled();
    expect(begun).toEqual(['a one', 'a one']);
    await end('a one');
    expect(begun).toEqual(['a one', 'a one', 'a two', 'a two']);
    await end('a two');
    await end('a three');
    expect((await Promise.all([first, ...others])).every((answer) => answer.ok)).toBe(true);
  });

  it('go on after one that failed', async () => {
    const inTurn = enquiriesInTurn(async (_, { requestId }) => {
      if (requestId === 'one') throw new Error('connection lost');
      return ok(ANSWER);
    }, pushedBack);
    const one = inTurn(person('a'), request('one'));
    const two = inTurn(person('a'), request('two'));
    await expect(one).rejects.toThrow('connection lost');
    expect((await two).ok).toBe(true);
    expect(pushed).toEqual(['a NOT_ANSWERED']);
  });

  it('are not made when they waited longer than an enquirer does, and one that hangs keeps back nobody', async () => {
    const { begun, makeEnquiry } = held();
    const inTurn = enquiriesInTurn(makeEnquiry, pushedBack, { wait: 20, turn: 60 });
    void inTurn(person('a'), request('hangs'));
    const waited = await inTurn(person('a'), request('waits'));
    expect(waited).toEqual({ ok: false, failure: { code: 'COULD_NOT_CHECK' } });
    expect(pushed).toEqual(['a WAITED_TOO_LONG']);
    void inTurn(person('a'), request('later'));
    await settled();
    expect(begun).toEqual(['a hangs', 'a later']);
  });
});
