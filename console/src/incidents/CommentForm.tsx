import { Button, Textarea, TextInput } from '@mantine/core';
import { useId, useState, type SubmitEvent } from 'react';
import { useComment } from '../api/handling';
import { mostOfName, setPerson, usePerson } from '../api/person';
import { useLacking } from '../api/session';
import { useKeys } from '../ui/useKeys';
import classes from './CommentForm.module.css';

/** Longest comment that the server keeps. */
const most = 10_000;

/** Says something about an incident; Ctrl+Enter sends it. */
export function CommentForm({ id }: { id: string }) {
  const comment = useComment(id);
  const me = usePerson();
  const lacks = useLacking('analyst');
  const field = useId();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  useKeys({
    c: (event) => {
      event.preventDefault();
      document.getElementById(field)?.focus();
    },
  });
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (me === '') setPerson(name);
    comment.mutate(text, { onSuccess: () => setText('') });
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <Textarea
        id={field}
        aria-label="Comment"
        placeholder={lacks ?? 'Say what you know, for the next person'}
        disabled={lacks !== undefined}
        required
        maxLength={most}
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        data-testid="comment-text"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className={classes.foot}>
        {me === '' ? (
          <TextInput size="sm" aria-label="Your name" placeholder="Your name" required autoComplete="name" maxLength={mostOfName} value={name} data-testid="comment-name" onChange={(event) => setName(event.currentTarget.value)} />
        ) : (
          <span className={classes.as}>as {me}</span>
        )}
        <Button type="submit" variant="default" loading={comment.isPending} title={lacks} disabled={text.trim() === '' || lacks !== undefined} data-testid="comment-send">
          Comment
        </Button>
      </div>
      {comment.isError && (
        <p role="alert" className={classes.error}>
          {comment.error.message}
        </p>
      )}
    </form>
  );
}
