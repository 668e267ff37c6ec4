/** A hub in production whose own policy is not the one that two people put in force. */
export class PolicyNotInForce extends Error {
  override readonly name = 'PolicyNotInForce';
  readonly exitCode = 25;

  constructor(own: string, inForce: string | null) {
    super(
      inForce === null
        ? 'no policy is in force: run `hub migrate`, which puts the first one in force'
        : `this hub was built with policy ${own.slice(0, 12)}, and ${inForce.slice(0, 12)} is in force: ` +
            'start the build that has it, or let two people approve this one (`hub policy approve`)',
    );
  }
}
