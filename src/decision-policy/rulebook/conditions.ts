/**
 * The JSON condition language of the rules: a small part of the MongoDB operators that CASL knows. A bare value means
 * `$eq`; several facts, and several operators on one fact, must all hold.
 */
export type FactValue = string | boolean;

/** What a rule may ask of one fact whose values are `Value`. */
export type Condition<Value> =
  | Value
  | {
      readonly $eq?: Value;
      readonly $ne?: Value;
      readonly $in?: readonly Value[];
      readonly $nin?: readonly Value[];
    };

/** Conditions on some of the facts of `Facts`; `UNKNOWN` may be named for any of them. */
export type Conditions<Facts> = { readonly [Fact in keyof Facts]?: Condition<Facts[Fact] | 'UNKNOWN'> };

/** The same without knowledge of the facts, as it is read from a stored ruleset. */
export type RawConditions = Readonly<Record<string, unknown>>;

/** One fact with its condition in normal form: the value is one of `$in` (when given) and none of `$nin`. */
export interface NormalCondition {
  readonly $in?: readonly FactValue[];
  readonly $nin?: readonly FactValue[];
}

type Matches = (facts: object) => boolean;

/**
 * Compiles conditions into one predicate over flat facts; given to CASL as its `conditionsMatcher`. A fact that is
 * missing equals nothing: `$eq` and `$in` fail, `$ne` and `$nin` hold, exactly as in CASL's own matcher.
 * Throws on an operator or a value that the language does not have, so that a misspelt rule stops the start.
 */
export function compileConditions(conditions: RawConditions): Matches {
  const tests = Object.entries(conditions).map(([fact, condition]) => compileOne(fact, normalise(condition)));
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (tests.length === 2) return (facts) => first(facts) && second(facts);
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false;
    return true;
  };
}

/** Brings one condition to normal form. Throws on an unknown operator or a value that is no string or boolean. */
export function normalise(condition: unknown): NormalCondition {
  if (isFactValue(condition)) return { $in: [condition] };
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    throw new Error('a condition is a value or an object of operators');
  }
  return Object.entries(condition).reduce<NormalCondition>((all, [operator, operand]) => {
    switch (operator) {
      case '$eq':
        return both(all, { $in: values([operand]) });
      case '$in':
        return both(all, { $in: values(operand) });
      case '$ne':
        return both(all, { $nin: values([operand]) });
      case '$nin':
        return both(all, { $nin: values(operand) });
      default:
        throw new Error(`unknown operator \`${operator}\` in a condition`);
    }
  }, {});
}

/** The condition that holds when both hold. */
export function both(left: NormalCondition, right: NormalCondition): NormalCondition {
  const allowed = left.$in === undefined ? right.$in : left.$in.filter((value) => right.$in?.includes(value) ?? true);
  const refused = [...new Set([...(left.$nin ?? []), ...(right.$nin ?? [])])];
  return { ...(allowed === undefined ? {} : { $in: allowed }), ...(refused.length === 0 ? {} : { $nin: refused }) };
}

function compileOne(fact: string, { $in, $nin }: NormalCondition): Matches {
  const read = (facts: object): FactValue => (facts as Record<string, FactValue>)[fact] as FactValue;
  if ($in === undefined) {
    const refused = new Set($nin);
    return (facts) => !refused.has(read(facts));
  }
  const allowed = new Set($in.filter((value) => $nin?.includes(value) !== true));
  return (facts) => allowed.has(read(facts));
}

function values(operand: unknown): readonly FactValue[] {
  if (!Array.isArray(operand) || !operand.every(isFactValue)) throw new Error('a condition names strings or booleans');
  return operand;
}

function isFactValue(value: unknown): value is FactValue {
  return typeof value === 'string' || typeof value === 'boolean';
}
