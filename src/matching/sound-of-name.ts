import { joinedName } from './normalise-name.js';

/** Letters that sound alike in English names; vowels, H, W and Y are left out. */
const SOUND: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['1', 'BFPV'],
    ['2', 'CGJKQSXZ'],
    ['3', 'DT'],
    ['4', 'L'],
    ['5', 'MN'],
    ['6', 'R'],
  ].flatMap(([sound = '', letters = '']) => Array.from(letters, (letter) => [letter, sound] as const)),
);

/** Beginnings in which a letter is not spoken, and how they sound. */
const SILENT: readonly (readonly [RegExp, string])[] = [
  [/^(KN|GN|PN)/u, 'N'],
  [/^WR/u, 'R'],
  [/^PH/u, 'F'],
];
const VOWEL = /[AEIOUY]/u;
const LONGEST = 6;

/**
 * How a family name sounds, roughly: `Smith` and `Smyth`, `Clarke` and `Klark`, `O'Neill` and `Oneal` are one. Coarser
 * than anything that finds a child: it only ever recognises that one name is typed in several ways. `null` when there is
 * no letter; a letter of another script stands for itself.
 */
export function soundOfName(familyName: string): string | null {
  const joined = SILENT.reduce((name, [start, sound]) => name.replace(start, sound), joinedName(familyName));
  if (!/\p{L}/u.test(joined)) return null;
  let sounds = '';
  let last = '';
  for (const [place, letter] of Array.from(joined).entries()) {
    const sound = SOUND[letter] ?? (/[A-Z]/u.test(letter) ? '' : letter);
    if (sound !== '' && sound !== last) sounds += sound;
    else if (place === 0) sounds += 'A';
    // a vowel parts two sounds that are alike, H and W do not
    if (sound !== '' || VOWEL.test(letter)) last = sound;
  }
  return sounds.slice(0, LONGEST);
}
