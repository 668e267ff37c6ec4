import { isConfidentialSource } from '../child-index/confidential-source.js';
import type { FeedSource } from './ports.js';

/**
 * Parts of names of services that are sensitive whoever provides them: sexual health and abortion, mental health,
 * substance misuse (5.25), and help against domestic abuse and exploitation, which whoever does the harm must not find
 * by an answer (11.92).
 */
const SENSITIVE_WORDS = [
  'SEXUAL',
  'CONTRACEPT',
  'GENITOURINARY',
  'MENTALHEALTH',
  'CAMHS',
  'PSYCHIATR',
  'SUBSTANCE',
  'DRUG',
  'ALCOHOL',
  'ADDICTION',
  'EATINGDISORDER',
  'PSYCHOLOG',
  'TERMINATION',
  'ABORTION',
  'REFUGE',
  'DOMESTIC',
  'EXPLOITATION',
];

/** Short ones that stand within other words: only as words of their own. */
const SENSITIVE_INITIALS = ['HIV', 'IDVA', 'MARAC'];

/** Whether an involvement in this service must be stated as sensitive; providers may mark others as well. */
export function mustBeSensitive(
  service: string,
  source: Pick<FeedSource, 'sourceClass' | 'confidentialService'>,
): boolean {
  // letters that only look different are the same letters
  const name = service.normalize('NFKD').toUpperCase();
  const letters = name.replace(/[^A-Z]/g, '');
  const words = name.replace(/\./g, '').split(/[^A-Z]+/);
  return (
    isConfidentialSource(source) ||
    SENSITIVE_WORDS.some((word) => letters.includes(word)) ||
    SENSITIVE_INITIALS.some((initials) => words.includes(initials))
  );
}
