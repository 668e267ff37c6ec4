/** Every field of the answer, so that nothing that could leak is left unasked. */
export const ENQUIRE = `mutation Enquire($input: EnquiryInput!) {
  enquire(input: $input) {
    outcome message
    socialCare { authority case caseOpened caseClosed childInNeed plan plans { kind categories start end note }
      leadSocialWorker { name team phone } asOf }
    child { givenName familyName birthDate sex nhsNumber
      involvements { service organisation practitioner contact since until }
      household { givenName familyName ageInYears planInForce } confidentialServices
      commonAssessments { holder contact since } askThePolice }
    withheld { what why rule citation whoCouldChangeIt }
    nextSteps { code text toWhom byWhen phone }
    legalBasis { code text citation }
    phoneNow { label number hours }
    asOf { source state asOf }
    earlierEnquiries { earlierEnquiryOfUnknownChild entries { date setting sector organisation } }
    receipt { decisionId decidedAt policyVersion leafHash signature index proof }
  }
}`;
