/**
 * What a look at stored content gives; `null` when the content is of no form that the hub writes, whatever somebody put
 * there. INVARIANT: `look` asks no database and depends on nothing but content, so that nothing else makes it throw.
 */
export function ofItsForm<Seen>(look: () => Seen): Seen | null {
  try {
    return look();
  } catch {
    return null;
  }
}
