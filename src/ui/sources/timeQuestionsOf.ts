import type { DateOrder } from '../../ingest/dateOrder';
import type { IntakeChoice } from '../../ingest/intakeChoice';
import type { SourceReport } from '../../ingest/sourceReport';

/** An answer that the analyst can give with one button; the file is read again by it. */
export interface TimeAnswer {
  readonly label: string;
  readonly choice: IntakeChoice;
}

/** Something of a file's times that only the analyst can say, or that no one can: then it has no answers. */
export interface TimeQuestion {
  readonly id: 'date order' | 'zone';
  readonly text: string;
  readonly answers: readonly TimeAnswer[];
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What is to be asked about the times of a file. What was chosen before is kept in the answers. */
export function timeQuestionsOf(report: SourceReport): TimeQuestion[] {
  return [dateOrderQuestion(report), zoneQuestion(report)].filter((question) => question !== null);
}

function dateOrderQuestion({ time, choice }: SourceReport): TimeQuestion | null {
  const { dateOrder } = time;
  if (!dateOrder || dateOrder.order !== null || dateOrder.basis === 'mixed') return null;
  const written = /^(\d{1,2})[-./](\d{1,2})[-./]\d{4}/.exec(dateOrder.example ?? '');
  if (!written) return null;
  const [text, first = '', second = ''] = written;
  const dayFirst = dayText(first, second);
  const monthFirst = dayText(second, first);
  const answer = (order: DateOrder, day: string): TimeAnswer => ({
    label: `${day}: ${order}`,
    choice: { ...choice, dateOrder: order },
  });
  return {
    id: 'date order',
    text: `Is ${text} ${dayFirst} or ${monthFirst}?`,
    answers: [answer('day first', dayFirst), answer('month first', monthFirst)],
  };
}

function zoneQuestion({ time, choice }: SourceReport): TimeQuestion | null {
  const { zoneOffer } = time;
  if (!zoneOffer || zoneOffer.kind === 'same') return null;
  const { offsetMinutes, sentence } = zoneOffer;
  if (offsetMinutes === null) return { id: 'zone', text: sentence, answers: [] };
  return {
    id: 'zone',
    text: sentence,
    answers: [
      {
        label: `Read as ${zoneText(offsetMinutes)}`,
        choice: { ...choice, zoneOffsetMinutes: offsetMinutes },
      },
    ],
  };
}

function dayText(day: string, month: string): string {
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}`;
}

function zoneText(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
