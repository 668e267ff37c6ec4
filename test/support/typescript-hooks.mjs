import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread, threadId } from 'node:worker_threads';

// `node --import` runs this file in the main thread, which then names it as the hooks of the loading thread
if (isMainThread) register(import.meta.url);

/** What was compiled once, by the source that it was compiled from: many processes are started in a run of the tests. */
const COMPILED = new URL('../../node_modules/.cache/typescript-hooks/', import.meta.url);

/** Imports end in `.js`, as in the compiled program; here the source stands in its place. */
export async function resolve(specifier, context, next) {
  const fromSource = context.parentURL?.endsWith('.ts') && specifier.startsWith('.') && specifier.endsWith('.js');
  return next(fromSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

/** A TypeScript source as the module that it compiles to, without a check of its types. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: await compiled(await readFile(new URL(url), 'utf8')), shortCircuit: true };
}

async function compiled(source) {
  const hash = createHash('sha256')
    .update(await recipe)
    .update(source)
    .digest('hex');
  const kept = new URL(`${hash}.mjs`, COMPILED);
  return readFile(kept, 'utf8').catch(async () => {
    const { default: ts } = await import('typescript');
    const { outputText } = ts.transpileModule(source, { compilerOptions: optionsFor(ts) });
    await mkdir(COMPILED, { recursive: true });
    // another process may write the same: whoever comes last puts the same bytes there
    const own = new URL(`${hash}.${process.pid}.${threadId}`, COMPILED);
    await writeFile(own, outputText);
    await rename(own, kept);
    return outputText;
  });
}

function optionsFor(ts) {
  return {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    useDefineForClassFields: false,
  };
}

/** Of what else the compiled text depends on: this file, with its options, and the compiler. */
const recipe = Promise.all(
  [new URL(import.meta.url), new URL('../../node_modules/typescript/package.json', import.meta.url)].map((file) =>
    readFile(file, 'utf8'),
  ),
).then((texts) => texts.join('\n'));
