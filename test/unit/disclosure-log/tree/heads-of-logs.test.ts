import { describe, expect, it } from 'vitest';
import { Unreadable, type LogSource } from '../../../../src/disclosure-log/verify/ports.js';
import { bitTurned, hubLeavesOf, logFiles, sourceOf } from '../../../support/log-files.js';
import { newSigner, signedHead } from '../../../support/note-keys.js';
import { file, files, found, having, leaves, signer, SIZE } from '../../../support/sound-log.js';

describe('a log that is compared with what is remembered', () => {
  const older = logFiles(leaves.slice(0, 300), signer).files;
  const fork = logFiles(hubLeavesOf(SIZE, 1), signer).files;

  it('is sound when it has grown, and when it has not', async () => {
    expect(await found(sourceOf(files), older.get('checkpoint'))).toMatchObject({ kind: 'SOUND' });
    expect(await found(sourceOf(files), file('checkpoint'))).toMatchObject({ kind: 'SOUND' });
  });

  it('is found out when it is an old copy, with both heads', async () => {
    expect(await found(sourceOf(older), file('checkpoint'))).toEqual({
      kind: 'TAMPERED',
      index: 300,
      place: 'checkpoint',
      what: 'the log has 300 leaves and had 600',
      notes: [file('checkpoint'), older.get('checkpoint')],
    });
  });

  it('is found out when it is another log of the same key, of the same size or longer, with both heads', async () => {
    for (const remembered of [file('checkpoint'), older.get('checkpoint')!]) {
      expect(await found(sourceOf(fork), remembered)).toMatchObject({
        kind: 'TAMPERED',
        place: 'checkpoint',
        notes: [remembered, fork.get('checkpoint')],
      });
    }
  });

  it('cannot be compared with a head that is garbage, or that its key has not signed', async () => {
    const other = newSigner('log.example/hub');
    const garbage = new Uint8Array(Buffer.from('garbage'));
    const foreign = new Uint8Array(Buffer.from(signedHead(other, 3, new Uint8Array(32))));
    expect(await found(sourceOf(files), garbage)).toMatchObject({ kind: 'UNREADABLE' });
    expect(await found(sourceOf(files), foreign)).toMatchObject({
      kind: 'UNSIGNED',
      place: 'the remembered checkpoint',
    });
  });
});

describe('the head of a log', () => {
  const withHead = (text: string): LogSource => sourceOf(having({ checkpoint: new Uint8Array(Buffer.from(text)) }));
  const head = Buffer.from(file('checkpoint')).toString();

  it('is unreadable when it is garbage, missing, or no checkpoint', async () => {
    const note = 'a note\nof something else\n';
    for (const garbage of ['', 'garbage', '\n\n', head.slice(0, 80), `${note}\n${signatureOf(note)}`]) {
      expect(await found(withHead(garbage))).toMatchObject({ kind: 'UNREADABLE', place: 'checkpoint' });
    }
    expect(await found(sourceOf(having({ checkpoint: null })))).toMatchObject({
      kind: 'UNREADABLE',
      place: 'checkpoint',
    });
  });

  it('is tampered with when a known key has signed another text', async () => {
    expect(await found(withHead(head.replace('\n600\n', '\n599\n')))).toMatchObject({
      kind: 'TAMPERED',
      place: 'checkpoint',
    });
  });

  it('is unsigned when only other keys have signed it, or it is that of another log', async () => {
    const stranger = newSigner('log.example/hub');
    const root = logFiles(leaves, signer).kept.root;
    expect(await found(withHead(signedHead(stranger, SIZE, root)))).toMatchObject({ kind: 'UNSIGNED' });
    const text = head.slice(0, head.indexOf('\n\n') + 1).replace('log.example/hub', 'log.example/other');
    expect(await found(withHead(`${text}\n${signatureOf(text)}`))).toMatchObject({
      kind: 'UNSIGNED',
      what: 'the head of another log',
    });
  });

  function signatureOf(text: string): string {
    const bytes = Buffer.concat([signer.key.id, signer.sign(Buffer.from(text))]);
    return `— ${signer.key.name} ${bytes.toString('base64')}\n`;
  }
});

describe('a log that stops answering', () => {
  const failing = (at: string, fault: Error, served = files): LogSource => {
    const source = sourceOf(served);
    return {
      checkpoint: () => source.checkpoint(),
      tile: (tile) => (`${tile.level}/${tile.n}` === at ? Promise.reject(fault) : source.tile(tile)),
    };
  };

  it('is unreadable, and not tampered with', async () => {
    expect(await found(failing('entries/1', new Unreadable('gone')))).toEqual({
      kind: 'UNREADABLE',
      place: 'tile/entries/001',
      what: 'gone',
    });
  });

  it('is tampered with when that was seen before', async () => {
    const bad = having({ 'tile/0/000': bitTurned(file('tile/0/000'), 0) });
    expect(await found(failing('1/0', new Unreadable('gone'), bad))).toMatchObject({ kind: 'TAMPERED', index: 0 });
  });

  it('throws what nobody foresaw, and says nothing', async () => {
    await expect(found(failing('0/1', new TypeError('a fault of the program')))).rejects.toThrow(
      'a fault of the program',
    );
  });
});
