const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(?:Z|\+00:00)$/;

/** Microseconds since 1970 as the database keeps them; what is finer is rounded as it rounds. `null` for no instant. */
export function microsecondsOf(value: unknown): bigint | null {
  const [, seconds, fraction = ''] = INSTANT.exec(typeof value === 'string' ? value : '') ?? [];
  if (seconds === undefined) return null;
  return BigInt(Date.parse(`${seconds}Z`)) * 1_000n + BigInt(roundedHalfToEven(Number(`0${fraction}`) * 1e6));
}

function roundedHalfToEven(value: number): number {
  const below = Math.floor(value);
  const above = value - below;
  if (above !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
