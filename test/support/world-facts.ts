import { expect } from 'vitest';
import type { FeedRowInput } from '../../src/feed/feed-row.js';
import { castMember, type CastKey } from '../../src/synthetic-town/cast.js';
import { sourceRows, type SourceRows } from '../../src/synthetic-town/source-rows.js';
import type { TownChild, TownStatement } from '../../src/synthetic-town/town-child.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { ENQUIRE } from './enquire-document.js';
import { stated } from './everybody-asks.js';
import { DECISION, hear, type Asker, type Subject, type World } from './paired-worlds.js';
import { input } from './town-enquiries.js';

/** Rows that sources state of a child of the cast beyond what the town's own files say, in the form of those files. */
export function furtherRows(
  { town }: Pick<World, 'town'>,
  key: CastKey,
  more: readonly TownStatement[],
  variants: TownChild['variants'] = {},
): readonly SourceRows[] {
  const member = castMember(key, town);
  const known = new Map(sourceRows(member, town).map(({ source, rows }) => [source, rows.length]));
  const further = {
    ...member,
    statements: [...member.statements, ...more],
    variants: { ...member.variants, ...variants },
  };
  return sourceRows(further, town).flatMap(({ source, rows }) => {
    const beyond = rows.slice(known.get(source) ?? 0);
    return beyond.length === 0 ? [] : [{ source, rows: beyond }];
  });
}

/** Rows of sources about a child whom nobody else of the town knows; `index` is beyond those of the cast. */
export function rowsOfNewChild(
  { town }: Pick<World, 'town'>,
  index: number,
  identity: Pick<TownChild['identity'], 'givenName' | 'familyName' | 'birthDate'>,
  statements: readonly TownStatement[],
): readonly SourceRows[] {
  const nhsNumber = townNhsNumber(index);
  const who = { kind: 'IDENTITY', sex: 'MALE', nhsNumber, nhsNumberState: 'TRACED', ...identity } as const;
  return sourceRows({ index, identity: who, homes: [], statements, variants: {} }, town);
}

const sequences = new WeakMap<World['hub'], number>();

/** Sources state rows, each in a file of its own; every row is taken. */
export async function state({ hub }: Pick<World, 'hub'>, files: readonly SourceRows[]): Promise<void> {
  for (const { source, rows } of files) {
    const report = await stated(hub, source, nextSequence({ hub }), rows);
    expect(report.rows.map((row) => row.status)).toEqual(rows.map(() => 'ACCEPTED'));
  }
}

/** The same rows taken back, last one first. */
export function takenBack(files: readonly SourceRows[]): readonly SourceRows[] {
  return files.map(({ source, rows }) => ({
    source,
    rows: [...rows].reverse().map((row): FeedRowInput => ({ ...row, removed: true })),
  }));
}

/** Files of all sources are numbered together: each is later than any before it. */
export function nextSequence({ hub }: Pick<World, 'hub'>): number {
  const next = (sequences.get(hub) ?? 1) + 1;
  sequences.set(hub, next);
  return next;
}

interface Asks {
  readonly enquire: { readonly receipt: { readonly decisionId: string } };
}
interface One {
  readonly decision: {
    readonly sealed: { readonly facts: string; readonly protectedFields: readonly { readonly kind: string }[] };
  } | null;
}

/**
 * The kinds of items that were removed before an answer to this asker was made, as the hub's reviewers see them after
 * signing in again: that the fact stands among those of this very enquiry, and is told of to nobody.
 */
export async function removedFrom(
  world: Omit<World, 'close'>,
  [persona, asked]: Asker,
  subject: Subject,
): Promise<readonly string[]> {
  const { data } = await hear<Asks>(world, persona, ENQUIRE, { input: input(asked, subject) });
  const id = data?.enquire.receipt.decisionId ?? '';
  const opened = await hear<One>(world, 'hub-ig-lead', DECISION, { id, caseId: 'CASE-1' }, id);
  if (opened.data?.decision === null || opened.data === null) throw new Error(`not opened: ${opened.bytes}`);
  return [...new Set(opened.data.decision.sealed.protectedFields.map(({ kind }) => kind))].sort();
}
