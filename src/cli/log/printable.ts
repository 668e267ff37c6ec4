/** Control and format letters: they could move the cursor of a terminal or turn the order of a text round. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line of text, whoever wrote it, with no letter in it that can do more than be seen. */
export function printable(line: string): string {
  return line.replace(UNPRINTABLE, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}
