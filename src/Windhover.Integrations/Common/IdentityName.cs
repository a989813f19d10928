using Windhover.Core.Events;

namespace Windhover.Integrations.Common;

/// <summary>Writes an identity in one way: mail addresses and user principal names in lower case, because services write them in any; anything else as it is.</summary>
internal static class IdentityName
{
    private const int Longest = 320;

    /// <summary>The symbol of an identity; none for an empty text.</summary>
    public static Symbol Intern(ReadOnlySpan<byte> text, SymbolTable symbols)
    {
        if (text.Length > Longest || text.IndexOf((byte)'@') <= 0 || text.IndexOf("://"u8) >= 0) return symbols.Intern(text);
        Span<byte> lower = stackalloc byte[Longest];
        text.CopyTo(lower);
        foreach (ref var c in lower[..text.Length])
        {
            if (c is >= (byte)'A' and <= (byte)'Z') c |= 0x20;
        }

        return symbols.Intern(lower[..text.Length]);
    }
}
