import type { SchemaColumn } from '../../schema/column';
import { TABLES } from '../../schema/tables';
import { type FieldKind, type FieldRule, headerKey, isConstant } from '../source';
import { SOURCES } from '../sourceRegistry';
import { commonKindsOf, mappableColumns } from './mappableColumns';

/** A column that a field can fill. */
export interface ColumnChoice {
  readonly name: string;
  readonly meaning: string;
  readonly kinds: readonly FieldKind[];
  /** The kind that our own sources read it as. */
  readonly usualKind: FieldKind;
  /** Header names that mean it, as keys. */
  readonly synonyms: readonly string[];
}

/** A normalised table that a file can fill. */
export interface TableChoice {
  readonly name: string;
  readonly purpose: string;
  readonly columns: readonly ColumnChoice[];
}

/** Names of columns that no source of ours has met. */
const MORE_NAMES: Readonly<Record<string, readonly string[]>> = {
  host: ['machine', 'box', 'node', 'workstation', 'server', 'asset', 'asset_name', 'agent_name'],
  user: ['who', 'login', 'login_name', 'logon_name', 'actor', 'principal', 'identity', 'user_id'],
  process_name: ['program', 'exe', 'executable', 'binary', 'app', 'application', 'proc'],
  parent_process: ['parent_exe', 'parent_program', 'spawned_by', 'started_by'],
  arguments: ['cmd', 'command', 'commandline', 'params', 'parameters', 'full_command'],
  process_id: ['pid'],
  parent_id: ['ppid', 'parent_pid'],
  source_ip: ['client', 'ip_addr', 'remote_addr', 'from_ip', 'origin_ip', 'address'],
  source_port: ['sport', 'src_port'],
  dest_ip: ['dst', 'destination', 'destination_ip', 'target_ip', 'to_ip'],
  dest_port: ['dport', 'dst_port', 'port'],
  status: ['result', 'outcome', 'verdict', 'success'],
  outcome: ['result', 'status', 'verdict', 'success'],
  bytes_out: ['sent', 'tx_bytes', 'bytes_sent', 'upload_bytes'],
  bytes_in: ['received', 'rx_bytes', 'bytes_received', 'download_bytes'],
  file_path: ['path', 'file', 'full_path'],
  query: ['domain', 'dns_query', 'qname'],
  url: ['uri', 'link'],
};

let made: readonly TableChoice[] | null = null;

/** Every normalised table with what can be mapped to it. */
export function tableChoices(): readonly TableChoice[] {
  made ??= TABLES.map(({ name, purpose }) => ({
    name,
    purpose,
    columns: mappableColumns(name).map((column) => columnChoice(name, column)),
  }));
  return made;
}

function columnChoice(table: string, column: SchemaColumn): ColumnChoice {
  const rules = SOURCES.flatMap((source) => source.tables)
    .filter((map) => map.table === table)
    .flatMap((map) => map.fields[column.name] ?? [])
    .filter((rule): rule is FieldRule => !isConstant(rule));
  const plain = rules.filter(({ members, fileName, words }) => !members && !fileName && !words);
  const kinds = commonKindsOf(column.type);
  const usual = mostOf(plain.map(({ kind }) => kind).filter((kind) => kinds.includes(kind)));
  const names = [
    column.name,
    ...(column.ecs ? [column.ecs] : []),
    ...plain.flatMap(({ from }) => from),
    ...(MORE_NAMES[column.name] ?? []),
  ];
  return {
    name: column.name,
    meaning: column.meaning,
    kinds,
    usualKind: usual ?? kinds[0] ?? 'text',
    synonyms: [...new Set(names.map(headerKey))],
  };
}

function mostOf(kinds: readonly FieldKind[]): FieldKind | undefined {
  const count = (kind: FieldKind): number => kinds.filter((other) => other === kind).length;
  return [...new Set(kinds)].sort((a, b) => count(b) - count(a))[0];
}
