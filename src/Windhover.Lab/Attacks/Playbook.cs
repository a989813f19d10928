using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>Makes the attacks and twins of a run.</summary>
internal static class Playbook
{
    /// <summary>The attack of a kind, or its twin.</summary>
    public static Attack Make(string kind, World world, bool twin) => kind switch
    {
        "bucket-download" => new BucketDownload(world, twin),
        "c2-beacon" => new C2Beacon(world, twin),
        "crypto-mining" => new CryptoMining(world, twin),
        "lateral-movement" => new LateralMovement(world, twin),
        "log-tampering" => new LogTampering(world, twin),
        "privilege-escalation" => new PrivilegeEscalation(world, twin),
        "security-group-opened" => new SecurityGroupOpened(world, twin),
        "slow-exfiltration" => new SlowExfiltration(world, twin),
        "stolen-instance-credentials" => new StolenInstanceCredentials(world, twin),
        _ => throw new ArgumentException($"'{kind}' is not a kind of attack", nameof(kind)),
    };
}
