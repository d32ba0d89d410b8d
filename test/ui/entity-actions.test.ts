import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from './support/stable';
import { withEditor } from './support/with-editor';

const SEED = 'seeds/001_danube-grain-talks.txt';
const OTHER = 'seeds/002_danube-what-each-side-wants.txt';
const FILE = 'seeds/entities.yaml';

describe('A person puts names right', () => {
  const editor = withEditor();
  const onDisk = (file = FILE): string => fs.readFileSync(path.join(editor.folder, file), 'utf8');
  const written = (what: RegExp): Promise<string> => until(`${what} in ${FILE}`, () => Promise.resolve(onDisk()), (text) => what.test(text));
  let before: string;

  beforeEach(async () => {
    before = onDisk();
    await editor.ui.editor.open(SEED);
    await editor.ui.editor.squiggles((count) => count > 0);
    await editor.ui.editor.goTo(1);
  });

  /** Puts the cursor into a word of the seed as it stands on the disk. */
  async function goInto(word: string): Promise<void> {
    const lines = onDisk(SEED).split('\n');
    const line = lines.findIndex((text) => text.includes(word));
    await editor.ui.editor.goTo(line + 1, (lines[line] ?? '').indexOf(word) + 2);
  }

  /** Chooses an action on a word; its title names the file that it writes. */
  async function act(word: string, title: RegExp): Promise<void> {
    await goInto(word);
    const action = (await editor.ui.editor.quickFixes(title)).find((row) => title.test(row)) ?? '';
    assert.match(action, /\(writes seeds\/entities\.yaml\)$/);
    await editor.ui.editor.fix(action);
  }

  /** The message names the file; its Undo puts it back as it was, byte for byte. */
  async function takeBack(message: RegExp): Promise<void> {
    const [toast = ''] = (await editor.ui.toasts(message)).filter((text) => message.test(text));
    assert.match(toast, /seeds\/entities\.yaml/);
    await editor.ui.answerToast(message, 'Undo');
    await until('as before', () => Promise.resolve(onDisk()), (text) => text === before);
  }

  it('says that two names are the same, sees it in the card, and takes it back', async () => {
    await act('Tulcea', /^“Tulcea” is the same as …/);
    await editor.ui.quick.type('Galați');
    await editor.ui.quick.rows(/Galați/);
    await editor.ui.quick.choose('Galați');
    await written(/spellings:.*Tulcea|- Tulcea/);
    assert.match((await editor.ui.editor.hover('Tulcea', /Romanian port/)).join('\n'), /Galați — place/);
    await editor.ui.editor.leaveHover();
    await takeBack(/“Tulcea” is “Galați”/);
  });

  it('says that a spelling is somebody else', async () => {
    await act('Oleksiy Zahrebelnyy', /^“Oleksiy Zahrebelnyy” is not the same as …/);
    await editor.ui.quick.rows(/Zagrebelny/);
    await editor.ui.quick.choose('Zagrebelny');
    const text = await written(/not:/);
    assert.match(text, /not:\s*(?:\[Zagrebelny\]|\n\s*- Zagrebelny)/);
    assert.doesNotMatch(text, /spellings:.*Zagrebelny/);
    await takeBack(/“Zagrebelny” is not “Oleksiy Zahrebelnyy”/);
  });

  it('changes a type, and the colour is another', async () => {
    const colour = async (): Promise<string> => (await editor.ui.editor.looks('Moldova', 1)).color;
    const place = await colour();
    await act('Moldova', /^Change type of “Moldova” to …/);
    await editor.ui.quick.rows(/organisation/);
    await editor.ui.quick.choose('organisation');
    await written(/name: Moldova\n\s+type: organisation/);
    await until('another colour', colour, (now) => now !== place);
    await takeBack(/“Moldova” is a/);
    await until('the colour of before', colour, (now) => now === place);
  });

  it('adds a note that the card shows', async () => {
    await act('Romania', /^Add note on “Romania”/);
    await editor.ui.quick.type('Wants the bill shared.');
    await editor.ui.quick.accept();
    await written(/note: Wants the bill shared\./);
    await editor.ui.editor.hover('Romania', /Note: Wants the bill shared\./);
    await editor.ui.editor.leaveHover();
    await takeBack(/noted on “Romania”/);
  });

  it('undoes an action in one step where the file stands open', async () => {
    await editor.ui.editor.open(FILE);
    await editor.ui.editor.open(SEED);
    await act('Romania', /^Not an entity: “Romania”/);
    await written(/ignore:\s*(?:\[Romania\]|\n\s*- Romania)/);
    await editor.ui.editor.open(FILE);
    await editor.ui.editor.undo();
    await editor.ui.editor.save();
    await until('as before', () => Promise.resolve(onDisk()), (text) => text === before);
  });

  it('renames all spellings in all seeds, closed ones too, and undoes it all at once', async () => {
    await goInto('Oleksiy Zahrebelnyy');
    await editor.ui.press('F2');
    const box = editor.ui.page.locator('.rename-box input');
    await box.waitFor({ state: 'visible' });
    await box.fill('Oleksiy Zahrebelny');
    await editor.ui.press('Enter');
    const rows = await editor.ui.quick.rows(/in all seeds/);
    assert.match(rows.find((row) => /^All spellings .* in all seeds/.test(row)) ?? '', /in 2 seeds/);
    await editor.ui.quick.choose(/^All spellings .* in all seeds/);
    await until('both seeds', () => Promise.resolve([onDisk(SEED), onDisk(OTHER)]), (texts) => texts.every((text) => !/Zahrebelnyy|Zahrebelnyi/.test(text)));
    await editor.ui.editor.focus();
    await editor.ui.press('Control+z');
    await editor.ui.editor.lines((lines) => lines.some((line) => line.includes('Oleksiy Zahrebelnyy')));
    await editor.ui.editor.open(OTHER);
    await editor.ui.editor.lines((lines) => lines.some((line) => line.includes('Oleksii Zahrebelnyi')));
  });
});
