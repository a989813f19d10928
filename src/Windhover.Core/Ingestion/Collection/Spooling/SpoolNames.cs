using System.Security.Cryptography;
using System.Text;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>Names of files in the spool, which come from outside and may be anything.</summary>
internal static class SpoolNames
{
    private const int Longest = 96;

    /// <summary>Characters of a key's hash.</summary>
    public const int HashLength = 32;

    /// <summary>A stable hash of a key, 32 hexadecimal digits.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashLength / 2));

    /// <summary>A name of plain letters that leads nowhere else: the last part of what was given, shortened from the front.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (last.Length > Longest) last = last[^Longest..];
        var clean = string.Concat(last.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '=' ? c : '_'));
        return clean.TrimStart('.') is { Length: > 0 } found ? found : "object";
    }

    /// <summary>Checks the name of a collection, a stream or a cursor.</summary>
    /// <exception cref="ArgumentException">It holds something else than letters, digits, '-', '_' and '.', or begins with a dot, or is too long.</exception>
    public static string Checked(string name) =>
        name.Length is > 0 and <= Longest && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? name
            : throw new ArgumentException($"'{name}' is no name: up to {Longest} letters, digits, '-', '_' and '.', not beginning with a dot");
}
