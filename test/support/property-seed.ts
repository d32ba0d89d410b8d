import fc from 'fast-check';

/** Property tests try the same cases on every machine; `WINNOW_SEED=random npm run test:unit` looks for new ones. */
const given = process.env['WINNOW_SEED'];
if (given !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: given === undefined ? 20_261_121 : Number(given) });
