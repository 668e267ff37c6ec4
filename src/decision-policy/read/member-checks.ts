import { normalise } from '../rulebook/conditions.js';
import { calendarDate } from '../../shared/calendar-date.js';

/** `null` when a value fits; else what is not so, to be read after the name of the member. */
export type Misfit = string | null;
export type Fits = (value: unknown) => Misfit;
/** A check for every member that something has. */
export type ShapeOf<Of> = { readonly [Member in keyof Of]: Fits };

const ID = /^[a-z0-9-]{1,40}(\/[a-z0-9-]{1,60}){1,2}$/;
// nor are the line separators of Unicode text for people, nor what is not seen and turns or hides what is
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const LONGEST_TEXT = 1_000;
const LONGEST_LIST = 100;

export const ruleId: Fits = (value) => (typeof value === 'string' && ID.test(value) ? null : 'is no id of a rule');
export const text: Fits = (value) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT && !CONTROL.test(value)
    ? null
    : `is no text of 1 to ${LONGEST_TEXT} characters`;
export const day: Fits = (value) => (typeof value === 'string' && calendarDate(value).ok ? null : 'is no date');
export const orNull =
  (fits: Fits): Fits =>
  (value) =>
    value === null ? null : fits(value);

export function oneOf(values: readonly unknown[]): Fits {
  const allowed = new Set(values);
  return (value) => (allowed.has(value) ? null : 'has a value that does not exist');
}

export function listOf(fits: Fits, least: 0 | 1 = 0): Fits {
  return (value) => {
    if (!Array.isArray(value) || value.length > LONGEST_LIST) return 'is no list';
    if (value.length < least) return 'is empty';
    for (const one of value as readonly unknown[]) {
      const misfit = fits(one);
      if (misfit !== null) return `has a member that ${misfit}`;
    }
    const names = (value as readonly unknown[]).filter((one) => typeof one === 'string');
    return new Set(names).size < names.length ? 'names something twice' : null;
  };
}

/** Conditions on facts that exist, each compared with values that it can have. */
export function conditionsOn(facts: Readonly<Record<string, readonly unknown[]>>): Fits {
  return (value) => {
    if (!isRecord(value)) return 'is no object of conditions';
    for (const [fact, condition] of Object.entries(value)) {
      if (!Object.hasOwn(facts, fact)) return 'names a fact that does not exist or that it may not read';
      const misfit = misfitOfCondition(condition, new Set([...(facts[fact] ?? []), 'UNKNOWN']));
      if (misfit !== null) return misfit;
    }
    return null;
  };
}

function misfitOfCondition(condition: unknown, allowed: ReadonlySet<unknown>): Misfit {
  // a list longer than all that it can name says something twice, and takes time to compare
  const lists = isRecord(condition) ? Object.values(condition).filter((operand) => Array.isArray(operand)) : [];
  if (lists.some(({ length }) => length > allowed.size)) return 'compares a fact with more values than it has';
  try {
    const { $in = [], $nin = [] } = normalise(condition);
    return [...$in, ...$nin].every((one) => allowed.has(one)) ? null : 'compares a fact with a value that it never has';
  } catch {
    return 'has an operator or a value that conditions do not have';
  }
}

/** The first member that does not fit the shape, is missing or is unknown; `null` when there is none. */
export function misfitIn(value: unknown, shape: Readonly<Record<string, Fits>>): Misfit {
  if (!isRecord(value)) return 'is no object';
  const unknown = Object.keys(value).find((member) => !Object.hasOwn(shape, member));
  if (unknown !== undefined) return `has the unknown key ${named(unknown)}`;
  for (const [member, fits] of Object.entries(shape)) {
    if (!Object.hasOwn(value, member)) return `lacks \`${member}\``;
    const misfit = fits(value[member]);
    if (misfit !== null) return `has a \`${member}\` that ${misfit}`;
  }
  return null;
}

/** Names of keys are repeated only when they look like one. */
export function named(key: string): string {
  return /^[\w/$-]{1,120}$/.test(key) ? `\`${key}\`` : 'that is no name';
}

/** An object of JSON that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
