import type { Sql } from '../core/sqlText';
import type { HuntCategory } from './hunt';

/** The five log categories of the runbook; the sixth, `coverage`, is about the logs themselves. */
export type LogCategoryId = Exclude<HuntCategory, 'coverage'>;

/** One question to the evidence of a category, and what answers it. */
export interface LogPart {
  readonly id: string;
  readonly label: string;
  /** One of its records, for sentences: `logon`. */
  readonly noun: string;
  readonly table: string;
  /** Without a value of each of these in some record the part is missing. */
  readonly columns: readonly string[];
  /** Where too many records lack one of these the part is partial. */
  readonly everyRecord: readonly string[];
  /** Which records of the table count; all of them without it. */
  readonly where?: Sql;
  /** The column that tells which records count; a table without it cannot say. */
  readonly toldBy?: string;
  /** The category is not present without it. */
  readonly isRequired: boolean;
  /** Written all the time, so that a short span is a hole. */
  readonly isSteady: boolean;
  /** Written by every host, so that few hosts are a hole. */
  readonly isOfEveryHost: boolean;
  /** The result export that answers it too, where `column` must hold a value if it is named. */
  readonly answeredBy?: { readonly table: string; readonly column?: string };
  /** Windows logs that always record it: with one of them whole in the evidence, no record means that nothing happened. */
  readonly channels?: readonly string[];
  /** The sentence that tells which export fills the hole. */
  readonly export: string;
}

export interface LogCategory {
  readonly id: LogCategoryId;
  readonly title: string;
  /** The single purpose, in one sentence. */
  readonly purpose: string;
  /** Exports that fill it. */
  readonly sources: string;
  readonly parts: readonly LogPart[];
}
