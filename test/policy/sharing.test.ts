import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { openOnUnknown } from '../../src/decision-policy/compile/ability.js';
import { createJudgeSharing } from '../../src/decision-policy/sharing/judge-sharing.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import type { SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import type { SharingRule } from '../../src/decision-policy/sharing/sharing-rule.js';
import { NOW } from '../support/builders.js';
import { factsOfSharingCase, readSharingCases } from '../support/sharing-case.js';
import { sharingFacts } from '../support/sharing-facts.js';

const cases = readSharingCases();
const judge = createJudgeSharing(SHARING_RULESET);
const FOLDER = new URL('../../src/decision-policy/sharing/rules/', import.meta.url);
const CITATION = /^(\d{1,2}\.\d{1,3}|Appendix \d paragraph \d+)$/;
const each = SHARING_RULESET.map((rule) => [rule.id, rule] as const);

const named = (rules: readonly { readonly rule: string }[]) => rules.map(({ rule }) => rule.replace('sharing/', ''));

/** Every rule that says something: an input that lacks, a result that is none, a task. */
function speaking(facts: SharingFacts): readonly string[] {
  const { missing, notAllowed, breaches, tasks } = judge(facts, NOW);
  return [...named(missing), ...named(notAllowed), ...named(breaches), ...named(tasks)];
}

describe('golden cases of holders’ decisions', () => {
  it.each(cases.map((golden) => [`${golden.file}: ${golden.case}`, golden] as const))('%s', (_, golden) => {
    const facts = factsOfSharingCase(golden);
    const { missing, notAllowed, breaches, tasks } = judge(facts, NOW);
    expect({
      missing: named(missing),
      notAllowed: named(notAllowed),
      breaches: named(breaches),
      tasks: named(tasks),
    }).toEqual({
      missing: [...golden.missing].sort(),
      notAllowed: [...golden.notAllowed].sort(),
      breaches: [...golden.breaches].sort(),
      tasks: [...golden.tasks].sort(),
    });
    const inFull = golden.tasksInFull.map((task) => ({ ...task, rule: `sharing/${task.rule}` }));
    expect(tasks).toEqual(expect.arrayContaining(inFull));
    for (const [rule, changed] of Object.entries(golden.nearly)) {
      expect(Object.keys(changed)).toHaveLength(1);
      expect(speaking(facts)).not.toContain(rule);
      expect(speaking(factsOfSharingCase(golden, changed)), rule).toContain(rule);
    }
  });

  it.each(SHARING_RULESET.map(({ id }) => id))(
    'has a case in which %s speaks and one in which it nearly does',
    (id) => {
      const name = id.replace('sharing/', '');
      const spoken = cases.filter((one) =>
        [...one.missing, ...one.notAllowed, ...one.breaches, ...one.tasks].includes(name),
      );
      expect(spoken.length).toBeGreaterThan(0);
      expect(cases.filter((one) => name in one.nearly).length).toBeGreaterThan(0);
    },
  );
});

describe('the rules about holders’ decisions', () => {
  it.each(each)('%s has text for people and cites a paragraph', (_, rule) => {
    expect(rule.text).toMatch(/^[a-z].{10,}[^.]$/);
    expect(rule.citations.length).toBeGreaterThan(0);
    for (const citation of rule.citations) expect(citation).toMatch(CITATION);
  });

  it.each(each)('%s stands in a file of its name, with a comment whose paragraphs it cites', (id, { citations }) => {
    const file = new URL(`${id.replace('sharing/', '')}.ts`, FOLDER);
    expect(existsSync(file)).toBe(true);
    const [comment = ''] = /\/\*\*\n( \* .*\n)+ \*\/\nexport const/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(comment).not.toBe('');
    expect(citations).toEqual(expect.arrayContaining(comment.match(/\b\d{1,2}\.\d{1,3}\b/g) ?? []));
  });

  it('are all listed', () => {
    const files = readdirSync(FOLDER).map((file) => `sharing/${file.slice(0, -3)}`);
    expect(files.sort()).toEqual(SHARING_RULESET.map(({ id }) => id).sort());
  });

  it('say what else an approved refusal under 13 takes where danger now was left open', () => {
    const approved = { result: 'REFUSED', detailedReasons: 'GIVEN', approval: 'NAMED_IN_DIRECTORY' } as const;
    const under13 = { sexualActivity: 'YES', ageAtEvent: 'UNDER_13', immediateDanger: 'UNKNOWN' } as const;
    const [fault] = judge(sharingFacts({ ...under13, ...approved }), NOW).notAllowed;
    expect(fault?.accepted.join(', ')).toMatch(
      /only where no child is in danger now and that is stated, the exceptional refusal .*under 13/,
    );
  });

  it('ask from 13 to 15 for somebody who is named as the lead, since the hub knows no lead', () => {
    const { breaches } = judge(sharingFacts({ sexualActivity: 'YES', belief: 'LESSER_CONCERN' }), NOW);
    const fault = breaches.find(({ rule }) => rule === 'sharing/13-to-15-lead-consulted');
    expect(fault?.accepted.join(', ')).toContain('who you name');
  });

  it('are never taken away by a fact that is not known', () => {
    const open = SHARING_RULESET.filter((rule) => {
      const second = rule.effect === 'require' ? rule.lacking : rule.effect === 'refuse' ? rule.against : {};
      return openOnUnknown(rule.when, false) !== null || openOnUnknown(second, false) !== null;
    });
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it('are frozen and plain JSON, and judge from their JSON as from their source', () => {
    expect(SHARING_RULESET.every((rule) => Object.isFrozen(rule) && Object.isFrozen(rule.when))).toBe(true);
    const read = JSON.parse(JSON.stringify(SHARING_RULESET)) as SharingRule[];
    const facts = sharingFacts({ result: 'REFUSED', belief: 'SIGNIFICANT_HARM_TO_CHILD' });
    expect(createJudgeSharing(read.reverse())(facts, NOW)).toEqual(judge(facts, NOW));
  });

  it('come into force with a day and go with one', () => {
    const dated = SHARING_RULESET.map((rule) => ({ ...rule, since: '2026-11-20', until: '2026-11-21' }));
    expect(createJudgeSharing(dated)(sharingFacts({ reasons: 'NOT_GIVEN' }), NOW).missing).toEqual([]);
  });

  it('stop the start when one is not well made', () => {
    const [first] = SHARING_RULESET as readonly [SharingRule];
    expect(() => createJudgeSharing([first, first])).toThrow('two rules have the same id');
    const open = { ...first, when: { result: 'REFUSED' } } as SharingRule;
    expect(() => createJudgeSharing([open])).toThrow('would not apply when `result` is not known');
  });

  it('judge no facts that do not parse', () => {
    expect(() => judge({ ...sharingFacts(), belief: 'PERHAPS' } as never, NOW)).toThrow('do not parse at belief');
  });
});
