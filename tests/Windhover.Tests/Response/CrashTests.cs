using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Xunit;

namespace Windhover.Tests.Response;

public sealed class CrashTests
{
    [Fact]
    public async Task AfterAnEndAtAnyMomentPlatformAndStoreAgreeAndNothingStaysPastItsTime()
    {
        var moments = await RunAsync(int.MaxValue);
        moments.ShouldBeGreaterThan(10, "every write has a moment before and after it, every call one before");
        for (var at = 0; at < moments; at++) await RunAsync(at);
    }

    // Acts, lets the time pass, and ends at one moment of all that. Then another program takes over.
    private static async Task<int> RunAsync(int at)
    {
        await using var estate = new ResponseEstate(new ResponsePolicy { Mode = ResponseMode.Autonomous });
        var crash = new CrashPoint(at);
        estate.Store = new CrashingStore(estate.Real, crash);
        estate.Platform.Before = _ => crash.Pass();
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, ResponseEstate.To("203.0.113.77", estate.Now));
        if (!crash.IsOver)
        {
            try
            {
                await estate.AdvanceAsync(TimeSpan.FromHours(2));
            }
            catch (InvalidOperationException)
            {
                crash.IsOver.ShouldBeTrue();
            }
        }

        await estate.StopAsync();
        estate.Store = estate.Real;
        estate.Platform.Before = static _ => { };
        await estate.StartAsync();
        estate.Actions.Count.ShouldBe(1, $"moment {at}: neither lost nor doubled");
        var action = estate.Actions[0];
        (action.Status, estate.Platform.Parts.Count).ShouldBeOneOf([(ActionStatus.Active, 2), (ActionStatus.Expired, 0)], $"moment {at}");
        await estate.AdvanceAsync(TimeSpan.FromHours(3));
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Expired, $"moment {at}");
        estate.Platform.Parts.ShouldBeEmpty($"moment {at}");
        return crash.Moments;
    }
}
