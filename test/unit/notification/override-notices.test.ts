import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../../src/notification/notices-for.js';
import type { NoticeIntent } from '../../../src/notification/notice-intent.js';
import type { NoticeSituation } from '../../../src/notification/notice-situation.js';
import type { PostId } from '../../../src/shared/ids.js';
import { childRecord, moment, organisation, shield, socialCareCase } from '../../support/builders.js';
import { NEXT_WORKING_DAY, noticeSituation } from '../../support/notice-situation.js';

const post = (text: string) => text as PostId;
const brief = (notices: readonly NoticeIntent[]) =>
  notices.map(({ kind, organisation: to, post: one, group }) => `${kind} -> ${to} ${one ?? group}`);
const told = (situation: NoticeSituation) => brief(noticesFor(situation));

const open = childRecord({ cases: [socialCareCase({ leadSocialWorkerPost: post('WORKER1') })] });

describe('an override', () => {
  const selfClaimed = { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'SELF_CLAIMED_EMERGENCY' } as const;
  const routine = { purpose: 'ROUTINE_CARE', setting: 'SCHEDULED', concern: 'NONE', ...selfClaimed } as const;

  it('is told to both information governance leads even in a silent reading, due in 1 working day, naming nobody', () => {
    const notices = noticesFor(
      noticeSituation({ caller: { group: 'GP' }, asked: routine, subject: { relationship: 'NONE' }, child: open }),
    );
    expect(brief(notices)).toEqual(['OVERRIDE_TO_REVIEW -> GP1 IG_LEAD', 'OVERRIDE_TO_REVIEW -> LA1 IG_LEAD']);
    for (const { body, dueAt } of notices) {
      expect(body).not.toMatch(/Helen|Price|Surgery|Amina|Okafor|01632/);
      expect(dueAt).toBe(NEXT_WORKING_DAY);
    }
  });

  it('by somebody of the authority itself is reviewed by the hub', () => {
    const made = noticeSituation({ asked: { ...selfClaimed }, child: open });
    const own = made.enquirer?.post;
    if (own === undefined || own === null) throw new Error('an enquirer with a post was asked for');
    const enquirer = {
      ...made.enquirer,
      post: { ...own, organisation: { ...own.organisation, id: organisation('LA1') } },
    } as NoticeSituation['enquirer'];
    expect(told({ ...made, enquirer })).toEqual(
      expect.arrayContaining(['OVERRIDE_TO_REVIEW -> LA1 IG_LEAD', 'OVERRIDE_TO_REVIEW -> HUB HUB_IG_LEAD']),
    );
  });

  it('by a confidential service is reviewed by the hub: no authority learns that such a service knows the child', () => {
    const situation = noticeSituation({
      caller: { group: 'SEXUAL_HEALTH', confidentialService: true },
      asked: selfClaimed,
      child: open,
    });
    expect(told(situation).filter((each) => each.startsWith('OVERRIDE'))).toEqual([
      'OVERRIDE_TO_REVIEW -> GP1 IG_LEAD',
      'OVERRIDE_TO_REVIEW -> HUB HUB_IG_LEAD',
    ]);
  });

  const access = { override: 'ACCESS_OVERRIDE', overrideReason: 'COURT_ORDER' } as const;
  const hidden = childRecord({ shields: [shield({ sourceId: organisation('LA2') })] });

  it('that opened a shield is told to the authority that set it', () => {
    const situation = noticeSituation({
      caller: { group: 'POLICE_CHILD_ABUSE_UNIT', stepUp: 'FRESH' },
      asked: access,
      subject: { shield: 'IN_FORCE' },
      child: hidden,
    });
    const toLa2 = ['SHIELD_OVERRIDDEN -> LA2 DESIGNATED_MANAGER', 'SHIELD_OVERRIDDEN -> LA2 IG_LEAD'];
    const shields = (of: NoticeSituation) => told(of).filter((each) => each.startsWith('SHIELD'));
    expect(shields(situation)).toEqual(toLa2);
    // also where all was kept back, as contact may still be brokered; not where a gate stopped it
    const closed = [{ rule: 'identity/not-held', by: 'IDENTITY' as const }];
    const keptBack = { ...situation.decision, closed };
    expect(keptBack.items.length).toBeGreaterThan(0);
    expect(shields({ ...situation, decision: keptBack })).toEqual(toLa2);
    expect(shields({ ...situation, decision: { ...keptBack, items: [] } })).toEqual([]);
  });

  it('that opened a shield gives the designated manager the own keys of the child and nobody else any', () => {
    const keyed = { sourceId: organisation('LA2'), sourceKey: 'LA2-CASE' };
    const child = childRecord({
      shields: [
        shield({ sourceId: organisation('LA2'), sourceKey: 'LA2-SHIELD' }),
        // one that has ended may be that of a former identity (11.89)
        shield({ sourceId: organisation('LA2'), sourceKey: 'LA2-FORMER', until: moment('2026-01-01T00:00:01Z') }),
      ],
      cases: [socialCareCase(keyed), socialCareCase({ sourceId: organisation('LA1'), sourceKey: 'LA1-CASE' })],
      plans: [],
    });
    const caller = { group: 'POLICE_CHILD_ABUSE_UNIT', stepUp: 'FRESH' } as const;
    const notices = noticesFor(
      noticeSituation({ caller, asked: access, subject: { shield: 'IN_FORCE' }, child }),
    ).filter(({ kind }) => kind === 'SHIELD_OVERRIDDEN');
    expect(notices.map(({ group, body }) => [group, body.match(/LA\d-[A-Z]+/g)])).toEqual([
      ['DESIGNATED_MANAGER', ['LA2-CASE', 'LA2-SHIELD']],
      ['IG_LEAD', null],
    ]);
  });

  it('that opened the shield of another child of the home is told to the authority that set that one', () => {
    const over = shield({ sourceId: organisation('LA2'), until: moment('2026-01-01T00:00:01Z') });
    const sharedShields = [{ sourceId: organisation('LA1'), since: moment('2026-01-01T00:00:00Z') }];
    const opened = (child: Parameters<typeof childRecord>[0]) =>
      told(
        noticeSituation({
          caller: { group: 'POLICE_CHILD_ABUSE_UNIT', stepUp: 'FRESH' },
          asked: access,
          subject: { shield: 'IN_FORCE' },
          child: childRecord(child),
        }),
      ).filter((each) => each.startsWith('SHIELD'));
    expect(opened({ shields: [over], sharedShields })).toEqual([
      'SHIELD_OVERRIDDEN -> LA1 DESIGNATED_MANAGER',
      'SHIELD_OVERRIDDEN -> LA1 IG_LEAD',
    ]);
    // nobody in particular is known to have set it
    expect(opened({ shields: [over] })).toEqual([
      'SHIELD_OVERRIDDEN -> HUB HUB_IG_LEAD',
      'SHIELD_OVERRIDDEN -> LA1 DESIGNATED_MANAGER',
      'SHIELD_OVERRIDDEN -> LA1 IG_LEAD',
    ]);
  });

  it('that opened a shield which nobody is known to have set tells the hub so, and that it is to be followed up', () => {
    const over = shield({ sourceId: organisation('LA2'), until: moment('2026-01-01T00:00:01Z') });
    const caller = { group: 'POLICE_CHILD_ABUSE_UNIT', stepUp: 'FRESH' } as const;
    const [hub, area] = noticesFor(
      noticeSituation({
        caller,
        asked: access,
        subject: { shield: 'IN_FORCE' },
        child: childRecord({ shields: [over] }),
      }),
    ).filter(({ kind }) => kind === 'SHIELD_OVERRIDDEN');
    expect(hub?.body).toContain('who protects it is not known here. Open the decision');
    expect(area?.body).toContain('of yours, or of a child of your area,');
  });

  it('that opened nothing tells no authority of a shield', () => {
    const situation = noticeSituation({
      caller: { group: 'GP' },
      asked: access,
      subject: { shield: 'IN_FORCE' },
      child: hidden,
    });
    expect(told(situation).filter((each) => each.startsWith('SHIELD'))).toEqual([]);
  });
});
