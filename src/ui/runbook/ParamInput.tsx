import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { HuntParam, ParamValue } from '../../hunts/hunt';
import { useAppState } from '../common/workbenchContext';

interface ParamInputProps {
  readonly param: HuntParam;
  readonly value: ParamValue;
  /** Called when the analyst has finished changing the value. */
  onCommit(value: ParamValue): void;
}

/** The input that fits the type of a parameter. */
export function ParamInput({ param, value, onCommit }: ParamInputProps) {
  const label = param.unit === '' ? param.label : `${param.label} (${param.unit})`;
  switch (param.type) {
    case 'integer':
    case 'number':
      return <NumberParam param={param} label={label} value={Number(value)} onCommit={onCommit} />;
    case 'text-list':
    case 'cidr-list':
      return (
        <TagsInput
          label={label}
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          placeholder="Add a value, then Enter"
          clearable
          onChange={onCommit}
        />
      );
    case 'table':
      return <TableParam label={label} value={String(value)} onCommit={onCommit} />;
    case 'text':
    case 'column':
      return <TextParam label={label} value={String(value)} onCommit={onCommit} />;
  }
}

interface NumberParamProps {
  readonly param: HuntParam;
  readonly label: string;
  readonly value: number;
  onCommit(value: ParamValue): void;
}

function NumberParam({ param, label, value, onCommit }: NumberParamProps) {
  const [draft, setDraft] = useState<number | string>(value);
  const commit = (): void => {
    if (draft === '' || !Number.isFinite(Number(draft))) setDraft(value);
    else onCommit(Number(draft));
  };
  return (
    <NumberInput
      label={label}
      value={draft}
      allowDecimal={param.type === 'number'}
      thousandSeparator=","
      step={param.type === 'number' ? 0.1 : 1}
      {...(param.min === undefined ? {} : { min: param.min })}
      {...(param.max === undefined ? {} : { max: param.max })}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={onEnter(commit)}
    />
  );
}

interface TextParamProps {
  readonly label: string;
  readonly value: string;
  onCommit(value: ParamValue): void;
}

function TextParam({ label, value, onCommit }: TextParamProps) {
  const [draft, setDraft] = useState(value);
  const commit = (): void => onCommit(draft.trim());
  return (
    <TextInput
      label={label}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onEnter(commit)}
    />
  );
}

function TableParam({ label, value, onCommit }: TextParamProps) {
  const queryable = useAppState((state) => state.queryable);
  return (
    <Select
      label={label}
      data={[...new Set(value === '' ? queryable : [value, ...queryable])]}
      value={value === '' ? null : value}
      placeholder="Choose a table"
      nothingFoundMessage="No table has this name"
      searchable
      onChange={(next) => onCommit(next ?? '')}
    />
  );
}

function onEnter(commit: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'Enter') commit();
  };
}
