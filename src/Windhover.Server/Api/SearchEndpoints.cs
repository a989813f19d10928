using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;
using Windhover.Server.Description;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>What helps to write a query, and what leads out of its result.</summary>
internal static class SearchEndpoints
{
    private const int MostFields = 12;
    private const int UsualValues = 10;

    private static readonly QueryParameter<SearchKind?> Kind = Parameters.OneOf<SearchKind>("kind", "What is searched. The default is `events`.");
    private static readonly QueryParameter<string> Prefix = Parameters.Text("prefix", "Only values that begin with this, whatever the case; ids of entities may hold it anywhere.");

    private static readonly QueryParameter<TelemetryField[]> Fields = new(
        "fields", $"Names of the fields, joined by commas, at most {MostFields}.", () => new() { Type = JsonSchemaType.String, Enum = [.. Countable.Select(field => (JsonNode)field.Name)] },
        $"up to {MostFields} names out of {string.Join(", ", Countable.Select(field => field.Name))}", ReadFields, required: true);

    private static readonly QueryParameter<string> Format = new(
        "format", "`jsonl`: one row a line, as the lists write it. `csv`: a head and one row a line (RFC 4180).", () => new() { Type = JsonSchemaType.String, Enum = ["jsonl", "csv"] },
        "jsonl or csv", text => text is "jsonl" or "csv" ? text : null, required: true);

    private static IEnumerable<TelemetryField> Countable => TelemetryFields.All.Where(each => each.CanCount);

    internal static void MapSearch(this RouteGroupBuilder api)
    {
        var search = api.MapGroup("/search").WithTags("search");
        search.MapGet("/fields", List).WithName("list_search_fields").WithSummary("The fields that a query can name");
        search.MapGet("/values", Values).WithName("list_search_values").WithSummary("The most frequent values of fields among what matches: for facets and for completing a query")
            .Takes(Kind, Fields, Prefix, Parameters.Q, Parameters.Entity, Parameters.Address, Parameters.From, Parameters.To, Parameters.Limit)
            .Produces<ItemList<FieldValuesView>>();
        search.MapGet("/export", Export).WithName("export_search").WithSummary($"What matches, as a file; at most {SearchExport.MostRows} rows")
            .Takes(Format, Kind, Parameters.Q, Parameters.Entity, Parameters.Address, Parameters.From, Parameters.To)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["application/x-ndjson", "text/csv"]), FileFacts.Marker);
    }

    private static Ok<ItemList<FieldView>> List() => TypedResults.Ok(new ItemList<FieldView>(
        [.. TelemetryFields.All.Select(field => new FieldView(field.Name, field.Kind, field.InEvents, field.InConnections, field.Means, field.CanCount))]));

    private static Ok<ItemList<FieldValuesView>> Values(HttpRequest request, ITelemetryStore telemetry)
    {
        var of = TelemetryRequest.Read(request, []) with { Limit = Parameters.Limit.Read(request) ?? UsualValues };
        var isOfConnections = Kind.Read(request) == SearchKind.Connections;
        var prefix = Prefix.Read(request) ?? "";
        return TypedResults.Ok(new ItemList<FieldValuesView>(
        [
            .. Fields.Read(request)!.Select(field => new FieldValuesView(field.Name, telemetry.Values(new() { Of = of, Connections = isOfConnections, Field = field, Prefix = prefix }))),
        ]));
    }

    private static SearchExport Export(HttpRequest request, ITelemetryStore telemetry) =>
        new(telemetry, TelemetryRequest.Read(request, []), Kind.Read(request) ?? SearchKind.Events, Format.Read(request) == "csv");

    private static TelemetryField[]? ReadFields(string text)
    {
        var names = text.Split(',');
        TelemetryField[] fields = [.. names.Select(TelemetryFields.Find).OfType<TelemetryField>().Where(field => field.CanCount)];
        return names.Length <= MostFields && fields.Length == names.Length ? fields : null;
    }
}
