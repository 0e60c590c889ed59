import { expect, test } from 'vitest';
import { findDate } from '@/src/extract/identity/dates';

const cases: [printed: string, date: string | null][] = [
  ['(11/2016)', '2016-11'],
  ['(2017/04)', '2017-04'],
  ['(September 2018)', '2018-09'],
  ['2025-07-09', '2025-07-09'],
  ['Geneva, 27 August- 5 September 2019', '2019-08-27'],
  ['E-meeting, 27-29 January 2021', '2021-01-27'],
  ['E-meeting, 30 September – 2 October 2020', '2020-09-30'],
  ['Berlin, 30 December 2020 – 2 January 2021', '2020-12-30'],
  ['Oslo, 30 December – 2 January 2021', '2020-12-30'],
  ['Pune, India, 21st Jan 2019 - 25th Jan 2019', '2019-01-21'],
  ['November 26 - 30, 2018, Palm Springs, USA', '2018-11-26'],
  ['August 30 – September 2, 2021', '2021-08-30'],
  ['December 5, 2007', '2007-12-05'],
  ['W3C Recommendation 15 May 2025', '2025-05-15'],
  ['Genève, 3-7 février 2020', '2020-02-03'],
  ['Ginebra, 12 de marzo de 2021', '2021-03-12'],
  ['avril 2017', '2017-04'],
  ['2021年4月29日', '2021-04-29'],
  ['октябрь 2019', '2019-10'],
  ['INCLUDES UPDATES AS OF 12-01-2017', '2017-12-01'],
  ['v1.0 - 21 May 2025', '2025-05-21'],
  ['28.03.2025', '2025-03-28'],
  ['version 2.12.2019.1', null],
  ['STUDY PERIOD 2017-2020', null],
  ['clause 3.2019', null],
  ['Q10/17', null],
  ['version 2018', null],
];

test.each(cases)('%s', (printed, date) => {
  expect(findDate(printed)?.date ?? null).toBe(date);
});
