import { Button, CloseButton, Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Finding } from '../../findings/finding';
import { isDialogOpen, isTyping } from '../common/keyGuards';
import { countText } from '../common/amountText';
import { SEVERITIES_FALLING, SEVERITY_LOOK } from '../common/severityLook';
import { type FindingFilter, isFiltering } from './findingFilter';

interface FindingsFilterBarProps {
  readonly findings: readonly Finding[];
  readonly filter: FindingFilter;
  readonly titles: ReadonlyMap<string, string>;
  readonly isOneHunt: boolean;
  onFilter(filter: FindingFilter): void;
  onClear(): void;
}

export function FindingsFilterBar({
  findings,
  filter,
  titles,
  isOneHunt,
  onFilter,
  onClear,
}: FindingsFilterBarProps) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey) return;
      if (isTyping(event.target) || isDialogOpen()) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const huntIds = [...new Set(findings.map((finding) => finding.huntId))];
  return (
    <div className="hb-findings-filter">
      <TextInput
        ref={search}
        className="hb-findings-search"
        aria-label="Search findings"
        placeholder="Search sentence, host, user  ( / )"
        value={filter.text}
        leftSection={<IconSearch size={17} aria-hidden />}
        rightSection={
          filter.text !== '' && (
            <CloseButton
              size="sm"
              aria-label="Clear the search"
              onClick={() => onFilter({ ...filter, text: '' })}
            />
          )
        }
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      {!isOneHunt && (
        <Select
          className="hb-findings-hunt"
          aria-label="Hunt"
          placeholder="All hunts"
          data={huntIds.map((id) => ({ value: id, label: titles.get(id) ?? id }))}
          value={filter.huntId}
          clearable
          searchable
          nothingFoundMessage="No hunt with findings has this name"
          onChange={(huntId) => onFilter({ ...filter, huntId })}
        />
      )}
      {filter.only && (
        <Button
          variant="default"
          data-testid="only-filter"
          rightSection={<IconX size={15} aria-hidden />}
          aria-label={`Only ${filter.only.label}: show all again`}
          onClick={() => onFilter({ ...filter, only: null })}
        >
          {filter.only.label}
        </Button>
      )}
      <div className="hb-verdicts" role="group" aria-label="Filter findings by severity">
        {SEVERITIES_FALLING.map((severity) => {
          const count = findings.filter((finding) => finding.severity === severity).length;
          if (count === 0) return null;
          const { word, icon: Glyph } = SEVERITY_LOOK[severity];
          const isChosen = filter.severities.includes(severity);
          return (
            <UnstyledButton
              key={severity}
              className="hb-badge hb-severity hb-severity-filter"
              data-severity={severity}
              aria-pressed={isChosen}
              onClick={() =>
                onFilter({
                  ...filter,
                  severities: isChosen
                    ? filter.severities.filter((s) => s !== severity)
                    : [...filter.severities, severity],
                })
              }
            >
              <Glyph size={14} aria-hidden />
              {word} <span className="hb-num">{countText(count)}</span>
            </UnstyledButton>
          );
        })}
        {isFiltering(filter) && (
          <Button variant="subtle" size="compact-sm" onClick={onClear}>
            Show all
          </Button>
        )}
      </div>
    </div>
  );
}
