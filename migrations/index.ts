import { Directory0001 } from './0001-directory.js';
import { ChildIndex0002 } from './0002-child-index.js';
import { Decisions0003 } from './0003-decisions.js';
import { Confirmations0004 } from './0004-confirmations.js';
import { PolicyGovernance0005 } from './0005-policy-governance.js';
import { Limits0006 } from './0006-limits.js';
import { LogTree0007 } from './0007-log-tree.js';

/** Every migration, in the order in which they run. */
export const MIGRATIONS = [
  Directory0001,
  ChildIndex0002,
  Decisions0003,
  Confirmations0004,
  PolicyGovernance0005,
  Limits0006,
  LogTree0007,
];
