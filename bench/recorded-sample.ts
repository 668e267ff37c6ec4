import { openSubjectDigests } from '../src/persistence/log/keys/subject-digests.js';
import { enquiryMix } from './enquiry-mix.js';
import { floorSample, type FloorSample } from './floor-sample.js';
import type { LoadedDatabase } from './loaded-database.js';
import type { SampledChild } from './sampled-children.js';
import type { Workforce } from './workforce.js';

/**
 * What the floors ask and write, taken from a hub that ran for a while and is ended again: afterwards nobody is
 * connected, so that the database can be copied.
 */
export async function recordedSample(
  runHub: () => Promise<unknown>,
  endHub: () => Promise<void>,
  { superuserUrl, config }: LoadedDatabase,
  children: readonly SampledChild[],
  people: Workforce,
  issuer: string,
): Promise<FloorSample> {
  await runHub();
  await endHub();
  const digests = openSubjectDigests({ path: config.indexKeyFile, whenMissing: 'REFUSE' });
  return floorSample(superuserUrl, enquiryMix(children, people), issuer, digests);
}
