using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Drift;

/// <summary>One change of the company that comes on a day of the run and stays. A class is all there is to add: <see cref="Calendar"/> finds it.</summary>
internal abstract class Change : Doing
{
    /// <param name="world">Where it happens.</param>
    /// <param name="day">Day of the run on which it begins.</param>
    /// <param name="kind">Its name in the truth.</param>
    /// <param name="text">One sentence for people.</param>
    /// <param name="lasts">Days after the first on which something is still new.</param>
    protected Change(World world, int day, string kind, string text, int lasts = 0)
        : base(world)
    {
        Note = new() { Kind = kind, Text = text, Day = day, Until = Math.Min(world.Options.Days - 1, day + lasts) };
        world.Changes.Add(Note);
    }

    /// <summary>What the truth says of it.</summary>
    protected ChangeNote Note { get; }

    /// <inheritdoc />
    public sealed override void Step(Minute now)
    {
        if (now.Day >= Note.Day) Go(now);
    }

    /// <summary>Does what it does in a minute of its first day or later.</summary>
    protected abstract void Go(Minute now);

    /// <summary>True in one minute of the first day, given by local hour and minute; on a first day that is cut short, never.</summary>
    protected bool Begins(Minute now, int hour, int minute = 0) => now.Day == Note.Day && now.LocalOfDay == hour * 60 + minute;

    /// <summary>Names whom it touches.</summary>
    protected void Touch(Machine machine) => Note.Touch(new("device", machine.EntityId, machine.Name));

    /// <summary>Names whom it touches.</summary>
    protected void Touch(Caller caller, string name) => Note.Touch(new("identity", "identity:" + caller.Arn, name));

    /// <summary>An administrator's day-time call.</summary>
    protected void Call(AwsAccount account, Caller caller, string from, string agent, long at, string service, string name, string request = "null", bool readOnly = false) =>
        World.Call(new(account, caller, at, service, name, from, agent) { Request = request, ReadOnly = readOnly, Region = service == "iam" ? "us-east-1" : null }, Rng);

    /// <summary>Somebody of the platform team who is there, or else of any job with access.</summary>
    protected Person Admin()
    {
        var there = Estate.Staff.Where(p => p.Access == "AdministratorAccess" && p.Leaves == int.MaxValue).ToList();
        return Rng.Pick(there);
    }
}
