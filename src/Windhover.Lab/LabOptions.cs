namespace Windhover.Lab;

/// <summary>What the simulator is asked for. The same options give the same bytes on every machine.</summary>
public sealed record LabOptions
{
    /// <summary>First day, midnight UTC. The default is Monday 2026-03-02.</summary>
    public DateOnly Start { get; init; } = new(2026, 3, 2);

    /// <summary>Days to simulate, at least 1. The default is 14.</summary>
    public int Days { get; init; } = 14;

    /// <summary>Seed of everything random, beyond -2^61 and below 2^61. The default is 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Set of companies that <see cref="Seed"/> picks from. The report set adds 2^62 to the seed of every random stream, and seeds stay below 2^61 either way,
    /// so no company of one set is one of the other. The default is <see cref="LabSet.Tuning"/>.
    /// </summary>
    public LabSet Set { get; init; } = LabSet.Tuning;

    /// <summary>
    /// Kinds of attack to stage, out of <see cref="AttackKinds.All"/> and <see cref="AttackKinds.OfWorkspace"/>; empty for none. One of the latter gives the company
    /// a Google Workspace. The default is all of the former.
    /// </summary>
    public IReadOnlyList<string> Attacks { get; init; } = AttackKinds.All;

    /// <summary>Whether the benign look-alike of every kind of attack takes place, whatever <see cref="Attacks"/> says. The default is true.</summary>
    public bool Twins { get; init; } = true;

    /// <summary>
    /// Whether the company changes as companies do: regions, migrations, suppliers, holidays, rotations (all are in the truth). A run of 14 days or more has every
    /// kind of change once; a shorter one has fewer. The default is true.
    /// </summary>
    public bool Changes { get; init; } = true;

    /// <summary>Size of the company relative to about 25 machines and 24 members of staff; 0.2 to 20. The default is 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Days without attacks and twins at the beginning; null for half of <see cref="Days"/>, at most 7. The default is null.</summary>
    public int? LearningDays { get; init; }

    /// <summary>How hard the attackers try to hide, 0 (loud) to 1 (patient); null for a draw per attack. The default is null.</summary>
    public double? Stealth { get; init; }

    /// <summary>Whether the company works in Google Workspace, quiet days included; a kind of attack that needs it brings it along. The default is false.</summary>
    public bool Workspace { get; init; }

    /// <summary>False to leave out the clouds, the office network and all that is staged there: then there is Google Workspace alone. The default is true.</summary>
    public bool Clouds { get; init; } = true;

    /// <summary>False to store instead of compressing inside the .gz files: larger, and much quicker to make. The default is true.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>Seed of every random stream: different for every pair of set and seed.</summary>
    internal long Root => Set == LabSet.Report ? Seed + (1L << 62) : Seed;

    /// <summary>True when there is a Google Workspace.</summary>
    internal bool HasWorkspace => Workspace || !Clouds || Attacks.Any(a => AttackKinds.OfWorkspace.Contains(a, StringComparer.Ordinal));

    /// <summary>The learning days in force.</summary>
    public int QuietDays => Math.Min(LearningDays ?? Math.Min(7, Days / 2), Days - 1);

    /// <summary>Reads the form of the command line: <c>tuning</c> or <c>report</c>.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static LabSet ParseSet(string text) => text switch
    {
        "tuning" => LabSet.Tuning,
        "report" => LabSet.Report,
        _ => throw new ArgumentException($"'{text}' is not a set; there are tuning, report", nameof(text)),
    };

    /// <summary>
    /// Reads the form of the command line: <c>all</c>, <c>none</c>, or names with commas between them.
    /// </summary>
    /// <exception cref="ArgumentException">A name is not a kind of attack.</exception>
    public static IReadOnlyList<string> ParseAttacks(string text)
    {
        if (text == "all") return AttackKinds.All;
        if (text is "none" or "") return [];
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
            if (!AttackKinds.All.Contains(name, StringComparer.Ordinal) && !AttackKinds.OfWorkspace.Contains(name, StringComparer.Ordinal))
                throw new ArgumentException($"'{name}' is not a kind of attack; there are {string.Join(", ", AttackKinds.All)}, and with a Google Workspace {string.Join(", ", AttackKinds.OfWorkspace)}", nameof(text));
        return names;
    }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Days, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Seed, -(1L << 61));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Seed, 1L << 61);
        ArgumentOutOfRangeException.ThrowIfLessThan(Scale, 0.2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Scale, 20);
        foreach (var name in Attacks) ParseAttacks(name);
    }
}
