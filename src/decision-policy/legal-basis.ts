/**
 * The legal bases that rules name, for the answer and the record. The duties of sections 10 and 11 stand beside a
 * function and are never a gateway alone.
 */
export const LEGAL_BASES = {
  ART6_1_E: { text: 'a task in the public interest or under official authority', citation: 'UK GDPR article 6(1)(e)' },
  RLI_SAFEGUARD: {
    text: 'a recognised legitimate interest: safeguarding a vulnerable individual',
    citation: 'UK GDPR Annex 1 paragraph 6',
  },
  ART9_SCH1_2: {
    text: 'health or social care purposes under a duty of confidence',
    citation: 'Data Protection Act 2018 Schedule 1 paragraph 2',
  },
  ART9_SCH1_18: {
    text: 'safeguarding of children and of individuals at risk',
    citation: 'Data Protection Act 2018 Schedule 1 paragraph 18',
  },
  LE_SCH8_4: {
    text: 'safeguarding of children by a competent authority under Part 3',
    citation: 'Data Protection Act 2018 Schedule 8 paragraph 4',
  },
  CA04_11: {
    text: 'functions discharged with regard to safeguarding children',
    citation: 'Children Act 2004 section 11; Appendix 1 paragraph 4',
  },
  EA02_175: {
    text: 'functions of schools and colleges for the welfare of pupils',
    citation: 'Education Act 2002 section 175; Appendix 1 paragraph 8',
  },
  CA89_17: {
    text: 'functions towards children in need',
    citation: 'Children Act 1989 section 17; Appendix 1 paragraphs 10 and 11',
  },
  CA89_47: {
    text: 'enquiries where significant harm is suspected',
    citation: 'Children Act 1989 section 47; Appendix 1 paragraphs 13 and 14',
  },
  CLDC_CONSENT: { text: 'confidence met by consent', citation: '5.23; common law duty of confidence' },
  CLDC_PI: {
    text: 'confidence set aside by an overriding public interest',
    citation: '2.72, 5.23; common law duty of confidence',
  },
} as const satisfies Record<string, { readonly text: string; readonly citation: string }>;

export type LegalBasisCode = keyof typeof LEGAL_BASES;
