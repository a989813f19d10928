using Windhover.Core.Detection;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>The untouched record behind a row of a search.</summary>
internal static class RecordEndpoint
{
    // Several events may stand at one place of a file, and a file's name is found whatever its case.
    private const int MostRows = 50;

    private static readonly QueryParameter<SearchKind?> Kind = Parameters.OneOf<SearchKind>("kind", "What kind of row it is. The default is `events`.");
    private static readonly QueryParameter<string> File = Parameters.Text("file", "`file` of the row.", required: true);
    private static readonly QueryParameter<long?> Offset = Parameters.Whole("offset", "`offset` of the row.", long.MaxValue, required: true);
    private static readonly QueryParameter<long?> Time = Parameters.Whole("time", "`time` of an event; `first_time` of a connection.", long.MaxValue, required: true);

    internal static void MapRecord(this RouteGroupBuilder api) => api.MapGet("/search/record", Get)
        .WithTags("search").WithName("get_search_record")
        .WithSummary("The untouched record that an event or the first flow of a connection was read from, at most 256 KiB of it. Only places that a stored row names are read")
        .Takes(Kind, File, Offset, Time)
        .Produces<RawRecord>().ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Get(HttpRequest request, ITelemetryStore telemetry, IRawRecords records, ServerOptions options)
    {
        var (file, offset, time) = (File.Read(request)!, Offset.Read(request)!.Value, Time.Read(request)!.Value);
        var query = new TelemetryQuery
        {
            From = time,
            To = time == long.MaxValue ? null : time + 1,
            Where = new AllPredicate([new TextPredicate(TelemetryFields.Find("file")!, [file]), new NumberPredicate(TelemetryFields.Find("offset")!, offset, offset)]),
            Limit = MostRows,
        };
        var places = (Kind.Read(request) ?? SearchKind.Events) == SearchKind.Events
            ? telemetry.Events(query).Items.Select(row => new Evidence(row.Source, row.File, row.Offset, row.Length, row.RecordId, row.Time))
            : telemetry.Connections(query).Items.Select(row => new Evidence("", row.File, row.Offset, row.Length, "", row.FirstTime));
        if (places.FirstOrDefault(place => place.File == file && place.Offset == offset) is not { } place) return Problems.NotFound($"No row of that time was read from byte {offset} of {file}.");
        return RecordText.Answer(place, records, options);
    }
}
