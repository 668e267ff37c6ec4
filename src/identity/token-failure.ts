/**
 * Why a token was not accepted. For the log alone: nobody outside may learn which check failed, and no cause
 * carries the token or any value out of it.
 */
export type TokenFault =
  | 'no bearer token'
  | 'token too large'
  | 'not a signed token'
  | 'algorithm not allowed'
  | 'header names its own key'
  | 'header not understood'
  | 'type not allowed'
  | 'claim missing'
  | 'claim malformed'
  | 'issuer not trusted'
  | 'audience is not this hub'
  | 'looks like an identity token'
  | 'expired'
  | 'not yet valid'
  | 'issued in the future'
  | 'token too old'
  | 'key unknown'
  | 'keys unavailable'
  | 'signature wrong'
  | 'selected role not held';
