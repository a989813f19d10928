using System.Buffers.Text;
using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Common;

/// <summary>
/// The tool behind a user agent: its family without versions, platforms and ids, so that an update does not look like a new tool. User agents of the
/// provider's own tools: https://docs.aws.amazon.com/sdkref/latest/guide/user-agent.html.
/// </summary>
internal static class UserAgentFamily
{
    private const int Longest = 48;
    private const int GuidLength = 36;

    /// <summary>Tools that name themselves behind the library which they use; the first that is found wins.</summary>
    private static readonly (byte[] Mark, string Family)[] Tools = [.. new (string Mark, string Family)[]
    {
        ("Terraform", "Terraform"),
        ("OpenTofu", "OpenTofu"),
        ("Pulumi", "Pulumi"),
        ("ansible", "Ansible"),
        ("AWSPowerShell", "AWS Tools for PowerShell"),
        ("amazon-ssm-agent", "amazon-ssm-agent"),
        ("S3Console/", "AWS console"),
        (" Console, aws-internal/", "AWS console"),
    }.Select(t => (Encoding.ASCII.GetBytes(t.Mark), t.Family))];

    private static readonly (byte[] Mark, string Family)[] Browsers = [.. new (string Mark, string Family)[]
    {
        ("Edg", "browser Edge"),
        ("OPR/", "browser Opera"),
        ("Firefox/", "browser Firefox"),
        ("Chrome/", "browser Chrome"),
        ("Safari/", "browser Safari"),
    }.Select(t => (Encoding.ASCII.GetBytes(t.Mark), t.Family))];

    /// <summary>The family as text.</summary>
    public static string Of(string userAgent)
    {
        var symbols = new SymbolTable(capacity: 16);
        return symbols.Text(Intern(Encoding.UTF8.GetBytes(userAgent), symbols));
    }

    /// <summary>The family as a symbol; none for an empty user agent.</summary>
    public static Symbol Intern(ReadOnlySpan<byte> userAgent, SymbolTable symbols)
    {
        userAgent = userAgent.Trim("[] \t\""u8);
        if (userAgent.IsEmpty) return default;
        foreach (var (mark, family) in Tools)
        {
            if (userAgent.IndexOf(mark) >= 0) return symbols.Intern(family);
        }

        if (userAgent.StartsWith("Mozilla/"u8) || userAgent.SequenceEqual("Mozilla"u8)) return symbols.Intern(Browser(userAgent));
        if (userAgent.SequenceEqual("AWS Internal"u8) || userAgent.StartsWith("aws-internal/"u8)) return symbols.Intern("AWS Internal"u8);
        if (userAgent.EndsWith(".amazonaws.com"u8) && userAgent.IndexOfAny(" /("u8) < 0) return symbols.Intern(ServiceName(userAgent));
        return Product(userAgent, symbols);
    }

    private static string Browser(ReadOnlySpan<byte> userAgent)
    {
        foreach (var (mark, family) in Browsers)
        {
            if (userAgent.IndexOf(mark) >= 0) return family;
        }

        return "browser";
    }

    private static ReadOnlySpan<byte> ServiceName(ReadOnlySpan<byte> userAgent) =>
        userAgent.StartsWith("console."u8) || userAgent.StartsWith("signin."u8) ? "AWS console"u8 : userAgent[..Math.Min(userAgent.Length, Longest)];

    /// <summary>The first product token, in lower case, without version and ids.</summary>
    private static Symbol Product(ReadOnlySpan<byte> userAgent, SymbolTable symbols)
    {
        var end = userAgent.IndexOfAny(" /(;,"u8);
        var token = end < 0 ? userAgent : userAgent[..end];
        if (token.Length > 256) token = token[..256];
        Span<byte> clean = stackalloc byte[256];
        var length = 0;
        for (var i = 0; i < token.Length;)
        {
            if (token.Length - i >= GuidLength && Utf8Parser.TryParse(token.Slice(i, GuidLength), out Guid _, out var used) && used == GuidLength)
            {
                i += GuidLength;
                continue;
            }

            var run = AlphanumericRun(token[i..]);
            if (run == 0)
            {
                clean[length++] = token[i++];
                continue;
            }

            if (!IsIdOrVersion(token.Slice(i, run)))
            {
                Ascii.ToLower(token.Slice(i, run), clean[length..], out var written);
                length += written;
            }

            i += run;
        }

        var name = Tidy(clean[..length]);
        return symbols.Intern(name.IsEmpty ? "other"u8 : name[..Math.Min(name.Length, Longest)]);
    }

    private static int AlphanumericRun(ReadOnlySpan<byte> text)
    {
        var i = 0;
        while (i < text.Length && (char.IsAsciiLetterOrDigit((char)text[i]) || text[i] >= 0x80)) i++;
        return i;
    }

    // Numbers, "v2"-less versions, and what only a generator writes: hexadecimal with a digit, or long words of letters and digits mixed.
    private static bool IsIdOrVersion(ReadOnlySpan<byte> word)
    {
        int digits = 0, hexadecimal = 0, turns = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var isDigit = char.IsAsciiDigit((char)word[i]);
            if (isDigit) digits++;
            if (char.IsAsciiHexDigit((char)word[i])) hexadecimal++;
            if (i > 0 && isDigit != char.IsAsciiDigit((char)word[i - 1])) turns++;
        }

        return digits > 0 && (digits == word.Length || (hexadecimal == word.Length && word.Length >= 4) || (word.Length >= 10 && turns >= 3));
    }

    // What was taken out leaves separators behind: one stays between words, none at the ends.
    private static Span<byte> Tidy(Span<byte> name)
    {
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is (byte)'-' or (byte)'_' or (byte)'.' or (byte)':' or (byte)'@' && (length == 0 || name[length - 1] is (byte)'-' or (byte)'_' or (byte)'.' or (byte)':' or (byte)'@')) continue;
            name[length++] = name[i];
        }

        return name[..length].TrimEnd("-_.:@"u8);
    }
}
