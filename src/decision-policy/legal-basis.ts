interface LegalBasisText {
  readonly text: string;
  readonly citation: string;
  /** State of commencement as far as known, for people. */
  readonly commencement: string;
}

const IN_FORCE = 'in force';

/**
 * The legal bases that rules name, for the answer and the record: for each gateway its power or duty, its basis in
 * article 6, its condition for special categories and, for what police and justice hold, that for criminal offences. The duty of section 11 stands beside a function and is never a
 * gateway alone; sections 10, 12A and 13 are duties to cooperate and have no code. `docs/legal-basis.md` says what has to
 * be confirmed of each.
 */
export const LEGAL_BASES = {
  ART6_1_C: { text: 'a legal obligation', citation: 'UK GDPR article 6(1)(c)', commencement: IN_FORCE },
  ART6_1_E: {
    text: 'a task in the public interest or under official authority',
    citation: 'UK GDPR article 6(1)(e)',
    commencement: IN_FORCE,
  },
  ART6_1_F: {
    text: 'legitimate interests that outweigh those of the people concerned',
    citation: 'UK GDPR article 6(1)(f)',
    commencement: 'in force; used here for days before 5 February 2026 alone',
  },
  RLI_SAFEGUARD: {
    text: 'a recognised legitimate interest: safeguarding a vulnerable individual',
    citation: 'UK GDPR Annex 1 paragraph 6',
    commencement: 'in force since 5 February 2026 (SI 2026/82)',
  },
  ART9_SCH1_2: {
    text: 'health or social care purposes under a duty of confidence',
    citation: 'Data Protection Act 2018 Schedule 1 paragraph 2',
    commencement: IN_FORCE,
  },
  ART9_SCH1_18: {
    text: 'safeguarding of children and of individuals at risk',
    citation: 'Data Protection Act 2018 Schedule 1 paragraph 18',
    commencement: IN_FORCE,
  },
  ART10_SCH1: {
    text: 'criminal-offence data, under the condition for safeguarding of children',
    citation: 'UK GDPR article 10; Data Protection Act 2018 section 10(5) and Schedule 1',
    commencement: IN_FORCE,
  },
  LE_SCH8_4: {
    text: 'safeguarding of children by a competent authority under Part 3',
    citation: 'Data Protection Act 2018 Schedule 8 paragraph 4',
    commencement: IN_FORCE,
  },
  CA89_17: {
    text: 'functions towards children in need',
    citation: 'Children Act 1989 section 17; Appendix 1 paragraphs 10 and 11',
    commencement: IN_FORCE,
  },
  CA89_27: {
    text: 'help that an authority specifies, from those whom the Act names',
    citation: 'Children Act 1989 section 27; Appendix 1 paragraph 12',
    commencement: IN_FORCE,
  },
  CA89_31: {
    text: 'proceedings that an authority or an authorised person may bring',
    citation: 'Children Act 1989 section 31(1) and (9); 2.186',
    commencement: IN_FORCE,
  },
  CA89_42: {
    text: 'the right of an appointed officer of Cafcass to see what an authority holds',
    citation: 'Children Act 1989 section 42; 2.174',
    commencement: IN_FORCE,
  },
  CA89_47: {
    text: 'enquiries where significant harm is suspected',
    citation: 'Children Act 1989 section 47; Appendix 1 paragraphs 13 and 14',
    commencement: IN_FORCE,
  },
  CCA06_40: {
    text: 'functions of early years providers for the welfare of the children in their care',
    citation: 'Childcare Act 2006 section 40; 2.6',
    commencement: IN_FORCE,
  },
  CDA98_115: {
    text: 'a power to tell the police and other named authorities what preventing crime calls for',
    citation: 'Crime and Disorder Act 1998 section 115',
    commencement: IN_FORCE,
  },
  CJCSA00_12: {
    text: 'functions of Cafcass towards children in family proceedings',
    citation: 'Criminal Justice and Court Services Act 2000 section 12; 2.7',
    commencement: IN_FORCE,
  },
  EA02_157: {
    text: 'standards for independent schools and academies: the welfare of pupils',
    citation: 'Education Act 2002 section 157 and its regulations; Appendix 1 paragraph 9',
    commencement: IN_FORCE,
  },
  EA02_175: {
    text: 'functions of schools and colleges for the welfare of pupils',
    citation: 'Education Act 2002 section 175; Appendix 1 paragraph 8',
    commencement: IN_FORCE,
  },
  CA04_11: {
    text: 'functions discharged with regard to safeguarding children',
    citation: 'Children Act 2004 section 11; Appendix 1 paragraph 4',
    commencement: IN_FORCE,
  },
  CA04_12: {
    text: 'the national database of 2007 to 2010; precedent only',
    citation: 'Children Act 2004 section 12; SI 2007/2182 (revoked 2012, precedent only); Appendix 1 paragraph 5',
    commencement: 'ended: the database was closed on 6 August 2010 and the Regulations were revoked in 2012',
  },
  CA04_16H: {
    text: 'information that a review of a death or of serious harm asks for',
    citation: 'Children Act 2004 sections 16H and 16N; 8.31',
    commencement: 'in force since 29 June 2018 (SI 2018/497)',
  },
  CA04_16LB: {
    text: 'the duty to share information for safeguarding and welfare',
    citation: "Children Act 2004 section 16LB (not commenced); Children's Wellbeing and Schools Act 2026 section 4",
    commencement: 'not commenced as far as is known',
  },
  NHSA06_1: {
    text: 'functions of the health service',
    citation: 'National Health Service Act 2006 section 1',
    commencement: IN_FORCE,
  },
  HSCA12_251B: {
    text: 'the duty of health bodies to share information for direct care',
    citation: 'Health and Social Care Act 2012 section 251B; 2.63',
    commencement: 'in force since 2015; the day is to be confirmed',
  },
  CL_POLICING: {
    text: 'what police are for: protecting life and preventing crime',
    citation: 'common law; Data Protection Act 2018 Part 3',
    commencement: IN_FORCE,
  },
  CLDC_CONSENT: {
    text: 'confidence met by consent',
    citation: '5.23; common law duty of confidence',
    commencement: IN_FORCE,
  },
  CLDC_PI: {
    text: 'confidence set aside by an overriding public interest',
    citation: '2.72, 5.23; common law duty of confidence',
    commencement: IN_FORCE,
  },
} as const satisfies Record<string, LegalBasisText>;

export type LegalBasisCode = keyof typeof LEGAL_BASES;
