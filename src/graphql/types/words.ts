import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

/**
 * Registers a closed list of words as a GraphQL enum. `meanings` must name every word of the list, so that a word
 * that is added to the vocabulary does not compile until it is described.
 */
export function words<Word extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Word, string>>,
): Readonly<Record<Word, Word>> {
  const list = Object.keys(meanings) as Word[];
  const values = Object.fromEntries(list.map((word) => [word, word])) as Record<Word, Word>;
  const valuesConfig = Object.fromEntries(list.map((word) => [word, { description: meanings[word] }]));
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
  return values;
}
