import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contradiction } from '../../../src/feed/check-row.js';
import type { FeedRowInput } from '../../../src/feed/feed-row.js';
import { readRow } from '../../../src/feed/read-row.js';
import { notYours } from '../../../src/feed/source-matrix.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import { CAST_SIZE } from '../../../src/synthetic-town/cast.js';
import { ORGANISATIONS } from '../../../src/synthetic-town/organisations.js';
import { townCalendar } from '../../../src/synthetic-town/town-calendar.js';
import type { TownChild } from '../../../src/synthetic-town/town-child.js';
import { townChild, townLines } from '../../../src/synthetic-town/town.js';

const AS_OF = '2026-03-14' as CalendarDate;
const CLASS_OF = new Map(ORGANISATIONS.map(({ id, sourceClass }) => [id, sourceClass]));

const children = (count: number, seed = 1): TownChild[] => {
  const calendar = townCalendar(AS_OF);
  return Array.from({ length: count }, (_, index) => townChild(seed, index, calendar));
};
const share = (all: readonly TownChild[], holds: (child: TownChild) => boolean): number =>
  all.filter(holds).length / all.length;
const states = (child: TownChild, test: (body: TownChild['statements'][number]['body']) => boolean): boolean =>
  child.statements.some(({ body }) => test(body));

describe('a synthetic town', () => {
  it('is the same byte for byte under the same seed and date, and another under others', () => {
    const hash = (seed: number, asOf: string): string => {
      const sum = createHash('sha256');
      for (const line of townLines({ children: 1_500, seed, asOf })) sum.update(JSON.stringify(line));
      return sum.digest('hex');
    };
    expect(hash(1, AS_OF)).toBe(hash(1, AS_OF));
    expect(hash(2, AS_OF)).not.toBe(hash(1, AS_OF));
    expect(hash(1, '2026-03-15')).not.toBe(hash(1, AS_OF));
  });

  it('makes a child from its index alone, whatever was made before', () => {
    const all = children(600);
    for (const index of [0, CAST_SIZE, 77, 599]) {
      expect(townChild(1, index, townCalendar(AS_OF))).toEqual(all[index]);
    }
  });

  for (const count of [5_000, 20_000]) {
    describe(`of ${count} children`, () => {
      const all = children(count);
      const born = all.filter(({ identity }) => identity.birthDate !== null);
      const inForce = (kind: string) => (child: TownChild) =>
        states(child, (body) => body.kind === 'PLAN' && body.planKind === kind && body.ended === null);

      it('has about 0.4 % of them on a protection plan and 0.7 % looked after', () => {
        expect(share(born, inForce('CHILD_PROTECTION_PLAN'))).toBeGreaterThan(0.003);
        expect(share(born, inForce('CHILD_PROTECTION_PLAN'))).toBeLessThan(0.0055);
        expect(share(born, inForce('LOOKED_AFTER'))).toBeGreaterThan(0.006);
        expect(share(born, inForce('LOOKED_AFTER'))).toBeLessThan(0.008);
      });

      it('has about 3 % in need with an open case, and closed ones beside', () => {
        const open = share(all, (child) => states(child, (body) => body.kind === 'CASE' && body.state === 'OPEN'));
        const closed = share(all, (child) => states(child, (body) => body.kind === 'CASE' && body.state === 'CLOSED'));
        expect(open).toBeGreaterThan(0.03);
        expect(open).toBeLessThan(0.045);
        expect(closed).toBeGreaterThan(0.05);
      });

      it('has plans that ended within a year and earlier', () => {
        const limit = townCalendar(AS_OF).daysBefore(365);
        const ended = all.flatMap(({ statements }) =>
          statements.flatMap(({ body }) => (body.kind === 'PLAN' && body.ended !== null ? [body.ended] : [])),
        );
        expect(ended.filter((date) => date >= limit).length / count).toBeGreaterThan(0.002);
        expect(ended.filter((date) => date < limit).length / count).toBeGreaterThan(0.002);
      });

      it('has unborn children, shields, twins, moves and children without a home', () => {
        expect(share(all, ({ identity }) => identity.birthDate === null)).toBeGreaterThan(0.003);
        expect(all.filter((child) => states(child, ({ kind }) => kind === 'SHIELD')).length).toBeGreaterThanOrEqual(3);
        expect(share(all, (child) => states(child, ({ kind }) => kind === 'SHIELD'))).toBeLessThan(0.003);
        expect(share(all, ({ homes }) => homes.length > 1)).toBeGreaterThan(0.1);
        expect(all.some(({ homes }) => homes[0]?.postcode === 'ZZ99 3VZ')).toBe(true);
        expect(twinsIn(all)).toBeGreaterThan(count / 200);
      });

      it('states confidential services on every ground, and consents in every state', () => {
        const found = new Set(
          all.flatMap(({ statements }) =>
            statements.flatMap(({ body }) =>
              body.kind === 'INVOLVEMENT' && body.sensitive
                ? [`${body.service} ${body.recordedGround}`]
                : body.kind === 'CONSENT'
                  ? [`${body.scope} ${body.state}`]
                  : [],
            ),
          ),
        );
        for (const wanted of [
          'CAMHS CONSENT',
          'CAMHS SUSPICION',
          'SEXUAL_HEALTH CONSENT',
          'SEXUAL_HEALTH SUSPICION',
          'SUBSTANCE_MISUSE CONSENT',
          'TO_RECORD WITHDRAWN',
          'TO_POINT GIVEN',
          'TO_POINT REFUSED',
          'TO_POINT NOT_SOUGHT',
          'TO_SHARE GIVEN',
          'TO_SHARE REFUSED',
          'TO_SHARE WITHDRAWN',
        ]) {
          expect(found).toContain(wanted);
        }
      });

      it('states pointers, judgements and changes of identity in small shares, and assessments with consent alone', () => {
        const of = (kind: TownChild['statements'][number]['body']['kind']) =>
          share(all, (child) => states(child, (body) => body.kind === kind));
        expect(of('COMMON_ASSESSMENT')).toBeGreaterThan(0.01);
        expect(of('COMMON_ASSESSMENT')).toBeLessThan(0.04);
        expect(of('POLICE_POINTER')).toBeGreaterThan(0.004);
        expect(of('POLICE_POINTER')).toBeLessThan(0.012);
        expect(of('DETRIMENT')).toBeGreaterThan(0.0005);
        expect(of('DETRIMENT')).toBeLessThan(0.005);
        expect(of('CHANGE_OF_IDENTITY')).toBeGreaterThan(0.0005);
        expect(of('CHANGE_OF_IDENTITY')).toBeLessThan(0.006);
        const word = (child: TownChild, scope: string) =>
          child.statements.flatMap(({ body }) =>
            body.kind === 'CONSENT' && body.service === 'COMMON_ASSESSMENT' && body.scope === scope ? [body.state] : [],
          );
        for (const child of all) {
          const held = states(child, ({ kind }) => kind === 'COMMON_ASSESSMENT');
          const asked = word(child, 'TO_RECORD');
          if (asked.length > 0 || held) expect(asked).toEqual([held ? 'GIVEN' : 'REFUSED']);
        }
        expect(new Set(all.flatMap((child) => word(child, 'TO_RECORD')))).toEqual(new Set(['GIVEN', 'REFUSED']));
        expect(new Set(all.flatMap((child) => word(child, 'TO_SHARE')))).toEqual(new Set(['GIVEN', 'REFUSED']));
      });

      it('never names sexual health before 13, nor a date in the future', () => {
        for (const { identity, statements } of all) {
          for (const { body } of statements) {
            if (body.kind === 'INVOLVEMENT') expect(body.since <= AS_OF).toBe(true);
            if (body.kind === 'INVOLVEMENT' && body.service === 'SEXUAL_HEALTH') {
              expect((identity.birthDate ?? '') <= townCalendar(AS_OF).daysBefore(13 * 365)).toBe(true);
            }
          }
        }
      });
    });
  }
});

