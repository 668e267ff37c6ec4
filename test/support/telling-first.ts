/** One thing to hold against a mutant, and the rules (or group of enquirers) that had a part in it. */
export interface Telling {
  readonly parts: ReadonlySet<string>;
}

/**
 * Tells whether any check notices a mutant, asking what is likeliest to notice first, for one is enough: what noticed a
 * mutant of the same part before, then what that part had to do with, then the rest.
 */
export function tellingFirst<Check extends Telling>(
  checks: readonly Check[],
): (part: string, notices: (check: Check) => boolean) => boolean {
  const inOrder = new Map<string, Check[]>();
  return (part, notices) => {
    const order = inOrder.get(part) ?? partsFirst(checks, part);
    inOrder.set(part, order);
    const at = order.findIndex(notices);
    order.unshift(...order.splice(at, at < 0 ? 0 : 1));
    return at >= 0;
  };
}

function partsFirst<Check extends Telling>(checks: readonly Check[], part: string): Check[] {
  const hadPart = ({ parts }: Check): boolean => parts.has(part);
  return [...checks.filter(hadPart), ...checks.filter((check) => !hadPart(check))];
}
