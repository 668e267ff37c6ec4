import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryBundle } from '../../../../src/disclosure-log/format/entry-bundle.js';
import type { LogSource } from '../../../../src/disclosure-log/verify/ports.js';
import { bitTurned, hubLeavesOf, logFiles, sourceOf } from '../../../support/log-files.js';
import { file, files, found, having, leaves, signer, SIZE } from '../../../support/sound-log.js';

describe('a sound log', () => {
  it('has these files', () => {
    expect([...files.keys()].sort()).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001',
      'tile/0/002.p/88',
      'tile/1/000.p/2',
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/88',
    ]);
  });

  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 600])('is sound with %i leaves', async (size) => {
    const log = logFiles(leaves.slice(0, size), signer);
    const finding = await found(sourceOf(log.files));
    expect(finding).toMatchObject({ kind: 'SOUND', size, origin: 'log.example/hub', signedBy: ['log.example/hub'] });
  });

  it('is sound with three levels of tiles, and begins with each of its earlier heads', async () => {
    const many = Array.from({ length: 65_900 }, (_, number) => new Uint8Array(Buffer.from(`entry ${number}`)));
    const log = logFiles(many, signer);
    expect([...log.files.keys()]).toContain('tile/2/000.p/1');
    for (const size of [0, 300, 65_536, 65_899]) {
      const earlier = logFiles(many.slice(0, size), signer).files.get('checkpoint')!;
      expect(await found(sourceOf(log.files), earlier, true)).toMatchObject({ kind: 'SOUND', size: 65_900 });
    }
    const turned = new Map(log.files).set('tile/2/000.p/1', bitTurned(log.files.get('tile/2/000.p/1')!, 3));
    expect(await found(sourceOf(turned), null, true)).toMatchObject({
      kind: 'TAMPERED',
      index: 0,
      place: 'tile/2/000.p/1',
    });
  }, 60_000);

  it('may have dropped a partial tile for the full one', async () => {
    const longer = logFiles(hubLeavesOf(768), signer).files;
    const served = having({
      'tile/0/002.p/88': null,
      'tile/entries/002.p/88': null,
      'tile/0/002': longer.get('tile/0/002')!,
      'tile/entries/002': longer.get('tile/entries/002')!,
    });
    expect(await found(sourceOf(served))).toMatchObject({ kind: 'SOUND', size: SIZE });
  });

  it('is read ahead, each file once, and in an order that needs no more than the last tiles', async () => {
    const asked: string[] = [];
    const source = sourceOf(files);
    let most = 0;
    let waiting = 0;
    const counting: LogSource = {
      checkpoint: () => source.checkpoint(),
      async tile(tile) {
        asked.push(`${tile.level}/${tile.n}`);
        waiting += 1;
        most = Math.max(most, waiting);
        await Promise.resolve();
        waiting -= 1;
        return source.tile(tile);
      },
    };
    await found(counting);
    expect(asked).toEqual(['entries/0', '0/0', 'entries/1', '0/1', 'entries/2', '0/2', '1/0']);
    expect(most).toBeGreaterThan(1);
  });
});

/** Where in its bundle an entry begins. */
function offsetOf(index: number): number {
  const n = Math.floor(index / 256);
  return leaves.slice(n * 256, index).reduce((offset, leaf) => offset + 2 + leaf.length, 0);
}

