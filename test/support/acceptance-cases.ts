/** How many golden cases bear the number, whatever they are called there. */
interface Golden {
  readonly golden: number;
}
/** A test: the file, and the title as it stands there. */
interface Test {
  readonly file: string;
  readonly title: string;
}
/** What no test shows, and why there is nothing to show yet. */
interface NotBuilt {
  readonly notBuilt: string;
}
/** What shows one part of an acceptance case. */
export type Shown = Golden | Test | NotBuilt;

const inFile = (file: string, ...titles: readonly string[]): readonly Test[] =>
  titles.map((title) => ({ file: `test/${file}.test.ts`, title }));
const notBuilt = (what: string): NotBuilt => ({ notBuilt: what });

/** The twenty acceptance cases by number: where each part of one is shown, or that it is not built. */
export const ACCEPTANCE_CASES: Readonly<Record<number, readonly Shown[]>> = {
  1: [
    { golden: 2 },
    ...inFile(
      'api/protected-child',
      'is not searched for by a hidden postcode: the true one gives the bytes of a wrong one, a former one those of none',
      'gives those who may hear of social care the plan, and nothing that leads to the child',
    ),
    ...inFile('api/non-inference-households', 'hears at every door of an address where nobody has a plan, at %s'),
    // the same time band
    ...inFile(
      'unit/http/answer-beat',
      'gives two answers that took different work the same time, whatever the phase',
      'holds answers, refusals and faults alike and leaves them as they are',
    ),
    notBuilt('how far the times of the two worlds lie apart is measured by a benchmark and held by no test'),
  ],
  2: [
    { golden: 2 },
    ...inFile(
      'api/protected-child',
      'is opened by an override with a fresh sign-in for that request, and by nothing less',
    ),
    ...inFile(
      'unit/notification/override-notices',
      'is told to both information governance leads even in a silent reading, due in 1 working day, naming nobody',
    ),
    ...inFile('api/request-id', 'at once when it opened a shield: an access override is never given again'),
    notBuilt('the warning: that an override is told and reviewed stands in the description of the API alone'),
    notBuilt(
      'a case of information governance: the leads are given notices, and nothing is opened, reviewed or closed',
    ),
  ],
  3: [
    { golden: 2 },
    ...inFile(
      'integration/feed/submit-feed',
      'keeps nothing of a row without the consent to be recorded',
      'keeps it on the recorded suspicion of the provider, whatever became of the consent',
    ),
    ...inFile(
      'api/byte-equality',
      'under a stated ground of public interest has one line: never type, name, number or date',
    ),
  ],
  4: [
    { golden: 2 },
    ...inFile('unit/child-index/consent-in-force', 'follows a withdrawal from its instant, not before'),
    ...inFile(
      'policy/replay',
      'gives the same bytes from facts and rules that were stored as text, whatever the order of the rules',
    ),
  ],
  5: [
    { golden: 2 },
    ...inFile('integration/feed/pointers-and-judgements', 'are kept, changed and taken out as any statement'),
    // a judgement without a review is one of the rows
    ...inFile('unit/feed/read-row', 'finds %s and says where'),
    notBuilt('statistics: no judgement of a holder is counted anywhere'),
  ],
  6: inFile('unit/enquiry/enquiry-input', 'never defaults the setting'),
  7: [
    { golden: 3 },
    ...inFile('unit/enquiry/item-facts', 'call an ended plan an alert for 365 days and history after'),
    ...inFile(
      'unit/release/message-in-words',
      'of a plan that ended within a year says that it is an alert, never that all is well',
    ),
    ...inFile(
      'unit/cli/answer-text',
      'begins with a plan that ended within 365 days, as an alert, and with none that ended before',
    ),
    ...inFile(
      'unit/release/pointers',
      'of an unborn child stays with a note when the due date has passed and no birth is recorded',
    ),
    notBuilt(
      '28 days after the due date: a plan of before birth is kept as any other, whether or not the birth is linked',
    ),
  ],
  8: [
    ...inFile('unit/release/phones', 'is the office while it is open and the emergency duty team when it is not'),
    ...inFile('unit/directory/office-hours', 'is closed at three in the morning and at the weekend', 'is closed on %s'),
  ],
  9: [{ golden: 4 }],
  10: [
    ...inFile('unit/notification/notices-for', 'names no child and no address in any notice but the contact record'),
    ...inFile(
      'unit/notification/override-notices',
      'is told to both information governance leads even in a silent reading, due in 1 working day, naming nobody',
    ),
  ],
  11: [
    { golden: 1 },
    ...inFile('api/byte-equality', 'has, for everybody who states no ground, the bytes of the same child without it'),
    ...inFile(
      'api/non-inference-judgements',
      'is heard of at no door by anybody, and of anybody who lives with the child',
    ),
    ...inFile('api/non-inference-records', 'is the same whoever is asked about'),
    ...inFile('api/non-inference-rehearsal', 'do not move with what is removed first from every answer about a child'),
    ...inFile('api/non-inference-pointers', 'is heard of at no door by those who are not told of it'),
    notBuilt("the family's access log, which is case 12"),
  ],
  12: [notBuilt('the history of who looked, for a family')],
  13: [notBuilt('holding a feed that falls')],
  14: [notBuilt('undoing a merge, with recall notices')],
  15: inFile(
    'api/policy-rehearsal',
    'counts by organisation and outcome what would change, and shows no number below ten',
  ),
  16: [
    ...inFile('fault/log-tampered', 'is found %s, and the first bad place is named'),
    ...inFile(
      'integration/persistence/roles',
      'meets the guard when the grants are lost: not even the owner changes a decision',
    ),
  ],
  17: [
    ...inFile(
      'api/oversight-second-page',
      'is refused to who could read the first and may not any more',
      'shows nothing to who reads for another organisation meanwhile',
      'shows nothing about a child whose relative the reader is, as the index has learned meanwhile',
    ),
    notBuilt('an answer has no pages: of the lists that have them, decisions are judged again by who reads'),
  ],
  18: [
    { golden: 2 },
    ...inFile('policy/acceptance-cases', 'adds its own line alone to what %s is told, and no line weighs more'),
    notBuilt('a notice of it: who works with a child is told of enquiries, and of no registration'),
  ],
  19: [
    { golden: 2 },
    ...inFile('unit/enquiry/conflict-as-typed', 'is a shared surname with the own postcode'),
    ...inFile(
      'unit/notification/notices-for',
      'as typed is told to the hub and the designated manager, and the concern is not lost',
    ),
    ...inFile('api/protected-child', 'is answered with the bytes of an identity that is not confirmed'),
  ],
  20: [
    { golden: 1 },
    ...inFile('unit/enquiry/enquiry-input', 'names the wrong part of a subject and what is accepted there'),
    ...inFile('unit/matching/confirm-identity', 'does not confirm with another birth date, given name or family name'),
  ],
};
