import { nameTokens } from './normalise-name.js';
import { postcode } from './postcode.js';

/** Words that people write long or short in the first line of an address. */
const SHORT: Readonly<Record<string, string>> = {
  STREET: 'ST',
  ROAD: 'RD',
  AVENUE: 'AVE',
  AV: 'AVE',
  LANE: 'LN',
  DRIVE: 'DR',
  CLOSE: 'CL',
  COURT: 'CT',
  CRESCENT: 'CRES',
  GARDENS: 'GDNS',
  GROVE: 'GR',
  PLACE: 'PL',
  SQUARE: 'SQ',
  TERRACE: 'TER',
  APARTMENT: 'FLAT',
};

/**
 * The key under which one dwelling is found: first line and postcode, normalised (`FLAT 2 14 MILL LN|LS14AP`).
 * `null` for a placeholder postcode or a line without a letter or digit: people without an address share no home.
 */
export function addressKey(line1: string, postcodeText: string): string | null {
  const code = postcode(postcodeText);
  // a comma parts words as a space does: `Flat 2,14 Mill Lane`
  const words = nameTokens(line1.replace(/[,.;/]/gu, ' ')).map((word) => SHORT[word] ?? word);
  if (code === null || words.length === 0) return null;
  return `${words.join(' ')}|${code.whole}`;
}
