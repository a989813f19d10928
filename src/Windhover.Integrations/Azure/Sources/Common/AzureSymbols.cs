using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>The columns that all logs have, each with the values that it had lately.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class AzureSymbols(SymbolTable symbols)
{
    private readonly SymbolCache lowered = new(text => Lowered(symbols, text), width: 256);
    private readonly SymbolCache kept = new(symbols);
    private readonly SymbolCache agents = new(userAgent => UserAgentFamily.Intern(userAgent, symbols), width: 320);
    private readonly SymbolCache subscriptions = new(id => Part(symbols, id, AzureResourceId.Subscription), width: 256);
    private readonly SymbolCache tenants = new(id => Part(symbols, id, AzureResourceId.Tenant), width: 256);
    private readonly SymbolCache kinds = new(id => Kind(symbols, id), width: 256);

    private delegate ReadOnlySpan<byte> PartOf(ReadOnlySpan<byte> id);

    /// <summary>Where texts are kept.</summary>
    public SymbolTable Table => symbols;

    /// <summary>A text as it is.</summary>
    public Symbol Of(ReadOnlySpan<byte> text) => kept.Of(text);

    /// <summary>A text in lower case: ids, mail addresses and operations are not case-sensitive, and the forms of a log write them in different ways.</summary>
    public Symbol Lower(ReadOnlySpan<byte> text) => lowered.Of(text);

    /// <summary>The tool family of a user agent.</summary>
    public Symbol Agent(ReadOnlySpan<byte> userAgent) => agents.Of(userAgent);

    /// <summary>Subscription of a resource id.</summary>
    public Symbol Subscription(ReadOnlySpan<byte> id) => id.IsEmpty ? default : subscriptions.Of(id);

    /// <summary>Tenant of a resource id.</summary>
    public Symbol Tenant(ReadOnlySpan<byte> id) => id.IsEmpty ? default : tenants.Of(id);

    /// <summary>Kind of a resource id.</summary>
    public Symbol Kind(ReadOnlySpan<byte> id) => id.IsEmpty ? default : kinds.Of(id);

    private static Symbol Lowered(SymbolTable symbols, ReadOnlySpan<byte> text)
    {
        Span<byte> lower = stackalloc byte[SymbolTable.LongestText];
        return symbols.Intern(Lower(text, lower));
    }

    private static Symbol Part(SymbolTable symbols, ReadOnlySpan<byte> id, PartOf part)
    {
        Span<byte> lower = stackalloc byte[SymbolTable.LongestText];
        return symbols.Intern(part(Lower(id, lower)));
    }

    private static Symbol Kind(SymbolTable symbols, ReadOnlySpan<byte> id)
    {
        Span<byte> lower = stackalloc byte[SymbolTable.LongestText];
        return symbols.Intern(AzureResourceId.Kind(Lower(id, lower)));
    }

    // Only ASCII letters have two cases here: what else stands in a name is left as it is.
    private static ReadOnlySpan<byte> Lower(ReadOnlySpan<byte> text, Span<byte> lower)
    {
        if (text.Length > lower.Length) text = text[..lower.Length];
        for (var i = 0; i < text.Length; i++) lower[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
        return lower[..text.Length];
    }
}
