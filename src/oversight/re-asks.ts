import type { EarlierAsk } from './decision-view.js';
import type { RecordedAsk } from './ports.js';
import { raised } from './raised.js';

/** The earlier enquiries against which this one is raised, each with the reason that was given then. */
export function reAskOf(asked: Omit<RecordedAsk, 'id' | 'decidedAt'>, earlier: readonly RecordedAsk[]): EarlierAsk[] {
  const now = { purpose: asked.purpose, concern: asked.concern, ...wordsOf(asked.request) };
  return earlier
    .map(({ id, decidedAt, purpose, concern, request }) => ({ id, decidedAt, purpose, concern, ...wordsOf(request) }))
    .filter((before) => raised(before, now));
}

/** @param request canonical JSON of the request, as recorded */
function wordsOf(request: string): Pick<EarlierAsk, 'ground' | 'possibleCrime' | 'reason'> {
  const { reason, possibleCrime, publicInterest } = JSON.parse(request) as {
    readonly reason?: string;
    readonly possibleCrime?: boolean;
    readonly publicInterest?: { readonly ground: string } | null;
  };
  return { ground: publicInterest?.ground ?? null, possibleCrime: possibleCrime ?? false, reason: reason ?? '' };
}
