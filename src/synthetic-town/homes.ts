import { street } from './names.js';
import type { Random } from './random.js';
import type { TownCalendar } from './town-calendar.js';
import type { BodyOf } from './town-child.js';

type Residence = BodyOf<'RESIDENCE'>;

/** The authority in whose area a family lives; the third does not feed the hub. */
export type Area = 'Z01' | 'Z02' | 'Z03';

/** The current home first; a former one for families who moved, and now and then no home that can be called one. */
export function homesOf(random: Random, authority: Area, oldest: number, calendar: TownCalendar): Residence[] {
  const kind = random.next();
  const lived = Math.max(1, oldest);
  const since = Math.min(lived, random.between(30, 3_000));
  const current =
    kind < 0.003
      ? placeholder
      : kind < 0.006
        ? { ...hostel, since: calendar.daysBefore(Math.min(since, 200)) }
        : { ...home(random, authority), since: calendar.daysBefore(since) };
  if (since >= lived || !random.chance(0.3)) return [current];
  const until = current.since === null ? null : calendar.daysBefore(Math.min(since, lived - 1) + 1);
  return [current, { ...home(random, authority), since: calendar.daysBefore(lived), until }];
}

/** An address whose postcode has the right shape and whose area does not exist. */
function home(random: Random, authority: Area): Residence {
  return {
    kind: 'RESIDENCE',
    line1: `${random.chance(0.06) ? `Flat ${random.between(1, 24)}, ` : ''}${random.between(1, 180)} ${street(random)}`,
    town: TOWNS[authority],
    postcode: `${AREAS[authority]}${random.between(1, 9)} ${random.between(1, 9)}${letter(random)}${letter(random)}`,
    dwelling: 'HOME',
    since: null,
    until: null,
  };
}

const TOWNS = { Z01: 'Northmoor', Z02: 'Calderwick', Z03: 'Fellmarsh' } as const;
const AREAS = { Z01: 'NM', Z02: 'CJ', Z03: 'FM' } as const;
/** The last two letters of a postcode are never C, I, K, M, O or V. */
const letter = (random: Random): string => 'ABDEFGHJLNPQRSTUWXYZ'.charAt(random.below(20));

const placeholder: Residence = {
  kind: 'RESIDENCE',
  line1: 'No fixed abode',
  town: null,
  postcode: 'ZZ99 3VZ',
  dwelling: 'PLACEHOLDER',
  since: null,
  until: null,
};
const hostel: Residence = {
  kind: 'RESIDENCE',
  line1: 'Harbour House, 2 Ropery Street',
  town: 'Northmoor',
  postcode: 'NM1 1HH',
  dwelling: 'HOSTEL',
  since: null,
  until: null,
};
