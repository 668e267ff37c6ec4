import { CURRENT, post, practitioner, type Persona } from './persona.js';

/** Long past the three years for which training holds, on every day on which the examples are kept true. */
const TRAINING_LAPSED = { ...CURRENT, trainedDaysBefore: 1_400 };

/** People of the health service; they sign in as with NHS CIS2. */
export const HEALTH_PERSONAS: readonly Persona[] = [
  practitioner('gp', 'cis2', {
    number: 1,
    name: ['Imogen', 'Thistlewood'],
    title: 'Dr',
    role: 'general practitioner',
    birthDate: '1979-03-14',
    home: ['4 Weavers Row', 'NM4 7QD'],
    post: post('920000000001', 'Z90001', 'GP', [
      'ROUTINE_CARE',
      'CARE_OF_PRESENTING_CHILD',
      'WELFARE_CONCERN',
      'CASE_COORDINATION',
    ]),
  }),
  practitioner('ae-nurse', 'cis2', {
    number: 2,
    name: ['Callum', 'Brightwater'],
    role: 'nurse in accident and emergency',
    birthDate: '1991-11-02',
    home: ['17 Ropewalk Court', 'NM2 3HB'],
    post: post('920000000002', 'ZR1', 'A_AND_E', ['CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN'], ['UNSCHEDULED']),
  }),
  practitioner('out-of-hours-doctor', 'cis2', {
    number: 3,
    name: ['Nasreen', 'Oakhollow'],
    title: 'Dr',
    role: 'doctor of the out-of-hours service',
    birthDate: '1984-06-21',
    home: ['29 Cinder Path', 'NM6 1LT'],
    post: post('920000000003', 'ZY1', 'OUT_OF_HOURS', ['CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN'], ['UNSCHEDULED']),
  }),
  practitioner('health-visitor', 'cis2', {
    number: 4,
    name: ['Beatrix', 'Farrowgate'],
    role: 'health visitor',
    birthDate: '1975-09-30',
    home: ['8 Sheepwash Lane', 'NM7 5RW'],
    post: post('920000000004', 'ZR2', 'HEALTH_VISITOR', ['ROUTINE_CARE', 'WELFARE_CONCERN', 'CASE_COORDINATION']),
  }),
  practitioner('named-professional', 'cis2', {
    number: 5,
    name: ['Ottoline', 'Greystoke'],
    title: 'Dr',
    role: 'named doctor for safeguarding children',
    birthDate: '1968-01-19',
    home: ['1 Chantry Close', 'NM5 2PF'],
    post: post('920000000005', 'ZR1', 'NAMED_PROFESSIONAL', [
      'ROUTINE_CARE',
      'CARE_OF_PRESENTING_CHILD',
      'WELFARE_CONCERN',
      'CASE_COORDINATION',
      'CHILD_DEATH_REVIEW',
      'SERIOUS_CASE_REVIEW',
    ]),
  }),
  practitioner('sexual-health-worker', 'cis2', {
    number: 6,
    name: ['Rhiannon', 'Winterbourne-Lisle'],
    role: 'nurse of a sexual health clinic',
    birthDate: '1988-04-08',
    home: ['52 Dyers Yard', 'NM1 9KE'],
    post: post('920000000006', 'ZS1', 'SEXUAL_HEALTH', ['ROUTINE_CARE', 'CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN']),
  }),
  practitioner('lapsed-training-nurse', 'cis2', {
    number: 7,
    name: ['Dermot', 'Hazelrigg'],
    role: 'nurse in accident and emergency whose safeguarding training has lapsed',
    birthDate: '1982-12-05',
    home: ['33 Glasshouse Street', 'NM3 8DN'],
    standing: TRAINING_LAPSED,
    post: post('920000000007', 'ZR1', 'A_AND_E', ['CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN'], ['UNSCHEDULED']),
  }),
  practitioner('ig-lead', 'cis2', {
    number: 8,
    name: ['Marguerite', 'Saltmarsh'],
    role: 'information governance lead of the hospital',
    birthDate: '1971-07-27',
    home: ['6 Priory Steps', 'NM2 6VJ'],
    post: post('920000000008', 'ZR1', 'IG_LEAD', []),
  }),
];
