/** A postcode of the United Kingdom in its parts: `LS1 4AP` is outcode `LS1`, sector `LS14`, whole `LS14AP`. */
export interface Postcode {
  readonly whole: string;
  readonly sector: string;
  readonly outcode: string;
}

const SHAPE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)([A-Z]{2})$/;
// GIR was Girobank's own code and has no digit where others have one
const GIROBANK = /^(GIR)(0)(AA)$/;

/**
 * Reads a postcode, tolerating spaces and case. `null` for what has not the shape of one, and for the pseudo-postcodes
 * ZZ99, which say that there is no fixed abode or no known address: missing values, never agreement.
 */
export function postcode(text: string): Postcode | null {
  const whole = text.toUpperCase().replace(/[^A-Z\d]/g, '');
  const parts = SHAPE.exec(whole) ?? GIROBANK.exec(whole);
  const [, outcode, digit] = parts ?? [];
  if (outcode === undefined || digit === undefined || outcode === 'ZZ99') return null;
  return { whole, outcode, sector: outcode + digit };
}

/** The postcode as people read it, or the text as it came when it has not the shape of one. */
export function displayPostcode(text: string): string {
  const whole = text.toUpperCase().replace(/[^A-Z\d]/g, '');
  return whole.length > 4 ? `${whole.slice(0, -3)} ${whole.slice(-3)}` : text.trim();
}

/** How far two postcodes agree; `MISSING` when either is a placeholder or has not the shape of one. */
export function postcodeAgreement(one: string, other: string): 'WHOLE' | 'SECTOR' | 'NONE' | 'MISSING' {
  const first = postcode(one);
  const second = postcode(other);
  if (first === null || second === null) return 'MISSING';
  if (first.whole === second.whole) return 'WHOLE';
  return first.sector === second.sector && first.outcode === second.outcode ? 'SECTOR' : 'NONE';
}
