import type { TokenHolder } from '../graphql/hub-services.js';

/** How many requests may be under way at once. */
export interface InFlightLimits {
  readonly most: number;
  /** Of one issuer and subject: more than a person with several windows, or a system that sends again, ever needs. */
  readonly mostOfOne: number;
}

export interface InFlight {
  /** The request is under way from now on until `leave`; or why it is turned away. */
  enter(holder: TokenHolder): { readonly leave: () => void } | 'FULL' | 'TOO_MANY';
}

/** Counts the requests under way in this process; `onCount` is told of every change. */
export function inFlight({ most, mostOfOne }: InFlightLimits, onCount: (count: number) => void): InFlight {
  const ofOne = new Map<string, number>();
  let count = 0;

  function change(key: string, by: 1 | -1): void {
    const own = (ofOne.get(key) ?? 0) + by;
    if (own === 0) ofOne.delete(key);
    else ofOne.set(key, own);
    count += by;
    onCount(count);
  }

  return {
    enter(holder) {
      const { issuer, subject } = holder.kind === 'PRACTITIONER' ? holder.caller : holder;
      const key = JSON.stringify([issuer, subject]);
      if (count >= most) return 'FULL';
      if ((ofOne.get(key) ?? 0) >= mostOfOne) return 'TOO_MANY';
      change(key, 1);
      return { leave: () => change(key, -1) };
    },
  };
}
