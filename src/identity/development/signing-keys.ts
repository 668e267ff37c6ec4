import { generateKeyPair, randomUUID, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { AdapterName } from '../trusted-issuers.js';

const PrivateKeys = z.array(
  z.looseObject({ kid: z.string(), alg: z.string(), use: z.literal('sig'), kty: z.string() }),
);
/** Private keys as JWK, the signing one first; those behind it are still published. */
export type SigningKeys = z.infer<typeof PrivateKeys>;

/** CIS2 signs with RSA; the other issuer signs with an elliptic curve, so that both are in daily use. */
export const ALGORITHM_OF: Readonly<Record<AdapterName, 'RS256' | 'ES256'>> = { cis2: 'RS256', oidc: 'ES256' };

const KEPT_AFTER_ROTATION = 2;

/** The issuer's keys in `folder`, made on first use. Throws when the file cannot be read or written. */
export async function signingKeys(folder: string, adapter: AdapterName): Promise<SigningKeys> {
  try {
    return PrivateKeys.parse(JSON.parse(await readFile(keyFile(folder, adapter), 'utf8')));
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    return rotatedKeys(folder, adapter, []);
  }
}

/** Puts a new signing key before `keys`, keeps the last one published, and writes the file. */
export async function rotatedKeys(folder: string, adapter: AdapterName, keys: SigningKeys): Promise<SigningKeys> {
  const alg = ALGORITHM_OF[adapter];
  const jwk = (await privateKey(alg)).export({ format: 'jwk' });
  const rotated = PrivateKeys.parse([{ ...jwk, kid: randomUUID(), alg, use: 'sig' }, ...keys]);
  const kept = rotated.slice(0, KEPT_AFTER_ROTATION);
  // the data folder above stays passable: the database's own user has to reach its folder in it
  await mkdir(dirname(folder), { recursive: true, mode: 0o711 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // written beside and renamed, so that a crash leaves the old file whole
  const draft = `${keyFile(folder, adapter)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(kept), { mode: 0o600 });
  await rename(draft, keyFile(folder, adapter));
  return kept;
}

async function privateKey(algorithm: 'RS256' | 'ES256'): Promise<KeyObject> {
  const generate = promisify(generateKeyPair);
  const pair =
    algorithm === 'RS256'
      ? await generate('rsa', { modulusLength: 2_048 })
      : await generate('ec', { namedCurve: 'P-256' });
  return pair.privateKey;
}

function keyFile(folder: string, adapter: AdapterName): string {
  return join(folder, `${adapter}-signing-keys.json`);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
