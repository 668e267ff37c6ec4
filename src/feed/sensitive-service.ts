import { isConfidentialClass } from '../child-index/confidential-source.js';

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
export function mustBeSensitive(service: string, sourceClass: string | null): boolean {
  const letters = service.toUpperCase().replace(/[^A-Z]/g, '');
  return isConfidentialClass(sourceClass) || SENSITIVE_WORDS.some((word) => letters.includes(word));
}
