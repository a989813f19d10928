using System.Globalization;
using System.Text;

namespace Windhover.Benchmarks.Spine;

/// <summary>Makes the logs that are measured: seeded, so that every run reads the same bytes.</summary>
internal static class LogMaker
{
    /// <summary>First second of the logs.</summary>
    public const long Begin = 1_772_409_600;

    /// <summary>
    /// One VPC flow log file (version 2, plain), in the order of time: half of the entities' records go to a few servers inside, the others to a
    /// popular or a random place outside. Every day has the same flows at the same hours.
    /// </summary>
    public static void Flows(string path, int records, int entities, int day = 0)
    {
        var random = new Random(1);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        file.Write("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n");
        for (var i = 0; i < records; i++)
        {
            var flow = Flow(random, i, records, entities);
            var start = flow.Start + day * 86_400L;
            file.Write(string.Create(CultureInfo.InvariantCulture,
                $"2 111122223333 eni-{flow.Entity:x8} {Text(flow.Source)} {Text(flow.Destination)} {flow.SourcePort} {flow.DestinationPort} 6 {flow.Packets} {flow.Bytes} {start} {start + 55} ACCEPT OK\n"));
        }
    }

    /// <summary>The flow of a number: the same sequence for every form of log that is written from it.</summary>
    public static FlowLine Flow(Random random, int number, int records, int entities)
    {
        // Twelve hours, whatever the number of records.
        var start = Begin + (long)(43_200.0 * number / records);
        var entity = random.Next(entities);
        var own = 0x0A00_0000u + (uint)entity;
        var kind = random.Next(10);
        var peer = kind switch
        {
            < 5 => 0x0A64_0000u + (uint)((entity % 7) * 10 + random.Next(3)),
            < 9 => 0x3400_0000u + (uint)(random.Next(40) << 8),
            _ => 0x3600_0000u + (uint)random.Next(20_000),
        };
        var port = (ushort)(kind < 5 ? 5432 : 443);
        var bytes = (long)Math.Exp(6 + 3 * random.NextDouble());
        var outbound = random.Next(2) == 0;
        var client = (ushort)(32_768 + random.Next(28_000));
        return outbound
            ? new FlowLine(entity, own, peer, client, port, bytes / 600 + 1, bytes, start)
            : new FlowLine(entity, peer, own, port, client, bytes / 600 + 1, bytes, start);
    }

    /// <summary>CloudTrail files of a thousand records each; every day has the same calls at the same hours, under ids of its own.</summary>
    public static void Trails(string folder, int records, int day = 0)
    {
        string[] operations = ["DescribeInstances", "ListBuckets", "GetObject", "PutObject", "AssumeRole", "GetParameter", "DescribeVolumes", "Decrypt"];
        string[] services = ["ec2", "s3", "s3", "s3", "sts", "ssm", "ec2", "kms"];
        var random = new Random(2);
        var ids = new Random(3 + day);
        Directory.CreateDirectory(folder);
        for (var first = 0; first < records; first += 1000)
        {
            var text = new StringBuilder("{\"Records\":[");
            for (var i = first; i < Math.Min(records, first + 1000); i++)
            {
                var user = random.Next(300);
                var operation = random.Next(operations.Length);
                var time = DateTimeOffset.FromUnixTimeSeconds(Begin + day * 86_400L + (long)(43_200.0 * i / records));
                if (i > first) text.Append(',');
                text.Append(CultureInfo.InvariantCulture, $$$$"""
                    {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE{{{{user:D5}}}}:session","arn":"arn:aws:sts::111122223333:assumed-role/role-{{{{user}}}}/session","accountId":"111122223333","accessKeyId":"ASIAEXAMPLE{{{{user:D9}}}}","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE{{{{user:D5}}}}","arn":"arn:aws:iam::111122223333:role/role-{{{{user}}}}","accountId":"111122223333","userName":"role-{{{{user}}}}"},"attributes":{"creationDate":"2026-03-02T00:00:00Z","mfaAuthenticated":"false"}}},"eventTime":"{{{{time:yyyy-MM-ddTHH:mm:ssZ}}}}","eventSource":"{{{{services[operation]}}}}.amazonaws.com","eventName":"{{{{operations[operation]}}}}","awsRegion":"eu-west-1","sourceIPAddress":"10.0.{{{{user / 250}}}}.{{{{user % 250}}}}","userAgent":"aws-sdk-java/2.25.0 Linux/6.1 OpenJDK/21","requestParameters":{"bucketName":"bucket-{{{{random.Next(50)}}}}","key":"2026/03/02/part-{{{{random.Next(100_000)}}}}"},"responseElements":null,"requestID":"{{{{Guid(ids)}}}}","eventID":"{{{{Guid(ids)}}}}","readOnly":true,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}
                    """);
            }

            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"trail-{first / 1000:D5}.json")), text.Append("]}").ToString());
        }
    }

    private static Guid Guid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Text(uint bits) => string.Create(CultureInfo.InvariantCulture, $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}");
}
