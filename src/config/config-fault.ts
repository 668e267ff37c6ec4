/** The environment does not make a working and safe hub; each sentence names one cause and never repeats a value. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
  readonly exitCode = 9;

  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}
