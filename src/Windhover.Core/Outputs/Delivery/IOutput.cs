namespace Windhover.Core.Outputs.Delivery;

/// <summary>A way to tell somebody, set up. One message at a time; a failure is a result, and what it throws nevertheless counts as <see cref="SendState.RetryLater"/>.</summary>
public interface IOutput : IAsyncDisposable
{
    /// <summary>
    /// Sends one message, once. The same message may come again after a crash: where the other side can tell by <see cref="OutputMessage.Key"/> or <see cref="OutputMessage.MessageId"/>,
    /// that makes no second ticket. All texts of an incident are whatever an attacker wrote: the output escapes them for where they go.
    /// </summary>
    Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation);
}
