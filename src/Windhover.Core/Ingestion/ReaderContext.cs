using Windhover.Core.Events;

namespace Windhover.Core.Ingestion;

/// <summary>What a reader is given when its file is opened.</summary>
public sealed record ReaderContext
{
    /// <summary>Where texts are kept.</summary>
    public required SymbolTable Symbols { get; init; }

    /// <summary>
    /// Paths of raw fields that models ask for, beyond the typed ones, as the vendor's page writes them: property names joined by dots, arrays without
    /// index (<c>requestParameters.ipPermissions.items.fromPort</c>). The reader adds each one found with <see cref="EventBuffer.AddAttribute"/>.
    /// </summary>
    public IReadOnlySet<string> WantedFields { get; init; } = new HashSet<string>();

    /// <summary>Path of the file, for logs whose folder layout carries what the records do not (a site, an account). Never trusted for recognition.</summary>
    public string Path { get; init; } = "";
}
