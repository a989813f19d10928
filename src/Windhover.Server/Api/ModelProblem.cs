namespace Windhover.Server.Api;

/// <summary>Something wrong in a model's text.</summary>
/// <param name="Line">Line, from 1; 0 where it is no one line's.</param>
/// <param name="Column">Column, from 1; 0 where it is no one place's.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record ModelProblem(int Line, int Column, string Message);
