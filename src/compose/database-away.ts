/** An existing database does not let a login in; the message tells the code alone, as a URL holds a password. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
  readonly exitCode = 23;

  constructor(login: string, cause: unknown) {
    const code = (cause as { readonly code?: unknown } | null)?.code;
    super(`the database does not let ${login} in (${typeof code === 'string' ? code : 'no answer'})`, { cause });
  }
}
