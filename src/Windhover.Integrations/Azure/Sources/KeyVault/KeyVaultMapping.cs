using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.KeyVault;

/// <summary>From a request to a vault, of its keys, secrets and certificates or of itself, to an event.</summary>
internal sealed class KeyVaultMapping : IAzureMapping
{
    private readonly AzureSymbols symbols;
    private readonly SymbolCache items;
    private readonly Symbol service;
    private readonly AzureField time, operation, vault, address, resultType, signature, statusCode, claims, client, itemId, requestUri, location;
    private readonly Dictionary<Symbol, (ActivityKind Kind, Symbol Noun)> known = [];

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public KeyVaultMapping(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        items = new SymbolCache(uri => symbols.Lower(KeyVaultItem.Of(uri)), width: 256);
        service = symbols.Table.Intern("microsoft.keyvault"u8);
        time = fields.Text("time", "TimeGenerated");
        operation = fields.Text("operationName", "OperationName");
        vault = fields.Text("resourceId", "ResourceId", "_ResourceId");
        address = fields.Text("callerIpAddress", "CallerIPAddress", "CallerIpAddress");
        resultType = fields.Text("resultType", "ResultType");
        signature = fields.Text("resultSignature", "ResultSignature");
        statusCode = fields.Text("properties.httpStatusCode", "httpStatusCode_d", "HttpStatusCode");
        claims = fields.Whole("identity.claim", "identity.claims", "Identity.claim", "Identity");
        client = fields.Text("properties.clientInfo", "clientInfo_s", "ClientInfo");
        itemId = fields.Text("properties.id", "id_s", "Id");
        requestUri = fields.Text("properties.requestUri", "requestUri_s", "RequestUri");
        location = fields.Text("location", "Location");
    }

    /// <inheritdoc />
    public string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output)
    {
        var when = time.In(record);
        if (when.IsEmpty) return "time: missing";
        if (!IsoTime.TryRead(when, out activity.Time)) return "time: not a time";
        var name = operation.In(record);
        if (name.IsEmpty) return "operationName: missing";

        activity.Operation = symbols.Of(name);
        activity.Service = service;
        activity.Region = symbols.Of(location.In(record));
        var (kind, noun) = Judge(activity.Operation);
        activity.Activity = kind;
        if (kind == ActivityKind.Logon) activity.Class = EventClass.Authentication;
        AzureIdentity.FromClaims(TokenClaims.Of(claims.In(record)), symbols, ref activity);
        CallerAddress.Read(address.In(record), ref activity);
        var agent = client.In(record);
        if (!agent.IsEmpty) activity.Agent = symbols.Agent(agent);

        var id = vault.In(record);
        activity.Account = symbols.Subscription(id);
        var item = itemId.In(record);
        activity.Resource = items.Of(item.IsEmpty ? requestUri.In(record) : item);
        if (!activity.Resource.IsNone && !symbols.Table.Text(noun).StartsWith("vault", StringComparison.Ordinal)) activity.Related = symbols.Lower(id);
        else activity.Resource = symbols.Lower(id);
        activity.ResourceKind = noun;
        Result(record, ref activity);
        return null;
    }

    private (ActivityKind Kind, Symbol Noun) Judge(Symbol name)
    {
        if (known.TryGetValue(name, out var found)) return found;
        if (known.Count >= 4096) known.Clear();
        var (kind, noun) = KeyVaultOperation.Of(symbols.Table.Text(name));
        return known[name] = (kind, symbols.Table.Intern(noun));
    }

    // The first request of a client is answered 401 with the way to a token, and the log calls that a success.
    private void Result(in JsonRecord record, ref ActorActivity activity)
    {
        var said = resultType.In(record);
        var hasCode = HttpStatus.TryRead(statusCode.In(record), out var code);
        if (said.IsEmpty && !hasCode) return;
        var failed = (hasCode && code >= 400) || (!said.IsEmpty && !Ascii.EqualsIgnoreCase(said, "Success"u8) && !Ascii.EqualsIgnoreCase(said, "Succeeded"u8));
        activity.Outcome = failed ? Outcome.Failure : Outcome.Success;
        if (!failed) return;
        var detail = signature.In(record);
        activity.Error = symbols.Of(!detail.IsEmpty ? detail : hasCode ? statusCode.In(record) : said);
    }
}
