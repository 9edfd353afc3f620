import { type Sql, literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';

/** Bits. */
export const ENTROPY_BIN_WIDTH = 0.25;

/** `records` have an entropy of `from` bits or more and less than `to`. */
export interface EntropyBin {
  readonly from: number;
  readonly to: number;
  readonly records: number;
}

/** In bits; null when no record has arguments. */
export interface EntropyStats {
  readonly records: number;
  readonly median: number | null;
  readonly p95: number | null;
  readonly max: number | null;
}

const WIDTH: Sql = literal(ENTROPY_BIN_WIDTH);

/** One row a bin, from 0 to the bin of the highest entropy, empty bins included. */
export const ENTROPY_HISTOGRAM: Sql = sql`
with filled as (
  select floor(entropy / ${WIDTH})::integer as bin, count(*)::integer as records
  from argument_entropy
  group by bin
),
bins as (
  select unnest(range(coalesce((select max(bin) + 1 from filled), 0)::bigint))::integer as bin
)
select
  bin * ${WIDTH} as "from",
  (bin + 1) * ${WIDTH} as "to",
  coalesce(filled.records, 0)::integer as records
from bins
left join filled using (bin)
order by bin`;

export const ENTROPY_STATS: Sql = sql`
select
  count(entropy)::integer as records,
  quantile_cont(entropy, 0.5) as median,
  quantile_cont(entropy, 0.95) as p95,
  max(entropy) as max
from argument_entropy`;

/** The histogram of `argument_entropy`; no bins when it is empty. */
export async function entropyHistogram(db: Db, signal?: AbortSignal): Promise<EntropyBin[]> {
  const rows = await db.query(ENTROPY_HISTOGRAM, signal ? { signal } : {});
  return recordsOf(rows).map((row) => ({
    from: Number(row['from']),
    to: Number(row['to']),
    records: Number(row['records']),
  }));
}

export async function entropyStats(db: Db, signal?: AbortSignal): Promise<EntropyStats> {
  const [row = {}] = recordsOf(await db.query(ENTROPY_STATS, signal ? { signal } : {}));
  const bits = (name: string): number | null => (typeof row[name] === 'number' ? row[name] : null);
  return {
    records: Number(row['records'] ?? 0),
    median: bits('median'),
    p95: bits('p95'),
    max: bits('max'),
  };
}
