using System.Globalization;
using System.Text;
using System.Text.Json;
using Windhover.Core.Stores;
using Windhover.Server.Json;

namespace Windhover.Server.Api;

/// <summary>
/// Sends what matches page by page, so that no export needs more memory than a page. What was cut off says a header, since a file cannot:
/// <c>Windhover-Total</c> and <c>Windhover-Rows</c>.
/// </summary>
internal sealed class SearchExport(ITelemetryStore telemetry, TelemetryQuery query, SearchKind kind, bool asCsv) : IResult
{
    internal const int MostRows = 100_000;

    // Connections are added up anew for each page: fewer, larger ones.
    private const int PageRows = 20_000;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext context)
    {
        var answer = context.Response;
        answer.ContentType = asCsv ? "text/csv; charset=utf-8" : "application/x-ndjson";
        var name = kind == SearchKind.Events ? "events" : "connections";
        answer.Headers.ContentDisposition = $"attachment; filename=\"windhover-{name}.{(asCsv ? "csv" : "jsonl")}\"";
        await (kind == SearchKind.Events ? WriteAsync(context, telemetry.Events) : WriteAsync(context, telemetry.Connections));
    }

    private async Task WriteAsync<T>(HttpContext context, Func<TelemetryQuery, Page<T>> read)
    {
        var left = MostRows;
        string? cursor = null;
        var isFirst = true;
        do
        {
            var page = read(query with { Cursor = cursor, Limit = Math.Min(left, PageRows) });
            if (isFirst)
            {
                context.Response.Headers["Windhover-Total"] = page.Total.ToString(CultureInfo.InvariantCulture);
                context.Response.Headers["Windhover-Rows"] = Math.Min(page.Total, MostRows).ToString(CultureInfo.InvariantCulture);
            }

            foreach (var row in page.Items)
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(row, ApiJson.Info<T>());
                if (asCsv) await WriteCsvAsync(context, json, isFirst);
                else
                {
                    await context.Response.Body.WriteAsync(json, context.RequestAborted);
                    await context.Response.Body.WriteAsync(LineEnd, context.RequestAborted);
                }

                isFirst = false;
            }

            left -= page.Items.Count;
            cursor = page.Next;
        }
        while (cursor is not null && left > 0);
    }

    private static async Task WriteCsvAsync(HttpContext context, byte[] json, bool withHead)
    {
        using var document = JsonDocument.Parse(json);
        var line = new StringBuilder();
        if (withHead) line.AppendJoin(',', document.RootElement.EnumerateObject().Select(field => field.Name)).Append("\r\n");
        line.AppendJoin(',', document.RootElement.EnumerateObject().Select(field => Cell(field.Value))).Append("\r\n");
        await context.Response.WriteAsync(line.ToString(), context.RequestAborted);
    }

    // A log's text that a spreadsheet would take for a formula gets a quote before it (https://owasp.org/www-community/attacks/CSV_Injection).
    private static string Cell(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText();
        var text = value.GetString()!;
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
