namespace Windhover.Server.Api;

/// <summary>What became of a test message.</summary>
/// <param name="Result"><c>delivered</c>, <c>retry_later</c> or <c>refused</c>.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record OutputTestResult(string Result, string Reason);
