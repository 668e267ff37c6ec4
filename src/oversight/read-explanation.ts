import { createDecide, EVALUATOR } from '../decision-policy/decide.js';
import type { Decision } from '../decision-policy/decision.js';
import { explainDecision, type ExplainingPolicy } from '../decision-policy/explain/explain-decision.js';
import { createExplainRule } from '../decision-policy/explain/explain.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import type { Sha256OfText } from '../decision-policy/rulebook/policy-version.js';
import { rulebookOf, type PolicyRule } from '../decision-policy/rulebook/rulebook.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { Caller } from '../enquiry/caller.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { DecisionId } from '../shared/ids.js';
import { ok, type Result } from '../shared/result.js';
import { explanationView, storedExplanation, withoutFacts, type ExplanationView } from './explanation-view.js';
import type { DecisionReader, OwnEnquiry, ReaderLookUp, ReadingRecorder, PolicyOf } from './ports.js';
import { isOversight, whoReads, type ReadingFailure } from './who-reads.js';

export interface ExplanationPorts {
  readonly directory: ReaderLookUp;
  readonly decisions: DecisionReader;
  readonly recorder: ReadingRecorder;
  readonly policyOfVersion: PolicyOf;
  readonly sha256: Sha256OfText;
}

/**
 * Explains recorded enquiries, each by the facts and the ruleset that decided it, never by today's. The enquirer reads
 * the own ones in whatever standing, since a lapse is often what is to be explained; information governance reads those
 * of others as it reads decisions. For everything else the answer is `null`, whether or not there is such a decision.
 * Each explanation is recorded before it is shown, and so is each asking of somebody whom the directory knows.
 */
export function createReadExplanation(ports: ExplanationPorts) {
  const policies = new Map<string, Promise<ExplainingPolicy>>();

  return async function explain(
    caller: Caller,
    id: DecisionId,
  ): Promise<Result<ExplanationView | null, ReadingFailure>> {
    const { enquirer, instant, today } = await ports.directory.reader(caller);
    const found = isOversight(enquirer)
      ? await ofOthers(enquirer, today, id)
      : ok(await ports.decisions.own(caller, id));
    if (!found.ok) return found;
    const explained = found.value === null ? null : await inWords(found.value);
    // nobody of the directory asked, and nothing was shown: made-up ids fill no record
    if (explained === null && enquirer === null) return ok(null);
    await ports.recorder.recordReading({
      caller,
      reader: enquirer,
      at: instant,
      what: { explained: id },
      shown: explained === null ? [] : [explained.decisionId],
      caseId: null,
    });
    return ok(explained);
  };

  async function ofOthers(
    enquirer: Enquirer | null,
    today: CalendarDate,
    id: DecisionId,
  ): Promise<Result<OwnEnquiry | null, ReadingFailure>> {
    const who = whoReads(enquirer, today);
    if (!who.ok) return who;
    const { enquirer: reader, scope } = who.value;
    const read = await ports.decisions.one(reader, scope, id);
    if (read === null) return ok(await ports.decisions.erased(reader, scope, id));
    return ok(read.kind !== 'ENQUIRY' || read.ofAnother ? null : { ...read, recorded: read, erasedOn: null });
  }

  async function inWords({ id, decidedAt, policyVersion, recorded, erasedOn }: OwnEnquiry) {
    const decision = { decisionId: id, decidedAt, policyVersion };
    if (recorded === null) return withoutFacts(decision, erasedOn);
    const decided = JSON.parse(recorded.decision) as Decision;
    if (decided.evaluator !== EVALUATOR) return storedExplanation(decision, decided, await wordsOf(policyVersion));
    const facts = JSON.parse(recorded.facts) as EnquiryFacts;
    return explanationView(decision, explainDecision(facts, decided, await policyOf(policyVersion)));
  }

  /** Policies are few and never change: each is compiled once. */
  function policyOf(version: string): Promise<ExplainingPolicy> {
    const known = policies.get(version);
    if (known !== undefined) return known;
    const compiled = compile(version);
    policies.set(version, compiled);
    // a database that did not answer is asked again the next time
    compiled.catch(() => policies.delete(version));
    return compiled;
  }

  async function compile(version: string): Promise<ExplainingPolicy> {
    const rules = await rulesOf(version);
    return { decide: createDecide(rules, ports.sha256), ruleText: createExplainRule(rulebookOf(rules).enquiry) };
  }

  /** The rules in words alone: this evaluator need not be able to compile what another one decided by. */
  async function wordsOf(version: string): Promise<ExplainingPolicy['ruleText']> {
    return createExplainRule(rulebookOf(await rulesOf(version)).enquiry);
  }

  async function rulesOf(version: string): Promise<readonly PolicyRule[]> {
    const rules = await ports.policyOfVersion(version);
    if (rules === null) throw new Error('the policy that decided is not stored');
    return rules;
  }
}
