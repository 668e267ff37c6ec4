import type {
  AuthorityStatement,
  EnquiryAnswer,
  Phone,
  ReleasedChild,
  ReleasedPlan,
} from '../../release/enquiry-answer.js';
import { endedLately } from '../../child-index/ended-lately.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { displayNhsNumber } from '../../shared/nhs-number.js';

/**
 * An answer as a person reads it at a desk: the alert, what it means, whom to phone, social care, practitioners, what
 * is withheld and who could change that, what to do next, how fresh it is, the receipt.
 */
export function answerText(answer: EnquiryAnswer): string {
  const { child, withheld, nextSteps, legalBasis, receipt } = answer;
  const parts = [
    alerts(answer),
    [`${answer.outcome.replaceAll('_', ' ')}: ${answer.message}`],
    section('PHONE NOW', phoneLines(answer.phoneNow)),
    section('SOCIAL CARE', answer.socialCare.flatMap(authority)),
    ...(child === null ? [] : released(child)),
    section('EARLIER ENQUIRIES', earlier(answer)),
    section(
      'WITHHELD, AND WHO COULD CHANGE THAT',
      withheld.flatMap(({ what, why, citation, whoCouldChangeIt }) => [
        `${what}: ${why}${citation === '' ? '' : ` (${citation})`}`,
        ...(whoCouldChangeIt === '' ? [] : [`  ${whoCouldChangeIt}`]),
      ]),
    ),
    section(
      'NEXT STEPS',
      nextSteps.map(({ text, toWhom, byWhen, phone }) => joined([text, toWhom, byWhen, phone], ' · ')),
    ),
    section(
      'HOW FRESH',
      answer.asOf.map(({ source, state, asOf }) => `${words(source)}: ${FRESH[state]}${as(asOf)}`),
    ),
    section(
      'LEGAL BASIS',
      legalBasis.map(({ text, citation }) => `${text} (${citation})`),
    ),
    section('RECEIPT', [
      `decision ${receipt.decisionId}, ${receipt.decidedAt}`,
      `policy ${receipt.policyVersion.slice(0, 12)}, leaf ${receipt.leafHash}`,
    ]),
  ];
  return `${plain(
    parts
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n'),
  )}\n`;
}

/** Telephone numbers, one a line, in the order in which to phone. */
export function phoneLines(phones: readonly Phone[]): readonly string[] {
  return phones.map(({ label, number, hours }) => `${number}  ${joined([label, hours], ', ')}`);
}

/** Text without control characters: what others wrote cannot steer a terminal. */
export function plain(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\u{fffd}');
}

const FRESH = { IN_TIME: 'in time', LATE: 'LATE', NEVER: 'has never spoken' } as const;
const CASES: Readonly<Record<AuthorityStatement['case'], string>> = {
  OPEN: 'a case is open',
  CLOSED: 'a case was open and is closed',
  NOT_KNOWN: 'not known to social care',
  NOT_PERMITTED: 'whether a case is open may not be told',
  NOT_CHECKED: 'could not be checked: this does not mean that there is no case',
};
const PLANS: Readonly<Record<AuthorityStatement['plan'], string>> = {
  IN_FORCE: 'a plan is in force',
  ENDED: 'a plan has ended',
  NONE_RECORDED: 'no plan is recorded',
  NOT_PERMITTED: 'whether there is a plan may not be told',
  NOT_CHECKED: 'plans could not be checked: this does not mean that there is none',
};

function alerts({ socialCare, receipt }: EnquiryAnswer): readonly string[] {
  const today = receipt.decidedAt.slice(0, 10) as CalendarDate;
  const alert = (words: string, name: string, plans: readonly ReleasedPlan[]) =>
    `!! ${words} · ${name}${plans.map((plan) => ` · ${planText(plan)}`).join('')}`;
  return socialCare.flatMap(({ authority: name, plan, plans }) => {
    if (plan === 'IN_FORCE') return [alert('PLAN IN FORCE', name, plans)];
    const lately = plans.filter(({ end }) => end !== null && endedLately(end as CalendarDate, today));
    return plan === 'ENDED' && lately.length > 0 ? [alert('PLAN ENDED, NO REASSURANCE', name, lately)] : [];
  });
}

function authority(statement: AuthorityStatement): readonly string[] {
  const { authority: name, caseOpened, caseClosed, childInNeed, plans, leadSocialWorker, asOf } = statement;
  const dates = joined(
    [caseOpened === null ? '' : `from ${caseOpened}`, caseClosed === null ? '' : `to ${caseClosed}`],
    ' ',
  );
  return [
    `${name}: ${joined([CASES[statement.case], dates, childInNeed === true ? 'child in need' : ''], ', ')}`,
    `  ${PLANS[statement.plan]}`,
    ...plans.map((plan) => `  ${planText(plan)}`),
    ...(leadSocialWorker === null
      ? []
      : [
          `  lead social worker: ${joined([leadSocialWorker.name, leadSocialWorker.team, leadSocialWorker.phone], ', ')}`,
        ]),
    ...(asOf === null ? [] : [`  as of ${asOf}`]),
  ];
}

function planText({ kind, categories, start, end, note }: ReleasedPlan): string {
  const period = joined([start === null ? '' : `from ${start}`, end === null ? '' : `to ${end}`], ' ');
  return joined([words(kind ?? 'plan'), categories.map(words).join(' and '), period, note], ', ');
}

function released(child: ReleasedChild): readonly (readonly string[])[] {
  const { givenName, familyName, birthDate, sex, nhsNumber, involvements, household } = child;
  const number = nhsNumber === null ? null : displayNhsNumber(nhsNumber);
  return [
    section('CHILD', [joined([joined([givenName, familyName], ' '), birthDate, words(sex ?? ''), number], ', ')]),
    section('PRACTITIONERS', [
      ...involvements.map(({ service, organisation, practitioner, contact, since, until }) =>
        joined(
          [
            words(service ?? ''),
            organisation,
            practitioner,
            contact,
            since && `since ${since}`,
            until && `until ${until}`,
          ],
          ', ',
        ),
      ),
      ...child.confidentialServices,
      ...child.commonAssessments.map(({ holder, contact, since }) =>
        joined(['common assessment', holder && `held by ${holder}`, contact, since && `since ${since}`], ', '),
      ),
      ...child.askThePolice,
    ]),
    section(
      'OTHER CHILDREN OF THE HOUSEHOLD',
      household.map(({ givenName: given, familyName: family, ageInYears, planInForce }) =>
        joined(
          [joined([given, family], ' '), ageInYears === null ? '' : `aged ${ageInYears}`, householdPlan(planInForce)],
          ', ',
        ),
      ),
    ),
  ];
}

function householdPlan(planInForce: boolean | null): string {
  if (planInForce === null) return '';
  return planInForce ? 'a plan is in force' : 'no plan in force';
}

function earlier({ earlierEnquiries }: EnquiryAnswer): readonly string[] {
  const { earlierEnquiryOfUnknownChild: before, entries } = earlierEnquiries;
  const lines = entries.map(({ date, setting, sector, organisation }) =>
    joined([date, words(setting ?? ''), words(sector ?? ''), organisation], ', '),
  );
  if (before === null) return lines;
  return [
    before ? 'somebody else has asked about this child before' : 'nobody else has asked about this child before',
    ...lines,
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line !== '');
  return filled.length === 0 ? [] : [title, ...filled.map((line) => `  ${line}`)];
}

function joined(parts: readonly (string | null | undefined)[], by: string): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(by);
}

function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

function as(asOf: string | null): string {
  return asOf === null ? '' : `, as of ${asOf}`;
}
