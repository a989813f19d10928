using System.Globalization;
using System.Text;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Hand-made logs in the clouds' own forms; a trail that somebody stopped is among them.</summary>
internal static class GoodLogs
{
    /// <summary>First minute of the logs, epoch seconds.</summary>
    public const long Begin = 1_772_445_600;

    /// <summary>The first line of a VPC flow log file of version 2.</summary>
    public const string FlowHeader = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";

    /// <summary>One VPC flow record of a minute.</summary>
    public static string Flow(string networkInterface, string source, string destination, int sourcePort, int destinationPort, long start) => string.Create(
        CultureInfo.InvariantCulture, $"2 111122223333 {networkInterface} {source} {destination} {sourcePort} {destinationPort} 6 10 8400 {start} {start + 55} ACCEPT OK\n");

    /// <summary>A VPC flow log file: one interface that asks a database once a minute.</summary>
    public static string Flows(int records, string networkInterface = "eni-0a11", string address = "10.0.1.5")
    {
        var text = new StringBuilder(FlowHeader);
        for (var i = 0; i < records; i++) text.Append(Flow(networkInterface, address, "10.0.2.9", 40_000 + i % 20_000, 5432, Begin + 60 * i));
        return text.ToString();
    }

    /// <summary>A CloudTrail file.</summary>
    public static string Trail(params IEnumerable<string> records) => "{\"Records\":[" + string.Join(',', records) + "]}";

    /// <summary>A CloudTrail file of somebody who lists buckets and then stops a trail.</summary>
    public static string StoppedTrail(string user) => Trail([
        .. Enumerable.Range(0, 30).Select(i => Call(user, "s3.amazonaws.com", "ListBuckets", "null", Begin + 30 * i)),
        Call(user, "cloudtrail.amazonaws.com", "StopLogging", "{\"name\":\"management-events\"}", Begin + 1000)]);

    /// <summary>One CloudTrail record.</summary>
    public static string Call(string user, string service, string operation, string parameters, long time, string response = "null")
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{StableId(user + operation):x8}-0000-4000-8000-{time:x12}");
        return $$"""
            {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDA{{user}}","arn":"arn:aws:iam::111122223333:user/{{user}}","accountId":"111122223333","accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"{{user}}"},"eventTime":"{{DateTimeOffset.FromUnixTimeSeconds(time):yyyy-MM-ddTHH:mm:ssZ}}","eventSource":"{{service}}","eventName":"{{operation}}","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.23","userAgent":"aws-cli/2.17.9","requestParameters":{{parameters}},"responseElements":{{response}},"requestID":"{{id}}","eventID":"{{id}}","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}
            """;
    }

    private static uint StableId(string text) => text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619);
}
