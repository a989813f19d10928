using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Detection;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Alerts, their ledgers, and the raw records behind them.</summary>
internal static class AlertEndpoints
{
    internal static void MapAlerts(this RouteGroupBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("alerts");
        alerts.MapGet("", List).WithName("list_alerts").WithSummary("Alerts, newest first")
            .Takes(Parameters.Cursor, Parameters.Limit, Parameters.Entity, Parameters.Model)
            .Produces<Page<Alert>>();
        alerts.MapGet("/{id}", Get).WithName("get_alert").WithSummary("One alert with its ledger")
            .Produces<Alert>().ProducesProblem(StatusCodes.Status404NotFound);
        alerts.MapGet("/{id}/records/{index:int}", Record).WithName("get_alert_record")
            .WithSummary("The untouched record that one piece of an alert's evidence points at, at most 256 KiB of it")
            .Produces<RawRecord>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<Page<Alert>> List(HttpRequest request, IStateStore state)
    {
        var query = new AlertQuery
        {
            Cursor = Parameters.Cursor.Read(request),
            Limit = Parameters.Limit.Read(request) ?? 50,
            EntityId = Parameters.Entity.Read(request),
            Model = Parameters.Model.Read(request),
        };
        return TypedResults.Ok(QueryEndpoints.Page(query.Cursor, () => state.Alerts(query)));
    }

    private static IResult Get(string id, IStateStore state) => state.Alert(id) is { } alert ? TypedResults.Ok(alert) : Unknown(id);

    private static IResult Record(string id, int index, IStateStore state, IRawRecords records, ServerOptions options)
    {
        if (state.Alert(id) is not { } alert) return Unknown(id);
        if (index < 0 || index >= alert.Evidence.Count) return Problems.NotFound($"Alert '{id}' has {alert.Evidence.Count} pieces of evidence; there is no number {index}.");
        return RecordText.Answer(alert.Evidence[index], records, options);
    }

    private static IResult Unknown(string id) => Problems.NotFound($"There is no alert '{id}'.");
}
