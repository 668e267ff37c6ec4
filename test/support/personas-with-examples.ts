import { AGENCY_EXAMPLES } from '../../src/synthetic-town/examples-of-agencies.js';
import { HEALTH_EXAMPLES } from '../../src/synthetic-town/examples-of-health.js';

/** The keys under which the town has examples, each of which is to be a persona's. */
export const PERSONAS_WITH_EXAMPLES: readonly string[] = Object.keys({ ...HEALTH_EXAMPLES, ...AGENCY_EXAMPLES });
