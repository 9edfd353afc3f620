import { describe, expect, it } from 'vitest';
import { UTC, type Zone, offsetMinutes, offsetText, zoneName, zonedText } from './zone';

const at = Date.parse('2026-11-21T22:03:22.000Z');
const offset = (minutes: number): Zone => ({ kind: 'offset', minutes });

describe('labels in a zone', () => {
  it.each([
    [UTC, '2026-11-21 22:03:22Z'],
    [offset(0), '2026-11-21 22:03:22Z'],
    [offset(330), '2026-11-22 03:33:22 UTC+05:30'],
    [offset(-210), '2026-11-21 18:33:22 UTC−03:30'],
  ])('%o', (zone, text) => {
    expect(zonedText(at, zone)).toBe(text);
  });

  it('keep milliseconds that are not zero', () => {
    expect(zonedText(at + 7, UTC)).toBe('2026-11-21 22:03:22.007Z');
  });

  it('follow the clock of the machine, summer time included', () => {
    const winter = Date.parse('2026-01-10T12:00:00Z');
    expect(offsetMinutes(winter, { kind: 'local' })).toBe(-new Date(winter).getTimezoneOffset());
  });

  it('are named with both offsets where they differ', () => {
    expect(offsetText(-60)).toBe('UTC−01:00');
    expect(zoneName(UTC, { fromMs: at, toMs: at + 1 })).toBe('UTC');
    expect(zoneName(offset(60), { fromMs: at, toMs: at + 1 })).toBe('UTC+01:00');
  });
});
