using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>Somebody switches the logs off. Twin: the platform team moves the trail to a new one.</summary>
[Family("log-tampering", Pace.Burst)]
internal sealed class LogTampering : Attack
{
    private readonly int start;
    private readonly Person person;
    private readonly string from;
    private bool done;

    public LogTampering(World world, bool twin)
        : base(world, twin)
    {
        start = StartMinute(1, twin ? 9 : 0, twin ? 16 : 23);
        person = Someone(twin ? "platform" : "developer");
        from = Internet.Text(twin ? Estate.OfficeAddress : Rng.Chance(0.5) ? person.Home : Internet.Server(Rng));
        Tell(twin ? "The platform team replaces the trail by a new one" : "Somebody stops the trail and removes the flow logs", "T1562.008", "T1078.004", "T1526");
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        var account = Twin ? Estate.Development : Estate.Production;
        var caller = World.Calls.Person(person, account, at - 300_000);
        Actor(caller, person.Email);
        var trail = $"arn:aws:cloudtrail:{account.Region}:{account.Id}:trail/kestrel-trail";
        Touch("resource", trail, "kestrel-trail");
        Do("cloudtrail", "DescribeTrails", "null", true);
        if (Twin)
        {
            Do("cloudtrail", "CreateTrail", """{"name":"kestrel-trail-2","s3BucketName":"kestrel-log-archive","isMultiRegionTrail":true}""");
            Do("cloudtrail", "StartLogging", """{"name":"kestrel-trail-2"}""");
        }

        Do("cloudtrail", "StopLogging", $$"""{"name":"{{trail}}"}""");
        if (Twin || Stealth < 0.5) Do("cloudtrail", "DeleteTrail", $$"""{"name":"{{trail}}"}""");
        else Do("cloudtrail", "PutEventSelectors", $$"""{"trailName":"{{trail}}","eventSelectors":[{"readWriteType":"ReadOnly","includeManagementEvents":false}]}""");
        if (!Twin) Do("ec2", "DeleteFlowLogs", $$$$"""{"DeleteFlowLogsRequest":{"FlowLogId":{"tag":1,"content":"{{{{account.FlowLogId}}}}"}}}""");

        void Do(string service, string name, string request, bool readOnly = false) => Call(account, caller, at += Rng.Between(3000, (int)(20_000 + 200_000 * Stealth)), service, name, from, person.CommandLine, request, readOnly);
    }
}
