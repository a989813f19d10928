using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Windhover.Core.Outputs.Exports;
using Windhover.Core.Stores;
using Windhover.Server.Description;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Incidents and alerts as files in formats of others.</summary>
internal static class ExportEndpoints
{
    private static readonly QueryParameter<IIncidentExport> IncidentFormat = Format(ExportFormats.ForIncidents, ExportFormats.ForIncident);
    private static readonly QueryParameter<IAlertExport> AlertFormat = Format(ExportFormats.ForAlerts, ExportFormats.ForAlert);

    internal static void MapExports(this RouteGroupBuilder api)
    {
        api.MapGet("/incidents/{id}/export", Incident).WithName("export_incident").WithTags("incidents")
            .WithSummary("An incident with its investigation and its alerts, as a file")
            .WithDescription("An incident that was not investigated yet is exported as far as it goes.")
            .Takes(IncidentFormat).ProducesFile(ExportFormats.ForIncidents).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/alerts/{id}/export", Alert).WithName("export_alert").WithTags("alerts").WithSummary("An alert as a file")
            .Takes(AlertFormat).ProducesFile(ExportFormats.ForAlerts).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Incident(string id, HttpRequest request, IStateStore state)
    {
        var format = IncidentFormat.Read(request)!;
        return IncidentStory.Read(state, id) is { } story ? new ExportResult(format, id, format.Write(story)) : Problems.NotFound($"There is no incident '{id}'.");
    }

    private static IResult Alert(string id, HttpRequest request, IStateStore state)
    {
        var format = AlertFormat.Read(request)!;
        return state.Alert(id) is { } alert ? new ExportResult(format, id, format.Write(alert)) : Problems.NotFound($"There is no alert '{id}'.");
    }

    private static QueryParameter<T> Format<T>(IReadOnlyList<T> formats, Func<string, T?> find)
        where T : class, IExportFormat => new(
        "format", $"The format. {string.Join(' ', formats.Select(format => $"`{format.Name}`: {format.Title}."))}",
        () => new() { Type = JsonSchemaType.String, Enum = [.. formats.Select(format => (JsonNode)format.Name)] },
        $"one of {string.Join(", ", formats.Select(format => format.Name))}", find, required: true);

    private static RouteHandlerBuilder ProducesFile(this RouteHandlerBuilder endpoint, IEnumerable<IExportFormat> formats)
    {
        string[] types = [.. formats.Select(format => format.MediaType.Split(';')[0]).Distinct(StringComparer.Ordinal)];
        return endpoint.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), types), FileFacts.Marker);
    }
}
