namespace Windhover.Server.Authentication;

/// <summary>Metadata of endpoints that write the audit log themselves, because they know more than the request says.</summary>
internal sealed record NotesItself;
