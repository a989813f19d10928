using System.Text.Json;
using Windhover.Lab;

namespace Windhover.Cli;

/// <summary>Finds out when the first attack begins, so that the demo can go live shortly before. The engine is never told.</summary>
internal static class FirstAttack
{
    private const long Day = 86_400_000;

    /// <summary>
    /// Epoch milliseconds of the first attack of a run whose attacks all fall on its last day. The time of day of an attack hangs on the seed, not on
    /// how many days come before, so two days are simulated, not all.
    /// </summary>
    public static long Find(LabOptions options)
    {
        var rehearsal = new LabRun(options with { Days = 2, LearningDays = 1 });
        foreach (var _ in rehearsal.Play())
        {
        }

        using var truth = JsonDocument.Parse(rehearsal.Truth());
        return truth.RootElement.GetProperty("attacks").EnumerateArray().Min(a => a.GetProperty("start").GetInt64()) + (options.Days - 2) * Day;
    }
}
