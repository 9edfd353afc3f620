import { TextInput } from '@mantine/core';
import { IconSearch, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { TABLES } from '../../schema/tables';
import { countText } from '../common/amountText';
import { visibleText } from '../common/visibleText';
import { useAppState } from '../common/workbenchContext';
import { quotedName } from './quotedName';

const NORMALISED = new Set(TABLES.map((table) => table.name));

/** What can be queried; a click writes the name into the editor. */
export function TableList({ onPick }: { onPick(name: string): void }) {
  const queryable = useAppState((state) => state.queryable);
  const facts = useAppState((state) => state.tables);
  const [filter, setFilter] = useState('');
  const shown = queryable.filter((name) => name.toLowerCase().includes(filter.toLowerCase()));
  const sections = [
    { title: 'Normalised', names: shown.filter((name) => NORMALISED.has(name)) },
    { title: 'As loaded', names: shown.filter((name) => !NORMALISED.has(name)) },
  ];
  const recordsOf = (name: string): number | undefined =>
    facts.find((table) => table.name === name)?.records;
  return (
    <nav className="hb-tables" aria-label="Tables">
      <TextInput
        aria-label="Find a table"
        placeholder="Find a table"
        value={filter}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      {queryable.length === 0 && <p className="hb-dim">The engine has no tables yet.</p>}
      {queryable.length > 0 && shown.length === 0 && (
        <p className="hb-dim">No table has this name.</p>
      )}
      {sections.map(
        ({ title, names }) =>
          names.length > 0 && (
            <section key={title} aria-label={title}>
              <h3 className="hb-h3">{title}</h3>
              <ul>
                {names.map((name) => {
                  const records = recordsOf(name);
                  return (
                    <li key={name}>
                      <button type="button" title={name} onClick={() => onPick(quotedName(name))}>
                        <IconTable size={15} aria-hidden />
                        <span className="hb-mono">{visibleText(name)}</span>
                        {records !== undefined && (
                          <span className="hb-num hb-faint">{countText(records)}</span>
                        )}
                      </button>
                    </li>
                  );
                })}
              </ul>
            </section>
          ),
      )}
    </nav>
  );
}
