namespace Windhover.Lab;

/// <summary>The kinds of attack that the simulator knows.</summary>
public static class AttackKinds
{
    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "bucket-download", "c2-beacon", "crypto-mining", "lateral-movement", "log-tampering", "privilege-escalation",
        "security-group-opened", "slow-exfiltration", "stolen-instance-credentials",
    ];
}