describe('a log that was tampered with', () => {
  it.each([
    [0, 'tile/entries/000'],
    [255, 'tile/entries/000'],
    [256, 'tile/entries/001'],
    [599, 'tile/entries/002.p/88'],
  ])('is found out by one bit of entry %i', async (index, path) => {
    for (const bit of [1, 128]) {
      const turned = bitTurned(file(path), offsetOf(index) + 2 + 400, bit);
      expect(await found(sourceOf(having({ [path]: turned })))).toMatchObject({ kind: 'TAMPERED', index, place: path });
    }
  });

  it.each([
    ['tile/0/000', 3, 3],
    ['tile/0/001', 255, 511],
    ['tile/0/002.p/88', 87, 599],
    ['tile/1/000.p/2', 1, 256],
  ])('is found out by one bit of %s', async (path, hash, index) => {
    const turned = having({ [path]: bitTurned(file(path), hash * 32 + 31, 64) });
    expect(await found(sourceOf(turned))).toMatchObject({ kind: 'TAMPERED', index, place: path });
  });

  it('is found out by any bit of any of its files', async () => {
    const paths = [...files.keys()];
    const flip = fc.record({
      path: fc.constantFrom(...paths),
      at: fc.nat(2 ** 30),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(flip, async ({ path, at, bit }) => {
        const bytes = file(path);
        const finding = await found(sourceOf(having({ [path]: bitTurned(bytes, at % bytes.length, 2 ** bit) })));
        if (path === 'checkpoint') expect(finding.kind).not.toBe('SOUND');
        else expect(finding).toMatchObject({ kind: 'TAMPERED', place: path });
      }),
      { seed: 600, numRuns: 120 },
    );
  }, 60_000);

  it.each([
    ['cut in the middle of an entry', (bytes: Uint8Array) => bytes.subarray(0, offsetOf(300) + 100), 300],
    ['without its last byte', (bytes: Uint8Array) => bytes.subarray(0, -1), 511],
    ['empty', () => new Uint8Array(), 256],
    ['with a byte to spare', (bytes: Uint8Array) => new Uint8Array(Buffer.concat([bytes, Buffer.of(0)])), 512],
  ])('is found out by a bundle %s', async (_, change, index) => {
    const path = 'tile/entries/001';
    expect(await found(sourceOf(having({ [path]: change(file(path)) })))).toMatchObject({
      kind: 'TAMPERED',
      index,
      place: path,
    });
  });

  it.each(['tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2'])(
    'is found out by a cut or lengthened %s',
    async (path) => {
      for (const bytes of [file(path).subarray(0, -1), Uint8Array.of(...file(path), 0), new Uint8Array()]) {
        expect(await found(sourceOf(having({ [path]: bytes })))).toMatchObject({ kind: 'TAMPERED', place: path });
      }
    },
  );

  it.each([
    ['tile/entries/000', 0],
    ['tile/entries/001', 256],
    ['tile/entries/002.p/88', 512],
    ['tile/0/000', 0],
    ['tile/0/002.p/88', 512],
    ['tile/1/000.p/2', 0],
  ])('is found out by a missing %s', async (path, index) => {
    const finding = await found(sourceOf(having({ [path]: null })));
    expect(finding).toMatchObject({ kind: 'TAMPERED', index, place: path, what: 'the file is missing' });
  });

  it('is found out by two entries that changed places', async () => {
    const swapped = leaves.slice(256, 512);
    [swapped[10], swapped[20]] = [swapped[20]!, swapped[10]!];
    const finding = await found(sourceOf(having({ 'tile/entries/001': entryBundle(swapped) })));
    expect(finding).toMatchObject({ kind: 'TAMPERED', index: 266, place: 'tile/entries/001' });
  });

  it('is found out by a last leaf that was dropped, with or without its hash', async () => {
    const shorter = logFiles(leaves.slice(0, -1), signer).files;
    const bundle = shorter.get('tile/entries/002.p/87')!;
    const hashes = shorter.get('tile/0/002.p/87')!;
    const place = 'tile/entries/002.p/88';
    for (const changes of [{ [place]: bundle }, { [place]: bundle, 'tile/0/002.p/88': hashes }]) {
      expect(await found(sourceOf(having(changes)))).toMatchObject({ kind: 'TAMPERED', index: 599, place });
    }
  });

  it('is found out where entry and hash were changed together', async () => {
    const others = logFiles(hubLeavesOf(SIZE, 1), signer).files;
    const both = having({
      'tile/entries/001': others.get('tile/entries/001')!,
      'tile/0/001': others.get('tile/0/001')!,
    });
    expect(await found(sourceOf(both))).toMatchObject({ kind: 'TAMPERED', index: 256, place: 'tile/1/000.p/2' });
  });

  it('is found out by the root alone, where every file was changed', async () => {
    const others = new Map(logFiles(hubLeavesOf(SIZE, 1), signer).files).set('checkpoint', file('checkpoint'));
    expect(await found(sourceOf(others))).toMatchObject({ kind: 'TAMPERED', index: null, place: 'checkpoint' });
  });

  it('names the first bad leaf when there are several', async () => {
    const both = having({
      'tile/0/000': bitTurned(file('tile/0/000'), 9 * 32),
      'tile/entries/001': bitTurned(file('tile/entries/001'), 50),
      'tile/1/000.p/2': bitTurned(file('tile/1/000.p/2'), 40),
    });
    expect(await found(sourceOf(both))).toMatchObject({ kind: 'TAMPERED', index: 9 });
  });
});

describe('a log whose owner signed what no hub writes', () => {
  const signed = (changed: readonly Uint8Array[]): LogSource => sourceOf(logFiles(changed, signer).files);

  it('is found out by a leaf that stands in it twice, and by another with the same id', async () => {
    const twice = [...leaves.slice(0, 300), leaves[7]!];
    const again = [...leaves.slice(0, 300), hubLeavesOf(8, 9)[7]!];
    for (const changed of [twice, again]) {
      expect(await found(signed(changed))).toMatchObject({
        kind: 'TAMPERED',
        index: 300,
        place: 'tile/entries/001.p/45',
        what: 'a leaf with the id of an earlier one',
      });
    }
  });

  it('is found out by an entry that is no leaf, unless entries are plain bytes', async () => {
    const changed = [...leaves.slice(0, 5), new Uint8Array(Buffer.from('{}')), ...leaves.slice(5, 9)];
    expect(await found(signed(changed))).toMatchObject({ kind: 'TAMPERED', index: 5, what: 'not a leaf of version 1' });
    expect(await found(signed(changed), null, true)).toMatchObject({ kind: 'SOUND', size: 10 });
  });
});
