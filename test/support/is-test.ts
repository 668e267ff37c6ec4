import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const REPOSITORY = new URL('../../', import.meta.url);

/** Whether a test of the file, which runs, has this very title; the title of a group of tests is none. */
export function isTest(file: string, title: string): boolean {
  const path = new URL(file, REPOSITORY);
  return existsSync(path) && titlesOfTests(readFileSync(path, 'utf8')).includes(title);
}

/** The titles of a file's tests as they stand there, `%s` and all, but of those that are skipped. */
export function titlesOfTests(source: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = nameOf(node.expression);
      if (/\.(skip|todo)\b/.test(called)) return;
      const [title] = node.arguments;
      if (/^it(\.each)?$/.test(called) && title !== undefined && isText(title))
        titles.push(title.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.test.ts', source, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `it` of `it('...')`, `it.each` of `it.each([...])('...')`. */
function nameOf(callee: ts.Expression): string {
  return ts.isCallExpression(callee) ? callee.expression.getText() : callee.getText();
}

/** The rows of `it.each` are an argument too. */
function isText(title: ts.Expression): boolean {
  return ts.isStringLiteralLike(title) || ts.isTemplateExpression(title);
}
