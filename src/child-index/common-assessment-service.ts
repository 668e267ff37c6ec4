/** The service under which consent to record a common assessment, and to share that it exists, is given (2.16). */
export const COMMON_ASSESSMENT_SERVICE = 'COMMON_ASSESSMENT';
