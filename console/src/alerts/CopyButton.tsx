import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Icon } from '../ui/Icon';

/** Copies the text exactly as the log wrote it. */
export function CopyButton({ text }: { text: string }) {
  const clipboard = useClipboard();
  return (
    <Button size="xs" variant="default" leftSection={<Icon name="copy" size={14} />} onClick={() => clipboard.copy(text)}>
      {clipboard.error !== null ? 'The browser refused' : clipboard.copied ? 'Copied' : 'Copy'}
    </Button>
  );
}
