/** What is always another: ids, hashes and signatures. Of each its length still counts. */
const ALWAYS_ANOTHER = /(\\?")(id|decisionId|leafHash|signature|endCursor|batchId|reference)\1:\1([^"\\]*)\1/g;
/** Moments: of each counts how far from the asking it lies, so that a deadline that moves is heard. */
const MOMENTS = /(\\?")(decidedAt|createdAt|replyDueBy|dueBy|dueAt)\1:\1([^"\\]*)\1/g;
const QUARTER_OF_AN_HOUR = 15 * 60_000;

/** The text of an answer that came at `now`, without what is always another. */
export function maskedAnswer(text: string, now: Date): string {
  const plain = text
    .replace(ALWAYS_ANOTHER, (_, quote: string, field: string, value: string) =>
      member(quote, field, `${value.length} characters`),
    )
    .replace(MOMENTS, (_, quote: string, field: string, moment: string) =>
      member(quote, field, fromAsking(moment, now)),
    );
  return plain.includes('"notices":{') ? notInOrder(plain) : plain;
}

function member(quote: string, field: string, value: string): string {
  return `${quote}${field}${quote}:${quote}${value}${quote}`;
}

/** The end of a working day stands on the whole minute and is the same in both worlds; all else runs from the asking. */
function fromAsking(moment: string, now: Date): string {
  if (/:00(\.0+)?Z$/.test(moment)) return moment;
  const quarters = Math.round((Date.parse(moment) - now.getTime()) / QUARTER_OF_AN_HOUR);
  return `${quarters} quarters of an hour later, ${moment.length} characters`;
}

/** Notices of one moment stand in the order of their random ids. */
function notInOrder(text: string): string {
  const { data } = JSON.parse(text) as { data: { notices: { nodes: unknown[] } } };
  const nodes = data.notices.nodes.map((node) => JSON.stringify(node).replace(/[0-9a-f-]{36}/g, 'a reference')).sort();
  return JSON.stringify({ data: { notices: { ...data.notices, nodes } } });
}
