using System.Globalization;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>A role's session that ends or is revoked while it is used.</summary>
public sealed class RevokedSessionTests
{
    // More than a page of a listing, so that the session is over before the second page.
    private const int Objects = 1002;

    [Theory]
    [InlineData(400, "ExpiredToken")]
    [InlineData(403, "AccessDenied")]
    public async Task ASessionThatIsOverInTheMiddleOfAListingIsRenewedAndNothingIsMissed(int status, string code)
    {
        await using var moto = await Moto.StartAsync();
        await using var gate = await SessionGate.StartAsync(moto.Address, status, code);
        using var cloud = new Cloud(moto.Address);
        using var folder = new TemporaryFolder();
        await cloud.S3.PutBucketAsync(Cloud.Bucket);
        for (var number = 0; number < Objects; number++) await cloud.PutAsync(string.Create(CultureInfo.InvariantCulture, $"AWSLogs/{number:D4}.{(number % 200 == 1 ? "json" : "txt")}"), $"{number}");
        await using var run = new CollectorRun(folder.Path, "aws.s3-list", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["places"] = $"s3://{Cloud.Bucket}/AWSLogs/ arn:aws:iam::123456789012:role/logs", ["every_seconds"] = "60", ["suffixes"] = ".json",
            ["endpoint"] = gate.Address, ["region"] = "us-east-1", ["access_key_id"] = "AKIAROOT", ["secret_access_key"] = "root-secret",
        }).Start();
        await run.UntilAsync(() => run.Status.Objects == 6);
        (gate.Refused, gate.Sessions.Count, run.Status.Retries, run.Status.Problem).ShouldBe((1, 2, 0, ""));
        run.Files.Select(File.ReadAllText).Order(StringComparer.Ordinal).ShouldBe(["1", "1001", "201", "401", "601", "801"]);
    }
}
