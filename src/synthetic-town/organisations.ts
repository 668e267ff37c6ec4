import type { OrganisationKind, SourceClass } from '../decision-policy/facts/vocabulary.js';

/** Telephone numbers and hours of one organisation; hours are local time on working days, Europe/London. */
export interface OfficeHours {
  readonly officePhone: string;
  /** Answered whenever the office is closed. */
  readonly emergencyPhone: string;
  /** `HH:MM`. */
  readonly opens: string;
  /** `HH:MM`; `24:00` when it never closes. */
  readonly closes: string;
}

/** One organisation of the synthetic town, as plain data for the directory and for the feeds. */
export interface TownOrganisation extends OfficeHours {
  /** Shaped like an ODS code; none of them is in use. */
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly sector: 'SOCIAL_CARE' | 'HEALTH' | 'EDUCATION' | 'POLICE' | 'VOLUNTARY' | 'JUSTICE' | 'HOUSING' | 'HUB';
  /** Under which its feed counts as fresh or late; `null` when it states nothing. */
  readonly sourceClass: SourceClass | null;
  /** The authority in whose area it works; its own code for an authority, `null` for the hub. */
  readonly authorityId: string | null;
  /** Its own enquiries are confidential and never listed to others. */
  readonly confidentialService: boolean;
  /** Shape of the identity provider that signs its people in. */
  readonly issuer: 'cis2' | 'oidc';
  /** A duty desk about children, and whether that authority feeds the hub; `null` when it has no such desk. */
  readonly dutyDesk: { readonly covered: boolean } | null;
}

/** Every number is from the ranges that Ofcom keeps for drama: nobody answers any of them. */
const office = (digits: string, opens = '08:30', closes = '17:00'): OfficeHours => ({
  officePhone: `01632 960${digits}`,
  emergencyPhone: `01632 960${digits.slice(0, 2)}9`,
  opens,
  closes,
});
const allHours = (digits: string): OfficeHours => office(digits, '00:00', '24:00');

const health = { sector: 'HEALTH', issuer: 'cis2', confidentialService: false, dutyDesk: null } as const;
const council = { kind: 'LOCAL_AUTHORITY', sector: 'SOCIAL_CARE', sourceClass: 'SOCIAL_CARE', issuer: 'oidc' } as const;
const practice = { ...health, kind: 'GP_PRACTICE', sourceClass: 'GP' } as const;
const trust = { ...health, kind: 'NHS_TRUST', authorityId: 'Z01' } as const;
const open = { issuer: 'oidc', confidentialService: false, dutyDesk: null } as const;
const school = { ...open, kind: 'SCHOOL', sector: 'EDUCATION', sourceClass: 'EDUCATION' } as const;

/** The organisations of the town: three councils, of which two feed the hub, and the services around them. */
export const ORGANISATIONS: readonly TownOrganisation[] = [
  {
    id: 'HUB',
    name: 'Moorland Safeguarding Hub',
    kind: 'HUB_OPERATOR',
    sector: 'HUB',
    sourceClass: null,
    authorityId: null,
    confidentialService: false,
    issuer: 'oidc',
    dutyDesk: { covered: false },
    officePhone: '0808 157 0100',
    emergencyPhone: '0808 157 0100',
    opens: '00:00',
    closes: '24:00',
  },
  childrensSocialCare('Z01', "Northmoor Council children's social care", '110', true),
  childrensSocialCare('Z02', "Calderwick Council children's social care", '120', true),
  childrensSocialCare('Z03', "Fellmarsh Council children's social care", '130', false),
  { ...practice, id: 'Z90001', name: 'Millrace Surgery', authorityId: 'Z01', ...office('200', '08:00', '18:30') },
  {
    ...practice,
    id: 'Z90002',
    name: 'Larkrise Medical Centre',
    authorityId: 'Z01',
    ...office('210', '08:00', '18:30'),
  },
  { ...practice, id: 'Z90003', name: 'Old Foundry Practice', authorityId: 'Z01', ...office('220', '08:00', '18:30') },
  { ...practice, id: 'Z90004', name: 'Quayside Lane Surgery', authorityId: 'Z01', ...office('230', '08:00', '18:30') },
  { ...practice, id: 'Z90005', name: 'Calder Bridge Practice', authorityId: 'Z02', ...office('240', '08:00', '18:30') },
  { ...trust, id: 'ZR1', name: 'Northmoor Royal Hospital NHS Trust', sourceClass: 'HOSPITAL', ...allHours('300') },
  {
    ...trust,
    id: 'ZR2',
    name: 'Moorland Community Health NHS Trust',
    sourceClass: 'COMMUNITY_HEALTH',
    ...office('310'),
  },
  {
    ...trust,
    id: 'ZR3',
    name: "Moorland Children's Mental Health NHS Trust",
    sourceClass: 'MENTAL_HEALTH',
    ...office('320'),
  },
  {
    ...health,
    id: 'ZY1',
    name: 'Moorland Out of Hours Doctors',
    kind: 'OUT_OF_HOURS_PROVIDER',
    sourceClass: null,
    authorityId: 'Z01',
    ...allHours('330'),
  },
  {
    ...health,
    id: 'ZS1',
    name: 'The Lantern Clinic',
    kind: 'SEXUAL_HEALTH_CLINIC',
    sourceClass: 'SEXUAL_HEALTH',
    authorityId: 'Z01',
    confidentialService: true,
    ...office('340', '10:00', '19:00'),
  },
  { ...school, id: 'EE990001', name: 'Beacon Edge Primary School', authorityId: 'Z01', ...office('400') },
  { ...school, id: 'EE990002', name: 'Tannery Road Primary School', authorityId: 'Z01', ...office('410') },
  { ...school, id: 'EE990003', name: 'Northmoor Academy', authorityId: 'Z01', ...office('420') },
  { ...school, id: 'EE990004', name: 'Calderwick High School', authorityId: 'Z02', ...office('430') },
  {
    ...open,
    id: 'ZP1',
    name: 'Moorland Police',
    kind: 'POLICE_FORCE',
    sector: 'POLICE',
    sourceClass: 'POLICE',
    authorityId: 'Z01',
    ...allHours('500'),
  },
  {
    ...open,
    id: '8ZV01',
    name: 'Open Gate Families',
    kind: 'VOLUNTARY_BODY',
    sector: 'VOLUNTARY',
    sourceClass: 'VOLUNTARY',
    authorityId: 'Z01',
    ...office('510', '09:30', '16:30'),
  },
  {
    ...open,
    id: '8ZN01',
    name: 'Moorland Probation',
    kind: 'PROBATION_SERVICE',
    sector: 'JUSTICE',
    sourceClass: null,
    authorityId: 'Z01',
    ...office('520'),
  },
  {
    ...open,
    id: '8ZH01',
    name: 'Northmoor Homes',
    kind: 'HOUSING_PROVIDER',
    sector: 'HOUSING',
    sourceClass: null,
    authorityId: 'Z01',
    ...office('530'),
  },
  {
    ...open,
    id: '8ZD01',
    name: 'Moorland Child Death Overview Panel',
    kind: 'CHILD_DEATH_PANEL',
    sector: 'SOCIAL_CARE',
    sourceClass: null,
    authorityId: 'Z01',
    ...office('540'),
  },
];

/** A council's children's social care, which is its own authority and has a duty desk. */
function childrensSocialCare(id: string, name: string, digits: string, covered: boolean): TownOrganisation {
  return {
    ...council,
    id,
    name,
    authorityId: id,
    confidentialService: false,
    dutyDesk: { covered },
    ...office(digits),
  };
}
