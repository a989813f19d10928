using System.Globalization;
using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;
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
            Where = Where(Parameters.Q.Read(request)),
            Cursor = Parameters.Cursor.Read(request),
            Limit = Parameters.Limit.Read(request) ?? 100,
        };
        return query.From >= query.To ? throw new BadQueryException(Parameters.From.Name, "'from' must be before 'to'.") : query;
    }

    /// <summary>What a query asks; null for nothing.</summary>
    /// <exception cref="BadQueryException">It cannot be read; says where.</exception>
    internal static TelemetryPredicate? Where(string? text)
    {
        if (text is null) return null;
        try
        {
            return QueryLanguage.Parse(text);
        }
        catch (QuerySyntaxException wrong)
        {
            throw new BadQueryException(Parameters.Q.Name, wrong.Message) { Position = wrong.Position, Length = wrong.Length };
        }
    }

    /// <summary>Adds the condition when the request gives it.</summary>
    internal static void Add<T>(this Dictionary<string, string> fields, QueryParameter<T> parameter, HttpRequest request)
    {
        if (parameter.Read(request) is { } value) fields.Add(parameter.Name, string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }

    /// <summary>The same for a value that is written in its own way.</summary>
    internal static void Add<T>(this Dictionary<string, string> fields, QueryParameter<T> parameter, HttpRequest request, Func<T, string> write)
    {
        if (parameter.Read(request) is { } value) fields.Add(parameter.Name, write(value));
    }
}
