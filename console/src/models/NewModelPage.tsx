import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead } from '../ui/PageHead';
import classes from './ModelPage.module.css';
import { ModelWorkbench } from './ModelWorkbench';
import { isId, template } from './template';

/** A model of one's own, from a first text that can be run. */
export function NewModelPage() {
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const isGood = isId(id);
  return (
    <>
      <p className={classes.above}>
        <Link to="/models">Models</Link> › new
      </p>
      <PageHead title="Write a model">an expert&apos;s rule over events; it needs a sample that fires it and one that must not</PageHead>
      <TextInput
        label="Id"
        description="Alerts name it so: lower-case letters, digits and hyphens. It says what happened: door-opened-at-night."
        maw={520}
        value={id}
        error={id !== '' && !isGood ? 'Lower-case letters, digits and hyphens between them, at most 80' : undefined}
        data-testid="new-model-id"
        onChange={(event) => setId(event.currentTarget.value)}
      />
      {isGood && <ModelWorkbench key={id} id={id} before="" yaml={template(id)} version={0} title="Text" leave={() => void navigate('/models')} saved={() => void navigate(`/models/${encodeURIComponent(id)}`)} />}
    </>
  );
}
