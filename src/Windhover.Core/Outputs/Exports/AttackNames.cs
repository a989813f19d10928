using System.Collections.Frozen;
using Windhover.Core.Detection;

namespace Windhover.Core.Outputs.Exports;

/// <summary>
/// Names of ATT&amp;CK tactics and techniques (https://attack.mitre.org). Techniques come from <c>Detection/attack-techniques.tsv</c>; what is not in it keeps its id for a name.
/// </summary>
internal static class AttackNames
{
    /// <summary>Tactics by id, as https://attack.mitre.org/tactics/enterprise/ names them.</summary>
    private static readonly FrozenDictionary<string, string> Tactics = new Dictionary<string, string>
    {
        ["TA0043"] = "Reconnaissance",
        ["TA0042"] = "Resource Development",
        ["TA0001"] = "Initial Access",
        ["TA0002"] = "Execution",
        ["TA0003"] = "Persistence",
        ["TA0004"] = "Privilege Escalation",
        ["TA0005"] = "Defense Evasion",
        ["TA0006"] = "Credential Access",
        ["TA0007"] = "Discovery",
        ["TA0008"] = "Lateral Movement",
        ["TA0009"] = "Collection",
        ["TA0010"] = "Exfiltration",
        ["TA0011"] = "Command and Control",
        ["TA0040"] = "Impact",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Techniques = Read();

    /// <summary>Name of a tactic; its id when it is not known.</summary>
    public static string Tactic(string id) => Tactics.GetValueOrDefault(id, id);

    /// <summary>Name of a technique; its id when it is not known.</summary>
    public static string Technique(string id) => Techniques.GetValueOrDefault(id, id);

    /// <summary>The name of a tactic as a phase of the kill chain <c>mitre-attack</c>: lower case, hyphens; null when it is not known.</summary>
    public static string? Phase(string tactic) => Tactics.TryGetValue(tactic, out var name) ? name.ToLowerInvariant().Replace(' ', '-') : null;

    /// <summary>True for what is written as a tactic's id.</summary>
    public static bool IsTactic(string id) => id.Length == 6 && id.StartsWith("TA", StringComparison.Ordinal) && id.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>True for what is written as a technique's id, with a part for the sub-technique or without.</summary>
    public static bool IsTechnique(string id) =>
        id.Length is 5 or 9 && id[0] == 'T' && id.AsSpan(1, 4).IndexOfAnyExceptInRange('0', '9') < 0 && (id.Length == 5 || (id[5] == '.' && id.AsSpan(6).IndexOfAnyExceptInRange('0', '9') < 0));

    /// <summary>The page of a technique.</summary>
    public static string Page(string technique) => $"https://attack.mitre.org/techniques/{technique.Replace('.', '/')}/";

    /// <summary>Tactic and technique in words, as far as they are known.</summary>
    public static string Words(AttackTechnique attack)
    {
        var technique = attack.Technique.Length == 0 ? "" : Named(attack.Technique, Technique(attack.Technique));
        var tactic = attack.Tactic.Length == 0 ? "" : Named(attack.Tactic, Tactic(attack.Tactic));
        return technique.Length == 0 ? tactic : tactic.Length == 0 ? technique : $"{technique} for {tactic}";
    }

    private static string Named(string id, string name) => name == id ? id : $"{name} ({id})";

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(AttackNames).Assembly.GetManifestResourceStream("attack-techniques.tsv") ?? throw new InvalidOperationException("attack-techniques.tsv is not in the assembly");
        using var text = new StreamReader(stream);
        var rows = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')).ToArray();

        // What had another id in an earlier version is still known by it.
        var former = rows.Where(cells => cells.Length > 4).SelectMany(cells => cells[4].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => (Id: id, Name: cells[1])));
        return rows.Select(cells => (Id: cells[0], Name: cells[1])).Concat(former).DistinctBy(row => row.Id).ToFrozenDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
    }
}
