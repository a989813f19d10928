using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>
/// Writes the longest stable name of a resource (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html) where a record has only its short one,
/// so that the user whom one event makes is the user who acts in the next.
/// </summary>
internal static class ArnText
{
    private const int Longest = 512;

    /// <summary>The ARN of an identity; the name itself where it is an ARN already or the account is not known.</summary>
    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="region">Region of the event, which says the partition.</param>
    /// <param name="account">The account that has the identity.</param>
    /// <param name="kind">"user/", "role/", "assumed-role/".</param>
    /// <param name="name">Its name.</param>
    public static Symbol Identity(SymbolTable symbols, ReadOnlySpan<byte> region, ReadOnlySpan<byte> account, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || account.IsEmpty || name.StartsWith("arn:"u8)) return symbols.Intern(name);
        return Join(symbols, Partition(region), ":iam::"u8, account, ":"u8, kind, name);
    }

    /// <summary>The ARN of a bucket.</summary>
    public static Symbol Bucket(SymbolTable symbols, ReadOnlySpan<byte> region, ReadOnlySpan<byte> name) =>
        name.StartsWith("arn:"u8) ? symbols.Intern(name) : Join(symbols, Partition(region), ":s3:::"u8, name, default, default, default);

    /// <summary>The role of a session's ARN (arn:aws:sts::123456789012:assumed-role/NAME/SESSION).</summary>
    public static Symbol RoleOfSession(SymbolTable symbols, ReadOnlySpan<byte> region, ReadOnlySpan<byte> account, ReadOnlySpan<byte> session)
    {
        var start = session.IndexOf(":assumed-role/"u8);
        if (start < 0) return symbols.Intern(session);
        var name = session[(start + ":assumed-role/"u8.Length)..];
        var end = name.IndexOf((byte)'/');
        if (end >= 0) name = name[..end];
        var arn = new Arn(session);
        return arn.Account.IsEmpty
            ? Identity(symbols, region, account, "role/"u8, name)
            : Join(symbols, arn.Partition, ":iam::"u8, arn.Account, ":role/"u8, name, default);
    }

    private static ReadOnlySpan<byte> Partition(ReadOnlySpan<byte> region) =>
        region.StartsWith("cn-"u8) ? "aws-cn"u8 : region.StartsWith("us-gov-"u8) ? "aws-us-gov"u8 : "aws"u8;

    /// <summary>Joins "arn:" and six parts; a name that would be too long is kept alone.</summary>
    public static Symbol Join(
        SymbolTable symbols, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e, ReadOnlySpan<byte> f)
    {
        if (a.Length + b.Length + c.Length + d.Length + e.Length + f.Length > Longest - 4) return symbols.Intern(f.IsEmpty ? c : f);
        Span<byte> text = stackalloc byte[Longest];
        var length = 0;
        Append(text, ref length, "arn:"u8);
        Append(text, ref length, a);
        Append(text, ref length, b);
        Append(text, ref length, c);
        Append(text, ref length, d);
        Append(text, ref length, e);
        Append(text, ref length, f);
        return symbols.Intern(text[..length]);
    }

    private static void Append(Span<byte> text, ref int length, ReadOnlySpan<byte> part)
    {
        part.CopyTo(text[length..]);
        length += part.Length;
    }
}
