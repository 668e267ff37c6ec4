import type { Standing } from '../decision-policy/facts/facts.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { EnquirerPerson } from './enquirer.js';

/** Whether a check of `heldSince` that holds for `months` still holds on `today`; no date counts as lapsed. */
export function standing(heldSince: CalendarDate | null, months: number, today: CalendarDate): Standing {
  if (heldSince === null || heldSince > today) return 'LAPSED';
  return plusMonths(heldSince, months) >= today ? 'CURRENT' : 'LAPSED';
}

/** Vetting of a practitioner (2.15); someone on a barred list is never answered. */
export function vettingStanding(person: EnquirerPerson, today: CalendarDate): Standing | 'BARRED' {
  return person.barred ? 'BARRED' : standing(person.vettingCheckedOn, person.vettingRenewalMonths, today);
}

/** Safeguarding training of a practitioner (2.15, 4.x). */
export function trainingStanding(person: EnquirerPerson, today: CalendarDate): Standing {
  return standing(person.trainingCompletedOn, person.trainingRenewalMonths, today);
}

/** Whether vetting and training both hold today, as they must of whoever is told anything of others. */
export function isInGoodStanding(person: EnquirerPerson, today: CalendarDate): boolean {
  return vettingStanding(person, today) === 'CURRENT' && trainingStanding(person, today) === 'CURRENT';
}

function plusMonths(date: CalendarDate, months: number): string {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  // compared as text: 31 of a short month sorts after its last day, which is what "until the end of it" means
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}${date.slice(7)}`;
}
