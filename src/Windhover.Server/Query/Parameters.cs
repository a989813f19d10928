using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Windhover.Core.Detection;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Server.Json;

namespace Windhover.Server.Query;

/// <summary>The query parameters that lists take.</summary>
internal static class Parameters
{
    internal const int MaxLimit = 500;

    internal static readonly QueryParameter<int?> Limit = new(
        "limit", "At most this many items. The default is 50; 100 for events and connections.",
        () => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "500" },
        "a whole number from 1 to 500", text => Number(text) is >= 1 and <= MaxLimit and var number ? (int)number : null);

    internal static readonly QueryParameter<string> Cursor = Text("cursor", "`next` of the page before; left out for the first page.");
    internal static readonly QueryParameter<string> Entity = Text("entity", "Only what names this entity id.");
    internal static readonly QueryParameter<string> Id = Text("id", "The entity's id.", required: true);
    internal static readonly QueryParameter<string> Model = Text("model", "Only alerts of this model.");
    internal static readonly QueryParameter<IncidentStatus?> Status = OneOf<IncidentStatus>("status", "Only incidents with this status.");
    internal static readonly QueryParameter<Severity?> MinSeverity = OneOf<Severity>("min_severity", "Only incidents at least this severe.");
    internal static readonly QueryParameter<Verdict?> Verdict = OneOf<Verdict>("verdict", "Only investigations with this verdict.");
    internal static readonly QueryParameter<string> Alert = Text("alert", "Only the investigation that holds this alert id.");
    internal static readonly QueryParameter<EventClass?> Class = OneOf<EventClass>("class", "Only events of this class.");
    internal static readonly QueryParameter<long?> From = Whole("from", "From this time on, epoch milliseconds.", long.MaxValue);
    internal static readonly QueryParameter<long?> To = Whole("to", "Before this time, epoch milliseconds.", long.MaxValue);
    internal static readonly QueryParameter<long?> Port = Whole("port", "Only this service port.", 65_535);
    internal static readonly QueryParameter<long?> Protocol = Whole("protocol", "Only this IANA protocol number.", 255);
    internal static readonly QueryParameter<string> Peer = Text("peer", "Only this peer: an entity id, or an address as text.");

    internal static readonly QueryParameter<string> Q = Text("q", "A query, as docs/reference/query-language.md describes it; what it asks must hold beside the other conditions.");

    internal static readonly QueryParameter<bool?> Told = new(
        "told", "Only investigations that people are told of, or only those that they are not.", () => new() { Type = JsonSchemaType.Boolean },
        "true or false", text => text switch { "true" => true, "false" => false, _ => null });

    internal static readonly QueryParameter<Address?> Address = new(
        "address", "Only what has this address on either side.", () => new() { Type = JsonSchemaType.String },
        "an IPv4 or IPv6 address", text => Core.Events.Address.TryParse(text, out var address) ? address : null);

    internal static QueryParameter<string> Text(string name, string description, bool required = false) =>
        new(name, description, () => new() { Type = JsonSchemaType.String, MaxLength = QueryParameter.MaxLength }, "text", text => text, required);

    internal static QueryParameter<long?> Whole(string name, string description, long max, bool required = false) => new(
        name, description,
        () => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Maximum = max == long.MaxValue ? null : max.ToString(CultureInfo.InvariantCulture) },
        max == long.MaxValue ? "a whole number, 0 or more" : $"a whole number from 0 to {max}", text => Number(text) is { } number && number <= max ? number : null, required);

    internal static QueryParameter<bool?> Flag(string name, string description) => new(
        name, description, () => new() { Type = JsonSchemaType.Boolean }, "true or false", text => text switch { "true" => true, "false" => false, _ => null });

    internal static QueryParameter<T?> OneOf<T>(string name, string description)
        where T : struct, Enum => new(
        name, description,
        () => new() { Type = JsonSchemaType.String, Enum = [.. SnakeCaseEnum<T>.Names.Select(each => (JsonNode)each)] },
        $"one of {string.Join(", ", SnakeCaseEnum<T>.Names)}", text => SnakeCaseEnum<T>.TryParse(text, out var value) ? value : null);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
