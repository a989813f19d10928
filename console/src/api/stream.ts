import type { Alert, Incident, Status } from './types';

export type LiveState = 'connecting' | 'live' | 'stale';

export interface StreamHandlers {
  incident: (incident: Incident) => void;
  alert: (alert: Alert) => void;
  status: (status: Status) => void;
  /** Called when updates were missed and cannot be had any more. */
  missed: () => void;
  /** Called when the state of the connection changes. */
  state: (state: LiveState) => void;
}

/** How long a connection may be away before what is shown is called stale. */
const staleAfter = 10_000;
const retryAfter = 3_000;

/**
 * Follows /stream until the returned function is called. The browser resumes a dropped connection with Last-Event-ID by itself; a connection
 * that the server refused is opened anew.
 */
export function followStream(handlers: StreamHandlers): () => void {
  let source: EventSource | null = null;
  let retry: number | undefined;
  let stale: number | undefined;

  const away = () => {
    handlers.state('connecting');
    stale ??= window.setTimeout(() => handlers.state('stale'), staleAfter);
  };

  const take = (name: string, handle: (data: unknown) => void) => {
    source?.addEventListener(name, (event: MessageEvent<string>) => {
      try {
        handle(JSON.parse(event.data));
      } catch {
        // One message that cannot be read must not end the stream; the next poll of the status brings the page up to date.
      }
    });
  };

  const open = () => {
    source = new EventSource('/api/v1/stream');
    source.onopen = () => {
      window.clearTimeout(stale);
      stale = undefined;
      handlers.state('live');
    };
    source.onerror = () => {
      if (stale === undefined) away();
      if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(open, retryAfter);
    };
    take('incident', (data) => handlers.incident(data as Incident));
    take('alert', (data) => handlers.alert(data as Alert));
    take('status', (data) => handlers.status(data as Status));
    take('missed', () => handlers.missed());
  };

  away();
  open();
  return () => {
    window.clearTimeout(retry);
    window.clearTimeout(stale);
    source?.close();
  };
}
