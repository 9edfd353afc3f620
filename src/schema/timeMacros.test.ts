import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql, trustedSql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { TIME_MACROS } from './timeMacros';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  for (const macro of TIME_MACROS) await db.exec(macro);
});
afterAll(() => db.close());

async function read(macro: string, text: string): Promise<unknown> {
  return (await db.query(sql`select ${trustedSql(macro)}(${literal(text)}) as v`)).cell(0, 0);
}

describe('utc_time', () => {
  it.each([
    ['2024-01-15 09:00:00', '2024-01-15T09:00:00.000Z'],
    ['2024-01-15T09:00:00.5Z', '2024-01-15T09:00:00.500Z'],
    ['2024-01-15T09:00:00.1234567Z', '2024-01-15T09:00:00.123456Z'],
    ['2024-01-15T09:00:00.123456789Z', '2024-01-15T09:00:00.123456Z'],
    ['2021-07-27T05:48:20.265+0300', '2021-07-27T02:48:20.265Z'],
    ['2016-08-19 08:06:57.658 +09:00', '2016-08-18T23:06:57.658Z'],
    ['2024-01-15 09:00:00.5 +09', '2024-01-15T00:00:00.500Z'],
    ['2024-01-15T09:00+09', '2024-01-15T00:00:00.000Z'],
    ['2024-01-15 09:00:00 UTC', '2024-01-15T09:00:00.000Z'],
    ['2024-01-15 09:00:00,123', '2024-01-15T09:00:00.123Z'],
    ['2024-01-15T09:00Z', '2024-01-15T09:00:00.000Z'],
    ['2024-01-15T23:30:00-05:00', '2024-01-16T04:30:00.000Z'],
    ['1627354100.265', '2021-07-27T02:48:20.265Z'],
    ['1627354100', '2021-07-27T02:48:20.000Z'],
    ['1708596610123', '2024-02-22T10:10:10.123Z'],
    ['1708596610123456', '2024-02-22T10:10:10.123456Z'],
    ['1708596610123456789', '2024-02-22T10:10:10.123456Z'],
    ['1601-01-01T00:00:00Z', '1601-01-01T00:00:00.000Z'],
  ])('%s is %s', async (text, expected) => {
    expect(await read('utc_time', text)).toBe(expected);
  });

  it.each([
    '57:00.5',
    '12:36 PM',
    '2024-01-15',
    '2024-02-30 10:00:00',
    '3/4/2024, 9:05:06 AM',
    '04-03-2024 10:00:00',
    '2024-01-15 09:00:00 Europe/Berlin',
    '12345',
    'never',
    '',
  ])('%j is no time', async (text) => {
    expect(await read('utc_time', text)).toBeNull();
  });
});

describe('day and month', () => {
  it.each([
    ['month_first_time', '2/25/2025, 9:19:25.391 AM', '2025-02-25T09:19:25.391Z'],
    ['month_first_time', '2/25/2025, 12:00:01 AM', '2025-02-25T00:00:01.000Z'],
    ['month_first_time', '2/25/2025, 9:19:25.391\u202fPM', '2025-02-25T21:19:25.391Z'],
    ['day_first_time', '13/03/2024, 3:40:13.988 pm', '2024-03-13T15:40:13.988Z'],
    ['day_first_time', '13/03/2024, 3:40:13 p.m.', '2024-03-13T15:40:13.000Z'],
    ['day_first_time', '22.02.2024 10:10:10', '2024-02-22T10:10:10.000Z'],
    ['month_first_time', '3/4/2024 9:05:06.1234567 AM', '2024-03-04T09:05:06.123456Z'],
    ['day_first_time', '22.02.2024 10:10:10,123', '2024-02-22T10:10:10.123Z'],
    ['day_first_time', '2/25/2025, 9:19:25.391 AM', null],
    ['month_first_time', '13/03/2024, 3:40:13.988 pm', null],
  ])('%s(%s) is %s', async (macro, text, expected) => {
    expect(await read(macro, text)).toBe(expected);
  });

  it.each([
    ['2024-01-15T09:00:00Z', 'explicit'],
    ['2024-01-15T09:00:00+0300', 'explicit'],
    ['2024-01-15T09:00:00-05:00', 'explicit'],
    ['2024-01-15 09:00:00', 'none'],
    ['2024-01-15 09:00:00.123', 'none'],
    ['1708596610123', 'epoch'],
  ])('the zone of %s is %s', async (text, expected) => {
    expect(await read('time_zone_kind', text)).toBe(expected);
  });
});
