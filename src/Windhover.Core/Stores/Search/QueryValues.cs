using System.Globalization;
using System.Text;
using Windhover.Core.Events;

namespace Windhover.Core.Stores.Search;

/// <summary>Turns a field, an operator and a value into a test.</summary>
internal static class QueryValues
{
    private static readonly Dictionary<string, long> Protocols = new(StringComparer.OrdinalIgnoreCase) { ["icmp"] = 1, ["tcp"] = 6, ["udp"] = 17, ["icmpv6"] = 58, ["sctp"] = 132 };

    // Decimal units, as the pages write them; the letter alone is enough.
    private static readonly (string Suffix, long Factor)[] Units =
    [
        ("kib", 1L << 10), ("mib", 1L << 20), ("gib", 1L << 30), ("kb", 1_000), ("mb", 1_000_000), ("gb", 1_000_000_000), ("tb", 1_000_000_000_000),
        ("k", 1_000), ("m", 1_000_000), ("g", 1_000_000_000), ("t", 1_000_000_000_000), ("b", 1),
    ];

    /// <summary>A word without a field: an address or a block is looked for on either side, everything else in the texts.</summary>
    public static TelemetryPredicate Word(QueryToken word)
    {
        if (word.Kind == QueryTokenKind.Word && Block(word.Text) is { } block) return new AddressPredicate(TelemetryFields.Find("ip")!, block.First, block.Last);
        return word.Text.Length > 0 ? new WordPredicate(word.Text) : throw new QuerySyntaxException("There is nothing between these quotes.", word.Position, word.Length);
    }

    /// <summary>A test of a field.</summary>
    /// <exception cref="QuerySyntaxException">The value or the operator does not suit the field.</exception>
    public static TelemetryPredicate Test(TelemetryField field, QueryToken sign, QueryToken value)
    {
        if (sign.Text == "!=") return new NotPredicate(Test(field, sign with { Text = "=" }, value));
        if (sign.Text is not (":" or "=") && field.Kind != FieldKind.Number) throw new QuerySyntaxException($"'{field.Name}' is no number: write {field.Name}:{value.Text}.", sign.Position, sign.Length);
        if (value is { Kind: QueryTokenKind.Word, Text: "*" }) return new PresentPredicate(field);
        return field.Kind switch
        {
            FieldKind.Number => Number(field, sign, value),
            FieldKind.Address => Address(field, value),
            FieldKind.Class => Class(value),
            _ => new TextPredicate(field, value.Kind == QueryTokenKind.Quoted ? [value.Text] : Parts(value.Text)),
        };
    }

    private static NumberPredicate Number(TelemetryField field, QueryToken sign, QueryToken value)
    {
        var dots = value.Text.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0 && sign.Text is ":" or "=")
        {
            var (least, most) = (value.Text[..dots], value.Text[(dots + 2)..]);
            var range = new NumberPredicate(field, least.Length == 0 ? long.MinValue : One(field, least, value), most.Length == 0 ? long.MaxValue : One(field, most, value));
            return range.Least <= range.Most ? range : throw Wrong(value, "This range ends before it begins.");
        }

        var number = One(field, value.Text, value);
        return sign.Text switch
        {
            ">" => new(field, number == long.MaxValue ? number : number + 1, long.MaxValue),
            ">=" => new(field, number, long.MaxValue),
            "<" => new(field, long.MinValue, number - 1),
            "<=" => new(field, long.MinValue, number),
            _ => new(field, number, number),
        };
    }

    private static long One(TelemetryField field, string text, QueryToken value)
    {
        if (field.Name == "protocol" && Protocols.TryGetValue(text, out var known)) return known;
        if (field.Name == "asn" && text.StartsWith("AS", StringComparison.OrdinalIgnoreCase)) text = text[2..];
        long factor = 1;
        if (field.Name.StartsWith("bytes", StringComparison.Ordinal) || field.Name == "records")
        {
            foreach (var (suffix, times) in Units)
            {
                if (!text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) continue;
                (text, factor) = (text[..^suffix.Length], times);
                break;
            }
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue / factor)
        {
            var whole = number * factor;
            if (whole == decimal.Truncate(whole)) return (long)whole;
        }

        throw Wrong(value, $"'{value.Text}' is no number for {field.Name}; write {Example(field)}.");
    }

    private static string Example(TelemetryField field) => field.Name switch { "protocol" => "protocol:tcp or protocol:6", "port" => "port:443 or port:1..1023", "asn" => "asn:64500", _ => $"{field.Name}>10MB or {field.Name}:1k..2k" };

    private static AddressPredicate Address(TelemetryField field, QueryToken value)
    {
        if (Block(value.Text) is { } block) return new(field, block.First, block.Last);
        var dots = value.Text.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0 && Events.Address.TryParse(value.Text[..dots], out var first) && Events.Address.TryParse(value.Text[(dots + 2)..], out var last))
            return first.CompareTo(last) <= 0 ? new(field, first, last) : throw Wrong(value, "This range ends before it begins.");
        throw Wrong(value, $"'{value.Text}' is no address; write {field.Name}:10.0.0.5, {field.Name}:10.0.0.0/8 or {field.Name}:10.0.0.5..10.0.0.9.");
    }

    private static ClassPredicate Class(QueryToken value)
    {
        var name = value.Text.Replace("_", "", StringComparison.Ordinal);
        return Enum.TryParse<EventClass>(name, ignoreCase: true, out var known) && Enum.IsDefined(known) && known != EventClass.None
            ? new(known)
            : throw Wrong(value, $"There is no class '{value.Text}'; there are {string.Join(", ", Enum.GetValues<EventClass>().Where(each => each != EventClass.None).Select(Name))}.");
    }

    // The first and the last address of 10.0.0.0/8, or of one address; null for what is neither.
    private static (Address First, Address Last)? Block(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!Events.Address.TryParse(slash < 0 ? text : text[..slash], out var address)) return null;
        if (slash < 0) return (address, address);
        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || bits > (address.IsV4 ? 32 : 128)) return null;
        var hosts = UInt128.MaxValue;
        var prefix = address.IsV4 ? bits + 96 : bits;
        hosts = prefix == 128 ? UInt128.Zero : hosts >> prefix;
        var wide = new UInt128(address.High, address.Low);
        var (low, high) = (wide & ~hosts, wide | hosts);
        return (new((ulong)(low >> 64), (ulong)low), new((ulong)(high >> 64), (ulong)high));
    }

    // A star stands for any characters, \* for itself.
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '*' or '\\') part.Append(text[++i]);
            else if (text[i] == '*') Add();
            else part.Append(text[i]);
        }

        Add();
        return parts;

        void Add()
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }

    /// <summary>A class as queries and answers write it: <c>api_activity</c>.</summary>
    internal static string Name(EventClass known) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString());

    private static QuerySyntaxException Wrong(QueryToken token, string message) => new(message, token.Position, token.Length);
}
