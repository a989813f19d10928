using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// Objects are read and written again under a key that is not the company's, or deleted in bulk after a copy was taken, and a note is left. After
/// <c>https://www.halcyon.ai/blog/abusing-aws-native-services-ransomware-encrypting-s3-buckets-with-sse-c</c>. Twin: a migration to the company's new key.
/// </summary>
[Family("object-ransom", Pace.Burst)]
internal sealed class ObjectRansom : Attack
{
    private const string Agent = "Boto3/1.35.71 md/Botocore#1.35.71 ua/2.0 os/linux#6.1.0 md/arch#x86_64 lang/python#3.11.2 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.35.71";

    private readonly int start, way;
    private readonly string from, key;
    private bool done;

    public ObjectRansom(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 4 : 0, twin ? 7 : 20 - (int)(8 * Stealth));
        way = twin ? 0 : Rng.Below(3);
        from = Internet.Text(Internet.Server(Rng));
        var owner = twin ? Estate.Production.Id : Rng.Between(1, 9) + Rng.Text(11, "0123456789");
        key = $"arn:aws:kms:{Estate.Production.Region}:{owner}:key/{Rng.Guid()}";
        Tell(twin ? "The nightly job re-encrypts the lake under the company's new key" : "A stolen key rewrites the customers' documents under a foreign key, or deletes them, and leaves a note", "T1078.004", "T1087.004", "T1580", "T1619", "T1530", way < 2 ? "T1486" : "T1485");
        if (Stealth < 0.5 || way == 1) Also("T1490");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        if (Twin) Migrate(at);
        else Extort(at);
    }

    private void Migrate(long at)
    {
        var account = Estate.Production;
        var caller = World.Calls.Instance(Estate.Batch, at);
        Actor(caller, "batch-role");
        Touch(Estate.Batch);
        var bucket = Estate.Buckets.Lake;
        Touch("resource", Buckets.Arn(bucket), bucket);
        var (address, agent, endpoint) = (Internet.Text(Estate.Batch.Address), Calls.Agent(Estate.Batch), "vpce-0" + account.VpcId[5..]);
        World.Calls.Object(Estate.Batch, "ListObjects", bucket, "orders/", 0, 90_000, at, Rng, Story);
        var count = (int)(1600 * Math.Min(1, Estate.Scale));
        for (var i = 0; i < count; i++)
            World.Calls.Rewrite(account, caller, bucket, $"orders/day={i / 150:d4}/part-{i % 150:d5}.parquet", Kms(), 14_000_000, at += Rng.Between(300, 2600), address, agent, Rng, Story, endpoint);
    }

    private void Extort(long at)
    {
        var account = Estate.Production;
        var caller = Estate.UserOf(account, "svc-export");
        Actor(caller, "svc-export");
        var bucket = Estate.Buckets.Documents;
        Touch("resource", Buckets.Arn(bucket), bucket);
        var pace = (int)(1200 + 9000 * Stealth);
        Call(account, caller, at += pace, "sts", "GetCallerIdentity", from, Agent);
        Call(account, caller, at += Rng.Between(1000, 5 * pace), "s3", "ListBuckets", from, Agent);
        Call(account, caller, at += Rng.Between(1000, 5 * pace), "s3", "GetBucketVersioning", from, Agent, $$"""{"bucketName":"{{bucket}}","versioning":""}""");
        if (Stealth < 0.5) Call(account, caller, at += Rng.Between(1000, 5 * pace), "s3", "PutBucketVersioning", from, Agent, $$$"""{"bucketName":"{{{bucket}}}","VersioningConfiguration":{"Status":"Suspended"},"versioning":""}""", false);
        World.Calls.Object(account, caller, "ListObjects", bucket, "invoices/", 0, 120_000, at += pace, from, Agent, Rng, Story);
        var count = (int)((2600 - 1800 * Stealth) * Math.Min(1, Estate.Scale));
        for (var i = 0; i < count; i++)
        {
            var (name, bytes) = ($"invoices/2026/{i:d7}.pdf", (long)Rng.LogNormal(240_000, 0.9));
            at += Rng.Between(80, pace);
            if (way == 2 || Rng.Chance(0.3)) World.Calls.Object(account, caller, "GetObject", bucket, name, 0, bytes, at, from, Agent, Rng, Story);
            if (way < 2) World.Calls.Rewrite(account, caller, bucket, name, way == 0 ? Kms() : "\"x-amz-server-side-encryption-customer-algorithm\":\"AES256\"", bytes, at + 60, from, Agent, Rng, Story);
        }

        if (way == 2) for (var i = Math.Max(2, count / 800); i >= 0; i--) World.Calls.DeleteMany(account, caller, bucket, at += Rng.Between(2000, 5 * pace), from, Agent, Rng, Story);
        if (way == 1) Call(account, caller, at += Rng.Between(2000, 5 * pace), "s3", "PutBucketLifecycle", from, Agent, $$$"""{"LifecycleConfiguration":{"Rule":{"Expiration":{"Days":7},"Status":"Enabled","ID":"expire"}},"bucketName":"{{{bucket}}}","lifecycle":""}""", false);
        World.Calls.Object(account, caller, "PutObject", bucket, "HOW_TO_RECOVER.txt", 1800, 0, at += Rng.Between(2000, 5 * pace), from, Agent, Rng, Story);
    }

    private string Kms() => $"\"x-amz-server-side-encryption\":\"aws:kms\",\"x-amz-server-side-encryption-aws-kms-key-id\":\"{key}\"";
}
