import { expect, it } from 'vitest';
import { noticesFor } from '../../../src/notification/notices-for.js';
import { colleague, enquirer, organisation } from '../../support/builders.js';
import { noticeSituation } from '../../support/notice-situation.js';

const asked = (changes: Parameters<typeof noticeSituation>[0] = {}) =>
  noticesFor(noticeSituation({ asked: { onBehalfOf: 'A_COLLEAGUE' }, colleague: colleague(), ...changes })).filter(
    ({ kind }) => kind === 'COLLEAGUE_ASKED_FOR',
  );

it('the colleague alone is told, and has 24 hours whatever the concern', () => {
  const [notice, ...more] = asked();
  expect(more).toEqual([]);
  expect(notice).toMatchObject({
    organisation: 'GP1',
    post: 'POST2',
    group: null,
    dueAt: '2026-01-06T03:00:00.000000Z',
  });
  expect(notice?.body).toContain('Helen Price');
});

it('what a confirmation is of is told', () => {
  expect(asked()[0]?.body).toContain('purpose welfare concern; unscheduled; no ground of public interest; no override');
  const claimed = { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'OTHER' } as const;
  expect(asked({ asked: { onBehalfOf: 'A_COLLEAGUE', ...claimed } })[0]?.body).toContain(
    'override self claimed relationship, reason other',
  );
});

it('nothing of the child is told', () => {
  expect(asked()[0]?.body).not.toMatch(/Amina|Okafor|9990000018|2018|4 Mill Lane/);
});

it('nobody is told where nobody is asked to confirm', () => {
  expect(asked({ colleague: null })).toEqual([]);
});

it('a confidential service is named to its own people and to nobody else', () => {
  const confidential = { caller: { confidentialService: true } };
  expect(asked(confidential)[0]?.body).toContain('Helen Price');
  const { post } = enquirer();
  const elsewhere = {
    ...colleague().post,
    organisation: { ...colleague().post.organisation, id: organisation('GP9') },
  };
  const body = asked({ ...confidential, colleague: colleague({ post: elsewhere }) })[0]?.body;
  expect(body).toContain('confidential health service');
  expect(body).not.toContain('Helen Price');
  expect(body).not.toContain(post?.organisation.name);
});
