import { Select, TextInput } from '@mantine/core';
import type { Mapping } from '../../ingest/mapping/mapping';
import type { MappingProposal } from '../../state/workbench';
import { whereText } from './ruleText';

interface TableChoiceProps {
  readonly mapping: Mapping;
  readonly part: number;
  readonly tables: MappingProposal['tables'];
  onTitle(title: string): void;
  onPart(part: number): void;
  onTable(table: string): void;
}

/** The name of the mapping and the normalised table that it fills. */
export function TableChoice(props: TableChoiceProps) {
  const { mapping, part, tables, onTitle, onPart, onTable } = props;
  const chosen = tables.find(({ name }) => name === mapping.tables[part]?.table);
  return (
    <div className="hb-map-table">
      <TextInput
        label="Name of the mapping"
        maxLength={200}
        value={mapping.title}
        onChange={(event) => onTitle(event.currentTarget.value)}
      />
      {mapping.tables.length > 1 && (
        <Select
          label={`Part (${mapping.tables.length})`}
          allowDeselect={false}
          searchable
          comboboxProps={{ width: 420, position: 'bottom-start' }}
          value={String(part)}
          onChange={(value) => onPart(Number(value))}
          data={mapping.tables.map(({ table, where }, index) => ({
            value: String(index),
            label: `${index + 1}. ${table}${where ? `, where ${whereText(where)}` : ''}`,
          }))}
        />
      )}
      <Select
        label="Its records go into"
        data-testid="map-table"
        placeholder="Choose a table"
        allowDeselect={false}
        searchable
        value={chosen?.name ?? null}
        description={chosen?.purpose}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(table) => table !== null && onTable(table)}
        data={tables.map(({ name }) => name)}
      />
    </div>
  );
}
