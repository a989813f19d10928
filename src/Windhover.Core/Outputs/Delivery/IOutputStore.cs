namespace Windhover.Core.Outputs.Delivery;

/// <summary>The queues of all outputs, and what each was told. What is written is on the disk when the call returns. Safe for many threads.</summary>
public interface IOutputStore : IDisposable
{
    /// <summary>True once <see cref="Begin"/> was called for the output, in this life or an earlier one.</summary>
    bool IsBegun(string output);

    /// <summary>Notes that an output is told from now on, together with what was there before.</summary>
    /// <param name="output">The output.</param>
    /// <param name="before">Incidents that it is not told of as they are.</param>
    /// <param name="time">Now, epoch milliseconds.</param>
    void Begin(string output, IReadOnlyList<OutputTicket> before, long time);

    /// <summary>What an output was told of an incident; null for nothing.</summary>
    OutputTicket? Ticket(string output, string incidentId);

    /// <summary>The last message about an incident that waits and was never tried; null for none.</summary>
    QueuedMessage? Untried(string output, string incidentId);

    /// <summary>Queues a message and keeps the ticket, both or neither.</summary>
    /// <param name="ticket">The ticket as it is with the message; its <see cref="OutputTicket.RemoteId"/> does not matter.</param>
    /// <param name="message">The message.</param>
    /// <param name="instead">A message that was never tried, in whose place it goes; null to queue it last.</param>
    /// <returns>False when that message was tried or changed meanwhile: then nothing is kept.</returns>
    bool Queue(OutputTicket ticket, OutputMessage message, QueuedMessage? instead);

    /// <summary>Messages that may be tried: of each incident the oldest that waits, oldest first, with the ticket's remote id.</summary>
    IReadOnlyList<QueuedMessage> Heads(string output, int most);

    /// <summary>Counts an attempt before it is made.</summary>
    /// <returns>False when the message changed since it was read: then it is not counted.</returns>
    bool Try(QueuedMessage message);

    /// <summary>A message is to be tried again.</summary>
    /// <param name="message">Which.</param>
    /// <param name="nextAt">When, epoch milliseconds.</param>
    /// <param name="problem">Why.</param>
    /// <param name="time">Now, epoch milliseconds.</param>
    void Delay(QueuedMessage message, long nextAt, string problem, long time);

    /// <summary>A message arrived: it leaves the queue, and those folded into it too; their tickets are then as of what was only mentioned.</summary>
    /// <param name="message">Which.</param>
    /// <param name="remoteId">How the other side calls it; "" to leave what was known.</param>
    /// <param name="folded">Messages told with it.</param>
    /// <param name="time">Now, epoch milliseconds.</param>
    void Delivered(QueuedMessage message, string remoteId, IReadOnlyList<QueuedMessage> folded, long time);

    /// <summary>A message is given up. It is kept to be shown, counted, and holds up no later one.</summary>
    void Fail(QueuedMessage message, string reason, long time);

    /// <summary>How an output stands.</summary>
    OutputTally Tally(string output);

    /// <summary>The messages given up last, newest first.</summary>
    IReadOnlyList<FailedMessage> Failures(string output, int most);

    /// <summary>When the next message of an output is due, epoch milliseconds; null when none waits.</summary>
    long? NextAt(string output);

    /// <summary>Forgets tickets that were last written, and messages given up, before a time (epoch milliseconds).</summary>
    /// <returns>How many tickets and messages.</returns>
    int DropBefore(long time);
}
