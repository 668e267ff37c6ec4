import { familyNamesAgree, givenNamesAgree } from './name-agreement.js';
import { familyNameKey, isPlaceholderName, nameTokens } from './normalise-name.js';

/** Words before a family name that some write and others leave out: `Mc Donald`, `MacDonald`, `Al-Hassan`, `O'Neill`. */
const PREFIXES = ['O', 'MC', 'MAC', 'FITZ', 'DE', 'DI', 'DA', 'LA', 'LE', 'AL', 'EL', 'VAN', 'VON', 'ST'] as const;
/** Words that many unrelated family names share. */
const PARTICLES = new Set([
  'VAN',
  'VON',
  'DER',
  'DEN',
  'DOS',
  'DAS',
  'DEL',
  'DELLA',
  'BIN',
  'IBN',
  'ABU',
  'MAC',
  'FITZ',
]);
/** A shorter token is nobody's name by itself. */
const SHORTEST = 3;
/** What is left of a name without its prefix must still be a name. */
const SHORTEST_STEM = 4;

/**
 * Whether two family names could be those of one family: as names agree, and also when they have one part in common
 * (`Smith-Jones` and `Jones Taylor`) or differ by a prefix (`MacDonald` and `McDonald`). Wider than what finds a child:
 * this only ever keeps something from somebody.
 */
export function familyNamesNear(one: string, other: string): boolean {
  if (familyNameKey(one) === null || familyNameKey(other) === null) return false;
  if (familyNamesAgree(one, other)) return true;
  const parts = new Set(familyParts(other));
  return familyParts(one).some((part) => parts.has(part));
}

/** Whether two given names could be one person's: `Anne-Marie` and `Anne`, `Sam` and `Samuel`. Placeholders never. */
export function givenNamesNear(one: string, other: string): boolean {
  if (isPlaceholderName(one) || isPlaceholderName(other)) return false;
  if (givenNamesAgree(one, other)) return true;
  const [first = ''] = nameTokens(one);
  const [second = ''] = nameTokens(other);
  return first === second || beginsWith(first, second) || beginsWith(second, first);
}

function familyParts(familyName: string): readonly string[] {
  const tokens = nameTokens(familyName);
  return [tokens.join(''), ...tokens]
    .filter((part) => part.length >= SHORTEST && !PARTICLES.has(part))
    .flatMap((part) => [part, ...stems(part)]);
}

function stems(part: string): readonly string[] {
  return PREFIXES.filter((prefix) => part.startsWith(prefix))
    .map((prefix) => part.slice(prefix.length))
    .filter((stem) => stem.length >= SHORTEST_STEM);
}

function beginsWith(whole: string, start: string): boolean {
  return start.length >= SHORTEST && whole.startsWith(start);
}
