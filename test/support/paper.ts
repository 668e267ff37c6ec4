import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the project, with a slash at its end. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the project as text. */
export function projectFile(path: string): string {
  return readFileSync(`${PROJECT}${path}`, 'utf8');
}

/** What stands as code in a page of Markdown: the spans, and the lines of blocks. */
export function codeOf(markdown: string): { readonly spans: readonly string[]; readonly lines: readonly string[] } {
  const blocks = [...markdown.matchAll(/^```\w*\n(.*?)^```/gms)].map((match) => match[1] ?? '');
  const prose = markdown.replace(/^```.*?^```/gms, '');
  return {
    spans: [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''),
    lines: blocks.flatMap((block) => block.split('\n')),
  };
}

/** The rows of every table in a page of Markdown, without heads and rulers; cells without the space around them. */
export function tableRows(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  return lines
    .filter((line, index) => line.startsWith('|') && !isRuler(line) && !isRuler(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function isRuler(line: string): boolean {
  return /^\|[\s|:-]+\|$/.test(line);
}
