import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { oneDarkHighlightStyle } from '@codemirror/theme-one-dark';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { minimalSetup } from 'codemirror';
import { hasFiles } from '../common/hasFiles';

/** The colours of One Dark, each as the token that takes its place in both themes. */
const TOKEN_OF: Readonly<Record<string, string>> = {
  '#c678dd': 'var(--hb-code-keyword)',
  '#98c379': 'var(--hb-code-string)',
  '#d19a66': 'var(--hb-code-number)',
  '#7d8799': 'var(--hb-code-comment)',
  '#56b6c2': 'var(--hb-dim)',
};

const COLOURS = HighlightStyle.define(
  oneDarkHighlightStyle.specs.map((spec) => ({
    ...spec,
    color: TOKEN_OF[String(spec['color'])] ?? 'var(--hb-code-name)',
  })),
);

/** Colours come from the tokens of the theme in use. */
const LOOK = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--hb-panel)', color: 'var(--hb-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--hb-mono)', fontSize: '13.5px', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--hb-text)', padding: '10px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--hb-text)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--hb-panel)',
    color: 'var(--hb-faint)',
    border: 'none',
    paddingLeft: '6px',
  },
  '.cm-activeLine': { backgroundColor: 'var(--hb-raised)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--hb-line-strong)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--hb-hover)',
    outline: '1px solid var(--hb-line-strong)',
  },
});

/** The SQL editor: highlighting, brackets, and Ctrl or ⌘ Enter to run. */
export function sqlExtensions(
  onChange: (state: EditorState) => void,
  onRun: () => void,
): Extension {
  return [
    runKey(onRun),
    minimalSetup,
    highlightActiveLine(),
    bracketMatching(),
    // The editor would put their text in: they are evidence, and taken further up.
    EditorView.domEventHandlers({ drop: hasFiles }),
    shown(),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state);
    }),
  ];
}

/** The same to read only. */
export function readOnlySql(onRun: () => void): Extension {
  return [
    runKey(onRun),
    shown(),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ tabindex: '0', role: 'textbox', 'aria-readonly': 'true' }),
  ];
}

function shown(): Extension {
  return [
    lineNumbers(),
    sql({ dialect: PostgreSQL }),
    syntaxHighlighting(COLOURS),
    LOOK,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'SQL' }),
  ];
}

function runKey(onRun: () => void): Extension {
  const run = (): boolean => {
    onRun();
    return true;
  };
  return Prec.highest(keymap.of([{ key: 'Mod-Enter', run }]));
}
