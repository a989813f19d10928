namespace Windhover.Lab.Truth;

/// <summary>A file that was delivered twice, under two names.</summary>
internal sealed record DuplicateFile(string File, string Of);
