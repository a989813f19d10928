namespace Windhover.Server.Api;

/// <summary>Whether a text is a model that can be used.</summary>
/// <param name="Problems">What is wrong, in the order of the lines; none when it can be read.</param>
/// <param name="Samples">How its samples went; none when it cannot be read.</param>
public sealed record ModelCheck(IReadOnlyList<ModelProblem> Problems, IReadOnlyList<ModelSampleView> Samples);
