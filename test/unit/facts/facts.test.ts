import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMoney, findQuantities } from '../../../src/core/facts/amounts';
import { dayNumber, isoOfDay, weekdayOf } from '../../../src/core/facts/calendar';
import { seedDate } from '../../../src/core/facts/dateline';
import { findDates } from '../../../src/core/facts/dates';
import { findFacts } from '../../../src/core/facts/facts';
import { seedPublisher, seedSource } from '../../../src/core/facts/source';
import { SeedText } from '../../../src/core/text/seed-text';

/** A Friday. */
const REFERENCE = '2025-08-15';

function dates(text: string, reference?: string): string[] {
  return findDates(text, undefined, reference).map(({ start, end, iso }) => `${text.slice(start, end)}=${iso ?? '?'}`);
}

function money(text: string): string[] {
  return findMoney(text).map(({ start, end, unit, amount }) => `${text.slice(start, end)}=${unit} ${amount ?? '?'}`);
}

describe('findDates', () => {
  const CASES: readonly [string, readonly string[]][] = [
    ['It began on 3 March 2025 and ended on April 4, 2025.', ['3 March 2025=2025-03-03', 'April 4, 2025=2025-04-04']],
    ['On Monday, 3 June they met.', ['Monday, 3 June=2025-06-03']],
    ['Signed 2024-02-29, not 2023-02-29.', ['2024-02-29=2024-02-29']],
    ['Due 26/07/2022 or 03/04/2022.', ['26/07/2022=2022-07-26', '03/04/2022=?']],
    ['the 24th day of November, 1954', ['24th day of November, 1954=1954-11-24']],
    ['They play on 12-14 June 2025 and July 3–5.', ['12-14 June 2025=2025-06-12/2025-06-14', 'July 3–5=2025-07-03/2025-07-05']],
    ['since October 2021, in 1998, in the 1970s', ['October 2021=2021-10', '1998=1998', '1970s=197X']],
    ['the 2015-19 plan', ['2015-19=2015/2019']],
    ['on Monday and last Friday, until Sunday', ['Monday=2025-08-18', 'Friday=2025-08-08', 'Sunday=2025-08-17']],
    ['in May, in October last year, and in September', ['May=2025-05', 'October=2024-10', 'September=2024-09']],
    ['Dec. 30 came', ['Dec. 30=2025-12-30']],
  ];
  for (const [text, expected] of CASES) {
    it(`reads: ${text}`, () => {
      assert.deepEqual(dates(text, REFERENCE), expected);
    });
  }

  const NONE = [
    'the largest war in 80 years', 'the March on Norden began', 'you may go a second time', 'the sun sat low', 'Theresa May said so', '2000 people and 1990 houses',
    'it cost $2020', 'the Sunday Times', 'a 1500-page report', 'April Alder sang', 'flight 2017 left', 'He was 2025.5 away', 'Yesterday and next week', 'No. 1984',
  ];
  for (const text of NONE) {
    it(`finds none in: ${text}`, () => {
      assert.deepEqual(dates(text, REFERENCE), []);
    });
  }

  it('leaves a part of a date a part when nothing says more', () => {
    assert.deepEqual(dates('on Monday, 15 October, in May'), ['Monday, 15 October=?', 'May=?']);
  });

  it('does not depend on the clock or the time zone', () => {
    const zone = process.env['TZ'];
    const results = ['Pacific/Auckland', 'America/Los_Angeles', 'UTC'].map((name) => {
      process.env['TZ'] = name;
      return dates('on Monday and 1 January, 31 December 2024, in June', '2025-01-01').join();
    });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    assert.equal(new Set(results).size, 1);
  });
});

describe('findMoney', () => {
  const CASES: readonly [string, readonly string[]][] = [
    ['US$ 2.7 million, $25,000 and €300 billion', ['US$ 2.7 million=USD 2700000', '$25,000=USD 25000', '€300 billion=EUR 300000000000']],
    ['Rs 3,150 crore; RM69.6 million; Dh 2,400; QR4,172,393', ['Rs 3,150 crore=INR 31500000000', 'RM69.6 million=MYR 69600000', 'Dh 2,400=AED 2400', 'QR4,172,393=QAR 4172393']],
    ['5000 US dollars, 600 million baht and 300 pesos', ['5000 US dollars=USD 5000', '600 million baht=THB 600000000', '300 pesos=pesos 300']],
    ['tens of millions of dinars, a $2bn fund, $152m', ['tens of millions of dinars=dinars ?', '$2bn=USD 2000000000', '$152m=USD 152000000']],
    ['N7.2 billion in naira', ['N7.2 billion=N 7200000000']],
    ['20 pounds of flour, COP 27, the R2 unit, K9, B 52, in 2019', []],
  ];
  for (const [text, expected] of CASES) {
    it(`reads: ${text}`, () => {
      assert.deepEqual(money(text), expected);
    });
  }
});

