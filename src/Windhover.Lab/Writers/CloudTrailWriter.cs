using Windhover.Lab.Chance;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>
/// CloudTrail as a trail delivers it to S3: several files an hour per account and region, records unordered, 5 to 15 minutes after the call.
/// Records: <c>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html</c>;
/// names: <c>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html</c>.
/// </summary>
internal sealed class CloudTrailWriter
{
    private const int FileSeconds = 300;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly long seed;
    private readonly SortedDictionary<(long Slot, string Account, string Region), RowFile> open = new(Comparer<(long Slot, string Account, string Region)>.Create(Compare));
    private readonly Utf8Buffer whole = new(1 << 20);

    private readonly bool compress;

    private readonly ICollection<DuplicateFile> duplicates;

    public CloudTrailWriter(long seed, bool compress, ICollection<DuplicateFile> duplicates) => (this.seed, this.compress, this.duplicates) = (seed, compress, duplicates);

    /// <summary>Records a call. Its ids and its delay come from the caller's random numbers.</summary>
    public void Write(ApiCall call, Rng rng, Story? story = null)
    {
        var id = rng.Guid();
        var requestId = call.Service == "s3" ? rng.Base32(16) : rng.Guid();
        var delay = rng.Between(150, 560);
        var region = call.Region ?? call.Account.Region;
        var key = (call.Time / 1000 + delay) / FileSeconds + 1;
        if (!open.TryGetValue((key, call.Account.Id, region), out var file)) open.Add((key, call.Account.Id, region), file = new());
        var t = file.Text;
        file.Begin();
        t.Add("{\"eventVersion\":\"1.09\",\"userIdentity\":"u8);
        t.Add(call.Caller.Json);
        Field(",\"eventTime\":\"", Stamp.Iso(call.Time));
        Field("\",\"eventSource\":\"", call.Service);
        Field(".amazonaws.com\",\"eventName\":\"", call.Name);
        Field("\",\"awsRegion\":\"", region);
        Field("\",\"sourceIPAddress\":\"", call.From);
        Field("\",\"userAgent\":\"", call.Agent);
        if (call.Error.Length > 0) Field("\",\"errorCode\":\"", call.Error);
        if (call.ErrorMessage.Length > 0) Field("\",\"errorMessage\":\"", call.ErrorMessage);

        Field("\",\"requestParameters\":", call.Request);
        Field(",\"responseElements\":", call.Response);
        if (call.Additional.Length > 0) Field(",\"additionalEventData\":", call.Additional);
        if (call.Type != "AwsConsoleSignIn")
        {
            Field(",\"requestID\":\"", requestId);
            t.Add((byte)'"');
        }

        Field(",\"eventID\":\"", id);
        Field("\",\"readOnly\":", call.ReadOnly ? "true" : "false");
        if (call.Resources.Length > 0) Field(",\"resources\":", call.Resources);
        Field(",\"eventType\":\"", call.Type);
        Field("\",\"managementEvent\":", call.Data ? "false" : "true");
        Field(",\"recipientAccountId\":\"", call.Account.Id);
        if (call.SharedId.Length > 0) Field("\",\"sharedEventID\":\"", call.SharedId);
        if (call.Endpoint.Length > 0) Field("\",\"vpcEndpointId\":\"", call.Endpoint);
        Field("\",\"eventCategory\":\"", call.Data ? "Data" : "Management");
        if (char.IsAsciiDigit(call.From[0]))
        {
            Field("\",\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\",\"clientProvidedHostHeader\":\"", call.Service);
            t.Add(call.Service is "iam" ? ".amazonaws.com\"}}" : $".{region}.amazonaws.com\"}}}}");
        }
        else
        {
            t.Add("\"}"u8);
        }

        file.End(new Rng(seed, id).Bits(), id, story);
        story?.Saw(call.Time, call.Time);

        void Field(string name, string value)
        {
            t.Add(name);
            t.Add(value);
        }
    }

    /// <summary>The files whose time came at or before a second.</summary>
    public IEnumerable<LabFile> Close(long second)
    {
        while (open.Count > 0)
        {
            var ((slot, account, region), file) = open.First();
            if (slot * FileSeconds > second) yield break;
            open.Remove((slot, account, region));
            long stamp = slot * FileSeconds * 1000L;
            var name = $"AWSLogs/{account}/CloudTrail/{region}/{Stamp.Format(stamp, "yyyy/MM/dd")}/{account}_CloudTrail_{region}_{Stamp.Format(stamp, "yyyyMMdd'T'HHmm'Z'")}";
            var rng = new Rng(seed, name);
            var stem = name;
            name += $"_{rng.Text(16, Letters)}.json.gz";
            whole.Clear();
            whole.Add("{\"Records\":["u8);
            file.CopyTo(whole, ","u8, name);
            whole.Add("]}"u8);
            var made = new LabFile(name, Gzip.Pack(whole.Written, compress), stamp + rng.Between(20, 240) * 1000);
            yield return made;
            if (!Delivery.IsTwice(rng)) continue;
            var again = $"{stem}_{rng.Text(16, Letters)}.json.gz";
            duplicates.Add(new(again, name));
            yield return made with { Path = again, Delivered = made.Delivered + Delivery.Apart(rng) };
        }
    }

    private static int Compare((long Slot, string Account, string Region) a, (long Slot, string Account, string Region) b)
    {
        var order = a.Slot.CompareTo(b.Slot);
        if (order == 0) order = string.CompareOrdinal(a.Account, b.Account);
        return order == 0 ? string.CompareOrdinal(a.Region, b.Region) : order;
    }
}
