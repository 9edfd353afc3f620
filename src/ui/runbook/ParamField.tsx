import { Anchor } from '@mantine/core';
import type { HuntParam, ParamValue } from '../../hunts/hunt';
import { ParamInput } from './ParamInput';
import { paramText, sameValue } from './paramText';

interface ParamFieldProps {
  readonly param: HuntParam;
  readonly value: ParamValue;
  onCommit(value: ParamValue): void;
}

/** One parameter: its input, why it has this default and where that comes from. */
export function ParamField({ param, value, onCommit }: ParamFieldProps) {
  const isChanged = !sameValue(value, param.default);
  const commit = (next: ParamValue): void => {
    if (!sameValue(next, value)) onCommit(next);
  };
  return (
    <div className="hb-param" data-changed={isChanged}>
      <ParamInput param={param} value={value} onCommit={commit} />
      <p className="hb-param-why">
        {param.why} <span className="hb-faint">Source: {param.source}</span>
      </p>
      {isChanged && (
        <p className="hb-param-changed">
          Changed from the default {paramText(param.default, param.unit)}.{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => commit(param.default)}>
            Back to default
          </Anchor>
        </p>
      )}
    </div>
  );
}
