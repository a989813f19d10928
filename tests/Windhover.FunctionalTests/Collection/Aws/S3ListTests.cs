using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>Objects that are found by listing.</summary>
public sealed class S3ListTests
{
    [Fact]
    public async Task WhatIsListedLandsOnceAlsoWhenItAppearsBehindNewerKeys()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        string[] accounts = ["111122223333", "444455556666"];
        foreach (var account in accounts)
        {
            for (var hour = 10; hour < 14; hour++) await cloud.PutAsync($"AWSLogs/{account}/CloudTrail/eu-central-1/2026/03/02/log-{hour}.json", $"{account} {hour}");
        }

        await cloud.PutAsync("AWSLogs/111122223333/Config/ConfigWritabilityCheckFile", "check");
        await using (var run = new CollectorRun(folder.Path, "aws.s3-list", Settings(moto)).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == 8);
            await cloud.PutAsync("AWSLogs/444455556666/CloudTrail/eu-central-1/2026/03/02/log-09.json", "late");
            await run.UntilAsync(() => run.Status.Objects == 9);
        }

        await cloud.PutAsync("AWSLogs/777788889999/CloudTrail/us-west-2/2026/03/02/log-15.json", "new account");
        await using (var run = new CollectorRun(folder.Path, "aws.s3-list", Settings(moto)).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == 1);
            run.Status.Duplicates.ShouldBe(0);
            run.Files.Select(File.ReadAllText).Order(StringComparer.Ordinal).ShouldBe([.. accounts.SelectMany(a => Enumerable.Range(10, 4).Select(h => $"{a} {h}")), "late", "new account"]);
        }
    }

    [Fact]
    public async Task TheTestSaysWhenABucketMayNotBeListed()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        var (id, secret) = await cloud.UserAsync("reader", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""");
        await moto.EnforceAsync();
        var settings = Settings(moto);
        (settings["access_key_id"], settings["secret_access_key"]) = (id, secret);
        await using var run = new CollectorRun(folder.Path, "aws.s3-list", settings);
        var missing = (await run.TestAsync()).Steps.Where(s => !s.Works).ShouldHaveSingleItem();
        missing.Permission.ShouldBe("s3:ListBucket");
        missing.Remedy.ShouldBe("allow s3:ListBucket on arn:aws:s3:::org-logs for arn:aws:iam::123456789012:user/reader");
    }

    private static Dictionary<string, string> Settings(Moto moto) => new(StringComparer.Ordinal)
    {
        ["places"] = $"s3://{Cloud.Bucket}/AWSLogs/", ["every_seconds"] = "5", ["endpoint"] = moto.Address.ToString(), ["region"] = "us-east-1", ["access_key_id"] = "AKIAROOT", ["secret_access_key"] = "root-secret",
    };
}
