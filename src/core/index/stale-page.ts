import { blockOf, holdsOnlyBlock, placeBlock } from './markers';

/**
 * What becomes of a page below `index/` that is no part of the index any more. One that holds nothing but our block is
 * deleted; one with a user's text around the block keeps that and gets an empty block; any other is left as it is.
 */
export function retirePage(text: string): 'delete' | 'keep' | { readonly text: string } {
  if (holdsOnlyBlock(text)) return 'delete';
  const block = blockOf(text);
  if (block === undefined || block === '') return 'keep';
  const placed = placeBlock(text, '');
  return 'problem' in placed ? 'keep' : { text: placed.text };
}
