import { describe, expect, it } from 'vitest';
import { OUTCOMES, PRACTITIONER_GROUPS, CONCERNS } from '../../../src/decision-policy/facts/vocabulary.js';
import { passesConcernOn } from '../../../src/decision-policy/facts/passes-concern-on.js';
import { noticesFor } from '../../../src/notification/notices-for.js';
import type { NoticeSituation } from '../../../src/notification/notice-situation.js';
import type { PostId } from '../../../src/shared/ids.js';
import { answered, materials } from '../../support/answer-materials.js';
import { childRecord, day, organisation, plan, socialCareCase } from '../../support/builders.js';
import { noticeSituation } from '../../support/notice-situation.js';

const WORKER = 'WORKER1' as PostId;
const told = (situation: NoticeSituation) =>
  noticesFor(situation).map(({ kind, organisation: to, post, group }) => `${kind} -> ${to} ${post ?? group}`);
const bodies = (situation: NoticeSituation) => noticesFor(situation).map(({ body }) => body);

describe('a child who is known', () => {
  it("is meant by the recipient's own keys, and by nobody else's", () => {
    const child = childRecord({
      cases: [
        socialCareCase({ sourceKey: 'N-1', leadSocialWorkerPost: WORKER }),
        socialCareCase({ sourceKey: 'C-2', sourceId: organisation('LA2'), state: 'CLOSED', closed: day('2024-01-01') }),
      ],
      plans: [],
    });
    const [open, closed] = bodies(noticeSituation({ child }));
    expect(open).toContain('in force with you (your reference N-1): a concern for welfare');
    expect(closed).toContain('is closed (your reference C-2): a concern for welfare');
    expect(open).not.toContain('C-2');
    expect(closed).not.toContain('N-1');
  });

  it.each(['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] as const)(
    'has the designated manager told beside the worker at %s, who may be away',
    (concern) => {
      const cases = ['N-1', 'N-2'].map((sourceKey) => socialCareCase({ sourceKey, leadSocialWorkerPost: WORKER }));
      const situation = noticeSituation({ asked: { concern }, child: childRecord({ cases, plans: [] }) });
      expect(told(situation)).toEqual([
        'ENQUIRY_ABOUT_OPEN_CASE -> LA1 WORKER1',
        'ENQUIRY_ABOUT_OPEN_CASE -> LA1 DESIGNATED_MANAGER',
      ]);
      for (const body of bodies(situation)) expect(body).toContain('(your reference N-1, N-2)');
    },
  );

  it('with a plan in force and no open case is told of as an open case, to the manager', () => {
    const planned = (changes: Parameters<typeof plan>[0]) =>
      noticeSituation({ child: childRecord({ cases: [], plans: [plan({ sourceKey: 'P-9', ...changes })] }) });
    expect(told(planned({ ended: null }))).toEqual(['ENQUIRY_ABOUT_OPEN_CASE -> LA1 DESIGNATED_MANAGER']);
    expect(bodies(planned({ ended: null }))[0]).toContain('(your reference P-9)');
    expect(told(planned({ ended: day('2026-01-05') }))).toEqual([
      'ENQUIRY_ABOUT_KNOWN_CHILD -> LA1 DESIGNATED_MANAGER',
    ]);
  });
});

it('tells the leads of the hub, which has no designated manager, where no authority looks after the enquirer', () => {
  const enquirer = null;
  for (const identity of ['NOT_HELD', 'NOT_CONFIRMED'] as const) {
    const situation = noticeSituation({ enquirer, subject: { identity } });
    expect(told(situation).length).toBeGreaterThan(0);
    for (const each of told(situation)) expect(each).toMatch(/-> HUB HUB_IG_LEAD$/);
  }
});

describe('a concern that was not answered', () => {
  const unanswered = (caller: Parameters<typeof noticeSituation>[0] & object) =>
    noticeSituation({ subject: { identity: 'NOT_HELD' }, ...caller });

  it('is said to be passed on exactly when a notice is made', () => {
    const seen = new Set<boolean>();
    for (const group of PRACTITIONER_GROUPS) {
      for (const concern of CONCERNS) {
        for (const confidentialService of [true, false]) {
          for (const organisationState of ['ACTIVE', 'INACTIVE', 'UNKNOWN'] as const) {
            const situation = unanswered({
              caller: { group, confidentialService, organisation: organisationState, training: 'LAPSED' },
              asked: { concern },
            });
            if (!['REFUSED', 'MEDIATED'].includes(situation.decision.outcome)) continue;
            const { message } = answered(materials(situation.facts, null, { decision: situation.decision }));
            const said = message.includes('passed on all the same');
            expect(said).toBe(noticesFor(situation).length > 0);
            expect(message.includes('nobody has been told: phone')).toBe(concern !== 'NONE' && !said);
            expect(said).toBe(passesConcernOn(situation.facts));
            seen.add(said);
          }
        }
      }
    }
    expect(seen).toEqual(new Set([true, false]));
    expect(OUTCOMES).toContain('REFUSED');
  });
});
