/** Forms of address that stand before a person's name and are no part of it. */
const HONORIFICS = new Set(
  ('mr mrs ms miss dr prof sir dame lord lady sen rep gov gen lt col maj capt sgt cmdr adm rev hon judge justice fr madam mx ' +
    'messrs mme mlle monsieur madame sheikh shaikh sheik ayatollah imam mullah sayyed sayyid seyyed pandit pope rabbi bishop ' +
    'archbishop cardinal saint sultan emir king queen prince princess duke duchess baron baroness count countess emperor ' +
    'empress tsar shah maharaja daw shri smt haji hajj comrade chairman chairwoman').split(' '),
);
/** Words that name an office or a trade. */
const OFFICES = new Set(
  ('president premier chancellor minister secretary senator governor mayor ambassador professor general colonel major captain ' +
    'lieutenant sergeant admiral commander marshal chief director chairman chairwoman chairperson chair ceo cfo spokesman ' +
    'spokeswoman spokesperson leader coach manager manager striker midfielder goalkeeper defender captain officer commissioner ' +
    'inspector superintendent detective constable envoy lawyer attorney prosecutor analyst economist author writer director ' +
    'actor actress singer founder speaker congressman congresswoman lawmaker deputy councillor councilor mp pm pms fm cm mep ' +
    'representative delegate treasurer undersecretary vice-president head boss owner producer journalist reporter editor ' +
    'correspondent activist historian scientist researcher doctor nurse teacher priest pastor cleric candidate nominee ' +
    'billionaire businessman businesswoman entrepreneur rapper comedian athlete champion pilot astronaut superstar star ' +
    'secretary-general dictator ruler warlord monarch tycoon magnate presenter host politician lady').split(' '),
);
/** Words that come before an office and belong to it. */
const BEFORE_OFFICE = new Set(
  ('former ex vice deputy acting interim assistant associate senior junior first prime foreign finance defence defense interior ' +
    'home health education trade justice energy environment press attorney crown opposition party executive managing national ' +
    'chief under shadow special general head late then current outgoing incoming newly elect permanent lead co state ' +
    'secretary police military army air naval chancellor minister world team economy transport agriculture housing labour labor ' +
    'information tourism sports culture communications security').split(' '),
);
const OF_OFFICE = new Set(['of', 'state', 'the', 'defence', 'defense', 'treasury', 'interior', 'exchequer', 'commons', 'parliament', 'staff', 'and', 'for', 'affairs', 'general', 'elect', 'relations']);

/** True for a folded word that is a form of address before a name ("mr", "sheikh"). */
export function isHonorific(word: string): boolean {
  return HONORIFICS.has(word);
}

/** True for a folded word that names an office or trade ("president", "striker"). */
export function isOffice(word: string): boolean {
  return OFFICES.has(word);
}

/** True for a folded word that may stand inside a title before its office ("foreign", "former"). */
export function isBeforeOffice(word: string): boolean {
  return BEFORE_OFFICE.has(word);
}

/** How many of the folded words at the start are a title, at least one word left over for the name. */
export function titleLength(words: readonly string[]): number {
  let length = 0;
  let at = 0;
  while (at < words.length - 1) {
    const word = words[at] ?? '';
    if (HONORIFICS.has(word) || OFFICES.has(word)) length = ++at;
    else if (BEFORE_OFFICE.has(word) || (length > 0 && OF_OFFICE.has(word))) at++;
    else break;
  }
  return length > 0 && words[length] === 'of' ? at : length;
}
