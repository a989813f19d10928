using Windhover.Lab.Behaviour;
using Windhover.Lab.Chance;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Attacks;

/// <summary>
/// One staged attack, or its benign twin: the same records for a good reason, on another entity and day. Each has random numbers of its own, so that
/// leaving one out changes nothing else.
/// </summary>
internal abstract class Attack : IBehaviour
{
    protected Attack(World world, bool twin)
    {
        var family = Family.Of(GetType());
        var kind = family.Kind;
        World = world;
        Rng = world.Chance((twin ? "twin:" : "attack:") + kind);
        var stealth = world.Options.Stealth ?? Math.Round(0.1 + 0.8 * Rng.Unit(), 2);
        Story = new() { Id = (twin ? "twin-" : "attack-") + kind, Kind = kind, Twin = twin, Stealth = stealth, HeldOut = family.HeldOut, Slow = family.Pace == Pace.Slow };
    }

    /// <summary>What it left.</summary>
    public Story Story { get; }

    protected World World { get; }

    protected Estate Estate => World.Estate;

    protected Rng Rng { get; }

    protected bool Twin => Story.Twin;

    protected double Stealth => Story.Stealth;

    /// <inheritdoc />
    public abstract void Step(Minute now);

    /// <summary>The same coin for an attack and its twin, so that they can choose different sides.</summary>
    protected bool Coin() => World.Chance("pair:" + Story.Kind).Chance(0.5);

    /// <summary>A minute of the run after the learning days, early enough for what follows.</summary>
    protected int StartMinute(double needDays, int fromHour = 0, int toHour = 24)
    {
        var days = World.Options.Days;
        var first = World.Options.QuietDays;
        var last = Math.Max(first, (int)Math.Floor(days - needDays - 0.001));
        var hour = Math.Min(fromHour, toHour - 1);
        return Rng.Between(first, Math.Min(last, days - 1)) * 1440 + Rng.Between(hour * 60, toHour * 60 - 1);
    }

    /// <summary>Minutes left to the end of the run.</summary>
    protected int Remaining(int from) => World.Options.Days * 1440 - from - 1;

    protected long Within(Minute now) => now.Second * 1000 + Rng.Below(60_000);

    /// <summary>Names who is compromised, or acts.</summary>
    protected void Actor(Machine machine) => Story.Entities.Add(new("device", machine.EntityId, machine.Name));

    /// <summary>Names who is compromised, or acts.</summary>
    protected void Actor(Caller caller, string name)
    {
        if (Story.Entities.TrueForAll(e => e.Id != "identity:" + caller.Arn)) Story.Entities.Add(new("identity", "identity:" + caller.Arn, name));
        if (caller.SessionArn != caller.Arn) Touch("identity", caller.SessionArn, name);
    }

    /// <summary>Names who else is touched.</summary>
    protected void Touch(Machine machine)
    {
        if (Story.Related.TrueForAll(e => e.Id != machine.EntityId)) Story.Related.Add(new("device", machine.EntityId, machine.Name));
    }

    /// <summary>Names who else is touched.</summary>
    protected void Touch(string type, string arn, string name)
    {
        if (Story.Related.TrueForAll(e => e.Id != $"{type}:{arn}")) Story.Related.Add(new(type, $"{type}:{arn}", name));
    }

    /// <summary>Says what happens, in one sentence, with ATT&amp;CK techniques.</summary>
    protected void Tell(string text, params string[] techniques)
    {
        Story.Text = text;
        if (!Twin) Story.Techniques.AddRange(techniques);
    }

    /// <summary>Names techniques that this telling of the story has and others have not.</summary>
    protected void Also(params string[] techniques)
    {
        if (!Twin) Story.Techniques.AddRange(techniques);
    }

    /// <summary>A TCP connection of the story.</summary>
    protected void Tcp(Peer from, Peer to, ushort port, long start, int milliseconds, double bytesOut, double bytesIn, FlowFate fate = FlowFate.Done) =>
        World.Flow(new(from, to, Rng.EphemeralPort(), port, start, milliseconds, (long)bytesOut, (long)bytesIn) { Fate = fate, Service = ServiceOf(port) }, Story);

    /// <summary>A UDP exchange of the story.</summary>
    protected void Udp(Peer from, Peer to, ushort fromPort, ushort port, long start, int milliseconds, double bytesOut, double bytesIn) =>
        World.Flow(new(from, to, fromPort, port, start, milliseconds, (long)bytesOut, (long)bytesIn) { Protocol = 17, Service = ServiceOf(port) }, Story);

    /// <summary>An API call of the story.</summary>
    protected void Call(AwsAccount account, Caller caller, long at, string service, string name, string from, string agent, string request = "null", bool readOnly = true, string error = "", string response = "null", string? region = null) =>
        World.Call(new(account, caller, at, service, name, from, agent)
        {
            Request = request,
            Response = response,
            ReadOnly = readOnly,
            Region = region ?? (service == "iam" ? "us-east-1" : null),
            Error = error,
            ErrorMessage = error.Length == 0 ? "" : $"User: {caller.SessionArn} is not authorized to perform: {service}:{name} because no identity-based policy allows the {service}:{name} action",
        }, Rng, Story);

    /// <summary>A person by job, not the one the other half of the pair takes.</summary>
    protected Person Someone(string job)
    {
        // A small company may have nobody of the job: then somebody else does it as well.
        var stay = Estate.Staff.Where(p => p.Leaves == int.MaxValue && p.Joins == 0).ToList();
        var people = stay.Where(p => p.Job == job).ToList();
        if (people.Count == 0) people = stay;
        return people[Rng.Below(people.Count)];
    }

    private static string ServiceOf(ushort port) => port switch { 22 => "ssh", 443 => "ssl", 445 => "smb", 3389 => "rdp", 53 => "dns", _ => "" };
}
