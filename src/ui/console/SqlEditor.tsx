import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { shownText } from '../common/shownText';
import { useAppState } from '../common/workbenchContext';
import { readOnlySql, sqlExtensions } from './sqlExtensions';

export interface SqlEditorHandle {
  /** Writes text where the cursor is, and gives the editor the focus. */
  insert(text: string): void;
}

interface SqlEditorProps {
  readonly ref: Ref<SqlEditorHandle>;
  readonly initialText: string;
  onChange(text: string): void;
  onRun(text: string): void;
}

/** The analyst's SQL. While names are redacted it is shown with labels and cannot be changed; what runs is the SQL under it. */
export function SqlEditor({ ref, initialText, onChange, onRun }: SqlEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  /** The analyst's own text with its history, also while labels are shown. */
  const own = useRef<EditorState | null>(null);
  const redaction = useAppState((state) => (state.redaction.on ? state.redaction.version : null));
  const changed = useEffectEvent((state: EditorState) => {
    own.current = state;
    onChange(state.doc.toString());
  });
  const ran = useEffectEvent(() => onRun(own.current?.doc.toString() ?? ''));
  const made = useEffectEvent((parent: HTMLElement): EditorView => {
    const extensions = sqlExtensions(
      (state) => changed(state),
      () => ran(),
    );
    const editor = new EditorView({
      parent,
      ...(own.current ? { state: own.current } : { doc: initialText, extensions }),
    });
    own.current = editor.state;
    return editor;
  });
  useEffect(() => {
    if (!host.current) return undefined;
    const editor =
      redaction === null
        ? made(host.current)
        : new EditorView({
            parent: host.current,
            doc: shownText(own.current?.doc.toString() ?? initialText),
            extensions: readOnlySql(() => ran()),
          });
    view.current = editor;
    return () => {
      if (redaction === null) own.current = editor.state;
      view.current = null;
      editor.destroy();
    };
  }, [redaction, initialText]);
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const editor = view.current;
      if (!editor || editor.state.readOnly) return;
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
  }));
  return (
    <>
      <div ref={host} className="hb-sql-host" />
      {redaction !== null && (
        <p className="hb-sql-redacted" role="note">
          Shown with labels and not to be changed; Run still runs your own text. Press r outside the
          editor to edit it.
        </p>
      )}
    </>
  );
}
