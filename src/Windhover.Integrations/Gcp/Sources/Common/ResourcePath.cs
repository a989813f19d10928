using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Gcp.Sources.Common;

/// <summary>
/// Relative resource names (https://cloud.google.com/apis/design/resource_names): collections and names in turn, "projects/p/zones/z/instances/i".
/// </summary>
internal static class ResourcePath
{
    private const int Longest = 64;

    /// <summary>A zone's region ("us-central1-a" is in "us-central1"); anything else as it is.</summary>
    public static ReadOnlySpan<byte> Region(ReadOnlySpan<byte> place) =>
        place.Length > 3 && place[^2] == (byte)'-' && char.IsAsciiLetter((char)place[^1]) && char.IsAsciiDigit((char)place[^3]) ? place[..^2] : place;

    /// <summary>The project of a name ("projects/p/…" is of "p"); for others the first two parts ("organizations/123").</summary>
    public static ReadOnlySpan<byte> Owner(ReadOnlySpan<byte> name)
    {
        var first = name.IndexOf((byte)'/');
        if (first <= 0) return default;
        var second = name[(first + 1)..].IndexOf((byte)'/');
        var owner = second < 0 ? name : name[..(first + 1 + second)];
        return owner.StartsWith("projects/"u8) ? owner["projects/"u8.Length..] : owner;
    }

    /// <summary>The last part of a name.</summary>
    public static ReadOnlySpan<byte> Last(ReadOnlySpan<byte> name) => name[(name.LastIndexOf((byte)'/') + 1)..];

    /// <summary>What stands behind a collection ("serviceAccounts"); empty when the name does not have it.</summary>
    public static ReadOnlySpan<byte> After(ReadOnlySpan<byte> name, ReadOnlySpan<byte> collection)
    {
        var isNext = false;
        foreach (var range in name.Split((byte)'/'))
        {
            if (isNext) return name[range];
            isNext = name[range].SequenceEqual(collection);
        }

        return default;
    }

    /// <summary>
    /// The name without the service in front of it: "//compute.googleapis.com/projects/p/…" is "projects/p/…". A bucket gets the name that audit logs give it.
    /// </summary>
    public static Symbol Relative(ReadOnlySpan<byte> fullName, SymbolTable symbols)
    {
        if (!fullName.StartsWith("//"u8)) return symbols.Intern(fullName);
        var rest = fullName[2..];
        var slash = rest.IndexOf((byte)'/');
        if (slash < 0) return symbols.Intern(fullName);
        var path = rest[(slash + 1)..];
        if (!rest[..slash].SequenceEqual("storage.googleapis.com"u8) || path.StartsWith("projects/"u8) || path.IsEmpty || path.Length > 512) return symbols.Intern(path);
        Span<byte> bucket = stackalloc byte[600];
        "projects/_/buckets/"u8.CopyTo(bucket);
        path.CopyTo(bucket["projects/_/buckets/"u8.Length..]);
        return symbols.Intern(bucket[..("projects/_/buckets/"u8.Length + path.Length)]);
    }

    /// <summary>The kind of a resource: its collection, singular, in lower case; none when the name does not show it.</summary>
    public static Symbol Kind(ReadOnlySpan<byte> name, SymbolTable symbols)
    {
        // An object's own name may have any number of parts; a secret's versions are the secret.
        if (name.IndexOf("/objects/"u8) >= 0) return symbols.Intern("object"u8);
        if (name.IndexOf("/secrets/"u8) >= 0) return symbols.Intern("secret"u8);
        ReadOnlySpan<byte> last = default, before = default;
        var count = 0;
        foreach (var range in name.Split((byte)'/'))
        {
            var part = name[range];
            if (part.IsEmpty || part.SequenceEqual("global"u8)) continue;
            before = last;
            last = part;
            count++;
        }

        var collection = count < 2 || (count % 2 == 1 && IsWord(last)) ? last : before;
        if (count < 2 || !IsWord(collection) || collection.Length > Longest) return default;
        return Singular(collection, symbols);
    }

    private static Symbol Singular(ReadOnlySpan<byte> collection, SymbolTable symbols)
    {
        if (collection.SequenceEqual("cryptoKeys"u8) || collection.SequenceEqual("cryptoKeyVersions"u8)) return symbols.Intern("key"u8);
        Span<byte> text = stackalloc byte[Longest + 1];
        Ascii.ToLower(collection, text, out var length);
        var word = text[..length];
        if (word.EndsWith("ies"u8))
        {
            word[^3] = (byte)'y';
            word = word[..^2];
        }
        else if (word.EndsWith("sses"u8))
        {
            word = word[..^2];
        }
        else if (word.EndsWith("s"u8) && !word.EndsWith("ss"u8))
        {
            word = word[..^1];
        }

        return symbols.Intern(word);
    }

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter((char)c) && c != (byte)'_') return false;
        }

        return !text.IsEmpty;
    }
}
