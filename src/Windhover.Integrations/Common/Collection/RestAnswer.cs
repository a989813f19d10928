using System.Text.RegularExpressions;

namespace Windhover.Integrations.Common.Collection;

/// <summary>What a provider answered.</summary>
/// <param name="Body">The body's bytes.</param>
/// <param name="Headers">Values of its headers, by name in any letters.</param>
internal sealed partial record RestAnswer(byte[] Body, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers)
{
    /// <summary>The address behind the relation <c>next</c> of the <c>Link</c> headers (https://www.rfc-editor.org/rfc/rfc8288); null for none.</summary>
    public string? NextLink => (Headers.TryGetValue("Link", out var links) ? links : []).SelectMany(l => Next().Matches(l)).Select(m => m.Groups[1].Value).FirstOrDefault();

    /// <summary>A header's first value; "" for none.</summary>
    public string Header(string name) => Headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : "";

    [GeneratedRegex("<([^>]+)>\\s*;\\s*rel=\"next\"", RegexOptions.NonBacktracking)]
    private static partial Regex Next();
}
