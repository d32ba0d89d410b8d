import type { LineModel } from '../../../../src/core/boilerplate/model/line-model';
import { FEATURE_COUNT } from '../../../../src/core/boilerplate/model/features';

/** A menu, as it stands above an article. */
export const MENU = ['Harbour Courier', 'Home', 'News', 'Sport', 'Weather', 'Opinion', 'Tides', 'Puzzles', 'Letters', 'Shop', 'Obituaries', 'Crossword'];
/** What stands below the last word of a page. */
export const FOOT = ['About', 'Careers', 'Advertise', 'Contact', 'Help', 'Press', 'Privacy', 'Imprint', 'Feeds', 'Archive', 'Corrections', 'Partners'];

export const TITLE = 'Harbour bridge in Velmar closes until the autumn';
export const STORY = [
  'The old harbour bridge in Velmar will close on Monday for the first time in thirty years, the city council said on Friday after a long meeting.',
  'Engineers found cracks in two of the supports during an inspection in March. “We could not wait for another winter,” said Ada Lindqvist, who leads the works.',
  'Drivers will have to use the ring road until the autumn, which adds about twenty minutes to the trip into town, and the council has asked shops for patience.',
  'Shops on the quay fear for their summer trade. The council has promised them a ferry across the harbour every half hour while the bridge is closed.',
];
/** About other things than the story, in sentences. */
export const TEASERS = [
  'A bakery in Osk sells bread from a window again, forty years after the last one shut, and queues reach round the corner every morning.',
  'Scientists counted more seals than ever along northern beaches, though nobody knows where younger animals spend their first cold months.',
];

const FRAME = new Set([...MENU, ...FOOT]);

/** A model that knows menus and feet, takes the story for an article, and has its doubts about the rest. */
export const MODEL: LineModel = {
  judge: (texts) => ({
    probabilities: Float32Array.from(texts, (text) => (FRAME.has(text) ? 0.98 : STORY.includes(text) ? 0.05 : 0.35)),
    features: new Float32Array(texts.length * FEATURE_COUNT),
  }),
};
