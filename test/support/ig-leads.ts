import { post, practitioner } from '../../src/identity/development/persona.js';

/** Somebody who reads the decisions of a practice. */
export const PRACTICE_IG_LEAD = practitioner('practice-ig-lead', 'cis2', {
  number: 61,
  name: ['Honora', 'Castlemaine'],
  role: 'information governance lead of a practice',
  birthDate: '1970-10-10',
  home: ['2 Nowhere Near', 'FM8 8ZZ'],
  post: post('920000000061', 'Z90001', 'IG_LEAD', []),
});

/** Of the hub's own, and the mother of a child of the town. */
export const MOTHER_IG_LEAD = practitioner('mother-ig-lead', 'oidc', {
  number: 62,
  name: ['Sadia', 'Thorneycroft Iqbal'],
  role: 'information governance lead of the hub, and a mother',
  birthDate: '1990-12-03',
  home: ['9 Nowhere Near', 'FM8 8ZZ'],
  post: post('HUB-IG-62', 'HUB', 'HUB_IG_LEAD', []),
});

/** Of the hub's own, and a lodger at the home of a child of the town. */
export const LODGER_IG_LEAD = practitioner('lodger-ig-lead', 'oidc', {
  number: 63,
  name: ['Erasmus', 'Nightingale'],
  role: 'information governance lead of the hub, and a lodger',
  birthDate: '1969-02-03',
  home: ['5 Laverock Drive', 'NM6 3BD'],
  post: post('HUB-IG-63', 'HUB', 'HUB_IG_LEAD', []),
});
