namespace Windhover.Core.Response.Actions;

/// <summary>A way to one platform, set up. Safe for many threads.</summary>
public interface IResponderConnection : IAsyncDisposable
{
    /// <summary>Says who we are there, with a call that changes nothing.</summary>
    /// <returns>Who, in the platform's words.</returns>
    /// <exception cref="ActionFailedException">The platform does not answer, or not us.</exception>
    Task<string> WhoAsync(CancellationToken cancellation);
}
