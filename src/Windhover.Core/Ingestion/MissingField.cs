namespace Windhover.Core.Ingestion;

/// <summary>A field that the chosen format of a log leaves out.</summary>
/// <param name="Field">Its name, as the vendor's page writes it.</param>
/// <param name="Loses">What detection loses or has to guess without it, in one sentence.</param>
/// <param name="Fix">The one setting that would bring it, in the vendor's words.</param>
public sealed record MissingField(string Field, string Loses, string Fix);
