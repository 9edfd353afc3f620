import * as reactModule from 'react';
import * as devRuntimeModule from 'react/jsx-dev-runtime';
import * as runtimeModule from 'react/jsx-runtime';
import { isShownRedacted, shownText } from '../common/shownText';
import { redactedChild, redactedProps } from './redactedProps';

type Make = (
  type: unknown,
  props: Readonly<Record<string, unknown>> | null,
  ...rest: unknown[]
) => unknown;
type Maker = Record<string, Make | undefined>;

/**
 * Everything React draws goes through these functions: our components, those of Mantine and those of Recharts share one
 * React, whose modules are CommonJS, so that all of them see a function put in its place. It has to happen before any
 * element is made: import this file first.
 */
function wrap(module: object, names: readonly string[]): void {
  const maker = (module as { readonly default: Maker }).default;
  for (const name of names) {
    const make = maker[name];
    if (make) maker[name] = redacting(make, name === 'createElement');
  }
}

function redacting(make: Make, takesChildren: boolean): Make {
  return (type, props, ...rest) => {
    if (!isShownRedacted()) return make(type, props, ...rest);
    const drawsText = typeof type === 'string' || typeof type === 'symbol';
    const shown =
      takesChildren && drawsText ? rest.map((child) => redactedChild(child, shownText)) : rest;
    return make(type, props && redactedProps(type, props, shownText), ...shown);
  };
}

wrap(runtimeModule, ['jsx', 'jsxs']);
wrap(devRuntimeModule, ['jsxDEV']);
wrap(reactModule, ['createElement']);
