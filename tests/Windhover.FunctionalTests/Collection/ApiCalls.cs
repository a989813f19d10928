using System.Globalization;
using System.Text;

namespace Windhover.FunctionalTests.Collection;

/// <summary>Records of a cloud's API log with ids of their own (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).</summary>
internal static class ApiCalls
{
    internal const string Source = "aws.cloudtrail";

    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>One record as a line without its end; its id is made from the number.</summary>
    internal static string Line(int number, DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE{{{number % 20:D10}}}","arn":"arn:aws:iam::111122223333:user/u{{{number % 20}}}","accountId":"111122223333","userName":"u{{{number % 20}}}"},"eventTime":"{{{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}}","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.{{{number % 200}}}","userAgent":"aws-cli/2.15.0","requestParameters":null,"responseElements":null,"eventID":"11111111-2222-4333-8444-{{{number:D12}}}","readOnly":true,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}""");

    /// <summary>Records one a line.</summary>
    internal static byte[] Lines(int first, int count, Func<int, DateTimeOffset> time)
    {
        var text = new StringBuilder();
        for (var number = first; number < first + count; number++) text.Append(Line(number, time(number))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
