using System.Text.Json;
using Result = Windhover.Core.Events.Outcome;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>How a record says how it ended: a value of one of two lists, or an error that is there or not.</summary>
public sealed class LabelledOutcome
{
    /// <summary>Paths of the value.</summary>
    public List<string> Path { get; set; } = [];

    /// <summary>Values that mean success.</summary>
    public List<string> Success { get; set; } = [];

    /// <summary>Values that mean failure.</summary>
    public List<string> Failure { get; set; } = [];

    /// <summary>What no value means: success, failure or unknown; "" asks nothing.</summary>
    public string Absent { get; set; } = "";

    /// <summary>Paths of an error: any value means failure, none success.</summary>
    public List<string> Error { get; set; } = [];

    /// <summary>What the record says; null when the table does not ask.</summary>
    public Result? Of(JsonElement log)
    {
        if (Error.Count > 0 && JsonPath.First(log, Error).Count > 0) return Result.Failure;
        if (Path.Count == 0) return Result.Success;
        if (JsonPath.First(log, Path) is not [var value, ..]) return Absent.Length == 0 ? null : Enum.Parse<Result>(Absent, ignoreCase: true);
        if (Success.Contains(value, StringComparer.OrdinalIgnoreCase)) return Result.Success;
        return Failure.Contains(value, StringComparer.OrdinalIgnoreCase) ? Result.Failure : Result.Unknown;
    }
}
