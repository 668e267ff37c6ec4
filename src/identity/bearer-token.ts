const BEARER = /^Bearer +([\w.~+/=-]+)$/i;

/**
 * The access token of an `Authorization` header, or `null` when the header is absent, repeated or of another scheme.
 * A cookie is never a bearer token.
 */
export function bearerToken(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  return BEARER.exec(header)?.[1] ?? null;
}
