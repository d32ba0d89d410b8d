/**
 * Groups of words that tell kinds of lines apart, looked up by word hash. The table has no collision handling: the
 * model was trained with the same table, so a rare clash is a feature like any other.
 */

/** Start of a word's hash (FNV-1a, 32 bits). */
export const FIRST_HASH = 0x811c9dc5 | 0;

export const STOP = 1;
export const YOU = 2;
export const WE = 4;
export const TIME = 8;
export const MEDIA = 16;
export const PROMPT = 32;
export const ROLE = 64;
export const SAID = 128;
export const LEGAL = 256;
export const REACTION = 512;

const GROUPS: readonly (readonly [number, string])[] = [
  [STOP, 'the of and to in that is was for it with as on at by from be are this have has had not but they his her which would their said were been who will about after when there what its an or a he she than then into over also could may some'],
  [YOU, 'you your youre youll youve yours'],
  [WE, 'we our us were weve i my me im ive'],
  [TIME, 'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm est edt gmt bst utc ist et pt ago minutes min mins hours hour hrs days updated published posted last read'],
  [MEDIA, 'photo photos image images picture pictures pic credit getty reuters afp ap shutterstock istock alamy courtesy photograph photographer file caption via epa wire instagram screenshot illustration seen poses arrives attends pictured left right shows speaks gallery video'],
  [PROMPT, 'subscribe subscription newsletter newsletters sign signup inbox email emails join follow share app download free click here get latest updates breaking alerts register login log tap'],
  [ROLE, 'reporter editor correspondent writer journalist columnist contributor author staff freelance producer bureau covers joined wrote written senior based fellow'],
  [SAID, 'said says told according added asked explained wrote reported statement announced called noted'],
  [LEGAL, 'copyright rights reserved privacy policy terms conditions cookies cookie consent accept agree disclaimer commission affiliate advertisement advertising sponsored advertiser ad ads'],
  [REACTION, 'comment comments reply replies related read more also recommended trending popular stories story articles article next previous latest watch see view all topics tags'],
];

const BITS = 14;
const table = new Uint16Array(1 << BITS);
for (const [group, words] of GROUPS) {
  for (const word of words.split(' ')) {
    let hash = FIRST_HASH;
    for (let i = 0; i < word.length; i++) hash = mixHash(hash, word.charCodeAt(i));
    const slot = slotOf(hash);
    table[slot] = (table[slot] ?? 0) | group;
  }
}

/** The hash with one more lower-case code unit. */
export function mixHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & ((1 << BITS) - 1);
}

/** The groups of a word, as bits. */
export function groupsOf(hash: number): number {
  return table[slotOf(hash)] ?? 0;
}
