import type { Decision, ItemDecision } from '../decision-policy/decision.js';
import type { EnquiryRequest } from '../enquiry/enquiry-request.js';
import type { SharingRequest } from '../sharing/sharing-request.js';
import type { DecisionView, FieldOfDecision, NamedPerson } from './decision-view.js';
import type { RecordedDecision } from './ports.js';
import { reAskOf } from './re-asks.js';

/**
 * A recorded decision as it may be shown. What was removed first is left out, with its rules, unless the sealed part
 * is opened: an auditor of the enquirer's own organisation learns no more of a protected fact than the enquirer did, and
 * one of another, who reviews who asked and why, learns nothing of the child.
 */
export function viewOf(recorded: RecordedDecision, opened: boolean): DecisionView {
  const decision = recorded.kind === 'ENQUIRY' ? (JSON.parse(recorded.decision) as Decision) : OF_NO_ITEMS;
  const items = recorded.ofAnother ? [] : decision.items;
  const request = JSON.parse(recorded.request) as Asked;
  const context = JSON.parse(recorded.context) as { readonly authenticationLevel?: number };
  return {
    id: recorded.id,
    kind: recorded.kind,
    decidedAt: recorded.decidedAt,
    organisation: recorded.organisation,
    group: recorded.group,
    purpose: recorded.purpose,
    setting: recorded.setting,
    concern: recorded.concern,
    outcome: recorded.outcome,
    logStanding: recorded.logStanding,
    practitioner: recorded.practitioner,
    reason: request.reason ?? '',
    onBehalfOf: request.onBehalfOf ?? null,
    publicInterest: request.publicInterest ?? null,
    override: request.override ?? null,
    authenticationLevel: context.authenticationLevel ?? 0,
    closed: decision.closed.map((closed) => closed.rule),
    fields: renumbered(items.filter((item) => !item.removedFirst))
      .flatMap(fieldsOf)
      .filter(spokenOf(decision)),
    answer: recorded.ofAnother ? '{}' : recorded.answer,
    policyVersion: recorded.policyVersion,
    leafHash: recorded.leafHash,
    named: [...recorded.named, ...namedByNameAlone(request)],
    reAskOf: reAskOf(recorded, recorded.earlierAsks),
    sealed: opened
      ? {
          subject: request.subject === undefined ? null : JSON.stringify(request.subject),
          facts: recorded.facts,
          protectedFields: decision.items.flatMap((item) =>
            item.removedFirst ? fieldsOf(item) : fieldsOf(item).filter((field) => !spokenOf(decision)(field)),
          ),
        }
      : null,
  };
}

/** What requests of every kind are read for; a decision of a holder names people, an enquiry does not. */
type Asked = Partial<
  Pick<EnquiryRequest, 'subject' | 'reason' | 'onBehalfOf' | 'publicInterest' | 'override'> &
    Pick<SharingRequest, 'adviser' | 'approval'>
>;

/** Who is named and does not stand in the directory cannot confirm (5.24). */
function namedByNameAlone({ adviser, approval }: Asked): readonly NamedPerson[] {
  const named = [
    { role: 'ADVISER', person: adviser?.person },
    { role: 'APPROVER', person: approval?.by },
  ];
  return named.flatMap(({ role, person }) =>
    person?.directory === null && person.name !== null ? [{ role, practitioner: person.name, confirmed: false }] : [],
  );
}

/** What a decision of another kind than an enquiry is: no rule of the ruleset closed it, no item was decided. */
const OF_NO_ITEMS: Pick<Decision, 'closed' | 'items' | 'withheld'> = { closed: [], items: [], withheld: [] };

/** A released field, or one of which the enquirer was told that it is withheld: a rule that told nothing stays sealed. */
function spokenOf({ withheld }: Pick<Decision, 'withheld'>): (field: FieldOfDecision) => boolean {
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
