/** The library's module, as it is loaded. */
export type OidcProviderModule = typeof import('oidc-provider');

/**
 * Loads oidc-provider only when a development identity provider starts, so that no production process ever holds it.
 * On loading it warns that it is not tested by its author on Node 20; the project's own tests run it there, and this
 * one line would be the first thing that a newcomer reads. Every other warning comes through.
 */
export async function loadOidcProvider(): Promise<OidcProviderModule> {
  const warn = console.warn;
  console.warn = (...line: unknown[]) => {
    if (!String(line[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...line);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
