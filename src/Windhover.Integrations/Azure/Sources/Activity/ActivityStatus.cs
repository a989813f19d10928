using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Activity;

/// <summary>
/// The statuses of an operation, as the three forms write them (Start, Started, Accept, Accepted, Success, Succeeded, Failure, Failed …):
/// https://learn.microsoft.com/en-us/azure/azure-monitor/platform/activity-log-schema#property-descriptions.
/// </summary>
internal static class ActivityStatus
{
    /// <summary>How the operation ended; unknown for one that began or goes on.</summary>
    public static Outcome OutcomeOf(ReadOnlySpan<byte> status)
    {
        if (Is(status, "Success"u8) || Is(status, "Succeeded"u8) || Is(status, "Resolved"u8)) return Outcome.Success;
        return Is(status, "Failure"u8) || Is(status, "Failed"u8) ? Outcome.Failure : Outcome.Unknown;
    }

    /// <summary>Whether the HTTP status says that something new was made.</summary>
    public static bool IsCreated(ReadOnlySpan<byte> status) => Is(status, "Created"u8) || Is(status, "201"u8) || status.StartsWith("Created ("u8);

    private static bool Is(ReadOnlySpan<byte> status, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(status, word);
}
