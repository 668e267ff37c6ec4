import { describe, expect, it } from 'vitest';
import { base64 } from '../../../../src/disclosure-log/format/base64.js';
import { readCheckpoint } from '../../../../src/disclosure-log/format/checkpoint.js';
import { cosign } from '../../../../src/disclosure-log/format/cosignature.js';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import { noteText, readNote, signNote } from '../../../../src/disclosure-log/format/signed-note.js';
import { COSIGNATURE, readVerifierKey, type VerifierKey } from '../../../../src/disclosure-log/format/verifier-key.js';
import { NoteRejected, openNote } from '../../../../src/disclosure-log/verify/open-note.js';
import { nodeSignatureCheck } from '../../../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import { newSigner, signedHead } from '../../../support/note-keys.js';
import others from './notes-of-others.json' with { type: 'json' };

const open = (note: string | Uint8Array, keys: readonly VerifierKey[]) =>
  openNote(typeof note === 'string' ? Buffer.from(note) : note, keys, nodeSignatureCheck);
const KEYS = [...others.keys.map(({ key }) => key), ...others.notes.flatMap(({ more }) => more ?? [])].map((key) =>
  readVerifierKey(key, nodeHashing),
);
const keyOf = (name: string) => KEYS.filter((key) => key.name === name);
const [go = { note: '' }] = others.notes;

describe('notes that other software signed', () => {
  it.each(others.notes)('verify: $source', ({ note, signers, times, checkpoint }) => {
    const { text, verified } = open(note, KEYS);
    expect(verified.map(({ key }) => key.name)).toEqual(signers);
    expect(verified.map(({ time }) => time)).toEqual(times);
    expect(note.startsWith(`${text}\n`)).toBe(true);
    if (checkpoint === undefined) return;
    const { origin, size, root, extensions } = readCheckpoint(text);
    expect({ origin, size, root: base64(root), extensions }).toEqual({ ...checkpoint, extensions: [] });
  });

  it.each(others.notes)('do not verify with any one bit of the text changed: $source', ({ note, signers }) => {
    const end = Buffer.from(note).indexOf('\n\n') + 1;
    for (let bit = 0; bit < end * 8; bit += 3) {
      const changed = Buffer.from(note);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(opened(changed, keyOf(signers[0] ?? '')), `bit ${bit}`).not.toBe('VERIFIED');
    }
  });

  it.each(others.notes)('do not verify with any one bit of a known signature changed: $source', ({ note, signers }) => {
    const { text, signatures } = readNote(Buffer.from(note));
    const known = signatures.findIndex(({ name, id }) =>
      KEYS.some((key) => key.name === name && Buffer.from(key.id).equals(Buffer.from(id))),
    );
    for (let bit = 0; bit < (signatures[known]?.signature.length ?? 0) * 8; bit += 1) {
      const changed = signatures.map(({ name, id, signature }, at) => {
        const copy = Uint8Array.from(signature);
        if (at === known) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return { name, id, signature: copy };
      });
      expect(() => open(noteText({ text, signatures: changed }), keyOf(signers[0] ?? ''))).toThrow(NoteRejected);
    }
  });
});

describe('opening a note', () => {
  const log = newSigner('hub.example/log');
  const [first, second] = [newSigner('w.example/1', COSIGNATURE), newSigner('w.example/2', COSIGNATURE)];
  const root = new Uint8Array(32).fill(9);
  const head = signedHead(log, 7, root);
  const { text, signatures } = readNote(Buffer.from(head));
  const cosigned = noteText({ text, signatures: [...signatures, cosign(text, 100, first), cosign(text, 90, second)] });

  it('ignores signatures of keys that are not known', () => {
    expect(open(go.note, keyOf('PeterNeumann')).verified.map(({ key }) => key.name)).toEqual(['PeterNeumann']);
    expect(open(go.note, []).verified).toEqual([]);
    expect(open(cosigned, [second.key]).verified).toEqual([{ key: second.key, time: 90 }]);
  });

  it('ignores a bad signature of a key that is not known, also when name or id is that of a known one', () => {
    const same = { ...log.key, name: 'hub.example/other' };
    const id = Uint8Array.of(1, 2, 3, 4);
    const junk = new Uint8Array(64);
    const more = [
      { name: same.name, id: log.key.id, signature: junk },
      { name: log.key.name, id, signature: junk },
    ];
    expect(open(noteText({ text, signatures: [...more, ...signatures] }), [log.key]).verified).toHaveLength(1);
  });

  it('rejects the whole note for one bad signature of a known key, wherever it stands', () => {
    const bad = { ...signNote('other\n', log) };
    for (const all of [[bad], [bad, ...signatures], [...signatures, bad]]) {
      expect(() => open(noteText({ text, signatures: all }), [log.key])).toThrow(NoteRejected);
    }
  });

  it('rejects a known signature of another length, also a cosignature', () => {
    for (const { key } of [log, first]) {
      for (const length of [1, 63, 64, 65, 71, 72, 73]) {
        const note = noteText({ text, signatures: [{ ...key, signature: new Uint8Array(length) }] });
        expect(() => open(note, [key])).toThrow(NoteRejected);
      }
    }
  });

  it('rejects a cosignature whose time was changed', () => {
    const { signature, ...key } = cosign(text, 100, first);
    const later = Uint8Array.from(signature);
    later[7] = 101;
    expect(() => open(noteText({ text, signatures: [{ ...key, signature: later }] }), [first.key])).toThrow(
      NoteRejected,
    );
  });

  it('rejects a cosignature of another text, extensions included', () => {
    const extended = `${text}extension\n`;
    const note = noteText({ text: extended, signatures: [cosign(text, 100, first)] });
    expect(() => open(note, [first.key])).toThrow(NoteRejected);
  });

  it('names a key once, however often it signed, with its latest time', () => {
    const all = [...signatures, ...signatures, cosign(text, 5, first), cosign(text, 8, first), cosign(text, 6, first)];
    expect(open(noteText({ text, signatures: all }), [log.key, first.key]).verified).toEqual([
      { key: log.key, time: null },
      { key: first.key, time: 8 },
    ]);
  });

  it('does not take a signature of the text for a cosignature, nor the reverse', () => {
    const key = { ...log.key, type: COSIGNATURE };
    expect(() => open(head, [key])).toThrow(NoteRejected);
    const note = noteText({ text, signatures: [cosign(text, 1, first)] });
    expect(() => open(note, [{ ...first.key, type: 1 }])).toThrow(NoteRejected);
  });

  it('rejects when two known keys share name and id, as one of them did not sign', () => {
    expect(() => open(head, [log.key, { ...log.key, publicKey: first.key.publicKey }])).toThrow(NoteRejected);
    expect(open(head, [log.key, log.key]).verified).toHaveLength(1);
  });

  it('is malformed for what is no note', () => {
    expect(() => open('text\n', [log.key])).toThrow(Malformed);
  });
});

function opened(note: Uint8Array, keys: readonly VerifierKey[]): 'VERIFIED' | 'NOT' {
  try {
    return open(note, keys).verified.length > 0 ? 'VERIFIED' : 'NOT';
  } catch (fault) {
    expect(fault instanceof NoteRejected || fault instanceof Malformed).toBe(true);
    return 'NOT';
  }
}
