import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listed, type ListedRule } from '../../../src/cli/policy/listed-rules.js';
import { rehearsalText } from '../../../src/cli/policy/rehearse.js';
import { SHIPPED_POLICY, SHIPPED_RULEBOOK } from '../../../src/compose/shipped-policy.js';
import { isCommenced } from '../../../src/decision-policy/rulebook/not-commenced.js';
import { rulesOf } from '../../../src/decision-policy/rulebook/rulebook.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('hub policy list', () => {
  const rules: readonly ListedRule[] = rulesOf(SHIPPED_RULEBOOK).map((rule) => ({
    ...rule,
    goldenCases: { decides: [`${rule.id} decides here`], nearlyDecides: [`${rule.id} nearly decides here`] },
  }));
  const text = listed(rules, SHIPPED_POLICY.version, 'as built');
  const lines = text.split('\n');

  it('shows every rule with its words, its citation and since when it is in force', () => {
    for (const rule of rules) {
      const place = lines.findIndex((line) => line.startsWith(`    ${rule.id}: `));
      expect(lines[place - 1]).toBe(`  ${rule.text}`);
      expect(lines[place]).toContain(rule.citations.join('; '));
      const period = `since ${rule.since}${rule.until === null ? '' : ` until ${rule.until}`}`;
      expect(lines[place]).toContain(isCommenced(rule) ? period : 'not in force');
      expect(lines[place]).not.toContain('9999');
    }
  });

  it('shows of every rule the cases in which it decides and nearly decides', () => {
    for (const { id } of rules) {
      expect(lines).toContain(`    decides: ${id} decides here`);
      expect(lines).toContain(`    nearly decides: ${id} nearly decides here`);
    }
  });

  it('names the version that is the hash of what `emit` prints', () => {
    expect(lines[0]).toBe(`policy version ${sha256(SHIPPED_POLICY.ruleset)}`);
    expect(lines[1]).toBe('as built');
  });

  it('shows of every rule to whom and when it applies, in the names and values of the facts', () => {
    const after = (id: string) => lines.slice(lines.findIndex((line) => line.startsWith(`    ${id}: `)) + 1);
    expect(after('proportionality/police/harm')[0]).toMatch(/^ {4}applies where group is POLICE; column is HARM; /);
    expect(after('sharing/harm-refusal-is-no-result').slice(0, 2)).toEqual([
      expect.stringMatching(/^ {4}applies where harm is not NO; .*refusal is none of NONE, BESIDE_REFERRAL$/),
      '    is broken where result is none of SHARED, SHARED_IN_PART',
    ]);
    expect(after('proportionality/police/harm')[1]).toMatch(/^ {4}touches .*other children of the household/);
    for (const { id } of rules) expect(after(id)[0], id).toMatch(/^ {4}applies (always|where .+)$/);
  });

  it('shows the grounds that lift a rule, and on which legal basis it then gives way', () => {
    const lifts = rules.flatMap((rule) => ('liftedBy' in rule ? rule.liftedBy : []));
    expect(lifts.length).toBeGreaterThan(0);
    const shown = lines.filter((line) => line.startsWith('    lifted by: '));
    expect(shown).toHaveLength(lifts.length);
    for (const { ground, citations, legalBasis } of lifts) {
      const begins = `    lifted by: ${[ground, ...citations].join('; ')}; where `;
      const place = lines.findIndex((line) => line.startsWith(begins));
      expect(place, ground).toBeGreaterThan(0);
      const under = lines.slice(place + 1, place + 1 + legalBasis.length);
      expect(under).toEqual(legalBasis.map((code) => expect.stringMatching(`^ {6}on ${code}: .+ \\(.+\\)$`) as string));
    }
  });

  it('says in law what carries what is let out, and how far that is in force', () => {
    for (const rule of rules) {
      if (rule.effect !== 'gateway') continue;
      expect(lines).toContain(`    commencement: ${rule.commencement}`);
    }
    expect(text).toMatch(/carried by \w+: .+ \(.+\)/);
  });

  it('shows the rules about decisions that holders make themselves apart from the others', () => {
    const heading = lines.findIndex((line) => line.startsWith('SHARING'));
    expect(heading).toBeGreaterThan(0);
    const after = lines.slice(heading).filter((line) => /^ {4}[a-z-]+\/.*: /.test(line));
    expect(after).toHaveLength(SHIPPED_RULEBOOK.sharing.length);
  });
});

describe('hub policy rehearse', () => {
  const row = { organisationId: 'Z1', organisationName: 'One Practice', from: 'RELEASED', to: 'RELEASED' };
  const rehearsal = {
    version: 'a'.repeat(64),
    from: '2026-01-01T00',
    to: '2026-04-01T00',
    asOn: '2026-04-01',
    notRehearsed: [],
  };

  it('shows what would come out otherwise before what would not, by organisation', () => {
    const text = rehearsalText({
      ...rehearsal,
      rows: [
        { ...row, fields: 'SAME', decisions: '120' },
        { ...row, to: 'REFUSED', fields: 'FEWER', decisions: '30' },
        { ...row, organisationId: '', organisationName: '', fields: 'MORE', decisions: '10' },
        { ...row, from: null, to: null, fields: null, decisions: '<10' },
      ],
    });
    const [otherwise = '', same = ''] = text.split('WOULD COME OUT THE SAME');
    expect(otherwise).toContain('One Practice (Z1)\n            30  RELEASED -> REFUSED, fewer fields');
    expect(otherwise).toContain('no post chosen\n            10  RELEASED -> RELEASED, more fields');
    expect(same).toContain('120  RELEASED -> RELEASED, the same fields');
    expect(same).toContain('FEWER THAN 10 OF A KIND\n  One Practice (Z1)\n           <10  in all');
  });

  it('never says that nothing would, where it may be too few to show', () => {
    const none = 'WOULD COME OUT OTHERWISE\n  none that can be shown: fewer than 10, or none';
    const few = { ...row, from: null, to: null, fields: null, decisions: '<10' };
    expect(rehearsalText({ ...rehearsal, rows: [] })).toContain(none);
    expect(rehearsalText({ ...rehearsal, rows: [few] })).toContain(none);
  });

  it("says how many rules about holders' decisions differ, and that none is rehearsed", () => {
    const text = (notRehearsed: string[]) => rehearsalText({ ...rehearsal, rows: [], notRehearsed });
    const heading = "HOLDERS' OWN DECISIONS: NOT REHEARSED\n";
    expect(text(['sharing/a', 'sharing/b'])).toContain(
      `${heading}  2 rules about them differ from the policy in force; what that would do is in no number above\n    sharing/a\n    sharing/b`,
    );
    expect(text(['sharing/a'])).toContain(`${heading}  1 rule about them differs`);
    expect(text([])).toContain(`${heading}  no rule about them differs from the policy in force`);
  });
});
