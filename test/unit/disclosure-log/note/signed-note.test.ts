import { describe, expect, it } from 'vitest';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import { noteText, readNote, readSignatureLines, signNote } from '../../../../src/disclosure-log/format/signed-note.js';
import { COSIGNATURE } from '../../../../src/disclosure-log/format/verifier-key.js';
import { newSigner } from '../../../support/note-keys.js';
import others from './notes-of-others.json' with { type: 'json' };

const read = (text: string) => readNote(Buffer.from(text));
const [go] = others.notes;
const note = go?.note ?? '';
const [text, lines] = [note.slice(0, note.indexOf('\n\n') + 1), note.slice(note.indexOf('\n\n') + 2)];
const [peter = '', enoch = ''] = lines.split(/(?<=\n)/);

describe('a signed note', () => {
  it.each(others.notes)('of other software is read and written back: $source', ({ note: theirs }) => {
    expect(noteText(read(theirs))).toBe(theirs);
  });

  it('gives text, names, ids and signatures', () => {
    const { text: read_, signatures } = read(note);
    expect(read_).toBe(text);
    expect(signatures.map(({ name }) => name)).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(Buffer.from(signatures[0]?.id ?? []).toString('hex')).toBe('c74f20a3');
    expect(signatures.map(({ signature }) => signature.length)).toEqual([64, 64]);
  });

  it('is parted at its last empty line, as its text may hold some', () => {
    const whole = `first\n\nsecond\n\n\n\n${peter}`;
    expect(read(whole).text).toBe('first\n\nsecond\n\n\n');
    expect(noteText(read(whole))).toBe(whole);
  });

  it('may hold any character that is no control character, such as a dash in the text', () => {
    expect(read(`\u2014 a b\nhüb \ud83d\ude00\u007f\n\n${peter}`).text).toBe('\u2014 a b\nhüb \ud83d\ude00\u007f\n');
  });

  it.each([
    ['without signatures', text],
    ['with an empty line and no signature', `${text}\n`],
    ['without its last line feed', `${text}\n${peter.slice(0, -1)}`],
    ['with a control character', `\u0001${text}\n${peter}`],
    ['with a tab', `\t${text}\n${peter}`],
    ['with a carriage return', `${text.replace('\n', '\r\n')}\n${peter}`],
    ['with a name of two words', `${text}\n\u2014 Bad Name x08go/ZJkuBS9UG/SffcvIAQ\n`],
    ['with another line behind', `${text}\n${peter}Unexpected line.\n`],
    ['with another line between', `${text}\n${peter}x\n${enoch}`],
    ['with a hyphen for the dash', `${text}\n${peter.replace('\u2014', '-')}`],
    ['with a plus in a name', `${text}\n${peter.replace('PeterNeumann', 'Peter+Neumann')}`],
    ['without a name', `${text}\n${peter.replace('PeterNeumann', '')}`],
    ['without base64', `${text}\n\u2014 PeterNeumann \n`],
    ['with a key id alone', `${text}\n\u2014 PeterNeumann x08gow==\n`],
    ['with less than a key id', `${text}\n\u2014 PeterNeumann x08g\n`],
    ['with unpadded base64', `${text}\n${peter.replace('=\n', '\n')}`],
    ['with bits behind the last byte', `${text}\n${peter.replace('M=\n', 'N=\n')}`],
    ['with a space at the end of a line', `${text}\n${peter.replace('\n', ' \n')}`],
    ['that is empty', ''],
    ['of line feeds', '\n\n\n'],
  ])('%s is malformed', (_what, bad) => {
    expect(() => read(bad)).toThrow(Malformed);
  });

  it('that is not UTF-8 is malformed', () => {
    expect(() => readNote(Buffer.concat([Buffer.of(0xff), Buffer.from(note)]))).toThrow(Malformed);
    expect(() => readNote(Buffer.from(note, 'latin1'))).toThrow(Malformed);
  });

  it('has up to 100 signatures', () => {
    expect(read(`${text}\n${peter.repeat(16)}`).signatures).toHaveLength(16);
    expect(read(`${text}\n${peter.repeat(100)}`).signatures).toHaveLength(100);
    expect(() => read(`${text}\n${peter.repeat(101)}`)).toThrow('a note with more than 100 signatures');
  });

  it('is never quoted when it is malformed', () => {
    for (const bad of [`secret\n`, `${text}\n\u2014 secret secret\n`, `${text}\n\u2014 se+cret AAAA\n`]) {
      expect(() => read(bad)).not.toThrow(/se\+?cret/);
    }
  });
});

describe('writing a note', () => {
  const signer = newSigner('hub.example/log');
  const signed = signNote('text\n', signer);

  it('gives what a reader takes back', () => {
    const whole = { text: 'text\n', signatures: [signed, signed] };
    expect(read(noteText(whole))).toEqual({ ...whole, signatures: [fresh(signed), fresh(signed)] });
  });

  it.each(['text', '', 'te\rxt\n'])('refuses the text %j, which no note can have', (bad) => {
    expect(() => noteText({ text: bad, signatures: [signed] })).toThrow(TypeError);
    expect(() => signNote(bad, signer)).toThrow(TypeError);
  });

  it('refuses a note without signatures, or with one that is none', () => {
    expect(() => noteText({ text: 'text\n', signatures: [] })).toThrow(TypeError);
    for (const bad of [{ name: 'a b' }, { id: new Uint8Array(3) }, { signature: new Uint8Array(0) }]) {
      expect(() => noteText({ text: 'text\n', signatures: [{ ...signed, ...bad }] })).toThrow(TypeError);
    }
  });

  it('never signs a text with the key of a witness, which signs a time too', () => {
    expect(() => signNote('text\n', newSigner('witness.example', COSIGNATURE))).toThrow(TypeError);
  });

  it('reads the lines that a witness sends, with its own limits', () => {
    expect(readSignatureLines(lines).map(({ name }) => name)).toEqual(['PeterNeumann', 'EnochRoot']);
    for (const bad of ['', '\n', `${lines}\n`, peter.slice(0, -1)]) {
      expect(() => readSignatureLines(bad)).toThrow(Malformed);
    }
  });
});

/** The same in plain byte arrays, as readers give them. */
function fresh<T extends { readonly id: Uint8Array; readonly signature: Uint8Array }>(given: T): T {
  return { ...given, id: Uint8Array.from(given.id), signature: Uint8Array.from(given.signature) };
}
