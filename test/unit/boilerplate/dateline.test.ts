import assert from 'node:assert/strict';
import { opensReport } from '../../../src/core/boilerplate/dateline';
import { loadLineModel } from '../../../src/core/boilerplate/model/line-model';
import { boilerplateRule } from '../../../src/core/boilerplate/rule';
import { readFileSync } from 'node:fs';
import { shippedPack } from './shipped-pack';
import { check } from './support';

describe('opensReport', () => {
  const REST = 'The ropeway to the observatory stopped for an hour on Friday, and nobody minded but the cook.';

  it('knows paragraphs that start with a place and an agency', () => {
    for (const start of ['VELMAR, Ostland (AP) —', 'ST. ANNE, Ostl. (AP) -', 'VELMAR (Reuters) -', 'Port-Velmar (Coast Press) –', 'VELMAR, March 3 (Reuters) --']) assert.ok(opensReport(`${start} ${REST}`), start);
  });

  it('knows credits and other brackets from them', () => {
    for (const line of ['Mira Osei (AP)', 'VELMAR (AP) — Ropeway stops', `The quay on Sunday (Mira Osei/Velmar Post) ${REST}`, `Velmar (pop. 12,000) ${REST}`, REST, '']) assert.ok(!opensReport(line), line);
  });

  it('keeps such a paragraph, whatever stands around it', () => {
    const rule = boilerplateRule({ pack: shippedPack(), model: loadLineModel(readFileSync('models/boilerplate-en.bin')) });
    const links = ['News', 'Sport', 'Weather', 'Five walks along the coast', 'Council votes on parking fees', 'Ferry line gets a second boat', 'Share', 'Sign in'];
    const text = [...links, `VELMAR, Ostland (AP) — ${REST}`, ...links].join('\n');
    for (const finding of check(rule, text, { flag: 'thorough', safe: 'thorough' })) for (const fix of finding.fixes) for (const { span } of fix.edits) assert.ok(!text.slice(span.start, span.end).includes('VELMAR'));
  });
});