describe('findQuantities', () => {
  it('reads shares and measures', () => {
    const text = 'up 4.5 percent, 12% of 300 km and two million tonnes, 30km, 5 degrees Celsius, 20 people';
    assert.deepEqual(findQuantities(text).map(({ start, end, unit, amount }) => [text.slice(start, end), unit, amount]), [
      ['4.5 percent', 'percent', 4.5], ['12%', 'percent', 12], ['300 km', 'km', 300], ['two million tonnes', 'tonnes', undefined], ['30km', 'km', 30], ['5 degrees Celsius', 'degrees celsius', 5],
    ]);
  });
});

describe('findFacts', () => {
  it('counts from the seed’s own date', () => {
    const seed = new SeedText('---\ndate: 2025-08-15\n---\nOn Monday the fee fell to $5.\n');
    assert.deepEqual(findFacts(seed).map((fact) => [seed.slice(fact), fact.type === 'date' ? fact.iso : fact.amount]), [['Monday', '2025-08-18'], ['$5', 5]]);
  });

  it('gives sorted facts without overlap in any text', () => {
    const part = fc.constantFrom('$', '5', '12', 'million', ' ', ' ', 'May', 'March', '2025', '/', '-', '.', ',', 'Monday', 'percent', 'Rs', 'dollars', '\n', '😀', 'R', 'of', 'hundred');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
        let end = 0;
        for (const fact of findFacts(new SeedText(parts.join('')))) {
          assert.ok(fact.start >= end && fact.end > fact.start);
          end = fact.end;
        }
      }),
    );
  });
});

describe('seedDate and seedSource', () => {
  const DATED: readonly [string, string | undefined][] = [
    ['---\ndate: 2025-06-03\n---\nx', '2025-06-03'],
    ['---\npublished: June 3, 2025 10:00\n---\nx', '2025-06-03'],
    ['A storm\nPublished: 3 June 2025, 10:15\nThe storm came.', '2025-06-03'],
    ['A storm\nPORT ELLERY, 3 June 2025 — The storm came on 1 May 2024.', '2025-06-03'],
    ['A storm\nThe storm of 1 May 2024 killed nobody, unlike the one of 1 May 1950 that old people talk of here.', undefined],
    ['A storm\nThe storm came.\nSource: https://news.example.org/2025/06/03/storm', '2025-06-03'],
    ['A storm\nThe storm came.', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of DATED) {
    it(`dates ${JSON.stringify(text.slice(0, 50))}: ${expected ?? 'unknown'}`, () => {
      assert.equal(seedDate(new SeedText(text))?.iso, expected);
    });
  }

  it('finds the address where it stands', () => {
    const seed = new SeedText('Storm\nText.\nSource: https://example.org/a?b=1\n');
    const source = seedSource(seed);
    assert.equal(source?.url, 'https://example.org/a?b=1');
    assert.equal(source && seed.slice(source.span), source?.url);
    assert.equal(seedSource(new SeedText('Storm\nSee https://example.org/a for more.')), undefined);
    assert.equal(seedSource(new SeedText('---\nurl: https://example.org/b\n---\nStorm'))?.url, 'https://example.org/b');
    assert.equal(seedSource(new SeedText('---\nurl: (see https://example.org/wiki/Oslo_(city)?a=(1)&b=2)\n---\nStorm'))?.url, 'https://example.org/wiki/Oslo_(city)?a=(1)&b=2');
  });

  it('knows who published it by name', () => {
    const PUBLISHED: readonly [string, string | undefined][] = [
      ['---\nsource: The Hale Courier\n---\nStorm', 'The Hale Courier'],
      ['---\nsource: javascript:alert(1)\npublisher: Lowen Post\n---\nStorm', 'Lowen Post'],
      ['---\nsource: https://example.org/\n---\nStorm', undefined],
      ['Storm\nThe storm came.\nSource: Lowen Post', 'Lowen Post'],
      ['Storm\nPublished by: Lowen Post\nThe storm came.', 'Lowen Post'],
      ['Storm\nSource: a person who knows the harbour well and who asked for no name in this story, as it is not done', undefined],
      ['Storm\nThe source: a person.', undefined],
      ['Storm\nSource: https://example.org/', undefined],
    ];
    for (const [text, expected] of PUBLISHED) assert.equal(seedPublisher(new SeedText(text)), expected, text);
  });
});

describe('calendar', () => {
  it('counts days as the Gregorian calendar does', () => {
    assert.equal(dayNumber(1970, 1, 1), 0);
    assert.equal(weekdayOf(dayNumber(2025, 8, 15) ?? 0), 5);
    assert.equal(isoOfDay(dayNumber(1600, 2, 29) ?? 0), '1600-02-29');
    assert.equal(dayNumber(1900, 2, 29), undefined);
  });
});
