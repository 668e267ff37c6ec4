/** Letters that decompose to nothing, as people write them without the mark. */
const PLAIN: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ħ: 'H',
  İ: 'I',
};

// several characters stand for the apostrophe, in typed and in traced records alike
const BETWEEN_TOKENS = /[\s\p{Pd}'’‘ʼ`´]+/u;
const BETWEEN_PARTS = /[\s\p{Pd}]+/u;
/** Shorter parts are `de`, `al`, `St`: alone they are nobody's name. */
const SHORTEST_PART = 3;

const PLACEHOLDER_FIRST = new Set([
  'BABY',
  'TWIN',
  'TRIPLET',
  'QUAD',
  'INFANT',
  'NEWBORN',
  'UNNAMED',
  'UNBORN',
  'FOETUS',
]);
const PLACEHOLDER_WHOLE = new Set([
  'UNKNOWN',
  'NOTKNOWN',
  'NOTSTATED',
  'NOTGIVEN',
  'NOTRECORDED',
  'NK',
  'NA',
  'NONE',
  'TBC',
  'TBA',
  'ANON',
  'ANONYMOUS',
  'BOY',
  'GIRL',
  'MALE',
  'FEMALE',
  'CHILD',
  'TEST',
  'X',
  'XX',
  'XXX',
]);

/**
 * A name as upper-case tokens without marks, split at space, hyphen and apostrophe: `Zoë O’Neill-Smith` becomes
 * `ZOE`, `O`, `NEILL`, `SMITH`. The original is kept by whoever holds it. Empty when nothing of it is a letter.
 */
export function nameTokens(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/\P{ASCII}/gu, (letter) => PLAIN[letter] ?? letter)
    .split(BETWEEN_TOKENS)
    .map((token) => token.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((token) => token !== '');
}

/** Tokens written together, so that `Mc Donald`, `Mc-Donald` and `McDonald` are one name; `''` when none. */
export function joinedName(name: string): string {
  return nameTokens(name).join('');
}

/**
 * The first of several given names, tokens written together: `Anne-Marie Jane` gives `ANNEMARIE`. `null` for a
 * placeholder: a newborn called `Baby` or `Twin 1` has no given name yet, and two of them do not agree.
 */
export function firstGivenName(givenName: string): string | null {
  if (isPlaceholderName(givenName)) return null;
  const first = givenName.trim().split(/\s+/u)[0] ?? '';
  return joinedName(first) || null;
}

/** All given names written together, or `null` for a placeholder. */
export function wholeGivenName(givenName: string): string | null {
  return isPlaceholderName(givenName) ? null : joinedName(givenName);
}

/** A family name written together, or `null` when it says only that none is known. */
export function familyNameKey(familyName: string): string | null {
  const joined = joinedName(familyName);
  return joined === '' || PLACEHOLDER_WHOLE.has(joined) ? null : joined;
}

/** Whether a given name is a missing value: `Baby`, `Baby Girl`, `Twin 2`, `Unknown`, or no letter at all. */
export function isPlaceholderName(givenName: string): boolean {
  const tokens = nameTokens(givenName);
  const first = tokens[0];
  if (first === undefined || !/\p{L}/u.test(tokens.join(''))) return true;
  return PLACEHOLDER_FIRST.has(first) || PLACEHOLDER_WHOLE.has(tokens.join(''));
}

/** The parts of a double-barrelled family name, each of which may be used alone; the whole name is always one. */
export function familyNameParts(familyName: string): readonly string[] {
  const parts = familyName.split(BETWEEN_PARTS).map(joinedName);
  return [joinedName(familyName), ...parts.filter((part) => part.length >= SHORTEST_PART)];
}
