import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fromLines } from '../models/scope';
import { Panel } from '../ui/Panel';
import { newTag, type TagDraft } from './draft';
import classes from './Policy.module.css';

const lists = [
  { key: 'entities', label: 'Entities' },
  { key: 'accounts', label: 'Accounts' },
  { key: 'subnets', label: 'Networks' },
] as const;

interface TagsPanelProps {
  tags: TagDraft[];
  change: (tags: TagDraft[]) => void;
  disabled: boolean;
}

/** Tags that people give: they always count, whatever is changed at the cloud. */
export function TagsPanel({ tags, change, disabled }: TagsPanelProps) {
  return (
    <Panel title="Tags that people give" note="they always count; of those that logs tell, the ones that stood before a story began">
      <div className={classes.limits}>
        {tags.length === 0 && <p className={classes.dim}>None. What logs tell of tags and labels at the clouds is on each entity’s page.</p>}
        {tags.map((tag, at) => (
          <TagFields key={tag.key} tag={tag} at={at} disabled={disabled} change={(next) => change(tags.map((each) => (each.key === tag.key ? next : each)))} remove={() => change(tags.filter(({ key }) => key !== tag.key))} />
        ))}
        {!disabled && (
          <div>
            <Button size="xs" variant="default" data-testid="tag-add" onClick={() => change([...tags, newTag()])}>
              Add a tag
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function TagFields({ tag, at, change, remove, disabled }: { tag: TagDraft; at: number; change: (tag: TagDraft) => void; remove: () => void; disabled: boolean }) {
  const [texts, setTexts] = useState(() => ({ entities: tag.entities.join('\n'), accounts: tag.accounts.join('\n'), subnets: tag.subnets.join('\n') }));
  return (
    <div className={classes.tag} role="group" aria-label={`Tag ${at + 1}`} data-testid="given-tag">
      <div className={classes.tagName}>
        <TextInput size="xs" label="Tag" placeholder="crown-jewel, or env=prod" disabled={disabled} value={tag.tag} data-testid="tag-name" onChange={(event) => change({ ...tag, tag: event.currentTarget.value })} />
        {!disabled && (
          <Button size="compact-xs" variant="default" aria-label={`Remove tag ${at + 1}`} data-testid="tag-remove" onClick={remove}>
            Remove
          </Button>
        )}
      </div>
      {lists.map(({ key, label }) => (
        <Textarea
          key={key}
          size="xs"
          label={label}
          placeholder="one a line"
          autosize
          minRows={1}
          maxRows={6}
          disabled={disabled}
          value={texts[key]}
          data-testid={`tag-${key}`}
          onChange={(event) => {
            setTexts({ ...texts, [key]: event.currentTarget.value });
            change({ ...tag, [key]: fromLines(event.currentTarget.value) });
          }}
        />
      ))}
    </div>
  );
}
