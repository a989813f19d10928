using Windhover.Lab.Chance;
using Windhover.Lab.Truth;
using Windhover.Lab.Writers;

namespace Windhover.Lab.Company;

/// <summary>The estate and the logs that watch it: what behaviours and attacks act on.</summary>
internal sealed class World
{
    private readonly VpcFlowWriter production, development;
    private readonly VnetFlowWriter azure;
    private readonly ZeekConnWriter office;
    private readonly CloudTrailWriter trail;

    public World(LabOptions options)
    {
        Options = options;
        Estate = new(options);
        production = new(options.Seed, Estate.Production, options.Compress);
        development = new(options.Seed, Estate.Development, options.Compress);
        azure = new(options.Seed, Estate.Azure);
        office = new(options.Seed, options.Compress);
        trail = new(options.Seed, options.Compress);
        Begin = new DateTimeOffset(options.Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
        Calls = new(this);
    }

    public LabOptions Options { get; }

    public Estate Estate { get; }

    /// <summary>API calls in the forms that repeat.</summary>
    public Calls Calls { get; }

    /// <summary>Epoch seconds of the first day's midnight.</summary>
    public long Begin { get; }

    /// <summary>Random numbers for one purpose.</summary>
    public Rng Chance(string purpose) => new(Options.Seed, purpose);

    /// <summary>Lets every log that sees a connection write it down.</summary>
    public void Flow(in Flow flow, Story? story = null)
    {
        if (flow.From.Machine is { } from) Log(from, flow, opener: true, story);
        if (flow.To.Machine is { } to && !(to.Network == Network.Office && flow.From.Machine?.Network == Network.Office)) Log(to, flow, opener: false, story);
        if (story is null) return;
        Outside(flow.From, story);
        Outside(flow.To, story);
    }

    /// <summary>Lets the trail record an API call.</summary>
    public void Call(ApiCall call, Rng rng, Story? story = null)
    {
        trail.Write(call, rng, story);
        if (story is not null && char.IsAsciiDigit(call.From[0])) Outside(Internet.Address(call.From), story);
    }

    /// <summary>Records an interface without traffic.</summary>
    public void NoData(Machine machine, long second) => production.NoData(Prepared(machine), second);

    /// <summary>The files that are complete at a second.</summary>
    public IEnumerable<LabFile> Close(long second) =>
        production.Close(second).Concat(development.Close(second)).Concat(azure.Close(second)).Concat(office.Close(second)).Concat(trail.Close(second));

    private void Outside(Peer peer, Story story)
    {
        if (peer.Machine is null && peer.Outside >> 24 != 10 && peer.Outside != Estate.OfficeAddress) story.Addresses.Add(Internet.Text(peer.Outside));
    }

    private void Log(Machine me, in Flow flow, bool opener, Story? story)
    {
        switch (me.Network)
        {
            case Network.Production:
                production.Write(Prepared(me), flow, opener, story);
                break;
            case Network.Development:
                development.Write(Prepared(me), flow, opener, story);
                break;
            case Network.Azure:
                azure.Write(me, flow, opener, story);
                break;
            default:
                office.Write(flow, story);
                break;
        }
    }

    private Machine Prepared(Machine machine)
    {
        if (machine.Head.Length > 0) return machine;
        (machine.Network == Network.Production ? production : development).Adopt(machine);
        if (machine.Nat is { } nat) Prepared(nat);
        return machine;
    }
}
