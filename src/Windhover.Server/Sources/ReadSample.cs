namespace Windhover.Server.Sources;

/// <summary>What became of one sample of a collection.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="IsRecognised">False when it is of no source that is known.</param>
/// <param name="What">The source, for people; why there is none where it is not recognised.</param>
/// <param name="Events">Records that are events.</param>
/// <param name="Ignored">Records that are known and of no interest.</param>
/// <param name="Unreadable">Records that cannot be read.</param>
/// <param name="Lines">The first events, a line each.</param>
public sealed record ReadSample(string Name, bool IsRecognised, string What, int Events, int Ignored, int Unreadable, IReadOnlyList<string> Lines);
