import { randomBytes } from 'node:crypto';
import { SALTS_LENGTH } from '../../disclosure-log/format/slots.js';

/** New salts for one leaf, from the system's generator. */
export function randomSalts(): Uint8Array {
  return randomBytes(SALTS_LENGTH);
}
