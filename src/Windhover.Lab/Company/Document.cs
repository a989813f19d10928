namespace Windhover.Lab.Company;

/// <summary>A file in the company's Google Workspace.</summary>
/// <param name="Id">The <c>doc_id</c>.</param>
/// <param name="Title">The <c>doc_title</c>, with the ending that a file from outside has.</param>
/// <param name="Type">The <c>doc_type</c>; the list has no word for design files, which are <c>unknown</c>.</param>
/// <param name="Owner">Mail address of the owner, or the name of the shared drive.</param>
/// <param name="SharedDrive">Id of the shared drive; "" for a file of one person.</param>
internal sealed record Document(string Id, string Title, string Type, string Owner, string SharedDrive)
{
    /// <summary>Whom it is open to: <c>private</c>, <c>shared_internally</c> or <c>shared_externally</c>.</summary>
    public string Visibility { get; set; } = SharedDrive.Length > 0 ? "shared_internally" : "private";
}
