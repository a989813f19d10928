using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>
/// Many small objects, as flow logs of a quiet estate: each lands once. The long form, which measures: WINDHOVER_OBJECTS=20000 for the listing,
/// WINDHOVER_ANNOUNCED=2000 for the queue (the emulator's takes longer for each message the more of them wait).
/// </summary>
public sealed class SmallObjectsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly ParallelOptions Eight = new() { MaxDegreeOfParallelism = 8 };

    [Theory]
    [InlineData("aws.s3-list", "places", "WINDHOVER_OBJECTS", 400)]
    [InlineData("aws.s3-sqs", "queues", "WINDHOVER_ANNOUNCED", 200)]
    public async Task EachOfManySmallObjectsLandsOnce(string collector, string setting, string variable, int usual)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : usual;
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        var isListed = setting == "places";
        if (isListed) await cloud.S3.PutBucketAsync(Cloud.Bucket);
        var place = isListed ? $"s3://{Cloud.Bucket}/AWSLogs/" : await cloud.BucketWithQueueAsync();
        await MeasureAsync($"written{(isListed ? "" : " and announced")}, 8 at a time", count, () => Parallel.ForEachAsync(Enumerable.Range(0, count), Eight, async (number, _) => await cloud.PutAsync(Key(number), Text(number))));
        var some = Math.Min(count, 2000);
        await MeasureAsync("fetched and thrown away, 8 at a time", some, () => Parallel.ForEachAsync(Enumerable.Range(0, some), Eight, async (number, cancellation) =>
        {
            using var found = await cloud.S3.GetObjectAsync(Cloud.Bucket, Key(number), cancellation);
            await found.ResponseStream.CopyToAsync(Stream.Null, cancellation);
        }));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [setting] = place, ["endpoint"] = moto.Address.ToString(), ["region"] = "us-east-1", ["access_key_id"] = "AKIAROOT", ["secret_access_key"] = "root-secret",
        };
        await using var run = new CollectorRun(folder.Path, collector, settings).Start();
        await MeasureAsync($"landed by {collector}", count, () => run.UntilAsync(() => run.Status.Objects >= count, Patience));
        if (!isListed) await run.UntilAsync(() => cloud.DepthAsync(place).GetAwaiter().GetResult() == (0, 0), Patience);
        (run.Status.Objects, run.Status.Poisoned, run.Status.Problem).ShouldBe((count, 0, ""));
        run.Files.Select(File.ReadAllText).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, count).Select(Text).Order(StringComparer.Ordinal));
    }

    private static async Task MeasureAsync(string what, int count, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} objects {what}: {seconds:F1} s, {count / seconds:N0} a second"));
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"AWSLogs/111122223333/vpcflowlogs/eu-central-1/2026/03/02/{number:D6}.log");

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture,
        $"version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n2 111122223333 eni-0a1b2c3d4e5f60718 10.0.1.5 203.0.113.80 {1024 + (number % 60_000)} 443 6 10 840 {1772442000 + number} {1772442060 + number} ACCEPT OK\n");
}
