using System.Globalization;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>Subscriptions, storage accounts and containers, which come and go while the collector works.</summary>
public sealed class SubscriptionTests
{
    private const string Container = "insights-activity-logs";
    private const string First = "11111111-0000-4000-8000-000000000001", Second = "22222222-0000-4000-8000-000000000002", Third = "33333333-0000-4000-8000-000000000003";
    private static readonly StandingClock Clock = new(DateTimeOffset.Parse("2026-03-02T09:40:00Z", CultureInfo.InvariantCulture));

    [Fact]
    public async Task NewContainersAccountsAndSubscriptionsAreReadWithoutARestartAndADisabledOneNoLonger()
    {
        using var folder = new TemporaryFolder();
        await using var one = await Azurite.StartAsync(folder.File("one"));
        await using var two = await Azurite.StartAsync(folder.File("two"));
        await using var management = await ManagementPeer.StartAsync();
        management.Subscriptions[First] = ("first", "Enabled");
        management.Subscriptions[Third] = ("third", "Disabled");
        management.Stores["logsone"] = (First, one.Address);
        management.Stores["backups"] = (First, two.Address);
        await PutAsync(one, Container, "{\"a\":1}\n");
        await PutAsync(two, Container, "{\"a\":2}\n");
        await using (var run = new CollectorRun(folder.File("spool"), "azure.blob", Settings(management), Clock).Start())
        {
            await run.UntilAsync(() => Texts(run).SequenceEqual(["{\"a\":1}\n"]));
            run.Status.Notice.ShouldBe("1 storage accounts of 1 subscriptions are read");
            await PutAsync(one, "insights-logs-auditevent", "{\"a\":3}\n");
            await run.UntilAsync(() => Texts(run).Length == 2);
            management.Stores["logstwo"] = (Second, two.Address);
            management.Subscriptions[Second] = ("second", "Enabled");
            await run.UntilAsync(() => Texts(run).Length == 3);
            run.Status.Notice.ShouldBe($"storage account logstwo of subscription {Second} is new and read from now on");
            management.Subscriptions[First] = ("first", "Disabled");
            await run.UntilAsync(() => run.Status.Notice == $"subscription {First} (first) is Disabled: logsone is no longer read");
            run.Status.Problem.ShouldBe("");
            var (before, retries) = (run.Status.Objects, run.Status.Retries);
            await one.AppendAsync(Blob(Container), "{\"a\":4}\n");
            await two.AppendAsync(Blob(Container), "{\"a\":5}\n");
            await run.UntilAsync(() => run.Status.Objects == before + 1);
            Texts(run).ShouldBe(["{\"a\":1}\n", "{\"a\":2}\n{\"a\":5}\n", "{\"a\":3}\n"]);
            run.Status.Retries.ShouldBe(retries);
        }
    }

    [Fact]
    public async Task ASubscriptionThatMayNotBeListedIsSaidWhileTheOthersAreRead()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await Azurite.StartAsync(folder.File("azurite"));
        await using var management = await ManagementPeer.StartAsync();
        foreach (var id in new[] { First, Second }) management.Subscriptions[id] = ("", "Enabled");
        management.Denied[First] = true;
        management.Stores["logs"] = (Second, azurite.Address);
        await PutAsync(azurite, Container, "{\"a\":1}\n");
        await using var run = new CollectorRun(folder.File("spool"), "azure.blob", Settings(management), Clock).Start();
        await run.UntilAsync(() => run.Status is { Objects: 1, Problem.Length: > 0 });
        run.Status.Problem.ShouldContain($"list the storage accounts of subscription {First}: AuthorizationFailed");
        var test = await run.TestAsync();
        var missing = test.Steps.Where(s => !s.Works).ShouldHaveSingleItem();
        missing.Permission.ShouldBe("Microsoft.Storage/storageAccounts/read (Reader)");
        missing.Remedy.ShouldContain("management group");
        test.Samples.ShouldHaveSingleItem();
    }

    private static async Task PutAsync(Azurite azurite, string container, string text)
    {
        await azurite.ContainerAsync(container);
        await azurite.AppendBlobAsync(Blob(container));
        await azurite.AppendAsync(Blob(container), text);
    }

    private static string Blob(string container) => $"{container}/resourceId=/SUBSCRIPTIONS/4F2C9D1E/y=2026/m=03/d=02/h=09/m=00/PT1H.json";

    private static string[] Texts(CollectorRun run) => [.. run.Files.Select(File.ReadAllText).Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Settings(ManagementPeer management) => new(StringComparer.Ordinal)
    {
        ["subscriptions"] = "all", ["storage_accounts"] = "*logs*", ["every_seconds"] = "5", ["account_key"] = Azurite.Key, ["management_endpoint"] = management.Address,
    };
}
