using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>Somebody takes the customers' documents. Twin: the monthly full read of the analysts' job.</summary>
[Family("bucket-download", Pace.Burst)]
internal sealed class BucketDownload : Attack
{
    private readonly int start;
    private readonly Person person;
    private readonly string from;
    private bool done;

    public BucketDownload(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 3 : 6, twin ? 5 : 22 - (int)(8 * Stealth));
        person = Someone("analyst");
        from = Internet.Text(Rng.Chance(0.5) ? Internet.Server(Rng) : Internet.Home(Rng));
        Tell(twin ? "The monthly job reads every document of the customers" : "An identity lists and downloads thousands of the customers' documents", "T1530", "T1619", "T1078.004");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var caller = Twin ? World.Calls.Instance(Estate.Batch, at) : World.Calls.Person(person, Estate.Production, at);
        Actor(caller, Twin ? "batch-role" : person.Email);
        var bucket = Estate.Buckets.Documents;
        Touch("resource", Buckets.Arn(bucket), bucket);
        if (Twin) Touch(Estate.Batch);
        var count = (int)((Twin ? 3200 : 3600 - 2600 * Stealth) * Math.Min(1, Estate.Scale));
        var span = (Twin ? 3_200_000 : 3_000_000 + 6.0 * 3_600_000 * Stealth) / count;
        for (var i = 0; i < count; i++)
        {
            var bytes = (long)Rng.LogNormal(240_000, 0.9);
            at += (long)(span * (0.4 + 1.2 * Rng.Unit()));
            var key = $"invoices/2026/{i:d7}.pdf";
            if (Twin)
            {
                World.Calls.Object(Estate.Batch, i % 500 == 0 ? "ListObjects" : "GetObject", bucket, i % 500 == 0 ? "invoices/" : key, 0, bytes, at, Rng, Story);
            }
            else
            {
                World.Calls.Object(Estate.Production, caller, i % 500 == 0 ? "ListObjects" : "GetObject", bucket, i % 500 == 0 ? "invoices/" : key, 0, bytes, at, from, person.CommandLine, Rng, Story);
            }
        }
    }
}
