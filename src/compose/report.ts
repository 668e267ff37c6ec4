/** What happens in the background is told to the log: never a value, only what failed and why. */
export type Report = (what: string, cause: unknown) => void;
