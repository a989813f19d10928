using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Windhover.Server.Live;

/// <summary>One update on its way to clients, as its frame of the stream (https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal sealed class LiveMessage
{
    private readonly Lazy<byte[]> _frame;

    private LiveMessage(long? id, Func<byte[]> frame) => (Id, _frame) = (id, new(frame, LazyThreadSafetyMode.PublicationOnly));

    /// <summary>Number of the update; null for one that is not kept.</summary>
    internal long? Id { get; }

    /// <summary>The bytes to send; made by the first client that sends them, not by the engine's thread.</summary>
    internal byte[] Frame => _frame.Value;

    internal static LiveMessage Of<T>(long? id, string name, T data, JsonTypeInfo<T> type) => new(id, () =>
    {
        var head = id is null ? $"event: {name}\ndata: " : $"event: {name}\nid: {id}\ndata: ";
        return [.. System.Text.Encoding.UTF8.GetBytes(head), .. JsonSerializer.SerializeToUtf8Bytes(data, type), .. "\n\n"u8];
    });
}
