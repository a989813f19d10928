namespace Windhover.Tests.Ingestion.Reading;

/// <summary>What became of one record: its text ("#number" behind), or the reason why there is none.</summary>
internal sealed record Seen(string What, string Text, int Number, long Offset, int Length);
