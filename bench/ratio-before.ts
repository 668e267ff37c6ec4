import { readFile } from 'node:fs/promises';

/**
 * The ratio of enquiries to the bare transaction in the results of the run before; undefined when there are none.
 * @throws SyntaxError when the file is no JSON
 */
export async function ratioBefore(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return undefined;
  const results = JSON.parse(text) as Partial<Record<string, { readonly value?: unknown }>>;
  const value = results['enquiry.ratio_to_bare_pg']?.value;
  return typeof value === 'number' ? value : undefined;
}
