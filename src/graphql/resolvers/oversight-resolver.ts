import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { DecisionView } from '../../oversight/decision-view.js';
import { badInput } from '../hub-error.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { DecisionFilterType } from '../inputs/decision-filter-type.js';
import { readCursor, readDate, readFirst, readUuid } from '../read-arguments.js';
import { readingError } from '../reading-error.js';
import { DecisionConnectionType, DecisionType } from '../types/decision-type.js';
import { pageInfo } from '../types/page-info-type.js';

const CASE_ID = /^[\w./ -]{3,60}$/;

/** Decisions as information governance reads them; each reading is itself recorded. */
@Resolver()
export class OversightResolver {
  @Query(() => DecisionConnectionType, {
    description: 'Decisions of people of your own organisation, newest first. Reading is recorded.',
  })
  async decisions(
    @Arg('first', () => Int, { description: 'How many, 1 to 50.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of an earlier page.' })
    after: string | null,
    @Arg('filter', () => DecisionFilterType, { nullable: true, description: 'Which decisions.' })
    filter: DecisionFilterType | null,
    @Ctx() context: HubContext,
  ) {
    const which = {
      kind: filter?.kind ?? null,
      escalated: filter?.escalated ?? null,
      outcome: filter?.outcome ?? null,
      purpose: filter?.purpose ?? null,
      from: readDate('filter.from', filter?.from),
      to: readDate('filter.to', filter?.to),
    };
    const { decisions } = context.services;
    const page = await decisions.page(callerOf(context), which, readFirst(first), readCursor(after));
    if (!page.ok) throw readingError(page.failure);
    return {
      nodes: page.value.decisions,
      edges: page.value.decisions.map((node) => ({ node })),
      pageInfo: pageInfo(page.value.next),
    };
  }

  @Query(() => DecisionType, {
    nullable: true,
    description: 'One decision; null when there is none that you may read. Reading is recorded.',
  })
  async decision(
    @Arg('id', () => ID, { description: 'The decision.' }) id: string,
    @Arg('caseId', () => String, {
      nullable: true,
      description: "Opens the sealed part for this case: the hub's reviewers alone, after signing in again.",
    })
    caseId: string | null,
    @Ctx() context: HubContext,
  ): Promise<DecisionView | null> {
    if (typeof caseId === 'string' && !CASE_ID.test(caseId)) throw badInput('caseId', '3 to 60 letters and digits');
    const opening = typeof caseId === 'string' ? { caseId } : null;
    const decision = await context.services.decisions.one(callerOf(context), readUuid('id', id), opening);
    if (!decision.ok) throw readingError(decision.failure);
    return decision.value;
  }
}
