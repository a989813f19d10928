using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>The fields of one shape of event, by the names that models use.</summary>
internal sealed class FieldNames
{
    private readonly Dictionary<string, Field> typed;
    private readonly bool hasRaw;

    private FieldNames(IEnumerable<Field> fields, bool hasRaw, IReadOnlyList<string> features)
    {
        typed = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        this.hasRaw = hasRaw;
        Features = features;
    }

    /// <summary>Fields of what actors do.</summary>
    public static FieldNames Actor { get; } = new(ActorFields.All, hasRaw: true, Reading.Words.ActorFeatures);

    /// <summary>Fields of flows.</summary>
    public static FieldNames Network { get; } = new(NetworkFields.All, hasRaw: false, Reading.Words.NetworkFeatures);

    /// <summary>What <c>unusual</c> may ask.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Names of the typed fields, in the order of the documentation.</summary>
    public IEnumerable<string> Names => typed.Keys;

    /// <summary>What is wrong with a field's name; "" when nothing is.</summary>
    public string Problem(string field)
    {
        if (typed.ContainsKey(field)) return "";
        if (!field.StartsWith(RawField.Prefix, StringComparison.Ordinal)) return $"unknown field '{field}'; expected one of {string.Join(", ", typed.Keys)}{(hasRaw ? ", or raw. and a path" : "")}";
        if (!hasRaw) return "flows have no raw fields; use a typed one";
        return field.Length > RawField.Prefix.Length && !field.EndsWith('.') && !field.Contains("..", StringComparison.Ordinal) && !field.Contains('[', StringComparison.Ordinal)
            ? ""
            : $"'{field}' is not a path; expected property names joined by dots, arrays without index (raw.requestParameters.items.id)";
    }

    /// <summary>What is wrong with a value that a field must equal; "" when nothing is.</summary>
    public string ProblemOfValue(string field, string value) => typed.GetValueOrDefault(field)?.ProblemOf(value) ?? "";

    /// <summary>The field of a name that has no problem.</summary>
    public Field Get(string field, SymbolTable symbols) => typed.TryGetValue(field, out var found)
        ? found
        : new RawField(field[RawField.Prefix.Length..], symbols.Intern(field[RawField.Prefix.Length..]));

    /// <summary>The field whose value a feature of the pattern of life speaks about.</summary>
    public Field OfFeature(string feature) => typed[feature switch
    {
        "source_network" => "source",
        "grant" => "related",
        "peer" or "peer_network" => "destination",
        "port" => "destination_port",
        _ => feature,
    }];
}
