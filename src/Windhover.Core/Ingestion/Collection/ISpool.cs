namespace Windhover.Core.Ingestion.Collection;

/// <summary>
/// Where a collection's bytes land before anything reads them: plain files of untouched logs in a folder of its own, which the engine then reads as it
/// reads any folder. So the original of every record is at hand under source, file and offset; a crash neither loses nor doubles a record (the engine's place in
/// these files is committed with the state it produced); and a run can be repeated from the spool alone. Safe for many threads.
/// </summary>
public interface ISpool
{
    /// <summary>
    /// False while the engine is so far behind with what has landed that no more should come. A listener refuses then (503 and when to come again), a
    /// datagram is dropped and counted.
    /// </summary>
    bool HasRoom { get; }

    /// <summary>
    /// Ends when there is room. A collection that fetches waits here before it asks the other side for more, so that no message's time runs out in its hands.
    /// <see cref="LandAsync"/>, <see cref="ISpoolCopy.AppendAsync"/> and <see cref="ISpoolStream.AppendAsync"/> never wait for room: what was fetched lands.
    /// </summary>
    Task WaitForRoomAsync(CancellationToken cancellation);

    /// <summary>
    /// Lands an object as a file of its own: written beside, made durable, then moved into place, whole or not at all.
    /// </summary>
    /// <param name="key">What makes the object the same when it comes again (bucket, key, version or ETag); any text.</param>
    /// <param name="fileName">Name that people see; cleaned and shortened by the spool.</param>
    /// <param name="write">Writes the object's bytes. When it fails, nothing has landed and its exception comes out.</param>
    /// <param name="cancellation">Stops without leaving anything behind.</param>
    /// <returns>Bytes landed; -1 when an object of this key had landed before (nothing is written then). The caller tells <see cref="CollectorHealth"/>.</returns>
    Task<long> LandAsync(string key, string fileName, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation);

    /// <summary>True when an object of this key has landed, also after its file was removed for its age (remembered for half a year beyond that).</summary>
    bool HasLanded(string key);

    /// <summary>
    /// A copy of an object that grows on the other side: how far it goes is its length, so it needs no cursor. One at a time for each key; a collection opens
    /// it for each look and closes it. A reader takes whole records as they come and waits for the end of the last one, so an object whose end is rewritten when
    /// it grows (a closing bracket) is copied without that end. Its length stays known after its file was removed for its age.
    /// </summary>
    /// <param name="key">What makes the object the same.</param>
    /// <param name="fileName">Name that people see.</param>
    ISpoolCopy OpenCopy(string key, string fileName);

    /// <summary>A stream of records that come one by one (lines, datagrams, messages), in files that roll over.</summary>
    /// <param name="name">Name of the stream, the same after a restart; letters, digits, <c>-</c>, <c>_</c>, <c>.</c>.</param>
    /// <param name="framing">How records are kept apart.</param>
    ISpoolStream OpenStream(string name, Framing framing);

    /// <summary>What <see cref="WriteCursorAsync"/> wrote last under a name; null for nothing.</summary>
    byte[]? ReadCursor(string name);

    /// <summary>Keeps a place on the other side (a page token, a time), durably and whole or not at all. Write it after what it stands for has landed.</summary>
    Task WriteCursorAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellation);
}
