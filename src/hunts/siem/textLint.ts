import type { SiemEngine } from './siemText';

const QUOTED: Readonly<Record<SiemEngine, RegExp>> = {
  sentinel: /\/\/[^\n]*|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g,
  splunk: /```[\s\S]*?```|"(?:[^"\\]|\\[\s\S])*"/g,
  mysql: /--[^\n]*|'(?:[^'\\]|''|\\[\s\S])*'|`[^`]*`/g,
  clickhouse: /--[^\n]*|'(?:[^'\\]|''|\\[\s\S])*'|`[^`]*`/g,
};

const SPL_COMMANDS = new Set(
  (
    'search where eval eventstats streamstats stats sort table head rename fields fillnull convert mvexpand dedup ' +
    'rex join append makeresults lookup bin spath tstats transaction multisearch union'
  ).split(' '),
);
const KQL_WINDOWED = /\b(prev|next|row_number|row_cumsum|row_rank_dense|row_window_session)\(/;
/** Words that MySQL 8 reserves and MariaDB does not, so that trying a text on MariaDB does not show them. */
const MYSQL_RESERVED =
  /\bas (rank|dense_rank|row_number|groups|lead|lag|first_value|last_value|nth_value|ntile|lateral|empty|system|of|cube|function|grouping|json_table|lines|condition|window|recursive)\b/i;

/** What can be told of a text without its engine, one sentence a fault. It is given with its values filled in. */
export function textFaults(engine: SiemEngine, text: string): readonly string[] {
  const code = text.replace(QUOTED[engine], (token) => (/^(\/\/|--|```)/.test(token) ? ' ' : '""'));
  const faults: string[] = [];
  if (code.includes('{{')) faults.push('A placeholder is left.');
  const open = engine === 'mysql' || engine === 'clickhouse' ? /'/ : /"(?!")(?<!"")/;
  if (open.test(code)) faults.push('A quote is not closed.');
  if (!balanced(code)) faults.push('The brackets do not match.');
  if (engine === 'splunk') faults.push(...splFaults(code));
  if (engine === 'sentinel') faults.push(...kqlFaults(code));
  if (engine === 'mysql' && MYSQL_RESERVED.test(code))
    faults.push('MySQL 8 reserves a word used as a name.');
  return faults;
}

function balanced(code: string): boolean {
  const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  const open: string[] = [];
  for (const char of code.replace(/[^()[\]{}]/g, '')) {
    const opener = pairs[char];
    if (opener === undefined) open.push(char);
    else if (open.pop() !== opener) return false;
  }
  return open.length === 0;
}

const UNCAPPED = 'The text does not end with its row cap.';

function splFaults(code: string): string[] {
  const faults: string[] = [];
  const stages = code.split('|').map((stage) => stage.trim());
  stages.forEach((stage, i) => {
    const command = /^[a-z]+/.exec(stage)?.[0] ?? '';
    if (!SPL_COMMANDS.has(command))
      faults.push(`Stage ${i + 1} begins with no known command: "${command}".`);
  });
  if (code.includes('`')) faults.push('A backtick would call a macro.');
  if (!/\|\s*head \d+\s*(\|\s*eval huntbench_hunt\b[^|]*)?$/.test(code)) faults.push(UNCAPPED);
  if (/\bctime\(/.test(code))
    faults.push('ctime() writes no zone: use strftime(…, "%Y-%m-%dT%H:%M:%S.%3N%:z").');
  return faults;
}

function kqlFaults(code: string): string[] {
  const faults: string[] = [];
  for (const statement of code.split(';')) {
    let isOrdered = false;
    for (const stage of statement.split('|').map((part) => part.trim())) {
      if (/^(serialize|order by|sort by)\b/.test(stage)) isOrdered = true;
      else if (/^(summarize|join|union|distinct)\b/.test(stage)) isOrdered = false;
      if (KQL_WINDOWED.test(stage) && !isOrdered) {
        faults.push(
          `A look at neighbouring rows stands in rows without an order: ${stage.slice(0, 60)}`,
        );
      }
    }
  }
  if (/\bbin\(/.test(code)) faults.push('A fixed bin cuts what a sliding window holds together.');
  if (!/\|\s*take \d+\s*(\|\s*extend huntbench_hunt\b[^|]*)?$/.test(code)) faults.push(UNCAPPED);
  return faults;
}
