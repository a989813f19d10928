using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>What goes wrong every day for no bad reason: jobs without the rights they need, throttled calls, mistyped passwords, restarts and the retries they cause.</summary>
internal sealed class Mishaps : Doing
{
    private readonly Machine misconfigured;
    private int wrongUntil;

    public Mishaps(World world)
        : base(world)
    {
        misconfigured = Rng.Pick(Estate.Workers);
    }

    public override void Step(Minute now)
    {
        if (now.Index % 20 == 11) Fail(misconfigured, Within(now), "sqs", "GetQueueAttributes", "AccessDenied");
        if (Rng.Chance(0.00025)) wrongUntil = now.Index + Rng.Between(30, 360);
        if (now.Index < wrongUntil && now.Index % 2 == 0) Fail(Estate.DevApps[0], Within(now), "dynamodb", "DescribeTable", "AccessDenied");
        if (Rng.Chance(0.0008)) Throttled(now);
        if (Rng.Chance(0.0004 * Season.Staff(now))) Mistyped(now);
        if (Rng.Chance(0.0004)) Unanswered(now);
        if (now.Weekday == 2 && now.LocalOfDay == 1425) Restart(now);
    }

    private void Fail(Machine machine, long at, string service, string name, string error)
    {
        var account = World.Calls.AccountOf(machine);
        var caller = World.Calls.Instance(machine, at);
        World.Call(new(account, caller, at, service, name, Internet.Text(machine.Nat!.PublicAddress), Calls.Agent(machine))
        {
            Error = error,
            ErrorMessage = $"User: {caller.SessionArn} is not authorized to perform: {service}:{name} because no identity-based policy allows the {service}:{name} action",
        }, Rng);
    }

    private void Throttled(Minute now)
    {
        var at = Within(now);
        var caller = World.Calls.Instance(Estate.Monitor, at);
        for (var i = Rng.Between(2, 9); i >= 0; i--)
        {
            World.Call(new(Estate.Production, caller, at, "cloudwatch", "GetMetricData", Internet.Text(Estate.ProductionNat.PublicAddress), Calls.Agent(Estate.Monitor))
            {
                Error = i == 0 ? "" : "ThrottlingException",
                ErrorMessage = i == 0 ? "" : "Rate exceeded",
            }, Rng);
            at += Rng.Between(500, 9000);
        }
    }

    private void Mistyped(Minute now)
    {
        var person = Rng.Pick(Estate.KeyHolders.ToList());
        var account = Estate.Production;
        var user = Estate.UserOf(account, person.UserName);
        var caller = user with { Json = user.Json.Replace(Estate.KeyOf(account, person.UserName), "", StringComparison.Ordinal) };
        var at = Within(now);
        for (var i = Rng.Between(1, 3); i > 0; i--)
        {
            World.Call(new(account, caller, at += Rng.Between(4000, 30_000), "signin", "ConsoleLogin", Internet.Text(Rng.Chance(0.5) ? Estate.OfficeAddress : person.Home), person.Browser)
            {
                Region = "us-east-1",
                Type = "AwsConsoleSignIn",
                ReadOnly = false,
                ErrorMessage = "Failed authentication",
                Response = """{"ConsoleLogin":"Failure"}""",
                Additional = """{"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No","MFAUsed":"No"}""",
            }, Rng);
        }
    }

    private void Unanswered(Minute now)
    {
        // A partner is down: every server that needs it tries again and again.
        var partner = Internet.Server(Rng);
        var start = Within(now);
        foreach (var app in Estate.Apps)
            for (var i = Rng.Between(3, 12); i > 0; i--) World.Flow(new(app, partner, Rng.EphemeralPort(), 443, start + Rng.Below(600_000), 0, 0, 0) { Fate = FlowFate.Dropped });
    }

    private void Restart(Minute now)
    {
        // The patched database restarts; until it is back it refuses.
        var start = now.Second * 1000 + 5000;
        foreach (var machine in Estate.Apps.Concat(Estate.Workers))
            for (var i = Rng.Between(4, 15); i > 0; i--) World.Flow(new(machine, Estate.Databases[0], Rng.EphemeralPort(), 5432, start + Rng.Below(50_000), 0, 0, 0) { Fate = FlowFate.Refused });
    }
}
