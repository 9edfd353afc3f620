import { Select } from '@mantine/core';
import type { FieldPreview } from '../../ingest/mapping/previewMapping';
import type { ColumnChoice } from '../../ingest/mapping/tableChoices';
import type { ConstantRule, FieldKind, FieldRule } from '../../ingest/source';
import type { MappingProposal } from '../../state/workbench';
import { FieldSelect } from './FieldSelect';
import { SampleList } from './SampleList';
import { kindText } from './kindText';
import { isPlain, ruleText } from './ruleText';

type Rule = FieldRule | ConstantRule;

interface ColumnRowProps {
  readonly column: ColumnChoice;
  readonly fields: MappingProposal['fields'];
  readonly rule: Rule | undefined;
  /** What the dialog opened with. */
  readonly first: Rule | undefined;
  readonly preview: FieldPreview | undefined;
  onRule(rule: Rule | null): void;
}

/** One column of the normalised table: which field fills it, read as what, and what that gives. */
export function ColumnRow({ column, fields, rule, first, preview, onRule }: ColumnRowProps) {
  const complex = first && !isPlain(first) ? first : undefined;
  const isComplex = rule !== undefined && !isPlain(rule);
  const shown = isComplex ? rule : complex;
  const plain = rule && isPlain(rule) ? rule : null;
  const kindOfRule = rule && !('constant' in rule) ? rule.kind : null;
  const kinds = [...new Set([...(kindOfRule ? [kindOfRule] : []), ...column.kinds])];
  return (
    <tr data-mapped={rule !== undefined}>
      <th scope="row">
        <span className="hb-mono">{column.name}</span>
        <span className="hb-map-meaning">{column.meaning}</span>
      </th>
      <td>
        <FieldSelect
          label={`Field for ${column.name}`}
          fields={fields}
          value={plain?.from[0] ?? null}
          complex={shown && { text: ruleText(shown), isChosen: isComplex }}
          onComplex={() => shown && onRule(shown)}
          onField={(field) =>
            onRule(field === null ? null : { from: [field], kind: kindOfRule ?? column.usualKind })
          }
        />
      </td>
      <td>
        {kindOfRule && (
          <Select
            aria-label={`Kind of ${column.name}`}
            size="xs"
            allowDeselect={false}
            disabled={plain === null}
            comboboxProps={{ width: 260, position: 'bottom-start' }}
            data={kinds.map((kind) => ({ value: kind, label: kindText(kind) }))}
            value={kindOfRule}
            onChange={(kind) => plain && onRule({ ...plain, kind: kind as FieldKind })}
          />
        )}
      </td>
      <td>
        {rule && preview && (
          <SampleList
            samples={preview.samples}
            filled={preview.filled}
            filledWord="filled"
            empty={preview.empty}
            emptyWord="empty"
          />
        )}
      </td>
    </tr>
  );
}
