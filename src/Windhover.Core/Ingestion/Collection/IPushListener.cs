using System.Net;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>A listener at work; disposing of it finishes the requests under way and stops.</summary>
public interface IPushListener : IAsyncDisposable
{
    /// <summary>Where it listens, with the port that was really taken.</summary>
    IPEndPoint EndPoint { get; }
}
