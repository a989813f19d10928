using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>Several of the staff travel for some days and work from where they are.</summary>
internal sealed class StaffTravel : Change
{
    public StaffTravel(World world, int day)
        : base(world, day, "staff-travel", "Several of the staff work from hotels for some days", 7)
    {
        var people = Estate.Staff.Where(p => p.Access.Length > 0 && p.Leaves == int.MaxValue && p.Joins == 0).OrderBy(_ => Rng.Bits()).Take(Math.Max(2, (int)(2 * Estate.Scale))).ToList();
        foreach (var person in people)
        {
            var first = day + Rng.Below(4);
            person.Journeys.Add((first, first + Rng.Between(2, 4), Internet.Home(Rng)));
            var role = Estate.SignOnRole(Estate.Production, person.Access);
            Note.Touch(new("identity", "identity:" + role.Arn, person.Email));
            Touch(person.Laptop);
        }
    }

    protected override void Go(Minute now)
    {
        // Their own rhythm knows where they are.
    }
}
