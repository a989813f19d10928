/** True for what can be the id of a model. */
export const isId = (id: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 80 && id !== 'new';

/** A first text of a model: everything that it must say, with samples that go as they should. */
export const template = (id: string): string => `id: ${id}
title: "{actor} stopped the log {resource}"
why: Whoever stops a log does not want to be seen.
severity: high
attacks:
  - { tactic: TA0005, technique: T1562.008 }
classes: api_activity
when:
  all:
    - { field: operation, in: [StopLogging, DeleteTrail] }
    - { field: outcome, is: success }
false_positives:
  - The platform team replaces a log.
next_steps:
  - Ask the actor whether that was meant.
samples:
  - name: a log is stopped
    fires: true
    events:
      - { time: "2026-03-02T10:00:00Z", operation: StopLogging, actor: dana@example.com, outcome: success }
  - name: a log is read
    fires: false
    events:
      - { time: "2026-03-02T10:00:00Z", operation: GetTrail, actor: dana@example.com, outcome: success }
`;
