import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { sqlExtensions } from './sqlExtensions';

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

export function SqlEditor({ ref, initialText, onChange, onRun }: SqlEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const textRef = useRef(initialText);
  const changed = useEffectEvent((text: string) => {
    textRef.current = text;
    onChange(text);
  });
  const ran = useEffectEvent((text: string) => onRun(text));
  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      doc: textRef.current,
      extensions: sqlExtensions(
        (text) => changed(text),
        (text) => ran(text),
      ),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const editor = view.current;
      if (!editor) return;
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
  }));
  return <div ref={host} className="hb-sql-host" />;
}
