namespace Windhover.Storage;

/// <summary>Another program uses the store, which only one may.</summary>
public sealed class StoreTakenException(string message) : IOException(message);
