using Windhover.Core.Incidents;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Response;
using Windhover.Testing.Server;

namespace Windhover.FunctionalTests.Server;

/// <summary>
/// The server with a real response over a platform in memory, after five hours of work: one action expired, one that cannot be taken back, one that failed, one in force, and two proposals: of a
/// machine (<see cref="Costly"/>) and of the leaver's account.
/// </summary>
public class RespondingServer : RunningServer
{
    private const long Minute = 60_000;
    private readonly StoryClock _clock = new(FoundResponse.Now - (5 * Found.Hour));
    private readonly MemoryPlatform _platform = new() { Words = Words };
    private IStateStore _state = null!;
    private IResponseStore _store = null!;
    private ResponseDesk? _desk;
    private long _epoch = 1;

    internal MemoryPlatform Platform => _platform;

    internal ResponseDesk Desk => _desk!;

    /// <summary>The action in force, of web-2.</summary>
    internal string Standing => Of("incident-standing");

    /// <summary>The proposal that is beyond the limit, of web-4.</summary>
    internal string Costly => Of("incident-costly");

    /// <summary>The proposal of the leaver's account.</summary>
    internal string OfLeaver => Of(FoundLeaver.IncidentId);

    /// <summary>The action of web-1 whose time is over and that cannot be taken back.</summary>
    internal string Stuck => Of("incident-stuck");

    /// <summary>What expired, of web-3.</summary>
    internal string Over => Of("incident-over");

    /// <summary>What the platform refused, of web-3.</summary>
    internal string Refused => Of("incident-refused");

    protected override TimeProvider Clock => _clock;

    protected virtual ResponsePolicy Policy => FoundResponse.Policy;

    public override async ValueTask DisposeAsync()
    {
        if (_desk is not null) await _desk.DisposeAsync();
        _store?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sets the time, and waits until what is due by then is done.</summary>
    internal async Task SetAsync(long now)
    {
        _clock.Now = now;
        await Desk.WaitUntilIdleAsync(CancellationToken.None);
    }

    protected override async Task<IResponseDesk?> RespondAsync(IStateStore state)
    {
        _state = state;
        _store = EmbeddedStores.OpenResponse(PathOf("response.db"));
        foreach (var number in Enumerable.Range(0, Findings)) _platform.Known.Add(Found.Machine(number).Id);
        _platform.Known.Add(FoundLeaver.Account.Id);
        await File.WriteAllTextAsync(PathOf(FoundLeaver.File), string.Join('\n', FoundLeaver.Records) + "\n");
        Telemetry.Append([.. FoundLeaver.Events, .. FoundResponse.Work], [.. FoundResponse.Week]);
        Telemetry.Commit(2);
        _desk = new ResponseDesk(Policy, _platform.AsPlatforms(), _store, state, Telemetry, _clock, static _ => { });
        _desk.Start(Engine);
        await HappenAsync();
        return _desk;
    }

    private async Task HappenAsync()
    {
        await CallsAsync(3, "incident-over");
        await SetAsync(FoundResponse.Now - (3 * Found.Hour));
        await CallsAsync(1, "incident-stuck");
        _platform.Before = CannotUndo;
        await SetAsync(FoundResponse.Now - (58 * Minute));
        await SetAsync(FoundResponse.Now - (40 * Minute));
        await CallsAsync(2, "incident-standing");
        await SetAsync(FoundResponse.Now - (30 * Minute));
        _platform.Before = CannotApply;
        await CallsAsync(3, "incident-refused");
        _platform.Before = CannotUndo;
        await SetAsync(FoundResponse.Now - (25 * Minute));
        await CallsAsync(4, "incident-costly", remotes: 66);
        await CallsAsync(5, "incident-untouched");
        var (incident, report) = FoundResponse.Leaver(_clock.Now - Minute);
        await TellAsync(FoundLeaver.Change(++_epoch) with { Investigations = [report] }, incident);
        await SetAsync(FoundResponse.Now);
        _platform.Before = static _ => { };
    }

    private static void CannotUndo(string step)
    {
        if (step.StartsWith("undo", StringComparison.Ordinal)) throw new ActionFailedException("the firewall answers 503: it is being upgraded");
    }

    private static void CannotApply(string step)
    {
        if (step.StartsWith("apply", StringComparison.Ordinal)) throw new ActionRefusedException("its security group is managed by somebody else");
    }

    private Task CallsAsync(int number, string id, int remotes = 1)
    {
        var (alert, incident, report) = FoundResponse.Calls(number, id, _clock.Now - 10_000, remotes);
        return TellAsync(new() { Epoch = ++_epoch, Alerts = [alert], Incidents = [incident], Investigations = [report] }, incident);
    }

    private async Task TellAsync(StateChange change, Incident incident)
    {
        _state.Commit(change);
        Desk.Publish([], [incident]);
        await Desk.WaitUntilIdleAsync(CancellationToken.None);
        await Desk.WaitUntilIdleAsync(CancellationToken.None);
    }

    private string Of(string incident) => _store.Actions(new ActionQuery { IncidentId = incident }).Items[0].ActionId;

    private static string Words(ActionRequest request) => request.Wanted switch
    {
        { Kind: ContainmentKind.BlockConnections } wanted => $"The firewall drops new connections of {wanted.Entity.Name} {string.Join(", ", wanted.Block.Take(3))}; those that are open are cut.",
        { Kind: ContainmentKind.EnforcePatternOfLife } wanted => $"The firewall lets {wanted.Entity.Name} keep the {wanted.Allow.Count} kinds of connections of its pattern of life and drops the rest.",
        { Kind: ContainmentKind.DenyOperations } wanted => $"{wanted.Entity.Name} is denied {string.Join(", ", wanted.Operations)} by the policy windhover-{request.ActionId}.",
        var wanted => $"{wanted.Kind} of {wanted.Entity.Name}.",
    };
}
