/** A person's words within a notice: on a line of their own they could be taken for the notice's. */
export function inOneLine(words: string): string {
  return words.replaceAll('\n', ' ');
}
