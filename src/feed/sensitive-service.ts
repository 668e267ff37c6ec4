import { isConfidentialSource } from '../child-index/confidential-source.js';
import type { FeedSource } from './ports.js';

/** Parts of names of services that are sensitive whoever provides them: sexual health, mental health, substance misuse. */
const SENSITIVE_WORDS = [
  'SEXUAL',
  'CONTRACEPT',
  'GENITOURINARY',
  'MENTALHEALTH',
  'CAMHS',
  'PSYCHIATR',
  'SUBSTANCE',
  'DRUGANDALCOHOL',
  'ALCOHOL',
];

/** Whether an involvement in this service must be stated as sensitive; providers may mark others as well. */
export function mustBeSensitive(
  service: string,
  source: Pick<FeedSource, 'sourceClass' | 'confidentialService'>,
): boolean {
  const letters = service.toUpperCase().replace(/[^A-Z]/g, '');
  return isConfidentialSource(source) || SENSITIVE_WORDS.some((word) => letters.includes(word));
}
