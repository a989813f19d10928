namespace Windhover.Core.Ingestion.Collection;

/// <summary>One thing that a user may set.</summary>
/// <param name="Name">Its name in the configuration, snake_case.</param>
/// <param name="Description">What it is, in one sentence, with its unit and form.</param>
/// <param name="Default">What holds when it is not set; null when it must be set.</param>
/// <param name="IsSecret">Its value is never shown. Secrets may be written <c>env:NAME</c> or <c>file:PATH</c>.</param>
/// <param name="IsFile">Its value is the path of a file of the machine that the program runs on.</param>
public sealed record CollectorSetting(string Name, string Description, string? Default = null, bool IsSecret = false, bool IsFile = false);