describe('rows of a synthetic town', () => {
  const judged = [...townLines({ children: 4_000, seed: 5, asOf: AS_OF })].map(({ source, row }) => {
    const read = readRow(JSON.stringify(row));
    const sourceClass = CLASS_OF.get(source) ?? null;
    const fault =
      (!read.ok || notYours(read.value, sourceClass)) ??
      contradiction(read.value, { sourceClass, confidentialService: false }, 'ACCEPTED');
    return { meant: !String(row['id' as keyof typeof row]).endsWith('/x'), fault: fault !== null };
  });

  it('are all well made and the source’s own to state, but for those that are wrong on purpose', () => {
    expect(judged.filter(({ meant, fault }) => meant && fault)).toEqual([]);
  });

  it('hold a few that a feed report has to speak of', () => {
    const wrong = judged.filter(({ meant, fault }) => !meant && fault).length;
    expect(wrong).toBeGreaterThan(10);
    expect(wrong / judged.length).toBeLessThan(0.01);
  });

  it('name in a judgement the very statement that it covers', () => {
    const rows = [...townLines({ children: 4_000, seed: 5, asOf: AS_OF })].map(({ row }) => row as FeedRowInput);
    const covered = rows.flatMap((row) => (row.kind === 'DETRIMENT' ? [row.covers] : []));
    expect(covered.length).toBeGreaterThan(3);
    for (const id of covered) {
      expect(rows.find((row) => row.id === id)).toMatchObject({ kind: 'INVOLVEMENT', service: 'COUNSELLING' });
    }
  });

  it('introduce a child of a source before anything else is said of it, and use each id once', () => {
    const introduced = new Set<string>();
    const ids = new Set<string>();
    for (const { source, row } of townLines({ children: 2_000, seed: 5, asOf: AS_OF })) {
      const { kind, child, id } = row as { kind: string; child: string; id: string };
      if (id.endsWith('/x')) continue;
      if (kind === 'IDENTITY') introduced.add(`${source} ${child}`);
      expect(introduced.has(`${source} ${child}`)).toBe(true);
      expect(ids.has(`${source} ${id}`)).toBe(false);
      ids.add(`${source} ${id}`);
    }
  });
});

/** Pairs that follow each other with one family name and birth date, and two given names. */
function twinsIn(all: readonly TownChild[]): number {
  return all.filter(({ identity: one }, index) => {
    const other = all[index + 1]?.identity;
    return (
      other !== undefined &&
      one.birthDate !== null &&
      one.birthDate === other.birthDate &&
      one.familyName === other.familyName &&
      one.givenName !== other.givenName
    );
  }).length;
}
