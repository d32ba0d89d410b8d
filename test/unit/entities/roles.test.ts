import assert from 'node:assert/strict';
import { roleAt } from '../../../src/core/entities/roles';

function role(text: string, name: string): string | undefined {
  const start = text.indexOf(name);
  return roleAt(text, start, start + name.length);
}

describe('roleAt', () => {
  const CASES: readonly [string, string | undefined][] = [
    ['On Friday Russian President Tor Alder spoke.', 'Russian President'],
    ['It was US secretary of state Tor Alder who left.', 'US secretary of state'],
    ['The former deputy prime minister Tor Alder spoke.', 'former deputy prime minister'],
    ['White House Press Secretary Tor Alder spoke.', 'White House Press Secretary'],
    ['Tor Alder, the mayor of Norvik, spoke.', 'mayor'],
    ['Tor Alder, a union leader, spoke.', 'union leader'],
    ['Tor Alder, who met the president, spoke.', undefined],
    ['Mr Tor Alder spoke.', undefined],
    ['They met the president. Tor Alder spoke.', undefined],
    ['Tor Alder', undefined],
  ];
  for (const [text, expected] of CASES) {
    it(`${expected ?? 'no role'}: ${text}`, () => {
      assert.equal(role(text, 'Tor Alder'), expected);
    });
  }
});
