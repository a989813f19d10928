using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>A gateway, set up. Only one change is under way at a time.</summary>
internal sealed class NftablesConnection : IResponderConnection
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    /// <summary>Runs nft.</summary>
    public required GatewayCommand Nft { get; init; }

    /// <summary>Runs conntrack; null where running flows are left to the drop.</summary>
    public required GatewayCommand? Conntrack { get; init; }

    /// <summary>Name of our table.</summary>
    public required string Table { get; init; }

    /// <summary>Networks that the gateway routes; empty for all.</summary>
    public required IReadOnlyList<AddressBlock> Networks { get; init; }

    /// <summary>Tells the time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Held while the table is read and changed; shared by all connections to it, so that none removes what another is about to use.</summary>
    public SemaphoreSlim Turn => Turns.GetOrAdd($"{Nft} {Table}", _ => new SemaphoreSlim(1));

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        var answer = await TablesAsync(cancellation).ConfigureAwait(false);
        var version = answer.OfType<JsonObject>().Select(o => o["metainfo"]?["version"]?.GetValue<string>()).FirstOrDefault(v => v is not null) ?? "of unknown version";
        return $"nft {version} by {Nft}";
    }

    /// <summary>Our table as it stands; null when there is none.</summary>
    public async Task<NftTable?> ReadAsync(CancellationToken cancellation)
    {
        var (code, output, error) = await Nft.RunAsync(["-j", "-f", "-"], NftBatch.List(Table), cancellation).ConfigureAwait(false);
        if (code == 0) return NftTable.Parse(Table, Objects(output));
        var tables = await TablesAsync(cancellation).ConfigureAwait(false);
        if (tables.OfType<JsonObject>().Any(o => o["table"]?["name"]?.GetValue<string>() == Table)) throw new ActionFailedException($"nft could not list the table {Table}: {error}");
        return null;
    }

    /// <summary>Changes it, all or nothing.</summary>
    public async Task ChangeAsync(NftBatch batch, CancellationToken cancellation)
    {
        var (code, _, error) = await Nft.RunAsync(["-j", "-f", "-"], batch.ToString(), cancellation).ConfigureAwait(false);
        if (code != 0) throw new ActionFailedException($"nft refused the change (exit code {code}): {error}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<JsonArray> TablesAsync(CancellationToken cancellation)
    {
        var (code, output, error) = await Nft.RunAsync(["-j", "list", "tables", "inet"], "", cancellation).ConfigureAwait(false);
        return code == 0 ? Objects(output) : throw new ActionFailedException($"nft could not list tables (exit code {code}): {error}");
    }

    private static JsonArray Objects(string output)
    {
        try
        {
            return JsonNode.Parse(output)?["nftables"] as JsonArray ?? throw new ActionFailedException("nft answered without a list of objects");
        }
        catch (JsonException broken)
        {
            throw new ActionFailedException("nft answered with broken JSON", broken);
        }
    }
}
