const RULE = 'rule text citation whoCouldChangeIt';

/** Everything that the receipt of an own decision says. */
export const RECEIPT = `query Mine($id: ID!) { receipt(decisionId: $id) {
  decisionId decidedAt policyVersion leafHash signature index proof } }`;

/** Everything that the explanation of an own decision says. */
export const EXPLAIN = `query Why($id: ID!) { explain(decisionId: $id) {
  decisionId decidedAt policyVersion outcome closed { ${RULE} } withheld { what ${RULE} }
  altered { fact text by passes tells } neverAltered neverExplained factsDestroyed earlierEvaluator } }`;
