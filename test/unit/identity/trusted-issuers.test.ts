import { describe, expect, it } from 'vitest';
import { trustedIssuers } from '../../../src/identity/trusted-issuers.js';

const production = { allowHttp: false };
const development = { allowHttp: true };

describe('the list of trusted issuers', () => {
  it('names an adapter and an address in each entry', () => {
    expect(trustedIssuers('oidc=http://127.0.0.1:4001/oidc, cis2=http://127.0.0.1:4001/cis2,', development)).toEqual({
      ok: true,
      value: [
        { adapter: 'oidc', issuer: 'http://127.0.0.1:4001/oidc' },
        { adapter: 'cis2', issuer: 'http://127.0.0.1:4001/cis2' },
      ],
    });
  });

  it('takes an address alone for a plain OpenID Connect issuer', () => {
    expect(trustedIssuers('https://login.example', production)).toEqual({
      ok: true,
      value: [{ adapter: 'oidc', issuer: 'https://login.example' }],
    });
  });

  it('keeps the address letter for letter, because `iss` is compared so', () => {
    const issuer = 'https://Login.example:443/realms/NHS/';
    expect(trustedIssuers(`cis2=${issuer}`, production)).toMatchObject({ value: [{ issuer }] });
  });

  it.each([
    ['', 'no issuer is named'],
    [' , ', 'no issuer is named'],
    ['saml=https://login.example', 'an adapter is not one of oidc, cis2'],
    ['OIDC=https://login.example', 'an adapter is not one of oidc, cis2'],
    ['oidc=', 'an issuer is not an address'],
    ['oidc=login.example', 'an issuer is not an address'],
    ['oidc=https://login.example?tenant=1', 'an issuer is not an address'],
    ['oidc=https://login.example#1', 'an issuer is not an address'],
    ['oidc=https://user:secret@login.example', 'an issuer is not an address'],
    ['oidc=http://login.example', 'an issuer is not an https address'],
    ['oidc=file:///etc/passwd', 'an issuer is not an https address'],
    ['oidc=https://login.example,cis2=https://login.example', 'an issuer is named twice'],
  ])('refuses %j in production', (text, failure) => {
    expect(trustedIssuers(text, production)).toEqual({ ok: false, failure });
  });

  it.each(['oidc=file:///etc/passwd', 'oidc=data:application/json,{}'])('refuses %s in development too', (text) => {
    expect(trustedIssuers(text, development)).toEqual({ ok: false, failure: 'an issuer is not an https address' });
  });
});
