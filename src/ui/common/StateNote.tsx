import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';

interface StateNoteProps {
  readonly tone: 'empty' | 'loading' | 'error';
  readonly title: string;
  readonly children?: ReactNode;
}

/** The empty, loading and error states of a view. */
export function StateNote({ tone, title, children }: StateNoteProps) {
  return (
    <div className="hb-note" data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      {tone === 'loading' && <Loader size="sm" aria-hidden />}
      <p className="hb-note-title">{title}</p>
      {children}
    </div>
  );
}
