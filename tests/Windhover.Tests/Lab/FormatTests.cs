using System.Globalization;
using System.Text.Json;
using Shouldly;
using Windhover.Lab;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class FormatTests
{
    [Fact]
    public void EveryFlowRecordHasTheFieldsOfItsHeader()
    {
        foreach (var file in LabRuns.All.Where(LabRuns.IsFlow))
        {
            var lines = LabRuns.Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var fields = lines[0].Split(' ');
            fields.Length.ShouldBeOneOf(14, 24);
            foreach (var line in lines.Skip(1)) line.Split(' ').Length.ShouldBe(fields.Length, line);
        }
    }

    [Fact]
    public void FlowRecordsSayWhatTheVendorsPageAllows()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in LabRuns.Flows(LabRuns.All.Where((_, i) => i % 7 == 0)))
        {
            seen.Add(flow["log-status"] + flow["action"]);
            flow["log-status"].ShouldBeOneOf("OK", "NODATA");
            if (flow["log-status"] == "NODATA") continue;
            long start = Number(flow, "start"), end = Number(flow, "end"), packets = Number(flow, "packets");
            end.ShouldBeGreaterThanOrEqualTo(start);
            (end - start).ShouldBeLessThanOrEqualTo(600);
            packets.ShouldBeGreaterThan(0);
            Number(flow, "bytes").ShouldBeInRange(packets * 20, packets * 1500);
            var direction = flow["flow-direction"];
            if (direction == "-") continue;
            var own = direction == "egress" ? flow["srcaddr"] : flow["dstaddr"];
            own.ShouldStartWith("10.");
            (end - start).ShouldBeLessThanOrEqualTo(60);
        }

        seen.ShouldBe(["OKACCEPT", "OKREJECT", "NODATA-"], ignoreOrder: true);
    }

    [Fact]
    public void TheGatewayShowsWhoSpokeThroughIt()
    {
        var gateway = LabRuns.Flows(LabRuns.All).First(f => f["pkt-srcaddr"] is not "-" and var inside && inside != f["srcaddr"]);
        gateway["instance-id"].ShouldBe("-");
        gateway["srcaddr"].ShouldStartWith("10.10.0.");
        gateway["flow-direction"].ShouldBe("egress");
    }

    [Fact]
    public void TrailRecordsAreJsonWithTheRequiredMembersAndDistinctIds()
    {
        string[] required = ["eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent", "requestParameters", "responseElements", "eventID", "readOnly", "eventType", "managementEvent", "recipientAccountId", "eventCategory"];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in LabRuns.All.Where(LabRuns.IsTrail).Where(f => !LabRuns.Twice.ContainsKey(f.Path)))
        {
            foreach (var record in JsonDocument.Parse(LabRuns.Text(file)).RootElement.GetProperty("Records").EnumerateArray())
            {
                foreach (var name in required) record.TryGetProperty(name, out _).ShouldBeTrue(name);
                ids.Add(record.GetProperty("eventID").GetString()!).ShouldBeTrue();
                Guid.TryParse(record.GetProperty("eventID").GetString(), out _).ShouldBeTrue();
                file.Path.ShouldContain($"/{record.GetProperty("awsRegion").GetString()}/");
                file.Path.ShouldContain($"/{record.GetProperty("recipientAccountId").GetString()}/");
            }
        }

        ids.Count.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void EveryTupleOfAzureHasThirteenFieldsAndEveryFlowBeginsBeforeItEnds()
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        var states = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in LabRuns.All.Where(LabRuns.IsAzure).OrderBy(f => f.Delivered))
        {
            var mac = file.Path.Split("macAddress=")[1].Split('/')[0];
            foreach (var record in LabRuns.Records(file))
            {
                var fields = record.Split(' ')[1].Split(',');
                fields.Length.ShouldBe(13);
                fields[8].ShouldBe("NX");
                states.Add(fields[7]);
                var key = $"{mac} {string.Join(',', fields[1..7])}";
                if (fields[7] == "B") open.Add(key);
                else if (fields[7] is "C" or "E") open.ShouldContain(key);
            }
        }

        states.ShouldBe(["B", "C", "E", "D"], ignoreOrder: true);
    }

    [Fact]
    public void EveryConnectionOfZeekHasTheFieldsOfItsHeader()
    {
        foreach (var file in LabRuns.All.Where(LabRuns.IsZeek))
        {
            var lines = LabRuns.Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var fields = lines.Single(l => l.StartsWith("#fields\t", StringComparison.Ordinal)).Split('\t').Length - 1;
            lines.Single(l => l.StartsWith("#types\t", StringComparison.Ordinal)).Split('\t').Length.ShouldBe(fields + 1);
            foreach (var line in lines.Where(l => l[0] != '#')) line.Split('\t').Length.ShouldBe(fields, line);
            lines[^1].ShouldStartWith("#close\t");
        }
    }

    [Fact]
    public void TimesInsideMatchTheFolder()
    {
        foreach (var file in LabRuns.All.Where((_, i) => i % 5 == 0))
        {
            var parts = file.Path.Split('/');
            if (LabRuns.IsFlow(file) || LabRuns.IsTrail(file))
            {
                var stamp = DateTimeOffset.ParseExact(parts[^1].Split('_')[^2], "yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                string.Join('/', parts[^4..^1]).ShouldBe(stamp.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
                foreach (var record in LabRuns.Records(file)) (stamp - TimeOf(file, record)).TotalMinutes.ShouldBeInRange(0, LabRuns.IsFlow(file) ? 16 : 20, record);
            }
            else if (LabRuns.IsAzure(file))
            {
                var hour = DateTimeOffset.ParseExact(string.Concat(parts.Where(p => p.Length > 2 && p[1] == '=' && p[0] is 'y' or 'm' or 'd' or 'h').Take(4).Select(p => p[2..])), "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                foreach (var record in LabRuns.Records(file)) (TimeOf(file, record) - hour).TotalMinutes.ShouldBeInRange(0, 60, record);
            }
        }
    }

    [Fact]
    public void FilesComeInTheOrderOfDeliveryAndNeverBeforeTheirRecords()
    {
        LabRuns.All.Zip(LabRuns.All.Skip(1)).ShouldAllBe(p => p.First.Delivered <= p.Second.Delivered);
        LabRuns.All.Select(f => f.Path).Distinct(StringComparer.Ordinal).Count().ShouldBe(LabRuns.All.Count);
        foreach (var file in LabRuns.All.Where((_, i) => i % 11 == 0))
            LabRuns.Records(file).ShouldAllBe(r => TimeOf(file, r).ToUnixTimeMilliseconds() <= file.Delivered);
    }

    private static DateTimeOffset TimeOf(LabFile file, string record)
    {
        if (LabRuns.IsTrail(file)) return JsonDocument.Parse(record).RootElement.GetProperty("eventTime").GetDateTimeOffset();
        if (LabRuns.IsAzure(file)) return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(record.Split(' ')[1].Split(',')[0], CultureInfo.InvariantCulture));
        if (LabRuns.IsZeek(file)) return DateTimeOffset.FromUnixTimeSeconds(long.Parse(record.Split('.')[0], CultureInfo.InvariantCulture));
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(record.Split(' ')[11], CultureInfo.InvariantCulture));
    }

    private static long Number(FlowRow flow, string name) => long.Parse(flow[name], CultureInfo.InvariantCulture);
}
