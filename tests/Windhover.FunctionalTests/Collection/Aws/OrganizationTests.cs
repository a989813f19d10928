using System.Text.Json;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>Accounts of an organisation, which come and go while the collector works.</summary>
public sealed class OrganizationTests
{
    private const string Management = "123456789012";

    // More than a page of the listing.
    private const int Accounts = 23;
    private static readonly string Read = Policy("s3:ListBucket", "s3:GetObject");

    [Fact]
    public async Task ANewAccountIsReadWithoutARestartAndASuspendedOneIsNoLongerRead()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        await cloud.OrganizationAsync();
        var ids = new List<string>();
        for (var number = 0; number < Accounts; number++)
        {
            ids.Add(await cloud.AccountAsync($"team-{number}", Read));
            await cloud.PutAsync(Key(ids[^1], 10), $"first of {number}");
        }

        await using (var run = new CollectorRun(folder.Path, "aws.s3-list", Settings(moto), new HurriedClock()).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == Accounts);
            run.Status.Notice.ShouldBe($"{Accounts} accounts of the organisation are read");
            var joined = await cloud.AccountAsync("joined", Read);
            await cloud.PutAsync(Key(joined, 11), "of the new account");
            await run.UntilAsync(() => run.Status.Objects == Accounts + 1);
            run.Status.Notice.ShouldBe($"account {joined} (joined) is new and read from now on");
            await cloud.CloseAsync(ids[0]);
            await run.UntilAsync(() => run.Status.Notice == $"account {ids[0]} (team-0) is SUSPENDED and no longer read");
            await cloud.PutAsync(Key(ids[0], 12), "of the suspended account");
            await cloud.PutAsync(Key(joined, 12), "more of the new account");
            await run.UntilAsync(() => run.Status.Objects == Accounts + 2);
            run.Status.Problem.ShouldBe("");
        }

        // Stopped and started again it goes on, and says nothing that it had said.
        await cloud.PutAsync(Key(ids[1], 13), "after the restart");
        await using (var run = new CollectorRun(folder.Path, "aws.s3-list", Settings(moto), new HurriedClock()).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == 1);
            run.Status.Notice.ShouldBe("");
            Texts(run).ShouldBe([.. Enumerable.Range(0, Accounts).Select(n => $"first of {n}").Concat(["of the new account", "more of the new account", "after the restart"]).Order(StringComparer.Ordinal)]);
        }
    }

    [Fact]
    public async Task AnAccountWhoseRoleCannotBeTakenIsSaidWhileTheOthersAreRead()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        await cloud.OrganizationAsync();
        var good = await cloud.AccountAsync("good", Read);
        var closed = await cloud.AccountAsync("closed", Read);
        var closedOff = await cloud.AccountAsync("closed-off", Read);
        foreach (var id in new[] { good, closedOff }) await cloud.PutAsync(Key(id, 10), id);
        await cloud.CloseAsync(closed);
        var role = $"arn:aws:iam::{closedOff}:role/windhover-logs";
        var statements = new object[]
        {
            new { Effect = "Allow", Action = new[] { "organizations:ListAccounts", "sts:AssumeRole" }, Resource = "*" },
            new { Effect = "Deny", Action = new[] { "sts:AssumeRole" }, Resource = role },
        };
        var (key, secret) = await cloud.UserAsync("windhover", JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements }));
        await moto.EnforceAsync();
        var settings = Settings(moto);
        (settings["access_key_id"], settings["secret_access_key"]) = (key, secret);
        await using var run = new CollectorRun(folder.Path, "aws.s3-list", settings, new HurriedClock()).Start();
        await run.UntilAsync(() => run.Status is { Objects: 1, Problem.Length: > 0 });
        run.Status.Problem.ShouldStartWith($"1 of 3 fail: assume {role}: AccessDenied");
        Texts(run).ShouldBe([good]);

        var found = await run.TestAsync();
        found.Steps.ShouldContain(s => s.What == $"account {closed} (closed) is SUSPENDED and is not read");
        var missing = found.Steps.Where(s => !s.Works).ShouldHaveSingleItem();
        (missing.What, missing.Permission).ShouldBe(($"assume {role}", "sts:AssumeRole"));
        missing.Remedy.ShouldContain(role);
    }

    [Fact]
    public async Task WhoMayNotListTheAccountsIsToldAndTheAccountsThatWereKnownAreReadOn()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        await cloud.OrganizationAsync();
        var id = await cloud.AccountAsync("team", Read);
        await cloud.PutAsync(Key(id, 10), "first");
        await using (var run = new CollectorRun(folder.Path, "aws.s3-list", Settings(moto), new HurriedClock()).Start()) await run.UntilAsync(() => run.Status.Objects == 1);

        await cloud.PutAsync(Key(id, 11), "second");
        var (key, secret) = await cloud.UserAsync("windhover", Policy("sts:AssumeRole"));
        await moto.EnforceAsync();
        var settings = Settings(moto);
        (settings["access_key_id"], settings["secret_access_key"]) = (key, secret);
        await using (var run = new CollectorRun(folder.Path, "aws.s3-list", settings, new HurriedClock()).Start())
        {
            await run.UntilAsync(() => run.Status is { Objects: 1, Problem.Length: > 0 });
            run.Status.Problem.ShouldStartWith("1 of 2 fail: list the accounts of the organisation: ");
            var missing = (await run.TestAsync()).Steps.Where(s => !s.Works).ShouldHaveSingleItem();
            missing.Permission.ShouldBe("organizations:ListAccounts");
            missing.Remedy.ShouldContain("delegated administrator");
        }
    }

    [Fact]
    public async Task TheQueueOfANewAccountIsWorkedThrough()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        await cloud.OrganizationAsync();
        var settings = Settings(moto);
        foreach (var other in new[] { "places", "every_seconds" }) settings.Remove(other);
        settings["queues"] = $"{moto.Address}{{account}}/news arn:aws:iam::{{account}}:role/windhover-logs";
        await AnnounceAsync(cloud, await cloud.AccountAsync("first", Read));
        await using var run = new CollectorRun(folder.Path, "aws.s3-sqs", settings, new HurriedClock()).Start();
        await run.UntilAsync(() => run.Status.Objects == 1);
        await AnnounceAsync(cloud, await cloud.AccountAsync("second", Read));
        await run.UntilAsync(() => run.Status.Objects == 2);
        run.Status.Notice.ShouldContain("(second) is new and read from now on");
    }

    [Fact]
    public async Task ANewAccountOfAnOrganisationTrailIsFoundInTheBucket()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        var settings = Settings(moto);
        settings["places"] = $"s3://{Cloud.Bucket}/AWSLogs/o-a1b2c3d4e5/";
        settings.Remove("skip_accounts");
        await cloud.PutAsync("AWSLogs/o-a1b2c3d4e5/111122223333/CloudTrail/eu-central-1/2026/03/02/a.json", "first");
        await using var run = new CollectorRun(folder.Path, "aws.s3-list", settings, new HurriedClock()).Start();
        await run.UntilAsync(() => run.Status.Objects == 1);
        await cloud.PutAsync("AWSLogs/o-a1b2c3d4e5/444455556666/CloudTrail/us-west-2/2026/03/02/a.json", "of the new account");
        await run.UntilAsync(() => run.Status.Objects == 2);
        Texts(run).ShouldBe(["first", "of the new account"]);
    }

    private static async Task AnnounceAsync(Cloud cloud, string account)
    {
        var key = Key(account, 10);
        await cloud.PutAsync(key, account);
        var admin = await cloud.KeyInAsync(account);
        var queue = await cloud.QueueAsync("news", key: admin);
        await cloud.SendAsync(queue, JsonSerializer.Serialize(new { Records = new[] { new { eventName = "ObjectCreated:Put", s3 = new { bucket = new { name = Cloud.Bucket }, @object = new { key } } } } }), admin);
    }

    private static string Key(string account, int hour) => $"AWSLogs/{account}/CloudTrail/eu-central-1/2026/03/02/log-{hour}.json";

    private static string[] Texts(CollectorRun run) => [.. run.Files.Select(File.ReadAllText).Order(StringComparer.Ordinal)];

    private static string Policy(params string[] actions) => JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = new[] { new { Effect = "Allow", Action = actions, Resource = "*" } } });

    private static Dictionary<string, string> Settings(Moto moto) => new(StringComparer.Ordinal)
    {
        ["places"] = $"s3://{Cloud.Bucket}/AWSLogs/{{account}}/ arn:aws:iam::{{account}}:role/windhover-logs", ["every_seconds"] = "5", ["find_every_minutes"] = "1", ["skip_accounts"] = Management,
        ["endpoint"] = moto.Address.ToString(), ["region"] = "us-east-1", ["access_key_id"] = "AKIAROOT", ["secret_access_key"] = "root-secret",
    };
}
