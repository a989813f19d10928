using Windhover.Lab.Chance;
using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>The web tier: grows and shrinks with the customers, and is replaced machine by machine at every deployment. Addresses are used again.</summary>
internal sealed class Autoscaling : Doing
{
    private readonly Queue<Machine> outdated = new();
    private readonly uint first = Internet.Address("10.10.8.10");
    private string image;

    public Autoscaling(World world)
        : base(world)
    {
        image = "ami-0" + Rng.Hex(16);
        while (Estate.Web.Count < Wanted(new(0, world.Begin))) Estate.Web.Add(Build());
    }

    public override void Step(Minute now)
    {
        if (now.Weekday is 1 or 3 && now.LocalOfDay == 10 * 60 + 30 + now.Day % 20)
        {
            image = "ami-0" + Rng.Hex(16);
            foreach (var machine in Estate.Web) outdated.Enqueue(machine);
        }

        if (outdated.Count > 0 && now.Index % 4 == 0)
        {
            var old = outdated.Dequeue();
            if (!Estate.Web.Contains(old)) return;
            Launch(now);
            Terminate(old, now);
            return;
        }

        if (now.Index % 5 != 0) return;
        var wanted = Wanted(now);
        if (wanted > Estate.Web.Count) Launch(now);
        else if (wanted < Estate.Web.Count - 1 && outdated.Count == 0) Terminate(Estate.Web[0], now);
    }

    private int Wanted(Minute now) => Math.Max(2, (int)((1.5 + 1.3 * Season.Customers(now)) * Estate.Scale + 0.5));

    private Machine Build()
    {
        var address = first;
        while (Estate.Web.Exists(m => m.Address == address)) address++;
        return Estate.NewAws(Estate.Production, Rng, $"web-{Internet.Text(address)}", "web", address, "web-role");
    }

    private void Launch(Minute now)
    {
        var machine = Build();
        Estate.Web.Add(machine);
        World.Calls.Launched(machine, image, "shop-web", Within(now), Rng);
    }

    private void Terminate(Machine machine, Minute now)
    {
        Estate.Web.Remove(machine);
        World.Calls.Terminated(machine, Within(now), Rng);
    }
}
