namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>A part of a page: sentences, then a table; either may be empty.</summary>
internal sealed record PageSection
{
    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>Sentences, each with the numbers of the notes that it rests on.</summary>
    public IReadOnlyList<(string Text, IReadOnlyList<int> Notes)> Sentences { get; init; } = [];

    /// <summary>Headings of the table's columns.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Rows of the table.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}
