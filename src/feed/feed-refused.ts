/** A whole batch that is refused; the message never says anything about a child. */
export class FeedRefused extends Error {
  override readonly name = 'FeedRefused';

  constructor(readonly code: 'NOT_REGISTERED') {
    super('the organisation is not registered to feed the hub');
  }
}
