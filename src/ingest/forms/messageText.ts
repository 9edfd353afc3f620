import type { EmitField } from './flatten';
import { fieldOfLabel } from './messageLabels';

const LABELLED = /^(\s*)([^\s:][^:]{0,60}):(?:\s+(.*))?$/;
const SYSMON_FIELD = /^([A-Za-z]\w*): ?(.*)$/;
const STRUCTURED = /^(?:\S[^:\n]{0,60}:[ \t]*\r?$|[ \t]+\S[^:\n]{0,60}:[ \t])/m;
const ACCOUNT_ID = /^S-1-\d/;
/** Fields whose values may go on over lines that have no label, or labels of their own. */
const LONG_FIELDS = new Set(['TaskContent', 'TaskContentNew', 'CommandLine', 'PrivilegeList']);
/** What stands after the fields of a process. */
const EXPLANATION = /^Token Elevation Type indicates /;
const HEADING = /^[A-Za-z][^:<>]{0,60}:\s*$/;
const NO_WORD = /^(?!\s+[^\s:]+\s*$)/;

/** Events whose text has a form of its own, by number: what it looks like and the fields in it. */
const FORMS_OF_TEXT: Readonly<Record<string, readonly [RegExp, ...string[]]>> = {
  7036: [/^The (.+) service entered the (.+) state\./, 'param1', 'param2'],
  7040: [
    /^The start type of the (.+) service was changed from (.+) to (.+)\./,
    'param1',
    'param2',
    'param3',
  ],
  4103: [/^([\s\S]*?)\r?\n\s*Context:\r?\n([\s\S]*?)\r?\n\s*User Data:/, 'Payload', 'ContextInfo'],
  4104: [
    /^Creating Scriptblock text \((\d+) of (\d+)\):\r?\n([\s\S]*?)\s*\r?\nScriptBlock ID: *(\S*)\s*\r?\nPath: *(.*)/,
    'MessageNumber',
    'MessageTotal',
    'ScriptBlockText',
    'ScriptBlockId',
    'Path',
  ],
  104: [/^The (.+) log file was cleared\./, 'ClearedLog'],
  106: [/^User "(.*)"\s+registered Task Scheduler task "(.*)"/, 'UserContext', 'TaskName'],
  140: [/^User "(.*)"\s+updated Task Scheduler task "(.*)"/, 'UserName', 'TaskName'],
  141: [/^User "(.*)"\s+deleted Task Scheduler task "(.*)"/, 'UserName', 'TaskName'],
};

/**
 * The fields of a Windows event from its text in English, by the names that EventData has for them: under
 * `New Logon:` the `Account Name:` is `TargetUserName`, under `Subject:` it is `SubjectUserName`. What is not known is
 * not told. False when the text has fields and none of them is known: it may be in another language.
 */
export function messageFields(
  message: string,
  code: string,
  writer: string,
  emit: EmitField,
): boolean {
  const fields = fieldsOf(message.trim(), code, writer);
  for (const [name, value] of fields) emit(name, value);
  return fields.size > 0 || !STRUCTURED.test(message);
}

function fieldsOf(message: string, code: string, writer: string): Map<string, string> {
  if (/sysmon/i.test(writer)) return sysmonFields(message);
  const form = FORMS_OF_TEXT[code];
  const words = form?.[0].exec(message);
  if (form && words) {
    const [, ...names] = form;
    return new Map(names.map((name, i) => [name, (words[i + 1] ?? '').trim()]));
  }
  return labelledFields(message, code);
}

function sysmonFields(message: string): Map<string, string> {
  const fields = new Map<string, string>();
  let open = '';
  for (const line of message.split(/\r?\n/).slice(1)) {
    const [, name, value = ''] = SYSMON_FIELD.exec(line) ?? [];
    if (name !== undefined && !fields.has(name)) {
      fields.set(name, value.trimEnd());
      open = name;
    } else if (open !== '') fields.set(open, `${fields.get(open) ?? ''}\n${line}`);
  }
  return fields;
}

function labelledFields(message: string, code: string): Map<string, string> {
  const fields = new Map<string, string>();
  let heading = '';
  let open = '';
  for (const line of message.split(/\r?\n/)) {
    if (open !== '') {
      if (!endOf(open).test(line)) {
        fields.set(open, `${fields.get(open) ?? ''}\n${line}`);
        continue;
      }
      if (open === 'CommandLine') break;
      open = '';
    }
    const [, blanks = '', label, value = ''] = LABELLED.exec(line) ?? [];
    if (label === undefined) continue;
    const text = value.trim();
    if (blanks === '') heading = text === '' ? label : '';
    const name = fieldOfLabel(code, heading, label);
    if (name !== undefined) open = keep(fields, name, text);
  }
  for (const [name, value] of fields) fields.set(name, value.trim());
  return fields;
}

/** What the line after a long field looks like. */
function endOf(field: string): RegExp {
  if (field === 'CommandLine') return EXPLANATION;
  return field === 'PrivilegeList' ? NO_WORD : HEADING;
}

/** Takes a field unless it is there; the name of a field that goes on over the next lines, or none. */
function keep(fields: Map<string, string>, name: string, text: string): string {
  const isBetter = name === 'MemberName' && text !== '-';
  if (fields.has(name) && !isBetter) return '';
  if (name.endsWith('Sid') && !ACCOUNT_ID.test(text)) {
    // Windows shows the account's name in the place of its SID. Of a member of a group it shows no other.
    if (name === 'MemberSid' && text !== '') fields.set('MemberName', text);
    return '';
  }
  fields.set(name, text);
  return LONG_FIELDS.has(name) ? name : '';
}
