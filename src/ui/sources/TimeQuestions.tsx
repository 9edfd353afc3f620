import './timeQuestions.css';
import { Button } from '@mantine/core';
import { IconClockQuestion } from '@tabler/icons-react';
import type { SourceReport } from '../../ingest/sourceReport';
import { quietly } from '../common/quietly';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { timeQuestionsOf } from './timeQuestionsOf';

/** What only the analyst can say of a file's times, each with the buttons that answer it. */
export function TimeQuestions({ report }: { readonly report: SourceReport }) {
  const workbench = useWorkbench();
  const isBusy = useAppState((state) => state.activity !== null);
  return timeQuestionsOf(report).map((question) => (
    <section key={question.id} className="hb-timequestion" aria-label={`Question: ${question.id}`}>
      <IconClockQuestion size={18} aria-hidden />
      <p className="hb-timequestion-text">{visibleText(question.text)}</p>
      {question.answers.map(({ label, choice }) => (
        <Button
          key={label}
          size="xs"
          variant="default"
          disabled={isBusy}
          onClick={(event) => {
            event.stopPropagation();
            quietly(workbench.readAgain(report.fileId, choice));
          }}
        >
          {label}
        </Button>
      ))}
    </section>
  ));
}
