using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>Long-lived keys in the hands of outside services: the partner that fetches exports, the preview environments.</summary>
internal sealed class Services : Doing
{
    private readonly string exporter, previewer;
    private readonly uint[] runners;

    public Services(World world)
        : base(world)
    {
        exporter = Internet.Text(Internet.Server(Rng));
        runners = [.. Enumerable.Range(0, 40).Select(_ => Internet.Server(Rng))];
        previewer = "aws-sdk-js/3.677.0 ua/2.0 os/linux#6.8.0 lang/js md/nodejs#20.18.0 api/ecs#3.677.0";
    }

    public override void Step(Minute now)
    {
        if (now.LocalOfDay == 330) Export(now);
        if (Rng.Chance(0.006 * Season.Staff(now))) Preview(now);
    }

    private void Export(Minute now)
    {
        var caller = Estate.UserOf(Estate.Production, "svc-export");
        var at = Within(now);
        const string agent = "rclone/v1.68.1";
        World.Calls.Object(Estate.Production, caller, "ListObjects", Estate.Buckets.Lake, "exports/", 0, 30_000, at, exporter, agent, Rng);
        for (var i = Rng.Between(3, 9); i > 0; i--) World.Calls.Object(Estate.Production, caller, "GetObject", Estate.Buckets.Lake, $"exports/day={now.Day:d4}/stock-{i}.csv.gz", 0, (long)Rng.LogNormal(3e6, 0.6), at += Rng.Between(800, 20_000), exporter, agent, Rng);
    }

    private void Preview(Minute now)
    {
        var caller = Estate.UserOf(Estate.Development, "svc-preview");
        var from = Internet.Text(Rng.PickZipf(runners));
        var at = Within(now);
        foreach (var (service, name, changes) in new[] { ("ecs", "DescribeServices", false), ("ecs", "RegisterTaskDefinition", true), ("ecs", "UpdateService", true), ("ecs", "DescribeServices", false), ("ecr", "GetAuthorizationToken", false) })
            World.Call(new(Estate.Development, caller, at += Rng.Between(300, 30_000), service, name, from, previewer) { ReadOnly = !changes, Request = """{"cluster":"preview","service":"shop"}""" }, Rng);
    }
}
