namespace Windhover.Storage;

/// <summary>A newer version of the program wrote the file; the message says which versions these are.</summary>
public sealed class NewerStoreException(string message) : InvalidOperationException(message);
