import type { Catalog } from '../db/db';
import { type ColumnName, columnNames } from './columnNames';
import { type DerivedColumn, derivedColumns } from './derivedColumns';
import type { IntakeChoice } from './intakeChoice';
import type { CaseMapping } from './mapping/mapping';
import type { Outline } from './prepared';
import { type Recognition, recognitionOf } from './recognise';
import { type TimeColumn, timeColumnOf } from './timeColumn';
import { areWrittenIso } from './writtenTimes';

/** How a file will be loaded. */
export interface IntakePlan {
  readonly recognition: Recognition;
  /** What was chosen, and what a mapping says of the times. */
  readonly choice: IntakeChoice;
  readonly columns: readonly ColumnName[];
  readonly time: TimeColumn | null;
  /** The first times are such as the engine's own cast reads. */
  readonly castsTimes: boolean;
  readonly derived: readonly DerivedColumn[];
}

/** Where a file goes, known before it is read. */
export interface IntakePlace {
  readonly fileId: number;
  readonly fileName: string;
  readonly evidenceTable: string;
  readonly catalog: Catalog;
}

/** What the head of a file shows decides how the file is loaded. */
export function intakePlan(
  fileName: string,
  outline: Outline,
  chosen: IntakeChoice,
  mappings: readonly CaseMapping[] | undefined,
): IntakePlan {
  const { header, headless, sample, headShapes } = outline;
  const columns = columnNames(header, headShapes);
  const isNameless = headless && header.every((given, i) => given === `column_${i + 1}`);
  const recognition = recognitionOf({ fileName, columns, isNameless, sample }, chosen, mappings);
  const time = timeColumnOf(columns, recognition.source?.time);
  const firstTimes =
    time?.computed === null ? sample.map((values) => values[time.index] ?? '') : [];
  return {
    recognition,
    choice: { ...recognition.timeChoice, ...chosen },
    columns,
    time,
    castsTimes: areWrittenIso(firstTimes),
    derived: derivedColumns(recognition.source, columns),
  };
}
