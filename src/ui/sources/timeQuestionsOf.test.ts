import { describe, expect, it } from 'vitest';
import { type SourceReport, type TimeReport, emptyReport } from '../../ingest/sourceReport';
import { timeQuestionsOf } from './timeQuestionsOf';

const OPEN = {
  order: null,
  basis: 'none',
  values: 1,
  documented: false,
  reason: '',
  example: '03/04/2024, 9:05:06 AM',
} as const;

function reportWith(time: Partial<TimeReport>, choice = {}): SourceReport {
  const report = emptyReport({ fileId: 1, name: 'a.csv', bytes: 1 });
  return { ...report, status: 'loaded', choice, time: { ...report.time, ...time } };
}

describe('questions about times', () => {
  it('ask for the order of day and month with a date of the file, and keep what was chosen', () => {
    const report = reportWith({ dateOrder: OPEN }, { zoneOffsetMinutes: 60 });
    expect(timeQuestionsOf(report)).toEqual([
      {
        id: 'date order',
        text: 'Is 03/04/2024 3 April or 4 March?',
        answers: [
          {
            label: '3 April: day first',
            choice: { dateOrder: 'day first', zoneOffsetMinutes: 60 },
          },
          {
            label: '4 March: month first',
            choice: { dateOrder: 'month first', zoneOffsetMinutes: 60 },
          },
        ],
      },
    ]);
  });

  it('ask nothing where the order is known or no order fits all', () => {
    expect(timeQuestionsOf(reportWith({ dateOrder: { ...OPEN, order: 'day first' } }))).toEqual([]);
    expect(timeQuestionsOf(reportWith({ dateOrder: { ...OPEN, basis: 'mixed' } }))).toEqual([]);
    expect(timeQuestionsOf(reportWith({}))).toEqual([]);
  });

  it('offer a zone with one button, and none where several offsets were found', () => {
    const offer = { kind: 'offer', offsetMinutes: -210, sentence: 'So?' } as const;
    expect(timeQuestionsOf(reportWith({ zoneOffer: offer }, { dateOrder: 'day first' }))).toEqual([
      {
        id: 'zone',
        text: 'So?',
        answers: [
          {
            label: 'Read as UTC-03:30',
            choice: { dateOrder: 'day first', zoneOffsetMinutes: -210 },
          },
        ],
      },
    ]);
    const several = { kind: 'several', offsetMinutes: null, sentence: 'No.' } as const;
    expect(timeQuestionsOf(reportWith({ zoneOffer: several }))).toMatchObject([
      { text: 'No.', answers: [] },
    ]);
    const same = { kind: 'same', offsetMinutes: null, sentence: 'Yes.' } as const;
    expect(timeQuestionsOf(reportWith({ zoneOffer: same }))).toEqual([]);
  });
});
