using System.Globalization;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>Objects that a bucket announces to a queue, on a server that speaks both.</summary>
public sealed class S3SqsTests
{
    private const int Objects = 200;

    [Fact]
    public async Task EveryObjectLandsOnceHoweverItIsAnnouncedAndHoweverOftenTheCollectorIsStopped()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        var queue = await cloud.BucketWithQueueAsync();
        for (var number = 0; number < Objects; number++) await cloud.PutAsync(Key(number), Text(number));
        await AnnounceAgainAsync(cloud, queue);
        await cloud.SendAsync(queue, "this is no JSON");
        await cloud.SendAsync(queue, S3("gone.json", "00"));

        long objects = 0, poisoned = 0, duplicates = 0;
        foreach (var enough in new[] { 20, 60, 120, int.MaxValue })
        {
            await using var run = new CollectorRun(folder.Path, "aws.s3-sqs", Settings(moto, queue)).Start();
            var sum = objects;
            if (enough != int.MaxValue) await run.UntilAsync(() => sum + run.Status.Objects >= enough);
            else await UntilEmptyAsync(run, cloud, queue);
            await run.DisposeAsync();
            (objects, poisoned, duplicates) = (objects + run.Status.Objects, poisoned + run.Status.Poisoned, duplicates + run.Status.Duplicates);
        }

        Landed(folder).ShouldBe([.. Enumerable.Range(0, Objects).Select(Text).Order(StringComparer.Ordinal)]);
        objects.ShouldBe(Objects);
        poisoned.ShouldBe(2);
        duplicates.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task APoisonedMessageGoesToTheDeadLettersOfTheQueue()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        var letters = await cloud.QueueAsync("letters");
        const string Redrive = """{"RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:letters\",\"maxReceiveCount\":3}"}""";
        var queue = await cloud.BucketWithQueueAsync(attributes: Redrive);
        await cloud.SendAsync(queue, "this is no JSON");
        await cloud.PutAsync("fine.json", "{}");
        await using var run = new CollectorRun(folder.Path, "aws.s3-sqs", Settings(moto, queue)).Start();
        await run.UntilAsync(() => run.Status.Objects == 1 && cloud.DepthAsync(letters).GetAwaiter().GetResult().Waiting == 1);
        run.Status.Poisoned.ShouldBe(1);
        run.Status.LastPoison.ShouldContain("no JSON");
    }

    [Fact]
    public async Task TheTestNamesThePermissionThatIsMissingAndWhatToAllow()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        var queue = await cloud.BucketWithQueueAsync();
        await cloud.PutAsync("AWSLogs/one.json", "{}");
        var (id, secret) = await cloud.UserAsync("reader", Policy("sqs:ReceiveMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"));
        await moto.EnforceAsync();
        var settings = Settings(moto, queue);
        (settings["access_key_id"], settings["secret_access_key"]) = (id, secret);
        await using var run = new CollectorRun(folder.Path, "aws.s3-sqs", settings);
        var found = await run.TestAsync();
        var missing = found.Steps.Where(s => !s.Works).ToArray();
        missing.Select(s => s.Permission).ShouldBe(["sqs:DeleteMessage", "s3:GetObject"], string.Join('\n', found.Steps));
        missing[1].Remedy.ShouldBe("allow s3:GetObject on arn:aws:s3:::org-logs/* for arn:aws:iam::123456789012:user/reader");
        run.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task WithThePolicyOfTheOnboardingARoleReadsEverything()
    {
        await using var moto = await Moto.StartAsync();
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        var queue = await cloud.BucketWithQueueAsync();
        await cloud.PutAsync("AWSLogs/one.json", "{\"a\":1}");
        await cloud.RoleAsync("logs", Policy("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes", "s3:GetObject", "s3:ListBucket"));
        var (id, secret) = await cloud.UserAsync("windhover", Policy("sts:AssumeRole"));
        await moto.EnforceAsync();
        var settings = Settings(moto, $"{queue} arn:aws:iam::123456789012:role/logs");
        (settings["access_key_id"], settings["secret_access_key"], settings["external_id"]) = (id, secret, "windhover-test");
        await using var run = new CollectorRun(folder.Path, "aws.s3-sqs", settings);
        var found = await run.TestAsync();
        found.Works.ShouldBeTrue(string.Join('\n', found.Steps));
        found.Samples.ShouldHaveSingleItem().Bytes.ToArray().ShouldBe("{\"a\":1}"u8.ToArray());
        run.Start();
        await run.UntilAsync(() => run.Status.Objects == 1);
        File.ReadAllText(run.Files.ShouldHaveSingleItem()).ShouldBe("{\"a\":1}");
    }

    private static Dictionary<string, string> Settings(Moto moto, string queue) => new(StringComparer.Ordinal)
    {
        ["queues"] = queue, ["endpoint"] = moto.Address.ToString(), ["region"] = "us-east-1", ["access_key_id"] = "AKIAROOT", ["secret_access_key"] = "root-secret", ["visibility_seconds"] = "30",
    };

    private static string Policy(params string[] actions) =>
        JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = new[] { new { Effect = "Allow", Action = actions, Resource = "*" } } });

    private static async Task UntilEmptyAsync(CollectorRun run, Cloud cloud, string queue) =>
        await run.UntilAsync(() => cloud.DepthAsync(queue).GetAwaiter().GetResult() == (0, 0));

    private static string[] Landed(TemporaryFolder folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder.Path, "c", "objects"), "*", SearchOption.AllDirectories).Select(File.ReadAllText).Order(StringComparer.Ordinal)];

    // With a space, a plus and an equals sign, which notifications encode.
    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"AWSLogs/11112222{number % 10:D4}/year=2026/a b+c/{number}.json");

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $$"""{"Records":[],"number":{{number}}}""");

    private static async Task AnnounceAgainAsync(Cloud cloud, string queue)
    {
        var tag = (await cloud.S3.GetObjectMetadataAsync(Cloud.Bucket, Key(7))).ETag.Trim('"');
        var plain = S3(Key(7), tag);
        var bridge = JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["version"] = "0", ["detail-type"] = "Object Created", ["source"] = "aws.s3", ["region"] = "us-east-1",
            ["detail"] = new { bucket = new { name = Cloud.Bucket }, @object = new { key = Key(7), size = 27, etag = tag } },
        });
        await cloud.SendAsync(queue, plain);
        await cloud.SendAsync(queue, bridge);
        await cloud.SendAsync(queue, Sns(plain));
        await cloud.SendAsync(queue, Sns(bridge));
        await cloud.SendAsync(queue, Sns(JsonSerializer.Serialize(new { s3Bucket = Cloud.Bucket, s3ObjectKey = new[] { Key(8) } })));
        await cloud.SendAsync(queue, """{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"org-logs"}""");
        await cloud.SendAsync(queue, S3(Key(9), "00").Replace("ObjectCreated:Put", "ObjectRemoved:Delete", StringComparison.Ordinal));
    }

    private static string Sns(string message) => JsonSerializer.Serialize(new { Type = "Notification", MessageId = "m", TopicArn = "arn:aws:sns:us-east-1:123456789012:t", Message = message });

    private static string S3(string key, string tag) => JsonSerializer.Serialize(new
    {
        Records = new[]
        {
            new
            {
                eventVersion = "2.1", eventSource = "aws:s3", awsRegion = "us-east-1", eventName = "ObjectCreated:Put",
                s3 = new { bucket = new { name = Cloud.Bucket }, @object = new { key = Uri.EscapeDataString(key).Replace("%20", "+", StringComparison.Ordinal), size = 27, eTag = tag } },
            },
        },
    });
}
