import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T23:30:00.000Z';
const HOUR = 3_600_000;
const at = (ms: number): string => instant(BASE, ms);

const UPLOADS: readonly (readonly [number, string])[] = [
  [-HOUR, '10.0.0.1'],
  [HOUR, '10.0.0.1'],
  [HOUR, '10.0.0.1'],
  [-HOUR - 1, '10.0.0.2'],
  [HOUR + 1, '10.0.0.2'],
  [0, 'FE80::1'],
  [0, ' '],
];

/** Uploads exactly a window away and a step beyond, told twice, with keys that differ in case and spaces only. */
export const CORRELATE_TABLES_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: two tables a window apart',
    tables: {
      file_spike: csvText('timestamp,host,user,local_ip,process_name,file_count', [
        [at(0), 'FS1', 'alice', '10.0.0.1', 'enc.exe', 100],
        [at(0), 'FS1', 'alice', '10.0.0.1', 'enc.exe', 100],
        [at(0), 'FS2', '', '10.0.0.2', 'enc.exe', 100],
        [at(HOUR - 1), 'FS3', 'bob', 'fe80::1 ', 'enc.exe', 100],
        [at(0), 'FS4', 'bob', ' ', 'enc.exe', 100],
        ['', 'FS5', 'bob', '10.0.0.1', 'enc.exe', 100],
      ]),
      cloudflare_upload: csvText(
        'timestamp,host,user,source_ip,method,url_host,url,file_names,bytes_out',
        UPLOADS.map(([ms, ip]) => [at(ms), '', '', ip, 'POST', 'a.example', '', '', 1]),
      ),
    },
  },
];
