using Windhover.Lab.Chance;
using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>People in Google Workspace: they sign in, look at files, write, download, make new ones, and share them with colleagues and with the partners of their team.</summary>
internal sealed class WorkspaceLife(World world, Workspace workspace) : Doing(world)
{
    private static readonly string[] Work = ["view", "view", "view", "view", "view", "view", "edit", "edit", "edit", "download", "rename"];
    private readonly List<Sitting> sittings = [];
    private readonly Dictionary<Member, int> signedIn = [];

    public override void Step(Minute now)
    {
        var season = Season.Staff(now);
        foreach (var member in workspace.Members)
        {
            if (!member.Person.Present(now.Day) || sittings.Exists(s => s.Member == member) || !Rng.Chance(0.0065 * season)) continue;
            var sitting = new Sitting(member, From(member, now), now.Index + Rng.Between(4, 45));
            sittings.Add(sitting);
            if (signedIn.TryGetValue(member, out var day) && day == now.Day && !Rng.Chance(0.06)) continue;
            signedIn[member] = now.Day;
            SignIn(sitting, Within(now));
        }

        for (var i = sittings.Count - 1; i >= 0; i--)
        {
            for (var n = Rng.Poisson(0.36); n > 0; n--) Do(sittings[i], Within(now));
            if (now.Index >= sittings[i].Until) sittings.RemoveAt(i);
        }
    }

    private string From(Member member, Minute now)
    {
        var person = member.Person;
        if (person.Travelling(now.Day)) return Internet.Text(person.Hotel(now.Day, person.Home));
        if (Rng.Chance(0.04)) return member.Phone;
        var atHome = new Rng(World.Options.Root, $"workspace{person.UserName}{now.Day}").Chance(0.35) || now.IsWeekend || now.LocalHour is < 7 or > 18;
        return atHome ? member.Home : Internet.Text(Estate.OfficeAddress);
    }

    private void SignIn(Sitting sitting, long at)
    {
        if (Rng.Chance(0.05)) World.Activity(new(sitting.Member, at - Rng.Between(8000, 40_000), sitting.From, "login_failure"), Rng);
        World.Activity(new(sitting.Member, at, sitting.From, "login_success") { SecondStep = Rng.Chance(0.3) ? "google_prompt" : "" }, Rng);
    }

    private void Do(Sitting sitting, long at)
    {
        var member = sitting.Member;
        var draw = Rng.Unit();
        if (draw < 0.05)
        {
            var mine = Rng.Chance(0.6);
            var made = mine ? Workspace.OfPerson(member, Rng) : workspace.OfTeam(member.Team, Rng);
            (mine ? member.Documents : workspace.Shared[member.Team]).Insert(Rng.Below(3), made);
            World.Activity(new(member, at, sitting.From, made.Type is "document" or "spreadsheet" or "presentation" ? "create" : "upload") { Document = made }, Rng);
            return;
        }

        var chosen = Rng.Chance(0.5) ? Rng.PickZipf(member.Documents) : Rng.PickZipf(workspace.Shared[Rng.Chance(0.9) ? member.Team : Rng.Pick([.. workspace.Shared.Keys])]);
        if (draw < 0.075)
        {
            var with = Rng.Chance(0.35) ? Rng.PickZipf(workspace.Partners[member.Team]) : Rng.Pick(workspace.Members).Person.Email;
            if (with != member.Person.Email) World.Activity(new(member, at, sitting.From, "change_user_access") { Document = chosen, SharedWith = with }, Rng);
            return;
        }

        World.Activity(new(member, at, sitting.From, Rng.Pick(Work)) { Document = chosen }, Rng);
    }

    private sealed record Sitting(Member Member, string From, int Until);
}
