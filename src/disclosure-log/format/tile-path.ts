import { Malformed } from './malformed.js';

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;

/** One file of a tiled log. */
export interface Tile {
  /** `entries` for a bundle of entries; else the height of its hashes in tiles, 0 for leaf hashes. */
  readonly level: number | 'entries';
  /** Counted from the left, from 0. */
  readonly n: number;
  /** 1 to 256; less than 256 is a partial tile, always the last of its level. */
  readonly width: number;
}

/** What the path may say of a level; a tree that a number can count has far fewer. */
const HIGHEST_LEVEL = 63;

/**
 * Where a tile stands below the log's prefix: `tile/0/x001/x234/067`, partial `tile/0/x001/x234/067.p/5`
 * (C2SP tlog-tiles).
 * @throws TypeError for a tile that no log can have
 */
export function tilePath({ level, n, width }: Tile): string {
  if (level !== 'entries' && !(Number.isInteger(level) && level >= 0 && level <= HIGHEST_LEVEL)) {
    throw new TypeError('a tile level out of range');
  }
  if (!Number.isSafeInteger(n) || n < 0) throw new TypeError('a tile number out of range');
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new TypeError('a tile width out of range');
  return `tile/${level}/${threeDigits(n)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/**
 * The tile that a path names. Each tile has one path: a leading zero or an empty leading group is refused.
 * @throws Malformed
 */
export function readTilePath(path: string): Tile {
  const [, level = '', groups = '', partial] = PATH.exec(path) ?? [];
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level || NaN),
    n: Number(groups.replaceAll(/[x/]/g, '') || NaN),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  };
  if (!names(tile, path)) throw new Malformed('not the path of a tile');
  return tile;
}

function names(tile: Tile, path: string): boolean {
  try {
    return tilePath(tile) === path;
  } catch {
    return false;
  }
}

/** Every hash tile of a tree, level after level, left to right; none for an empty tree. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (const tile of tilesOver(level, hashes)) tiles.push(tile);
  }
  return tiles;
}

/** Every bundle of entries of a log, left to right. */
export function entryTilesOf(size: number): Tile[] {
  return [...tilesOver('entries', size)];
}

function* tilesOver(level: Tile['level'], hashes: number): Generator<Tile> {
  for (let n = 0; n * TILE_WIDTH < hashes; n += 1) {
    yield { level, n, width: Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH) };
  }
}

function threeDigits(n: number): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/[0-9]{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
}
