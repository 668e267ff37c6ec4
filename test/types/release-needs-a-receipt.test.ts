import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SNIPPET = `${ROOT}test/types/snippet.ts`;

const IMPORTS = `
import type { LogReceipt } from '../../src/disclosure-log/log-receipt.js';
import { release } from '../../src/release/release.js';
import type { SealedAnswer } from '../../src/release/sealed-answer.js';
declare const answer: SealedAnswer;
declare const receipt: LogReceipt;
`;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  lib: ['lib.es2023.d.ts'],
  skipLibCheck: true,
};

/** What the compiler says of a few lines that stand in this folder, without writing them there. */
function complaints(lines: string): readonly string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const isSnippet = (file: string) => file === SNIPPET;
  const program = ts.createProgram([SNIPPET], OPTIONS, {
    ...host,
    fileExists: (file) => isSnippet(file) || host.fileExists(file),
    readFile: (file) => (isSnippet(file) ? IMPORTS + lines : host.readFile(file)),
    getSourceFile: (file, language) =>
      isSnippet(file) ? ts.createSourceFile(file, IMPORTS + lines, language) : host.getSourceFile(file, language),
  });
  const source = program.getSourceFile(SNIPPET);
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const LITERAL = `{
  decisionId: receipt.decisionId, decidedAt: receipt.decidedAt, policyVersion: 'v',
  leafHash: 'h', signature: 's', answerDigest: 'd',
}`;

describe('the compiler', { timeout: 60_000 }, () => {
  it('lets an answer out with the receipt of a committed decision', () => {
    expect(complaints('release(answer, receipt).outcome;')).toEqual([]);
  });

  it('does not let an answer out without a receipt', () => {
    expect(complaints('release(answer);').join()).toMatch(/Expected 2 arguments/);
    expect(complaints('release(answer, null);')).toHaveLength(1);
    expect(complaints('answer.open();').join()).toMatch(/Expected 1 arguments/);
  });

  it('does not let anybody write a receipt down', () => {
    expect(complaints(`release(answer, ${LITERAL});`).join()).toMatch(/minted/);
    expect(complaints(`const made: LogReceipt = ${LITERAL}; made;`).join()).toMatch(/minted/);
  });

  it('does not let anybody read a sealed answer past the receipt', () => {
    expect(complaints('answer.message;').join()).toMatch(/does not exist/);
    expect(complaints('answer.content;').join()).toMatch(/does not exist/);
  });
});
