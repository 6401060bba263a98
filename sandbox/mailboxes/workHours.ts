import { type CountryCode, countries } from "./countries.ts";
import type { Random } from "./random.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Minutes east of UTC in a country at a time; summer time is taken as April to October. */
export function utcOffset(country: CountryCode, time: number): number {
  const { winterOffset, summerTime } = countries[country];
  const month = new Date(time).getUTCMonth();
  return winterOffset + (summerTime && month >= 3 && month <= 9 ? 60 : 0);
}

const hourWeights: [number, number][] = [
  [7, 1],
  [8, 5],
  [9, 9],
  [10, 10],
  [11, 9],
  [12, 4],
  [13, 6],
  [14, 9],
  [15, 9],
  [16, 8],
  [17, 5],
  [18, 2],
  [20, 1],
  [22, 0.5],
];

/** Moves a time, within its week, to when people in that country write: mostly weekdays, mostly office hours. */
export function intoWorkHours(random: Random, time: number, country: CountryCode): number {
  const offset = utcOffset(country, time) * 60_000;
  let midnight = Math.floor((time + offset) / day) * day;
  const weekday = new Date(midnight).getUTCDay();
  if (weekday === 6 && !random.chance(0.06)) midnight -= day * random.int(1, 4);
  if (weekday === 0 && !random.chance(0.06)) midnight -= day * random.int(2, 5);
  return midnight + random.weighted(hourWeights) * hour + random.int(0, hour - 1) - offset;
}

/** When an answer to a mail of `time` is written: minutes to days later, nights and most weekends left out. */
export function answerTime(random: Random, time: number, country: CountryCode): number {
  const [from, to] = random.weighted<[number, number]>([
    [[0.05, 1.5], 45],
    [[2, 8], 28],
    [[18, 60], 21],
    [[72, 240], 6],
  ]);
  let answered = time + Math.floor((from + random.next() * (to - from)) * hour);
  const offset = utcOffset(country, answered) * 60_000;
  const local = new Date(answered + offset);
  const hourOfDay = local.getUTCHours();
  if (hourOfDay >= 19) answered += (31 - hourOfDay) * hour + random.int(0, hour);
  if (hourOfDay < 7) answered += (8 - hourOfDay) * hour + random.int(0, hour);
  const weekday = new Date(answered + offset).getUTCDay();
  if (weekday === 6 && random.chance(0.94)) answered += 2 * day;
  if (weekday === 0 && random.chance(0.94)) answered += day;
  return answered;
}
