type Conditions = Readonly<Record<string, unknown>>;

const OPPOSITE: Readonly<Record<string, string>> = { $eq: '$ne', $ne: '$eq', $in: '$nin', $nin: '$in' };

/** Every small change of the conditions of a rule, one at a time: what was changed, and all conditions after it. */
export function* changedConditions(when: Conditions): Generator<readonly [string, Conditions]> {
  for (const [fact, condition] of Object.entries(when)) {
    const { [fact]: _dropped, ...others } = when;
    yield [`without condition on ${fact}`, others];
    for (const [what, changed] of changedCondition(condition)) yield [`${fact} ${what}`, { ...when, [fact]: changed }];
  }
}

function* changedCondition(condition: unknown): Generator<readonly [string, unknown]> {
  if (typeof condition !== 'object' || condition === null) {
    yield ['flipped', { $ne: condition }];
    return;
  }
  for (const [operator, operand] of Object.entries(condition)) {
    const { [operator]: _dropped, ...others } = condition as Conditions;
    yield [`${operator} flipped`, { ...others, [OPPOSITE[operator] ?? operator]: operand as unknown }];
    for (const value of Array.isArray(operand) ? (operand as readonly unknown[]) : []) {
      const left = (operand as readonly unknown[]).filter((one) => one !== value);
      yield [`${operator} without ${String(value)}`, { ...others, [operator]: left }];
    }
  }
}
