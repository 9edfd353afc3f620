import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import type { ScopingRow } from '../../findings/scopingRow';
import { countOf, countText } from '../common/amountText';
import { useWorkbench } from '../common/workbenchContext';
import type { ScopeFilter } from './scopeOrder';

const KINDS = ['all', 'host', 'account'] as const;
const KIND_WORDS = { all: 'All', host: 'Hosts', account: 'Accounts' } as const;

interface ScopeToolsProps {
  readonly all: readonly ScopingRow[];
  readonly shown: number;
  readonly filter: ScopeFilter;
  onFilter(filter: ScopeFilter): void;
}

/** Which rows are shown, and the exports. */
export function ScopeTools({ all, shown, filter, onFilter }: ScopeToolsProps) {
  const workbench = useWorkbench();
  const hosts = all.filter(({ kind }) => kind === 'host').length;
  const counts = { all: all.length, host: hosts, account: all.length - hosts };
  return (
    <div className="hb-scope-tools">
      <SegmentedControl
        aria-label="Hosts or accounts"
        value={filter.kind}
        onChange={(value) =>
          onFilter({ ...filter, kind: KINDS.find((kind) => kind === value) ?? 'all' })
        }
        data={KINDS.map((kind) => ({
          value: kind,
          label: `${KIND_WORDS[kind]} ${countText(counts[kind])}`,
        }))}
      />
      <TextInput
        className="hb-scope-search"
        aria-label="Search hosts and accounts"
        placeholder="Search a name"
        value={filter.text}
        leftSection={<IconSearch size={17} aria-hidden />}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <span className="hb-sr" role="status">
        {countOf(shown, 'row')}
      </span>
      <div className="hb-spread hb-buttons">
        <Button
          variant="default"
          leftSection={<IconDownload size={17} aria-hidden />}
          onClick={() => workbench.exportScoping()}
        >
          Scope as CSV
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={17} aria-hidden />}
          onClick={() => workbench.exportNavigator()}
        >
          Navigator layer
        </Button>
      </div>
    </div>
  );
}
