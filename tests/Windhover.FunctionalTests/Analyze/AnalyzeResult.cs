namespace Windhover.FunctionalTests.Analyze;

/// <summary>How a run of the program ended.</summary>
/// <param name="ExitCode">Its exit code; 137 after <c>kill -9</c>.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="PeakBytes">Most memory resident at a time; 0 where the system does not say.</param>
internal sealed record AnalyzeResult(int ExitCode, string Output, string Errors, long PeakBytes);
