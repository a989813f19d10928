namespace Windhover.Lab.Company;

/// <summary>A member of staff.</summary>
internal sealed class Person
{
    public required string First { get; init; }

    public required string Last { get; init; }

    /// <summary>Permission set in the cloud: AdministratorAccess, PowerUserAccess, ReadOnlyAccess, Billing; "" for people who never use it.</summary>
    public required string Access { get; init; }

    /// <summary>What they do: iam-admin, platform, developer, analyst, finance, office.</summary>
    public required string Job { get; init; }

    /// <summary>Their laptop in the office.</summary>
    public required Machine Laptop { get; init; }

    /// <summary>Address at home.</summary>
    public required uint Home { get; init; }

    /// <summary>Browser or tool of their own.</summary>
    public required string Browser { get; init; }

    /// <summary>Command line tool of their own.</summary>
    public required string CommandLine { get; init; }

    /// <summary>First day of the run on which they are there.</summary>
    public int Joins { get; init; }

    /// <summary>First day of the run on which they are gone.</summary>
    public int Leaves { get; set; } = int.MaxValue;

    /// <summary>Days on which they travel.</summary>
    public (int From, int To) Travels { get; init; } = (-1, -1);

    /// <summary>Further journeys: first day, day of return, and the address on the way.</summary>
    public List<(int From, int To, uint Address)> Journeys { get; } = [];

    /// <summary>Minutes by which their day is shifted.</summary>
    public int Shift { get; init; }

    public string Email => $"{First}.{Last}@kestrelworks.example".ToLowerInvariant();

    public string UserName => $"{First}.{Last}".ToLowerInvariant();

    public bool Present(int day) => day >= Joins && day < Leaves;

    public bool Travelling(int day) => day >= Travels.From && day < Travels.To || Journeys.Exists(j => day >= j.From && day < j.To);

    /// <summary>Where they are on a journey; the address given on the first one.</summary>
    public uint Hotel(int day, uint first) => Journeys.Find(j => day >= j.From && day < j.To) is { Address: > 0 } journey ? journey.Address : first;
}
