import type { Decision, ItemDecision } from '../decision-policy/decision.js';
import type { DecisionView, FieldOfDecision } from './decision-view.js';
import type { RecordedDecision } from './ports.js';

/**
 * A recorded decision as it may be shown. What was removed first is left out, with its rules, unless the sealed part
 * is opened: an auditor of the enquirer's own organisation learns no more of a protected fact than the enquirer did.
 */
export function viewOf(recorded: RecordedDecision, opened: boolean): DecisionView {
  const decision = JSON.parse(recorded.decision) as Decision;
  const request = JSON.parse(recorded.request) as { readonly reason?: string; readonly onBehalfOf?: string | null };
  const context = JSON.parse(recorded.context) as { readonly authenticationLevel?: number };
  return {
    id: recorded.id,
    decidedAt: recorded.decidedAt,
    organisation: recorded.organisation,
    group: recorded.group,
    purpose: recorded.purpose,
    setting: recorded.setting,
    concern: recorded.concern,
    outcome: recorded.outcome,
    practitioner: recorded.practitioner,
    reason: request.reason ?? '',
    onBehalfOf: request.onBehalfOf ?? null,
    authenticationLevel: context.authenticationLevel ?? 0,
    closed: decision.closed.map((closed) => closed.rule),
    fields: renumbered(decision.items.filter((item) => !item.removedFirst))
      .flatMap(fieldsOf)
      .filter(spokenOf(decision)),
    answer: recorded.answer,
    policyVersion: recorded.policyVersion,
    leafHash: recorded.leafHash,
    sealed: opened
      ? {
          facts: recorded.facts,
          protectedFields: decision.items.flatMap((item) =>
            item.removedFirst ? fieldsOf(item) : fieldsOf(item).filter((field) => !spokenOf(decision)(field)),
          ),
        }
      : null,
  };
}

/** A released field, or one of which the enquirer was told that it is withheld: a rule that told nothing stays sealed. */
function spokenOf({ withheld }: Decision): (field: FieldOfDecision) => boolean {
  const told = new Set(withheld.flatMap(({ kind, fields, rule }) => fields.map((field) => `${kind} ${field} ${rule}`)));
  return ({ kind, field, released, rule }) => released || told.has(`${kind} ${field} ${rule}`);
}

/** Items counted anew within their kind: a gap in the recorded references would betray what was removed. */
function renumbered(items: readonly ItemDecision[]): readonly ItemDecision[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const place = counts.get(item.kind) ?? 0;
    counts.set(item.kind, place + 1);
    return { ...item, ref: `${item.kind.toLowerCase()}:${place}` };
  });
}

function fieldsOf(item: ItemDecision): FieldOfDecision[] {
  return item.fields.map((decided) => ({
    item: item.ref,
    kind: item.kind,
    field: decided.field,
    released: decided.released,
    rule: decided.rule,
  }));
}
