using System.Globalization;
using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>
/// An action of a gateway. Each makes chains of its own that a packet enters through a set of the device's addresses; the kernel takes the addresses out of the set when the time is over, so that
/// nothing is dropped any more even if nobody comes to remove the chains. Each change is one transaction: there is no half of it.
/// </summary>
internal abstract class NftAction(string name, ContainmentKind kind, string title, params string[] preconditions) : ResponseAction<NftablesConnection>
{
    private const int Tries = 3;

    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = $"{NftablesResponder.Name}.{name}",
        Responder = NftablesResponder.Name,
        Kind = kind,
        Of = EntityType.Device,
        Title = title,
        Preconditions =
        [
            .. preconditions,
            "The gateway forwards the device's packets; what devices of one segment say to each other, or to the gateway itself, does not pass it.",
            "The kernel ends it by itself when its time is over.",
        ],
        Page = NftablesResponder.Page,
        Permissions = ["CAP_NET_ADMIN in the gateway's network namespace, or with sudo: NOPASSWD for /usr/sbin/nft -j * and /usr/sbin/conntrack"],
        EndsByItself = true,
    };

    /// <inheritdoc/>
    protected override async Task<ActionPlan> PlanAsync(NftablesConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var names = NftNames.Of(request.ActionId);
        var wanted = request.Wanted;
        if (wanted.Kind != Descriptor.Kind) throw new ActionRefusedException($"{Descriptor.Name} does {Descriptor.Kind}, not {wanted.Kind}.");
        if (request.Until <= request.Now) throw new ActionRefusedException("Its time is over before it begins.");
        var own = NftOwn.Addresses(wanted.Entity, at.Networks);
        var rules = NftRules.Of(wanted);
        var table = await at.ReadAsync(cancellation).ConfigureAwait(false);
        if (table is not null && table.Chains.TryGetValue(NftNames.Forward, out var hook) && hook != "filter forward") throw new ActionRefusedException($"The table {at.Table} has a chain {NftNames.Forward} that Windhover did not make.");
        var addresses = string.Join(", ", own);
        return new ActionPlan
        {
            ActionId = request.ActionId,
            Place = $"inet {at.Table} {names.Mark}",
            Text = $"On the gateway ({at.Nft}), table inet {at.Table}: {What(wanted)} {addresses} until {Time(request.Until)}.",
            Before = new JsonObject { ["table"] = table is not null },
            Change = new JsonObject
            {
                ["kind"] = wanted.Kind.ToString(),
                ["own"] = new JsonArray([.. own.Select(a => JsonValue.Create(a.ToString()))]),
                ["rules"] = RunningFlows.Write(wanted),
                ["out"] = rules.Out,
                ["in"] = rules.In,
            },
            Until = request.Until,
        };
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(NftablesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var piece = NftPiece.Of(plan);
        await InTurnAsync(at, (table, batch) =>
        {
            var left = plan.Until - at.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (left <= 0) throw new ActionRefusedException("Its time is over.");
            NftMaking.Make(piece, table, batch, (left + 999) / 1000);
        }, cancellation).ConfigureAwait(false);
        await RunningFlows.EndAsync(at, plan, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(NftablesConnection at, ActionPlan plan, CancellationToken cancellation) =>
        NftChecking.Check(NftPiece.Of(plan), plan, await at.ReadAsync(cancellation).ConfigureAwait(false), at.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(NftablesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var piece = NftPiece.Of(plan);
        var left = "";
        await InTurnAsync(at, (table, batch) => left = NftMaking.Unmake(piece, table, batch), cancellation).ConfigureAwait(false);
        return left.Length > 0
            ? new ActionCheck(ActionState.Different, $"The device is free; left in the table {at.Table}, because somebody added to it: {left}.")
            : new ActionCheck(ActionState.Absent, $"Nothing of {piece.Names.Mark} is in the table {at.Table}.");
    }

    // What was read may have changed or ended before the change arrives; then the kernel refuses all of it.
    private static async Task InTurnAsync(NftablesConnection at, Action<NftTable?, NftBatch> make, CancellationToken cancellation)
    {
        await at.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (var tries = 1; ; tries++)
            {
                var batch = new NftBatch(at.Table);
                make(await at.ReadAsync(cancellation).ConfigureAwait(false), batch);
                if (batch.IsEmpty) return;
                try
                {
                    await at.ChangeAsync(batch, cancellation).ConfigureAwait(false);
                    return;
                }
                catch (ActionFailedException) when (tries < Tries)
                {
                }
            }
        }
        finally
        {
            at.Turn.Release();
        }
    }

    private static string What(Containment wanted) => wanted.Kind switch
    {
        ContainmentKind.BlockConnections => $"drop connections {string.Join("; ", wanted.Block.Take(5))}{More(wanted.Block.Count)} of",
        ContainmentKind.EnforcePatternOfLife or ContainmentKind.EnforceGroup => $"let connections {string.Join("; ", wanted.Allow.Take(5))}{More(wanted.Allow.Count)} go on and drop every other of",
        ContainmentKind.BlockOutgoing => "drop every connection opened by",
        ContainmentKind.BlockIncoming => "drop every connection opened to",
        _ => "drop everything from and to",
    };

    private static string More(int count) => count > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {count - 5} more") : "";

    private static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
