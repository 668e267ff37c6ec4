import { byId } from '../rulebook/by-id.js';
import { compileConditions } from '../rulebook/conditions.js';
import { openOnUnknown } from './ability.js';
import type { SourceClass } from '../facts/vocabulary.js';
import type { LegalBasisCode } from '../legal-basis.js';
import type { GatewayRule, RuleSubject } from '../rulebook/rule.js';

/** The gateways that carry what one class of source holds to the enquirer's organisation, and their legal bases. */
export interface Carried {
  /** Ids, sorted. */
  readonly gateways: readonly string[];
  readonly legalBasis: readonly LegalBasisCode[];
}

/** Which gateways in force carry an item; it reads the enquiry and the class of the item's source alone. */
export type FindGateways = (subject: RuleSubject) => Carried;

/** Facts of an item that a gateway may not read: one gateway carries all that a source of its class holds, or nothing. */
const ITEM_ALONE: readonly string[] = ['itemKind', 'protection', 'consent', 'detriment', 'currency', 'gateway'];

/**
 * Compiles the gateways (Appendix 1). Throws on one that would open on a fact that is not known, that reads more of an
 * item than the class of its source, or that names no direction.
 */
export function compileGateways(rules: readonly GatewayRule[]): FindGateways {
  const gateways = [...rules].sort(byId).map((rule) => {
    refuseUnlessDirected(rule);
    return { rule, carries: compileConditions(rule.when) };
  });
  return (subject) => {
    const found = gateways.filter(({ carries }) => carries(subject)).map(({ rule }) => rule);
    return {
      gateways: found.map(({ id }) => id),
      legalBasis: [...new Set(found.flatMap(({ legalBasis }) => legalBasis))],
    };
  };
}

/** The same for one enquiry, found once for each class of source. */
export function oncePerSourceClass(find: FindGateways): FindGateways {
  const known = new Map<SourceClass | 'UNKNOWN', Carried>();
  return (subject) => {
    const found = known.get(subject.sourceClass) ?? find(subject);
    known.set(subject.sourceClass, found);
    return found;
  };
}

function refuseUnlessDirected(rule: GatewayRule): void {
  const open = openOnUnknown(rule.when, true);
  if (open !== null) throw new Error(`gateway \`${rule.id}\` would open when \`${open}\` is not known`);
  if (rule.when.sourceClass === undefined || rule.when.organisationKind === undefined) {
    throw new Error(`gateway \`${rule.id}\` does not say whose information goes to whom`);
  }
  const read = ITEM_ALONE.find((fact) => fact in rule.when);
  if (read !== undefined) throw new Error(`gateway \`${rule.id}\` reads \`${read}\``);
}
