import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { modelCheckQuery } from '../api/models';
import { counted } from '../format/number';
import { Untrusted } from '../ui/Untrusted';
import classes from './ModelEditor.module.css';
import { ModelSamples } from './ModelSamples';

interface ModelEditorProps {
  id: string;
  yaml: string;
  /** Told what was written, whether it can be used, and whether its samples go as they should too. */
  changed: (yaml: string, isRight: boolean, isSound: boolean) => void;
  /** What can be done with it. */
  children: ReactNode;
}

/** The text of a model while it is written: checked, with the line that is wrong. */
export function ModelEditor({ id, yaml, changed, children }: ModelEditorProps) {
  const [text, setText] = useState(yaml);
  const [settled] = useDebouncedValue(text, 400);
  const check = useQuery({ ...modelCheckQuery(id, settled), placeholderData: keepPreviousData });
  const problems = check.data?.problems ?? [];
  const isRight = check.data !== undefined && !check.isPlaceholderData && problems.length === 0 && settled === text;
  const failed = (check.data?.samples ?? []).filter((sample) => !sample.passed);
  const isSound = isRight && failed.length === 0;
  useEffect(() => changed(text, isRight, isSound), [changed, text, isRight, isSound]);
  return (
    <div className={classes.editor}>
      <Textarea
        aria-label="Text of the edited model"
        classNames={{ input: classes.input ?? '' }}
        autosize
        minRows={16}
        maxRows={40}
        spellCheck={false}
        value={text}
        data-testid="model-editor"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.result} role="status" data-testid="model-check" data-right={isRight || undefined}>
        {check.isError && <p className={classes.wrong}>{check.error.message}</p>}
        {problems.map((problem, index) => (
          <p key={index} className={classes.wrong}>
            {problem.line > 0 && <strong>Line {problem.line}: </strong>}
            <Untrusted value={problem.message} />
          </p>
        ))}
        {isRight && (
          <p>
            It can be used. {failed.length === 0 ? `${counted(check.data.samples.length, 'sample')}: all as they should.` : `${counted(failed.length, 'sample')} of ${check.data.samples.length} went wrong:`}
          </p>
        )}
        {isRight && failed.length > 0 && <ModelSamples samples={failed} />}
      </div>
      <div className={classes.deeds}>{children}</div>
    </div>
  );
}
