using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>Backups and batch jobs at night, with their object store records.</summary>
internal sealed class NightWork : Doing
{
    private readonly PeerPool store;
    private int dump = 75, report = 130, mirror = 190;

    public NightWork(World world)
        : base(world)
    {
        store = new(Rng, 8, 0.02, Internet.Bucket);
    }

    public override void Step(Minute now)
    {
        if (now.LocalOfDay == 0) (dump, report, mirror) = (Rng.Between(72, 80), Rng.Between(125, 150), Rng.Between(180, 200));
        var database = Estate.Databases[^1];
        if (now.LocalOfDay == dump)
        {
            var bytes = Rng.LogNormal(32e9 * (1 + 0.006 * now.Day), 0.06);
            Upload(database, "db-role", bytes, Rng.Between(40, 70), $"pg/{now.Day:d4}/shop.dump", now);
        }

        if (now.LocalOfDay == mirror) Upload(Estate.Files, "files-role", Rng.LogNormal(6e9, 0.3), Rng.Between(15, 30), $"files/{now.Day:d4}/home.tar.zst", now);
        if (now.LocalOfDay == report)
        {
            Tcp(Estate.Batch, database, 5432, Within(now), Rng.Between(20, 45) * 60_000, 3e6, Rng.LogNormal(9e9, 0.2));
            Lake(now);
        }

        if (now.LocalHour == 3 && Rng.Chance(0.2)) Tcp(Estate.Batch, Rng.Pick(Estate.Apps), 8443, Within(now), Span(8000), 20_000, 90_000);
    }

    private void Upload(Machine machine, string role, double bytes, int minutes, string key, Minute now)
    {
        var start = Within(now);
        var address = store.Next(Rng);
        for (var i = 0; i < 4; i++) Tcp(machine, address, 443, start + i * 900, minutes * 60_000 + Rng.Below(60_000), bytes / 4, bytes / 4000);
        var parts = 24;
        World.Calls.Object(machine, "CreateMultipartUpload", Estate.Buckets.Backups, key, 0, 0, start, Rng);
        for (var i = 1; i <= parts; i++) World.Calls.Object(machine, "UploadPart", Estate.Buckets.Backups, key, (long)(bytes / parts), 0, start + (long)minutes * 60_000 * i / parts, Rng);
        World.Calls.Object(machine, "CompleteMultipartUpload", Estate.Buckets.Backups, key, 0, 480, start + minutes * 60_000 + 2000, Rng);
    }

    private void Lake(Minute now)
    {
        var at = Within(now);
        var address = store.Next(Rng);
        double total = 0;
        World.Calls.Object(Estate.Batch, "ListObjects", Estate.Buckets.Lake, "", 0, 90_000, at, Rng);
        for (var i = Rng.Between(90, 200); i > 0; i--)
        {
            at += Rng.Between(2_000, 9_000);
            var bytes = Rng.LogNormal(14e6, 0.8);
            total += bytes;
            World.Calls.Object(Estate.Batch, i % 5 == 0 ? "PutObject" : "GetObject", Estate.Buckets.Lake, $"orders/day={now.Day:d4}/part-{i:d5}.parquet", i % 5 == 0 ? (long)bytes : 0, i % 5 == 0 ? 0 : (long)bytes, at, Rng);
        }

        Tcp(Estate.Batch, address, 443, now.Second * 1000 + 60_000, (int)(at - now.Second * 1000), total * 0.25, total);
    }
}
