using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Windhover.Core.Response.Records;
using Windhover.Testing.Network;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Response;

/// <summary>The program is killed at every moment before and after a write or a call to a real gateway, by SIGKILL; then another takes over.</summary>
public sealed class KilledTests
{
    private const string At = "WINDHOVER_KILL_AT";
    private const string Folder = "WINDHOVER_KILL_FOLDER";
    private const string Router = "WINDHOVER_KILL_ROUTER";
    private const int AtOnce = 3;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KilledAtAnyMomentGatewayAndStoreAgreeAfterARestartAndNothingStaysPastItsTime()
    {
        var moments = await WholeAsync();
        moments.ShouldBeGreaterThan(10);
        await Parallel.ForEachAsync(Enumerable.Range(1, moments), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation }, async (at, _) => await KilledAsync(at));
    }

    /// <summary>What the killed process does; nothing where none asks for it.</summary>
    [Fact]
    public async Task TheProgramThatIsKilled()
    {
        if (Environment.GetEnvironmentVariable(At) is not { } at) return;
        var killing = new Killing(int.Parse(at, CultureInfo.InvariantCulture));
        await using var desk = await GatewayDesk.StartAsync(Environment.GetEnvironmentVariable(Folder)!, Environment.GetEnvironmentVariable(Router)!, Lasts, killing);
        await desk.EndedAsync(Cancellation);
        Console.Out.WriteLine($"moments {killing.Moments}");
    }

    // A life without an end before its time: how many moments it has.
    private static async Task<int> WholeAsync()
    {
        await using var network = await RoutedNetwork.StartAsync(1, "conntrack");
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(int.MaxValue, folder.Path, network.Router);
        code.ShouldBe(0, said);
        (await network.RulesAsync()).ShouldNotContain("windhover");
        return int.Parse(said.Split("moments ")[1].Split('\n')[0], CultureInfo.InvariantCulture);
    }

    private static async Task KilledAsync(int at)
    {
        await using var network = await RoutedNetwork.StartAsync(1, "conntrack");
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(at, folder.Path, network.Router);
        code.ShouldBe(137, $"moment {at}: it was to be killed; {said}");

        await using (var desk = await GatewayDesk.StartAsync(folder.Path, network.Router, Lasts))
        {
            var action = desk.Store.Actions(new ActionQuery()).Items.ShouldHaveSingleItem($"moment {at}: neither lost nor doubled");
            var stands = (await network.RulesAsync()).Contains("10.77.1.2", StringComparison.Ordinal);
            (action.Status, stands).ShouldBeOneOf([(ActionStatus.Active, true), (ActionStatus.Active, false), (ActionStatus.Expired, false)], $"moment {at}");
            if (action.Status == ActionStatus.Active && !stands) action.ExpiresAt.ShouldBeLessThan(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 1_000, $"moment {at}: only its end takes it away");
            await desk.EndedAsync(Cancellation);
            desk.Store.Actions(new ActionQuery()).Items.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Expired, $"moment {at}");
        }

        (await network.RulesAsync()).ShouldNotContain("windhover", Case.Sensitive, $"moment {at}: nothing is left");
    }

    private static async Task<(int Code, string Said)> RunAsync(int at, string folder, string router)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Windhover.FunctionalTests.dll"), "-method", $"*{nameof(KilledTests)}.{nameof(TheProgramThatIsKilled)}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { [At] = at.ToString(CultureInfo.InvariantCulture), [Folder] = folder, [Router] = router },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, said);
    }
}
