using Windhover.Core.Outputs.Delivery;

namespace Windhover.Tests.Outputs.Delivery;

/// <summary>An output that keeps what it was sent and answers as a test says.</summary>
internal sealed class RecordingOutput : IOutput
{
    private readonly Lock gate = new();
    private readonly List<OutputMessage> sent = [];

    /// <summary>What it answers; delivered unless a test says otherwise.</summary>
    public Func<OutputMessage, SendResult> Answer { get; set; } = m => SendResult.Delivered("it took it", "remote-" + m.Incident.IncidentId);

    /// <summary>What it was sent, oldest first.</summary>
    public IReadOnlyList<OutputMessage> Sent
    {
        get
        {
            lock (gate) return [.. sent];
        }
    }

    public Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        lock (gate) sent.Add(message);
        return Task.FromResult(Answer(message));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
