import * as v from 'valibot';
import { MAPPING_SCHEMA } from './mappingSchema';
import type { Mapping } from './mapping';
import { unfitField } from './unfitField';

/** A mapping file, or the sentence that says why it cannot be used. */
export type ReadMapping =
  { readonly ok: true; readonly mapping: Mapping } | { readonly ok: false; readonly fault: string };

/** A mapping of all columns of all tables is a tenth of it. */
const MAX_BYTES = 2 * 1024 * 1024;
const SAYS_MAPPING = /"huntbench"\s*:\s*"mapping"/;
const HEAD = 4096;

/** Reads a file that says it is a mapping, whatever its name; null for any other file. */
export async function readMappingFile(file: File): Promise<ReadMapping | null> {
  if (file.size > MAX_BYTES) return null;
  const head = await file.slice(0, HEAD).text();
  if (!head.trimStart().startsWith('{')) return null;
  return parseMapping(await file.text());
}

/** The mapping in a JSON text; null where the text does not say that it is one. */
export function parseMapping(text: string): ReadMapping | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!SAYS_MAPPING.test(text.slice(0, HEAD)) || isManyObjects(text)) return null;
    const why = error instanceof Error ? error.message : String(error);
    return refused(`is not JSON: ${why}.`);
  }
  if (typeof value !== 'object' || value === null || !('huntbench' in value)) return null;
  if (value.huntbench !== 'mapping') return null;
  const result = v.safeParse(MAPPING_SCHEMA, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    return refused(`${pathText(v.getDotPath(issue))} ${clauseOf(issue)}.`);
  }
  const { title, fields, time, tables, log } = result.output;
  const unfit = unfitField(tables, log);
  if (unfit) return refused(`"${unfit.path}" ${unfit.why}.`);
  return {
    ok: true,
    mapping: { title, fields, ...(time ? { time } : {}), tables, ...(log ? { log } : {}) },
  };
}

/** The text of a mapping file. */
export function mappingText(mapping: Mapping): string {
  const { title, fields, time, tables, log } = mapping;
  const file = { huntbench: 'mapping', version: 1, title, fields, time, tables, log };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function refused(what: string): ReadMapping {
  return {
    ok: false,
    fault: `This mapping file cannot be used: ${what} Mend it, or save the mapping anew, and drop it again.`,
  };
}

function pathText(path: string | null): string {
  return path === null ? 'it' : `"${path}"`;
}

function clauseOf(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === null || issue.kind === 'validation') {
    return issue.message.startsWith('is ') ? issue.message : `is ${issue.received}, out of bounds`;
  }
  if (issue.received === 'undefined') return 'is missing';
  if (issue.expected === 'never') return 'is no field of a mapping';
  const wanted = issue.expected.replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ', ');
  return `is ${issue.received}, where ${wanted} is wanted`;
}

/** Records one a line are evidence, even where one of them holds such words. */
function isManyObjects(text: string): boolean {
  const [line = ''] = text.split('\n', 1);
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
