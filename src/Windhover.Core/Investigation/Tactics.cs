namespace Windhover.Core.Investigation;

/// <summary>The names of ATT&amp;CK's tactics, <c>https://attack.mitre.org/tactics/enterprise/</c>.</summary>
internal static class Tactics
{
    /// <summary>In the order of an attack.</summary>
    public static IReadOnlyList<(string Id, string Name)> All { get; } =
    [
        ("TA0043", "reconnaissance"), ("TA0042", "resource development"), ("TA0001", "initial access"), ("TA0002", "execution"), ("TA0003", "persistence"),
        ("TA0004", "privilege escalation"), ("TA0005", "defense evasion"), ("TA0006", "credential access"), ("TA0007", "discovery"), ("TA0008", "lateral movement"),
        ("TA0009", "collection"), ("TA0011", "command and control"), ("TA0010", "exfiltration"), ("TA0040", "impact"),
    ];

    /// <summary>The name of a tactic; its id where it is not known.</summary>
    public static string Name(string id) => All.FirstOrDefault(t => t.Id == id).Name ?? id;

    /// <summary>Where a tactic stands in the order of an attack.</summary>
    public static int Order(string id)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Id == id) return i;
        }

        return All.Count;
    }
}
