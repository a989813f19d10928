using Windhover.Lab.Chance;
using Windhover.Lab.Truth;
using Windhover.Lab.Writers;

namespace Windhover.Lab.Company;

/// <summary>The estate and the logs that watch it: what behaviours and attacks act on.</summary>
internal sealed class World
{
    private readonly VpcFlowWriter production, development, overseas;
    private readonly VnetFlowWriter azure;
    private readonly ZeekConnWriter office;
    private readonly CloudTrailWriter trail;
    private readonly WorkspaceActivityWriter? activities;
    private readonly LabGateway? gateway;

    public World(LabOptions options, LabGateway? gateway = null)
    {
        (Options, this.gateway) = (options, gateway);
        Estate = new(options);
        production = new(options.Root, Estate.Production, options.Compress, Duplicates);
        development = new(options.Root, Estate.Development, options.Compress, Duplicates);
        overseas = new(options.Root, Estate.Overseas, options.Compress, Duplicates);
        azure = new(options.Root, Estate.Azure);
        office = new(options.Root, options.Compress);
        trail = new(options.Root, options.Compress, Duplicates);
        if (options.HasWorkspace)
        {
            Workspace = new(options, Estate);
            activities = new(options.Root, Workspace);
        }

        Begin = new DateTimeOffset(options.Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
        Calls = new(this);
    }

    public LabOptions Options { get; }

    public Estate Estate { get; }

    /// <summary>The company's Google Workspace; null when it has none.</summary>
    public Workspace? Workspace { get; }

    /// <summary>API calls in the forms that repeat.</summary>
    public Calls Calls { get; }

    /// <summary>Epoch seconds of the first day's midnight.</summary>
    public long Begin { get; }

    /// <summary>What changed in the company, other than by attacks and twins.</summary>
    public List<ChangeNote> Changes { get; } = [];

    /// <summary>Files that were delivered twice.</summary>
    public List<DuplicateFile> Duplicates { get; } = [];

    /// <summary>A minute of the run.</summary>
    public Minute Minute(int index)
    {
        var second = Begin + index * 60L;
        var day = (int)((second + Company.Minute.UtcOffset) / 86400 - Begin / 86400);
        return new(index, second) { Holiday = Estate.Holidays.Contains(day) };
    }

    /// <summary>Random numbers for one purpose.</summary>
    public Rng Chance(string purpose) => new(Options.Root, purpose);

    /// <summary>Lets every log that sees a connection write it down.</summary>
    public void Flow(in Flow tried, Story? story = null)
    {
        var flow = gateway?.Let(tried) ?? tried;
        if (flow.From.Machine is { } self && self == flow.To.Machine) return; // a machine's word to itself never reaches its interface
        if (flow.From.Machine is { } from) Log(from, flow, opener: true, story);
        if (flow.To.Machine is { } to && !(to.Network == Network.Office && flow.From.Machine?.Network == Network.Office)) Log(to, flow, opener: false, story);
        if (story is null) return;
        Outside(flow.From, story);
        Outside(flow.To, story);
    }

    /// <summary>Lets the trail record an API call.</summary>
    public void Call(ApiCall call, Rng rng, Story? story = null)
    {
        trail.Write(gateway?.Let(call) ?? call, rng, story);
        if (story is not null && char.IsAsciiDigit(call.From[0])) Outside(Internet.Address(call.From), story);
    }

    /// <summary>Lets the company's Google Workspace record what somebody did in it.</summary>
    public void Activity(WorkspaceActivity activity, Rng rng, Story? story = null)
    {
        activities!.Write(activity, rng, story);
        story?.Addresses.Add(activity.From);
    }

    /// <summary>Records an interface without traffic.</summary>
    public void NoData(Machine machine, long second) => production.NoData(Prepared(machine), second);

    /// <summary>The files that are complete at a second.</summary>
    public IEnumerable<LabFile> Close(long second) =>
        production.Close(second).Concat(development.Close(second)).Concat(overseas.Close(second)).Concat(azure.Close(second)).Concat(office.Close(second)).Concat(trail.Close(second)).Concat(activities?.Close(second) ?? []);

    private void Outside(Peer peer, Story story)
    {
        if (peer.Machine is null && peer.Outside >> 24 != 10 && !Estate.Owns(peer.Outside)) story.Addresses.Add(Internet.Text(peer.Outside));
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
            case Network.Overseas:
                overseas.Write(Prepared(me), flow, opener, story);
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
        (machine.Network switch { Network.Production => production, Network.Development => development, _ => overseas }).Adopt(machine);
        if (machine.Nat is { } nat) Prepared(nat);
        return machine;
    }
}
