using System.Text;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Is an address in one of the ranges; what is no address is in none.</summary>
internal sealed class NetworkText(IReadOnlyList<AddressRange> ranges) : TextTest
{
    public override bool Holds(ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[64];
        return Encoding.UTF8.TryGetBytes(text, utf8, out var written) && Address.TryParse(utf8[..written], out var address) && ranges.Any(r => r.Contains(address));
    }
}
