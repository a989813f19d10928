using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Storage;

/// <summary>
/// What a request is for: the container, share, queue or table, under the resource id that the activity log writes for it. The object in it is left to models
/// that ask for it (<c>properties.objectKey</c>): there is no end of objects.
/// </summary>
internal sealed class StorageTarget
{
    private static readonly (string Service, string Collection, string Noun)[] Services =
        [("blob", "containers", "container"), ("file", "shares", "share"), ("queue", "queues", "queue"), ("table", "tables", "table")];

    private readonly AzureSymbols symbols;
    private readonly AzureField resource, key, uri, service, accountName;
    private readonly SymbolCache accounts;

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public StorageTarget(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        resource = fields.Text("resourceId", "_ResourceId", "ResourceId");
        key = fields.Text("properties.objectKey", "ObjectKey");
        uri = fields.Text("uri", "properties.requestUrl", "Uri");
        service = fields.Text("properties.serviceType", "ServiceType");
        accountName = fields.Text("properties.accountName", "AccountName");
        accounts = new SymbolCache(id => symbols.Lower(AccountOf(id)), width: 256);
    }

    /// <summary>The storage account: its resource id, else its name.</summary>
    public Symbol Account(in JsonRecord record)
    {
        var id = resource.In(record);
        return id.IsEmpty ? symbols.Lower(accountName.In(record)) : accounts.Of(id);
    }

    /// <summary>Fills resource and account.</summary>
    public void Map(in JsonRecord record, ref ActorActivity activity)
    {
        var id = resource.In(record);
        activity.Account = symbols.Subscription(id);
        var path = Path(record);
        var container = First(path);
        var (name, collection, noun) = ServiceOf(record, id);
        if (container.IsEmpty)
        {
            activity.Resource = id.IsEmpty ? symbols.Lower(accountName.In(record)) : symbols.Lower(id);
            activity.ResourceKind = id.IsEmpty ? symbols.Table.Intern("storage account"u8) : symbols.Kind(id);
            return;
        }

        activity.ResourceKind = symbols.Table.Intern(noun);
        var account = symbols.Table.Text(Account(record));
        activity.Resource = symbols.Lower(Encoding.UTF8.GetBytes(
            id.IsEmpty ? $"{account}/{Encoding.UTF8.GetString(container)}" : $"{account}/{name}services/default/{collection}/{Encoding.UTF8.GetString(container)}"));
    }

    /// <summary>The path below the account: of <c>/account/container/object</c>, else of the URI.</summary>
    private ReadOnlySpan<byte> Path(in JsonRecord record)
    {
        var text = key.In(record).Trim((byte)'"');
        if (text.StartsWith("/"u8))
        {
            var account = First(text[1..]);
            return text.Length > account.Length + 2 ? text[(account.Length + 2)..] : default;
        }

        text = uri.In(record);
        var scheme = text.IndexOf("://"u8);
        if (scheme < 0) return default;
        text = text[(scheme + 3)..];
        var end = text.IndexOfAny("?#"u8);
        if (end >= 0) text = text[..end];
        var slash = text.IndexOf((byte)'/');
        return slash < 0 ? default : text[(slash + 1)..];
    }

    private (string Service, string Collection, string Noun) ServiceOf(in JsonRecord record, ReadOnlySpan<byte> id)
    {
        var type = Encoding.UTF8.GetString(service.In(record));
        var text = type.Length > 0 ? type : Encoding.UTF8.GetString(id[(id.LastIndexOf("/"u8) is var last and > 0 ? id[..last].LastIndexOf((byte)'/') + 1 : 0)..]);
        foreach (var one in Services)
        {
            if (text.StartsWith(one.Service, StringComparison.OrdinalIgnoreCase)) return one;
        }

        return Services[0];
    }

    /// <summary>The account's part of an id that goes on to one of its services.</summary>
    private static ReadOnlySpan<byte> AccountOf(ReadOnlySpan<byte> id)
    {
        var rest = id;
        for (var end = 0; ;)
        {
            var slash = rest.IndexOf((byte)'/');
            var segment = slash < 0 ? rest : rest[..slash];
            if (segment.Length > 8 && Ascii.EqualsIgnoreCase(segment[^8..], "services"u8)) return id[..Math.Max(0, end - 1)];
            if (slash < 0) return id;
            end += slash + 1;
            rest = rest[(slash + 1)..];
        }
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> path) => path.IndexOf((byte)'/') is var slash and >= 0 ? path[..slash] : path;
}
