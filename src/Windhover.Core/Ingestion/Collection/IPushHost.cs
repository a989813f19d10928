namespace Windhover.Core.Ingestion.Collection;

/// <summary>Listens on HTTP or HTTPS for collections. It keeps limits and TLS; what a request means is the collection's.</summary>
public interface IPushHost
{
    /// <summary>Listens until what it gave is disposed of.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="refuse">
    /// Is asked before anything of the body is read, with an empty one: what it answers is the answer; null to read on. So who may not send costs no memory.
    /// </param>
    /// <param name="answer">
    /// Answers a request, on many threads at once. When it fails the other side gets 500; a body beyond its limits is answered with 413, one that is not what its encoding
    /// says with 400, before anything of it was handed on.
    /// </param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="IOException">The address is in use, or a certificate cannot be read.</exception>
    Task<IPushListener> ListenAsync(PushOptions options, Func<PushRequest, PushAnswer?> refuse, Func<PushRequest, CancellationToken, Task<PushAnswer>> answer, CancellationToken cancellation);
}
