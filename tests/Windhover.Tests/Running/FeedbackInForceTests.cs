using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Running;
using Windhover.Lab;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class FeedbackInForceTests(LabDays lab) : IClassFixture<LabDays>
{
    private const string First = "kept from the start ";
    private const string Later = "given on the way ";

    [Fact]
    public async Task FeedbackCountsFromWhenItIsGivenOverRestartsAndSilencesNothing()
    {
        using var plain = new LiveEstate();
        using (var run = plain.Run())
        {
            foreach (var hour in lab.Hours) Look(plain, run, hour);
            run.Finish(default);
        }

        var all = plain.State.Alerts(new() { Limit = 500 }).Items.OrderBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).ToList();
        all.Count.ShouldBeGreaterThan(4);
        var early = all.Where((_, index) => index % 2 == 0).ToList();
        var late = all.Except(early).ToList();

        using var estate = new LiveEstate();
        estate.State.Commit(new() { Epoch = 1, Incidents = [plain.State.Incidents(new()).Items[0]] });
        Say(estate, First, early);
        HashSet<string> before = [];
        foreach (var part in lab.Hours.Chunk(9))
        {
            using var run = estate.Run();
            var told = Task.CompletedTask;
            foreach (var hour in part)
            {
                if (before.Count == 0 && Raised(estate) is { Count: > 20 } raised)
                {
                    before = raised;
                    Say(estate, Later, late);
                    told = run.TakeUpFeedbackAsync(CancellationToken.None);
                }

                Look(estate, run, hour);
            }

            await told;
        }

        using var last = estate.Run();
        last.Finish(default);
        var uses = await UsesAsync(last);
        uses.ShouldAllBe(u => u.Alerts == 1, "nothing is counted twice");
        var counted = uses.Select(u => u.FeedbackId).ToHashSet();
        counted.Where(id => id.StartsWith(First, StringComparison.Ordinal)).ShouldBe(early.Select(a => First + a.AlertId), ignoreOrder: true);
        late.Where(a => !before.Contains(a.AlertId)).ShouldAllBe(a => counted.Contains(Later + a.AlertId));

        // What was raised since the last snapshot is found again after a restart, and by then it is expected.
        late.Where(a => before.Contains(a.AlertId)).ShouldContain(a => !counted.Contains(Later + a.AlertId), "it was raised before anyone said so");
        Raised(estate).Order().ShouldBe(all.Select(a => a.AlertId).Order());
        await Should.ThrowAsync<OperationCanceledException>(() => last.TakeUpFeedbackAsync(CancellationToken.None), "the run has ended");
    }

    private static HashSet<string> Raised(LiveEstate estate) => [.. estate.State.Alerts(new() { Limit = 500 }).Items.Select(a => a.AlertId)];

    private static void Look(LiveEstate estate, LiveRun run, IEnumerable<LabFile> files)
    {
        foreach (var file in files) estate.Put(file.Path, file.Content);
        estate.Clock.Advance(TimeSpan.FromSeconds(1));
        run.Scan(default);
    }

    // Ends the run.
    private static async Task<IReadOnlyList<FeedbackUse>> UsesAsync(LiveRun run)
    {
        using var stop = new CancellationTokenSource();
        var running = run.RunAsync(stop.Token);
        var uses = await run.FeedbackUsesAsync(CancellationToken.None);
        await stop.CancelAsync();
        await running;
        return uses;
    }

    private static void Say(LiveEstate estate, string name, IEnumerable<Alert> alerts)
    {
        var incident = estate.State.Incidents(new()).Items[0].IncidentId;
        estate.State.AddFeedback([.. alerts.Select(alert => new Feedback
        {
            FeedbackId = name + alert.AlertId,
            Model = alert.Model,
            Entity = alert.Entity,
            Reason = "It is meant to",
            By = "Anna",
            Time = alert.Time,
            ExpiresAt = 2_000_000_000_000,
            IncidentId = incident,
        })]).ShouldBeTrue();
    }
}
