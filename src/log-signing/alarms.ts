/** What people have to look at. INVARIANT: names in the alarm file; never renamed. */
type AlarmKind =
  /** The signer has stopped; see `REFUSALS`. */
  | 'STOPPED'
  /** Never over: that leaves came later than promised stays true, whatever comes after. */
  | 'LATE_LEAVES'
  | 'LEAVES_WAITING'
  | 'NO_QUORUM'
  | 'WITNESS_DISAGREES'
  /** Somebody else writes where the heads of this log are published. */
  | 'FOREIGN_HEAD'
  | 'BEAT_FAILED';

/** One line of the alarm file. */
export interface AlarmLine {
  /** UTC, by the signer's clock. */
  readonly at: string;
  readonly kind: AlarmKind;
  readonly state: 'RAISED' | 'OVER';
  /** For people: lower case, no full stop, nothing of a leaf's content. */
  readonly sentence: string;
}

/** The alarms of this signer, beside its memory. Obligations: lines are only ever added; nothing is lost with the process. */
export interface AlarmFile {
  /** The last line of each kind. */
  last(): ReadonlyMap<AlarmKind, AlarmLine>;
  append(line: AlarmLine): void;
}

export interface Alarms {
  /** Tells of it, once until the sentence changes or the alarm was over in between. */
  raise(kind: AlarmKind, sentence: string): void;
  /** Tells that it is over, if it was on. */
  settle(kind: AlarmKind): void;
}

interface AlarmPorts {
  readonly file: AlarmFile;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** One line to the operator. */
  readonly say: (line: string) => void;
}

/** Alarms that go on where an earlier signer with the same file stopped: what it told of is not told again. */
export function createAlarms({ file, now, say }: AlarmPorts): Alarms {
  const last = new Map(file.last());
  function tell(kind: AlarmKind, state: AlarmLine['state'], sentence: string): void {
    const line: AlarmLine = { at: new Date(now()).toISOString(), kind, state, sentence };
    last.set(kind, line);
    say(state === 'RAISED' ? `alarm: ${sentence}` : `no longer: ${sentence}`);
    try {
      file.append(line);
    } catch {
      // a full disk must not hide what the alarm is about
      say('the alarm could not be added to the file of alarms');
    }
  }
  return {
    raise(kind, sentence) {
      const before = last.get(kind);
      if (before?.state !== 'RAISED' || before.sentence !== sentence) tell(kind, 'RAISED', sentence);
    },
    settle(kind) {
      const before = last.get(kind);
      if (before?.state === 'RAISED') tell(kind, 'OVER', before.sentence);
    },
  };
}
