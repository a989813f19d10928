using System.Globalization;
using Windhover.Core.Stores;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Reads what requests for telemetry have in common.</summary>
internal static class TelemetryRequest
{
    internal static TelemetryQuery Read(HttpRequest request, Dictionary<string, string> fields)
    {
        var query = new TelemetryQuery
        {
            From = Parameters.From.Read(request),
            To = Parameters.To.Read(request),
            EntityId = Parameters.Entity.Read(request),
            Address = Parameters.Address.Read(request),
            Fields = fields,
            Cursor = Parameters.Cursor.Read(request),
            Limit = Parameters.Limit.Read(request) ?? 100,
        };
        return query.From >= query.To ? throw new BadQueryException(Parameters.From.Name, "'from' must be before 'to'.") : query;
    }

    /// <summary>Adds the condition when the request gives it.</summary>
    internal static void Add<T>(this Dictionary<string, string> fields, QueryParameter<T> parameter, HttpRequest request)
    {
        if (parameter.Read(request) is { } value) fields.Add(parameter.Name, string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }
}
