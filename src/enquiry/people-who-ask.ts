import type { EnquirerPerson } from '../directory/enquirer.js';
import type { LookUp } from './ports.js';

/** Everybody who would learn the answer: the enquirer and, named or confirmed, the colleague asked for. */
export function peopleWhoAsk({ enquirer, colleague }: LookUp): readonly EnquirerPerson[] {
  return [enquirer, colleague].flatMap((one) => (one === null ? [] : [one.practitioner]));
}
