using Windhover.Core.Outputs.Delivery;

namespace Windhover.Tests.Outputs.Delivery;

/// <summary>A store that a program which is gone cannot write to.</summary>
internal sealed class DyingStore(IOutputStore inner, Func<bool> isGone) : IOutputStore
{
    public bool IsBegun(string output) => inner.IsBegun(output);

    public void Begin(string output, IReadOnlyList<OutputTicket> before, long time) => Alive().Begin(output, before, time);

    public OutputTicket? Ticket(string output, string incidentId) => inner.Ticket(output, incidentId);

    public QueuedMessage? Untried(string output, string incidentId) => inner.Untried(output, incidentId);

    public bool Queue(OutputTicket ticket, OutputMessage message, QueuedMessage? instead) => Alive().Queue(ticket, message, instead);

    public IReadOnlyList<QueuedMessage> Heads(string output, int most) => Alive().Heads(output, most);

    public bool Try(QueuedMessage message) => Alive().Try(message);

    public void Delay(QueuedMessage message, long nextAt, string problem, long time) => Alive().Delay(message, nextAt, problem, time);

    public void Delivered(QueuedMessage message, string remoteId, IReadOnlyList<QueuedMessage> folded, long time) => Alive().Delivered(message, remoteId, folded, time);

    public void Fail(QueuedMessage message, string reason, long time) => Alive().Fail(message, reason, time);

    public OutputTally Tally(string output) => inner.Tally(output);

    public IReadOnlyList<FailedMessage> Failures(string output, int most) => inner.Failures(output, most);

    public long? NextAt(string output) => Alive().NextAt(output);

    public int DropBefore(long time) => Alive().DropBefore(time);

    public void Dispose() => inner.Dispose();

    private IOutputStore Alive() => isGone() ? throw new InvalidOperationException("the program is gone") : inner;
}
