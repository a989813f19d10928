using System.Globalization;
using System.Text.RegularExpressions;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Matching;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>Reads the tree under <c>when</c> and checks every field, operator and value of it.</summary>
internal sealed class ConditionReader(string file, FieldNames fields)
{
    private const int DeepestTree = 8;
    private static readonly string[] Keys = ["all", "any", "not", "field", .. Words.Operators.Keys, "other_than"];

    public Condition Read(YamlNode node, int depth = 0)
    {
        var map = new YamlMap(file, node, "a condition", Keys);
        if (depth > DeepestTree) throw map.Error(node, $"conditions are nested deeper than {DeepestTree}");
        var keys = map.Keys.ToArray();
        if (keys is ["all"]) return new AllCondition(map.Place, [.. map.Items("all").Select(n => Read(n, depth + 1))]);
        if (keys is ["any"]) return new AnyCondition(map.Place, [.. map.Items("any").Select(n => Read(n, depth + 1))]);
        if (keys is ["not"]) return new NotCondition(map.Place, Read(map.Get("not"), depth + 1));
        if (map.Find("all") is not null || map.Find("any") is not null || map.Find("not") is not null)
            throw map.Error(node, "'all', 'any' and 'not' stand alone in their condition");
        return ReadField(map, node);
    }

    private FieldCondition ReadField(YamlMap map, YamlNode node)
    {
        var field = Field(map, "field");
        var operators = map.Keys.Where(Words.Operators.ContainsKey).ToArray();
        if (operators.Length != 1) throw map.Error(node, $"a condition needs exactly one of {string.Join(", ", Words.Operators.Keys)}");
        var name = operators[0];
        var asked = Words.Operators[name];
        var values = map.Texts(name);
        var single = asked is ConditionOperator.Is or ConditionOperator.Matches or ConditionOperator.Exists or ConditionOperator.Gt or ConditionOperator.Lt or ConditionOperator.SameAs;
        if (single && map.Find(name) is not YamlScalarNode) throw map.Error(name, $"'{name}' takes one value; use 'in' or 'any' for several");
        foreach (var value in values)
        {
            var problem = Problem(asked, field, value);
            if (problem.Length > 0) throw map.Error(name, problem);
        }

        var otherThan = map.Find("other_than") is null ? "" : Field(map, "other_than");
        if (otherThan.Length > 0 && asked != ConditionOperator.Matches) throw map.Error("other_than", "'other_than' goes with 'matches' only");
        return new FieldCondition(map.Place, field, asked, values, otherThan);
    }

    private string Field(YamlMap map, string key)
    {
        var field = map.Text(key);
        return fields.Problem(field) is { Length: > 0 } problem ? throw map.Error(key, problem) : field;
    }

    private string Problem(ConditionOperator asked, string field, string value) => asked switch
    {
        ConditionOperator.Is or ConditionOperator.In => fields.ProblemOfValue(field, value),
        ConditionOperator.Matches => ProblemOfPattern(value),
        ConditionOperator.Exists => value is "true" or "false" ? "" : "'exists' must be true or false",
        ConditionOperator.Gt or ConditionOperator.Lt => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "" : $"'{value}' is not a number",
        ConditionOperator.InNetwork => AddressRange.TryParse(value, out _) ? "" : $"'{value}' is not a network; expected CIDR (10.0.0.0/8, 2001:db8::/32), an address, private or public",
        ConditionOperator.InList => value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? "" : $"'{value}' is no name of a list: lower-case letters, digits and hyphens",
        ConditionOperator.SameAs => fields.Problem(value),
        _ => "",
    };

    private static string ProblemOfPattern(string pattern)
    {
        try
        {
            _ = Patterns.Compile(pattern);
            return "";
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or RegexParseException)
        {
            return $"not a regular expression that runs without backtracking: {e.Message.Split('\n')[0]}";
        }
    }
}
