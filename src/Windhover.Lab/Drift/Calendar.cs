using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;

namespace Windhover.Lab.Drift;

/// <summary>When which change comes: each in a part of the run of its own, in an order drawn from the seed.</summary>
internal static class Calendar
{
    private const double FullRun = 14;

    private static readonly IReadOnlyList<Type> Kinds =
        [.. typeof(Change).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Change)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The changes of a run; in one shorter than 14 days a random part of them. None on the first day.</summary>
    public static IEnumerable<IBehaviour> Plan(World world)
    {
        var days = world.Options.Days;
        if (!world.Options.Changes || days < 2) return [];
        var rng = world.Chance("calendar");
        var order = Kinds.Select(_ => rng.Bits()).ToArray();
        var plan = new List<IBehaviour>();
        foreach (var (index, kind) in Kinds.Index())
        {
            var place = order.Count(o => o < order[index]);
            var day = 1 + (int)((days - 1) * (place + rng.Unit()) / Kinds.Count);
            if (rng.Chance(days / FullRun)) plan.Add((Change)Activator.CreateInstance(kind, world, day)!);
        }

        Staff(world);
        return plan;
    }

    private static void Staff(World world)
    {
        foreach (var person in world.Estate.Staff)
        {
            if (person.Joins > 0) Note(person, person.Joins, "joins");
            if (person.Leaves < world.Options.Days) Note(person, person.Leaves, "leaves");
        }

        void Note(Person person, int day, string what)
        {
            var note = new Truth.ChangeNote { Kind = "staff-" + what, Text = $"{person.First} {person.Last} {what} the company", Day = day, Until = day };
            note.Touch(new("device", person.Laptop.EntityId, person.Laptop.Name));
            world.Changes.Add(note);
        }
    }
}
