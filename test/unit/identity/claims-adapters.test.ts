import { describe, expect, it } from 'vitest';
import { authentication, authenticationLevelOf } from '../../../src/identity/authentication-claims.js';
import { CLAIMS_ADAPTERS } from '../../../src/identity/claims-adapters.js';

const NOW = 1_767_225_600;
const REQUEST_ID = '5d0c8a4e-6b1f-4b0e-9a43-0d8f1c2b3a49';
const { cis2, oidc } = CLAIMS_ADAPTERS;

const role = (id: unknown) => ({
  org_code: 'ZR1',
  person_orgid: '930000000002',
  person_roleid: id,
  role_code: 'S8000:G8000:R8000',
  role_name: 'Nurse',
  activity_codes: ['B0015'],
});
const nurse = {
  sub: '910000000002',
  nhsid_useruid: '910000000002',
  nhsid_nrbac_roles: [role('920000000002'), role('920000000099')],
  selected_roleid: '920000000002',
  acr: 'AAL2_ANY',
  auth_time: NOW - 60,
};

describe('the claims of NHS CIS2', () => {
  it('choose the selected role and tell how the person signed in', () => {
    expect(cis2(nurse, NOW)).toEqual({
      ok: true,
      value: {
        post: '920000000002',
        authenticationLevel: 2,
        authenticatedAt: '2025-12-31T23:59:00.000000Z',
        stepUpFor: null,
      },
    });
  });

  it.each([
    ['no list of roles', { nhsid_nrbac_roles: undefined, selected_roleid: undefined }],
    ['an empty list of roles', { nhsid_nrbac_roles: [], selected_roleid: undefined }],
    ['roles of which none was selected', { selected_roleid: undefined }],
  ])('are lawful with %s: no post is chosen', (_name, changed) => {
    expect(cis2({ ...nurse, ...changed }, NOW)).toMatchObject({ ok: true, value: { post: null } });
  });

  it.each([
    ['not held', { selected_roleid: '920000000003' }],
    ['empty', { selected_roleid: '' }],
    ['selected from no roles', { nhsid_nrbac_roles: [] }],
    ['held twice', { nhsid_nrbac_roles: [role('920000000002'), role('920000000002')] }],
  ])('are refused when the selected role is %s', (_name, changed) => {
    expect(cis2({ ...nurse, ...changed }, NOW)).toEqual({ ok: false, failure: 'selected role not held' });
  });

  it.each([
    { nhsid_useruid: '910000000003' },
    { nhsid_nrbac_roles: 'R8000' },
    { nhsid_nrbac_roles: [role(7)] },
    { nhsid_nrbac_roles: [role('a\u0000b')] },
    { nhsid_nrbac_roles: [null] },
    { selected_roleid: 7 },
  ])('are refused when they are malformed (%j)', (changed) => {
    expect(cis2({ ...nurse, ...changed }, NOW)).toEqual({ ok: false, failure: 'claim malformed' });
  });

  it('give away nothing of the organisations and activities that the token lists', () => {
    expect(JSON.stringify(cis2(nurse, NOW))).not.toMatch(/ZR1|R8000|B0015|Nurse/);
  });
});

describe('the claims of a plain OpenID Connect issuer', () => {
  it('choose the post that they name', () => {
    expect(oidc({ post: 'Z01-SW-14', acr: 'AAL2' }, NOW)).toMatchObject({ ok: true, value: { post: 'Z01-SW-14' } });
  });

  it('are lawful without a post', () => {
    expect(oidc({}, NOW)).toEqual({
      ok: true,
      value: { post: null, authenticationLevel: 0, authenticatedAt: null, stepUpFor: null },
    });
  });

  it.each(['', ' ', 'a b', 'a\nb', 'x'.repeat(65), 7, null, ['a']])('are refused for the post %j', (post) => {
    expect(oidc({ post }, NOW)).toEqual({ ok: false, failure: 'claim malformed' });
  });

  it('do not read the roles of another shape', () => {
    expect(oidc(nurse, NOW)).toMatchObject({ ok: true, value: { post: null } });
  });
});

describe('how the person signed in', () => {
  it.each([
    ['AAL3_ANY', 3],
    ['AAL2_ANY', 2],
    ['AAL2_OR_AAL3_ANY', 2],
    ['AAL1_USERPASS', 1],
    ['aal3', 3],
    ['urn:example:aal2', 2],
    ['AAL4', 0],
    ['AAL30', 0],
    ['PAAL3', 0],
    ['0', 0],
    ['', 0],
    [undefined, 0],
  ])('is proved by acr %s at level %i', (acr, level) => {
    expect(authenticationLevelOf(acr)).toBe(level);
  });

  const stepUp = { acr: 'AAL3_ANY', auth_time: NOW - 10, step_up_for: REQUEST_ID };

  it('may be a step-up for one request', () => {
    expect(authentication(stepUp, NOW)).toMatchObject({ ok: true, value: { stepUpFor: REQUEST_ID } });
    expect(authentication({ ...stepUp, step_up_for: REQUEST_ID.toUpperCase() }, NOW)).toMatchObject({
      value: { stepUpFor: REQUEST_ID },
    });
  });

  it.each([
    ['a weak sign-in', { acr: 'AAL1_USERPASS' }],
    ['an unknown level', { acr: undefined }],
    ['no time of sign-in', { auth_time: undefined }],
    ['no request', { step_up_for: undefined }],
  ])('is no step-up with %s', (_name, changed) => {
    expect(authentication({ ...stepUp, ...changed }, NOW)).toMatchObject({ ok: true, value: { stepUpFor: null } });
  });

  it.each([
    { auth_time: NOW + 11 },
    { auth_time: 'now' },
    { auth_time: -1 },
    { auth_time: 1e15 },
    { step_up_for: 'any' },
    { step_up_for: ['x'] },
    { acr: 3 },
  ])('is refused when it is malformed (%j)', (changed) => {
    expect(authentication({ ...stepUp, ...changed }, NOW)).toEqual({ ok: false, failure: 'claim malformed' });
  });
});
