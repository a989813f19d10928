using Windhover.Lab.Company;

namespace Windhover.Lab.Attacks;

/// <summary>
/// Somebody who has left still has an account that nobody closed: it signs in from an unfamiliar IPv6 address, downloads the team's large design files one after the other and
/// shares them with a private address outside (<c>https://attack.mitre.org/techniques/T1530/</c>). Twin: a colleague on a journey, who does the usual work from a hotel in another country.
/// </summary>
[Family("leaver", Pace.Burst, InWorkspace = true)]
internal sealed class Leaver : Attack
{
    private static readonly string[] Rented = ["2a01:4f8", "2001:41d0", "2a01:7e00"];
    private static readonly string[] Subscribers = ["2003:c1", "2a01:cb08", "2a00:23c5"];
    private readonly Workspace workspace;
    private readonly int start;
    private readonly Member member;
    private readonly string from, friend;
    private bool done;

    public Leaver(World world, bool twin)
        : base(world, twin)
    {
        workspace = world.Workspace!;
        start = StartMinute(1, twin ? 8 : 18, twin ? 15 : 22);
        var people = workspace.Members.Where(m => m.Team == (twin ? "sales" : "design") && m.Person.Leaves == int.MaxValue && m.Person.Joins == 0 && m.Person.Travels.From < 0).ToList();
        member = people[Rng.Below(people.Count)];
        from = Workspace.Address(Rng.Pick(twin || Stealth > 0.5 ? Subscribers : Rented), Rng);
        friend = $"{member.Person.First}.{member.Person.Last}{Rng.Between(10, 99)}@postbox.example".ToLowerInvariant();
        Tell(twin ? "A colleague on a journey does the usual work from a hotel" : "The account of somebody who left takes design files from an unfamiliar address and shares them outside", "T1078.004", "T1530", "T1567.002");
        if (twin) return;
        member.Person.Leaves = Math.Max(world.Options.QuietDays - 1, start / 1440 - Rng.Between(2, 6));
        var left = new Truth.ChangeNote { Kind = "staff-leaves", Text = $"{member.Person.First} {member.Person.Last} leaves the company, the account stays open", Day = member.Person.Leaves, Until = member.Person.Leaves };
        left.Touch(new("identity", "identity:" + member.Person.Email, member.Person.Email));
        world.Changes.Add(left);
    }

    public override void Step(Minute now)
    {
        if (done || now.Index < start) return;
        done = true;
        var at = Within(now);
        Story.Entities.Add(new("identity", "identity:" + member.Person.Email, member.Person.Email));
        World.Activity(new(member, at, from, "login_success") { SecondStep = Twin ? "google_prompt" : "" }, Rng, Story);
        if (Twin) Work(at);
        else Take(at);
    }

    // A layout with its pictures has some gigabytes: over a private line one takes minutes, and the next is begun when it is there.
    private void Take(long at)
    {
        foreach (var season in new[] { "Autumn", "Winter" })
        {
            var file = new Document("1" + Rng.Text(32, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"), $"Catalogue {season} 2026 master.INDD", "unknown", "Design", workspace.Drives["design"]);
            Touch("resource", file.Id, file.Title);
            Do(file, "view", at += Rng.Between(20_000, 60_000));
            Do(file, "download", at += Rng.Between(8_000, 30_000));
            Do(file, "change_user_access", at + Rng.Between(60_000, 150_000), friend);
            at += Rng.Between(300_000, 720_000);
        }
    }

    private void Work(long at)
    {
        for (var i = Rng.Between(10, 20); i > 0; i--) Do(Rng.PickZipf(member.Documents), Rng.Pick(["view", "view", "view", "edit", "download"]), at += Rng.Between(20_000, 240_000));
        Do(member.Documents[0], "change_user_access", at + Rng.Between(20_000, 90_000), workspace.Partners[member.Team][0]);
    }

    private void Do(Document file, string name, long at, string with = "") => World.Activity(new(member, at, from, name) { Document = file, SharedWith = with }, Rng, Story);
}
