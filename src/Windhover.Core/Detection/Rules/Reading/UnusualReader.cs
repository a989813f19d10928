using System.Globalization;
using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>Reads an <c>unusual</c>.</summary>
internal static class UnusualReader
{
    /// <exception cref="ModelException">Anything is wrong.</exception>
    public static UnusualCondition Read(YamlMap map, FieldNames fields)
    {
        var any = map.Texts("any_of");
        var all = map.Texts("all_of");
        if (any.Count == 0 == (all.Count == 0)) throw map.Error(map.Keys.FirstOrDefault() ?? "", "'unusual' needs either any_of or all_of");
        var features = any.Count > 0 ? any : all;
        if (features.FirstOrDefault(f => !fields.Features.Contains(f, StringComparer.Ordinal)) is { } unknown)
            throw map.Error(any.Count > 0 ? "any_of" : "all_of", $"unknown feature '{unknown}'; expected one of {string.Join(", ", fields.Features)}");
        return double.TryParse(map.Text("at_most"), NumberStyles.Float, CultureInfo.InvariantCulture, out var most) && most is > 0 and < 1
            ? new UnusualCondition(features, all.Count > 0, most)
            : throw map.Error("at_most", "'at_most' is a probability above 0 and below 1");
    }
}
