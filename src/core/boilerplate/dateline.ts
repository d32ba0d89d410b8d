/** In UTF-16 units: what is shorter may be a credit. */
const SHORTEST = 70;
/** "VELMAR, Ostland (AP) — ", "LONDON (Reuters) - ": a place, an agency in brackets, a dash. */
const DATELINE = /^\p{Lu}[\p{L}.'’ /-]{1,30}(?:, \p{Lu}[\p{L}.'’ ]{1,20})?(?:,? \p{Lu}\p{Ll}{2,8}\.? \d{1,2})? ?\(\p{Lu}[\p{L} .]{1,24}\) ?(?:[—–-]|--) ?/u;

/**
 * True for a paragraph that starts with a place and an agency, as those that open an agency's report do; no such line of
 * the dev set is boilerplate, while a short one ("Mira Osei (AP)") is a credit.
 */
export function opensReport(text: string): boolean {
  return text.length >= SHORTEST && DATELINE.test(text.slice(0, SHORTEST));
}
