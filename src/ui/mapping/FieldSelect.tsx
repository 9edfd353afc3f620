import { Select } from '@mantine/core';
import type { MappingProposal } from '../../state/workbench';
import { visibleText } from '../common/visibleText';

/** Stands for a rule of more than one field; no header begins with a NUL. */
const AS_IT_IS = '\u0000';

interface FieldSelectProps {
  readonly label: string;
  readonly fields: MappingProposal['fields'];
  readonly value: string | null;
  readonly placeholder?: string;
  /** A rule of more than one field that can stay, in words. */
  readonly complex?: { readonly text: string; readonly isChosen: boolean } | undefined;
  onField(field: string | null): void;
  onComplex?(): void;
}

/** Chooses a field of the file; each is shown with its first value. */
export function FieldSelect(props: FieldSelectProps) {
  const { label, fields, value, complex, onField, onComplex } = props;
  const { placeholder = 'Not in this file' } = props;
  const examples = new Map(fields.map(({ name, example }) => [name, example]));
  const options = [...examples.keys()].map((name) => ({ value: name, label: visibleText(name) }));
  const kept = complex ? [{ value: AS_IT_IS, label: complex.text }] : [];
  return (
    <Select
      aria-label={label}
      size="xs"
      searchable
      clearable
      placeholder={placeholder}
      nothingFoundMessage="No field of this name"
      maxDropdownHeight={320}
      comboboxProps={{ width: 340, position: 'bottom-start' }}
      data={[...kept, ...options]}
      value={complex?.isChosen ? AS_IT_IS : value}
      onChange={(chosen) => (chosen === AS_IT_IS ? onComplex?.() : onField(chosen))}
      renderOption={({ option }) => (
        <span className="hb-map-option">
          <span>{option.label}</span>
          <span className="hb-mono hb-faint">{visibleText(examples.get(option.value) ?? '')}</span>
        </span>
      )}
    />
  );
}
