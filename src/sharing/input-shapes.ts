import { z } from 'zod';
import { YES_NO_UNKNOWN } from '../decision-policy/sharing/sharing-words.js';
import { typedUuid } from '../enquiry/typed-text.js';
import type { DecisionId } from '../shared/ids.js';

/** One of a closed list of words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: words.join(', ') });

/** What may be left out is `null` afterwards. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);

export const yesOrNo = z.boolean({ error: 'true or false' });

export const unknownIfLeftOut = oneOf(YES_NO_UNKNOWN)
  .nullish()
  .transform((answer) => answer ?? 'UNKNOWN');

/** The parts of an object; a part that nobody knows is refused, so that a mistyped name is not lost in silence. */
export const parts = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: `an object of ${Object.keys(shape).join(', ')}` });

export const decisionId = typedUuid.transform((id) => id as DecisionId);
