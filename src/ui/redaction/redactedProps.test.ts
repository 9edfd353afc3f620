import { Fragment } from 'react';
import { expect, it } from 'vitest';
import { redactedProps } from './redactedProps';

const redact = (text: string): string => text.replaceAll('anna', 'USER-01');

it('redacts texts among other children, at any depth', () => {
  const element = { of: 'anna' };
  expect(redactedProps('p', { children: ['by anna', 3, element, ['anna']] }, redact)).toEqual({
    children: ['by USER-01', 3, element, ['USER-01']],
  });
  expect(redactedProps(Fragment, { children: 'anna' }, redact)).toEqual({ children: 'USER-01' });
});

it('redacts what is read of an element, and leaves what makes it work', () => {
  const props = {
    title: 'anna',
    'aria-label': 'anna',
    'data-name': 'anna',
    id: 'anna',
    className: 'anna',
    'data-testid': 'anna',
  };
  expect(redactedProps('button', props, redact)).toEqual({
    ...props,
    title: 'USER-01',
    'aria-label': 'USER-01',
    'data-name': 'USER-01',
  });
});

it('shows the label of a name in a field, which then cannot be changed', () => {
  expect(redactedProps('input', { value: 'anna' }, redact)).toEqual({
    value: 'USER-01',
    readOnly: true,
  });
  expect(redactedProps('textarea', { defaultValue: 'anna' }, redact)).toEqual({
    defaultValue: 'USER-01',
    readOnly: true,
  });
  const free = { value: 'bob' };
  expect(redactedProps('input', free, redact)).toBe(free);
  const words = { value: 'anna', 'data-own-words': true };
  expect(redactedProps('textarea', words, redact)).toBe(words);
});

it('gives components and style sheets their props as they are', () => {
  const props = { title: 'anna', children: 'anna' };
  expect(redactedProps(() => null, props, redact)).toBe(props);
  expect(redactedProps('style', props, redact)).toBe(props);
});
