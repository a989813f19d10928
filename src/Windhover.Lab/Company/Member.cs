namespace Windhover.Lab.Company;

/// <summary>A member of staff as Google Workspace knows them.</summary>
internal sealed class Member
{
    public required Person Person { get; init; }

    /// <summary>The team whose shared drive they work in.</summary>
    public required string Team { get; init; }

    /// <summary>The account's id.</summary>
    public required string ProfileId { get; init; }

    /// <summary>Their line at home.</summary>
    public required string Home { get; init; }

    /// <summary>Their telephone's network.</summary>
    public required string Phone { get; init; }

    /// <summary>Their own files, the ones in use first.</summary>
    public List<Document> Documents { get; } = [];
}
