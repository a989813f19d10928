using System.Text.Json;

namespace Windhover.Core.Outputs.Exports.Stix;

/// <summary>One object of a bundle.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Write">Writes the members after the common ones.</param>
internal sealed record StixObject(string Id, Action<Utf8JsonWriter> Write)
{
    /// <summary>Its type: what stands before <c>--</c> in the id.</summary>
    public string Type => Id[..Id.IndexOf("--", StringComparison.Ordinal)];

    /// <summary>When it was made and changed, epoch milliseconds; null for an observable, which has no such members (section 3.2).</summary>
    public (long Created, long Modified)? Times { get; init; }
}
