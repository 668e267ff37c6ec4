import { z } from 'zod';
import type { PostId } from '../shared/ids.js';

/** The code of a post as a token names it: ends up in SQL and in the record, so printable and short. */
export const PostCode = z
  .string()
  .regex(/^[\x21-\x7e]{1,64}$/)
  .transform((code) => code as PostId);
